using System.Runtime.InteropServices;
using Isnad.Analysis.Tagging;

namespace Isnad.Analysis;

/// <summary>A list in order of the text, cut at its sentences, so that a look at one sentence costs no look at the whole report.</summary>
public sealed class SentenceSlices<T>
{
    private readonly List<T> _items;
    private readonly int[] _starts;
    private readonly Func<T, int> _first;

    /// <param name="items">In order of their first tokens; not changed afterwards.</param>
    /// <param name="first">First token of an item.</param>
    /// <param name="text">The text.</param>
    public SentenceSlices(List<T> items, Func<T, int> first, TaggedText text)
    {
        (_items, _first) = (items, first);
        _starts = new int[text.Sentences.Length + 1];
        var at = 0;
        for (var s = 0; s < text.Sentences.Length; s++)
        {
            _starts[s] = at;
            while (at < items.Count && first(items[at]) < text.Sentences[s].End)
            {
                at++;
            }
        }
        _starts[^1] = items.Count;
    }

    /// <summary>First token of an item.</summary>
    public int FirstOf(T item) => _first(item);

    /// <summary>Items of one sentence.</summary>
    public ReadOnlySpan<T> In(int sentence) => In(sentence, sentence);

    /// <summary>Items of the sentences from <paramref name="from"/> to <paramref name="to"/>, both included and cut to the text.</summary>
    public ReadOnlySpan<T> In(int from, int to)
    {
        from = Math.Max(0, from);
        to = Math.Min(_starts.Length - 2, to);
        return to < from ? [] : CollectionsMarshal.AsSpan(_items)[_starts[from].._starts[to + 1]];
    }
}
