using Isnad.Text;

namespace Isnad.Model.Ledger;

/// <summary>The part of a text in which most of what was looked for stands close together.</summary>
/// <param name="Span">The part, in the text.</param>
/// <param name="Marks">The words found in it, in the text.</param>
public sealed record Snippet(TextSpan Span, IReadOnlyList<TextSpan> Marks)
{
    private const int Width = 30;

    /// <summary>The part of <paramref name="text"/>; its beginning where nothing was looked for or nothing stands there.</summary>
    public static Snippet Of(string text, IReadOnlyList<SearchTerm> terms)
    {
        var words = SearchWords.Tokens(text).ToList();
        if (words.Count == 0)
        {
            return new(new(0, 0), []);
        }
        var wanted = terms.Where(term => !term.IsUnwanted).SelectMany(term => term.Words.Split(' ').Select((word, i) => (word, Prefix: term.IsPrefix && i == term.Words.AsSpan().Count(' ')))).ToList();
        var found = words.ConvertAll(word => wanted.FindIndex(item => item.Prefix ? word.Words.StartsWith(item.word, StringComparison.Ordinal) : word.Words == item.word));
        var best = Enumerable.Range(0, Math.Max(1, words.Count - Width + 1)).MaxBy(start => Different(found, start) * Width - start / (double)words.Count);
        var end = Math.Min(words.Count, best + Width);
        return new(new(words[best].Span.Start, words[end - 1].Span.End), [.. Enumerable.Range(best, end - best).Where(i => found[i] >= 0).Select(i => words[i].Span)]);
    }

    /// <summary>How many of the words looked for stand in the window, and how early the first does.</summary>
    private static double Different(List<int> found, int start)
    {
        var seen = found.Skip(start).Take(Width).Where(index => index >= 0).ToList();
        // A hit with something before it reads better than one at the edge.
        var lead = found.FindIndex(start, index => index >= 0) - start;
        return seen.Distinct().Count() + (seen.Count > 0 && lead is >= 3 and <= 8 ? 0.5 : 0);
    }
}
