using Isnad.Model.Ledger;
using Isnad.Text;

namespace Isnad.Storage;

/// <summary>Turns what a person types into a query of FTS5. Nothing of it reaches the index but words that went through <see cref="SearchWords"/>.</summary>
internal static class WordQuery
{
    /// <summary>The query; null where nothing is asked.</summary>
    /// <exception cref="LedgerException">Only words that must not stand there.</exception>
    public static string? Of(string? typed)
    {
        var (wanted, unwanted) = (new List<string>(), new List<string>());
        foreach (var (words, isPrefix, isUnwanted) in Parts(typed ?? ""))
        {
            if (SearchWords.Of(words) is { Length: > 0 } phrase)
            {
                (isUnwanted ? unwanted : wanted).Add($"\"{phrase}\"{(isPrefix ? " *" : "")}");
            }
        }
        return (wanted.Count, unwanted.Count) switch
        {
            (0, 0) => null,
            (0, _) => throw new LedgerException("the search has only words that must not stand in a report; give at least one that must."),
            (_, 0) => string.Join(' ', wanted),
            _ => $"({string.Join(' ', wanted)}) NOT ({string.Join(" OR ", unwanted)})",
        };
    }

    private static IEnumerable<(string Words, bool IsPrefix, bool IsUnwanted)> Parts(string typed)
    {
        // Quotation marks of any script; one that is never closed reaches to the end.
        var marks = new[] { '"', '\u201C', '\u201D', '\u00AB', '\u00BB' };
        var quoted = typed.Split(marks);
        for (var i = 0; i < quoted.Length; i++)
        {
            if (i % 2 == 1)
            {
                yield return (quoted[i], false, quoted[i - 1].EndsWith('-'));
                continue;
            }
            foreach (var word in quoted[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                yield return (word, word.EndsWith('*'), word.Length > 1 && word[0] == '-');
            }
        }
    }
}
