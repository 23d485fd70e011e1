namespace Isnad.Text;

/// <summary>What a run of characters is.</summary>
public enum TokenKind : byte
{
    /// <summary>A word in Arabic script.</summary>
    Word,

    /// <summary>ASCII digits (after folding), with inner separators of thousands or a decimal point.</summary>
    Number,

    /// <summary>A word in another script.</summary>
    Latin,

    /// <summary>One mark of punctuation or any other single character.</summary>
    Mark,
}

/// <summary>One token: its source range and its range in the normalised text.</summary>
public readonly record struct Token(TokenKind Kind, TextSpan Span, int NormalStart, int NormalEnd, bool LineBefore);

/// <summary>A run of tokens that belong together: <paramref name="First"/> to <paramref name="End"/> exclusive, in the paragraph with number <paramref name="Paragraph"/>.</summary>
public readonly record struct Sentence(int First, int End, int Paragraph);
