using Isnad.Text;

namespace Isnad.Fusion;

/// <summary>Counts in how many documents a word stem stands, stemmed as fusion stems.</summary>
public sealed class RarityCounter
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _documents;

    /// <summary>The different stems of a text.</summary>
    public static IReadOnlySet<string> Stems(string text) => new TextWords(new SourceText(text)).All.ToHashSet(StringComparer.Ordinal);

    /// <summary>Counts a document.</summary>
    public void Add(string text)
    {
        _documents++;
        foreach (var stem in Stems(text))
        {
            _counts[stem] = _counts.GetValueOrDefault(stem) + 1;
        }
    }

    /// <summary>The counts of stems that stand in at least <paramref name="least"/> documents.</summary>
    public WordRarity Count(int least) => new(_documents, _counts.Where(pair => pair.Value >= least).ToDictionary(StringComparer.Ordinal));
}
