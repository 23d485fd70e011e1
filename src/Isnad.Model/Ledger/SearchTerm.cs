using Isnad.Text;

namespace Isnad.Model.Ledger;

/// <summary>One part of what a person types to search: a word, or several that stand side by side.</summary>
/// <param name="Words">As they are looked for (<see cref="SearchWords"/>), never empty.</param>
/// <param name="IsPrefix">The last word may go on.</param>
/// <param name="IsUnwanted">It must not stand in the report.</param>
public sealed record SearchTerm(string Words, bool IsPrefix, bool IsUnwanted)
{
    // Of any script; one that is never closed reaches to the end.
    private static readonly char[] QuotationMarks = ['"', '\u201C', '\u201D', '\u00AB', '\u00BB'];

    /// <summary>The terms of <paramref name="typed"/>: words, "words side by side", begin*, -unwanted.</summary>
    public static IReadOnlyList<SearchTerm> Of(string? typed)
    {
        var result = new List<SearchTerm>();
        var parts = (typed ?? "").Split(QuotationMarks);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
            {
                Add(parts[i], false, parts[i - 1].EndsWith('-'));
                continue;
            }
            foreach (var word in parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                Add(word, word.EndsWith('*'), word.Length > 1 && word[0] == '-');
            }
        }
        return result;

        void Add(string words, bool isPrefix, bool isUnwanted)
        {
            if (SearchWords.Of(words) is { Length: > 0 } found)
            {
                result.Add(new(found, isPrefix, isUnwanted));
            }
        }
    }
}
