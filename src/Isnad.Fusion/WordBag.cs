namespace Isnad.Fusion;

/// <summary>A set of word stems with their rarity, kept so that two are compared in one pass.</summary>
public sealed class WordBag
{
    private const int WeightBits = 16;
    private const double Full = ushort.MaxValue;

    // A word each, ascending: 48 bits of its hash, then 16 bits of its rarity, so that a packed record holds eight bytes a word and comparing loses nothing by it.
    private readonly ulong[] _words;

    private WordBag(ulong[] words)
    {
        _words = words;
        foreach (var word in words)
        {
            Norm += Weight(word) * Weight(word);
        }
        Norm = Math.Sqrt(Norm);
    }

    /// <summary>No words.</summary>
    public static WordBag Empty { get; } = new([]);

    /// <summary>Number of words.</summary>
    public int Count => _words.Length;

    /// <summary>The words as they are packed, ascending.</summary>
    internal IReadOnlyList<ulong> Words => _words;

    private double Norm { get; }

    /// <summary>The set of <paramref name="stems"/>.</summary>
    public static WordBag Of(IEnumerable<string> stems, WordRarity rarity)
    {
        var words = new SortedDictionary<ulong, ulong>();
        foreach (var stem in stems)
        {
            var hash = Hash(stem) >> WeightBits;
            words.TryAdd(hash, (hash << WeightBits) | (ulong)Math.Round(rarity.Of(stem) * Full));
        }
        return words.Count == 0 ? Empty : new WordBag([.. words.Values]);
    }

    /// <summary>The set that was packed as <paramref name="words"/>.</summary>
    internal static WordBag OfPacked(ulong[] words) => words.Length == 0 ? Empty : new WordBag(words);

    /// <summary>Cosine of the two sets, each word weighing its rarity: 0 to 1.</summary>
    public double Cosine(WordBag other) => Compare(other, 2).Cosine;

    /// <summary>Cosine, and how many words at least as rare as <paramref name="rare"/> both hold.</summary>
    public (double Cosine, int Rare) Compare(WordBag other, float rare)
    {
        int i = 0, j = 0, shared = 0;
        var sum = 0.0;
        while (i < _words.Length && j < other._words.Length)
        {
            var (a, b) = (_words[i] >> WeightBits, other._words[j] >> WeightBits);
            if (a == b)
            {
                var weight = Weight(_words[i]);
                sum += weight * weight;
                shared += weight >= rare ? 1 : 0;
            }
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        return (sum > 0 ? sum / (Norm * other.Norm) : 0, shared);
    }

    /// <summary>Hashes of the rarest words, the rarest first.</summary>
    internal IEnumerable<ulong> Rarest(int most) => _words.OrderByDescending(word => word & ushort.MaxValue).ThenBy(word => word).Take(most).Select(word => word >> WeightBits);

    internal static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return hash;
    }

    private static double Weight(ulong word) => (word & ushort.MaxValue) / Full;
}
