namespace Isnad.Fusion;

/// <summary>A named question about a pair of mentions.</summary>
public sealed class PairFeature
{
    private static readonly Dictionary<string, PairFeature> Known = new(StringComparer.Ordinal);
    private static readonly List<PairFeature> Numbered = [];

    private PairFeature(string name, int id) => (Name, Id) = (name, id);

    /// <summary>The name, as it stands in the file of weights.</summary>
    public string Name { get; }

    /// <summary>Its number in this process.</summary>
    internal int Id { get; }

    /// <summary>The feature of this name; the same object each time.</summary>
    public static PairFeature Of(string name)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(name, out var feature))
            {
                Known[name] = feature = new PairFeature(name, Numbered.Count);
                Numbered.Add(feature);
            }
            return feature;
        }
    }

    /// <summary>All features named so far, by number.</summary>
    internal static PairFeature[] All()
    {
        lock (Known)
        {
            return [.. Numbered];
        }
    }

    /// <summary>One feature for each value of an enumeration.</summary>
    internal static PairFeature[] ForEach<T>(string name) where T : struct, Enum => [.. Enum.GetNames<T>().Select(value => Of($"{name}={value}"))];

    /// <summary>Which of the ranges between <paramref name="bounds"/> a number lies in.</summary>
    internal static int Bin(double value, params ReadOnlySpan<double> bounds)
    {
        var bin = 0;
        while (bin < bounds.Length && value >= bounds[bin])
        {
            bin++;
        }
        return bin;
    }

    /// <summary>Features for ranges of a number: below the first bound, and so on, to the last bound and above.</summary>
    internal static PairFeature[] ForBounds(string name, params ReadOnlySpan<double> bounds)
    {
        var result = new PairFeature[bounds.Length + 1];
        for (var i = 0; i <= bounds.Length; i++)
        {
            result[i] = Of(i == bounds.Length ? $"{name}>={bounds[i - 1]}" : $"{name}<{bounds[i]}");
        }
        return result;
    }
}

/// <summary>The features of one pair with their values.</summary>
public sealed class PairSink
{
    private readonly List<(PairFeature Feature, double Value)> _items = [];

    /// <summary>What was added since <see cref="Clear"/>.</summary>
    public IReadOnlyList<(PairFeature Feature, double Value)> Items => _items;

    /// <summary>Starts the next pair.</summary>
    public void Clear() => _items.Clear();

    internal void Add(PairFeature feature, double value = 1) => _items.Add((feature, value));

    internal void If(bool condition, PairFeature feature)
    {
        if (condition)
        {
            _items.Add((feature, 1));
        }
    }
}
