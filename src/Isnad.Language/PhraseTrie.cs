namespace Isnad.Language;

/// <summary>All forms of all entries as paths of words. Node 0 is the root.</summary>
public sealed class PhraseTrie
{
    private readonly Dictionary<string, int> _words;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<long, int> _edges;
    private readonly List<Reading[]> _readings;
    private readonly List<bool> _continues;

    /// <summary>An empty trie.</summary>
    public PhraseTrie() : this(new(StringComparer.Ordinal), [], [[]], [false]) { }

    internal PhraseTrie(Dictionary<string, int> words, Dictionary<long, int> edges, List<Reading[]> readings, List<bool> continues)
    {
        _words = words;
        _lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _edges = edges;
        _readings = readings;
        _continues = continues;
    }

    internal IReadOnlyDictionary<string, int> Words => _words;

    internal IReadOnlyDictionary<long, int> Edges => _edges;

    internal IReadOnlyList<Reading[]> Nodes => _readings;

    internal IReadOnlyList<bool> Continuing => _continues;

    /// <summary>Number of the word, -1 where no entry holds it.</summary>
    public int Word(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var id) ? id : -1;

    /// <summary>The node after <paramref name="node"/> by <paramref name="word"/>, -1 where no path goes on.</summary>
    public int Step(int node, int word) => word >= 0 && _edges.TryGetValue(((long)node << 32) | (uint)word, out var next) ? next : -1;

    /// <summary>Readings that end at the node.</summary>
    public Reading[] Readings(int node) => _readings[node];

    /// <summary>True where longer paths go through the node.</summary>
    public bool Continues(int node) => _continues[node];

    /// <summary>Adds one form. The same reading twice stands once, its flags joined.</summary>
    public void Add(ReadOnlySpan<string> words, Reading reading)
    {
        var node = 0;
        foreach (var word in words)
        {
            if (!_words.TryGetValue(word, out var id))
            {
                _words[word] = id = _words.Count;
            }
            var key = ((long)node << 32) | (uint)id;
            if (!_edges.TryGetValue(key, out var next))
            {
                _continues[node] = true;
                _edges[key] = next = _readings.Count;
                _readings.Add([]);
                _continues.Add(false);
            }
            node = next;
        }
        var at = Array.FindIndex(_readings[node], other => other.Lexeme == reading.Lexeme);
        if (at < 0)
        {
            _readings[node] = [.. _readings[node], reading];
        }
        else
        {
            _readings[node][at] = new Reading(reading.Lexeme, reading.Flags | _readings[node][at].Flags);
        }
    }
}
