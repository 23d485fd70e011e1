namespace Isnad.Analysis.Examples;

/// <summary>What came of one example.</summary>
/// <param name="Expected">What the example asks for.</param>
/// <param name="Got">What the reader answers.</param>
/// <param name="Holds">The answer is the one asked for.</param>
public sealed record ExampleOutcome(string File, string Entry, string Text, string Expected, string Got, bool Holds)
{
    private const int Shown = 40;

    /// <summary>The beginning of the text, which with file and entry names the example.</summary>
    public string Beginning => Text[..Math.Min(Shown, Text.Length)].Replace('\t', ' ').Replace('\n', ' ').Trim();

    /// <summary>The same as one line of a list.</summary>
    public string Key => $"{File}\t{Entry}\t{Beginning}";
}
