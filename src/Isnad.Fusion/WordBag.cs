namespace Isnad.Fusion;

/// <summary>A set of word stems with their rarity, kept so that two are compared in one pass.</summary>
public sealed class WordBag
{
    private readonly ulong[] _keys;
    private readonly float[] _weights;

    private WordBag(ulong[] keys, float[] weights)
    {
        _keys = keys;
        _weights = weights;
        foreach (var weight in weights)
        {
            Norm += (double)weight * weight;
        }
        Norm = Math.Sqrt(Norm);
    }

    /// <summary>No words.</summary>
    public static WordBag Empty { get; } = new([], []);

    /// <summary>Number of words.</summary>
    public int Count => _keys.Length;

    private double Norm { get; }

    /// <summary>The set of <paramref name="stems"/>.</summary>
    public static WordBag Of(IEnumerable<string> stems, WordRarity rarity)
    {
        var words = new SortedDictionary<ulong, float>();
        foreach (var stem in stems)
        {
            words.TryAdd(Hash(stem), rarity.Of(stem));
        }
        return words.Count == 0 ? Empty : new WordBag([.. words.Keys], [.. words.Values]);
    }

    /// <summary>Cosine of the two sets, each word weighing its rarity: 0 to 1.</summary>
    public double Cosine(WordBag other) => Compare(other, 2).Cosine;

    /// <summary>Cosine, and how many words at least as rare as <paramref name="rare"/> both hold.</summary>
    public (double Cosine, int Rare) Compare(WordBag other, float rare)
    {
        int i = 0, j = 0, shared = 0;
        var sum = 0.0;
        while (i < _keys.Length && j < other._keys.Length)
        {
            if (_keys[i] < other._keys[j])
            {
                i++;
            }
            else if (_keys[i] > other._keys[j])
            {
                j++;
            }
            else
            {
                sum += (double)_weights[i] * _weights[i];
                shared += _weights[i] >= rare ? 1 : 0;
                i++;
                j++;
            }
        }
        return (sum > 0 ? sum / (Norm * other.Norm) : 0, shared);
    }

    /// <summary>Hashes of the rarest words, the rarest first.</summary>
    internal IEnumerable<ulong> Rarest(int most) => Enumerable.Range(0, _keys.Length).OrderByDescending(i => _weights[i]).ThenBy(i => _keys[i]).Take(most).Select(i => _keys[i]);

    internal static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return hash;
    }
}
