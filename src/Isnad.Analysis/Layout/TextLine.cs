using Isnad.Language;

namespace Isnad.Analysis.Layout;

/// <summary>One line of a text: tokens from <paramref name="First"/> to <paramref name="End"/> exclusive, its number of words, and what it was taken for.</summary>
internal sealed record TextLine(int First, int End, int Words, bool EndsSentence)
{
    /// <summary>A line that could be a headline has at most this many words.</summary>
    private const int LongestHeadline = 18;

    /// <summary>The furniture that its words name; null for none.</summary>
    public FurnitureLine? Furniture { get; set; }

    /// <summary>Kind of remain as it is shown; null where the line is report.</summary>
    public string? What { get; set; }

    /// <summary>Why it is left out.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Language of its words; null where they say too little.</summary>
    public LanguageGuess Language { get; set; }

    /// <summary>Short, and no sentence.</summary>
    public bool IsHeadline => Words <= LongestHeadline && !EndsSentence;
}
