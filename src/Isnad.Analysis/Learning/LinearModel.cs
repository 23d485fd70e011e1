namespace Isnad.Analysis.Learning;

/// <summary>Weights of features for each class of one choice; scores are sums of weights, probabilities their softmax.</summary>
public sealed class LinearModel
{
    private readonly ulong[] _keys;
    private readonly int[] _rows;
    private readonly float[] _weights;
    private readonly int _mask;

    /// <param name="name">Name of the choice.</param>
    /// <param name="classes">Classes; the first is the one taken where nothing speaks for another.</param>
    /// <param name="rows">Features with one weight a class.</param>
    public LinearModel(string name, IReadOnlyList<string> classes, IReadOnlyCollection<(ulong Key, string Name, float[] Weights)> rows)
        : this(name, classes, [.. rows.Select(row => row.Key)], new float[(rows.Count + 1) * classes.Count])
    {
        Rows = rows;
        var at = classes.Count;
        foreach (var (_, _, weights) in rows)
        {
            weights.CopyTo(_weights, at);
            at += classes.Count;
        }
    }

    /// <param name="name">Name of the choice.</param>
    /// <param name="classes">Classes, as above.</param>
    /// <param name="keys">Features.</param>
    /// <param name="weights">One weight a class for no feature, which are nought, then for each of <paramref name="keys"/>.</param>
    internal LinearModel(string name, IReadOnlyList<string> classes, ulong[] keys, float[] weights)
    {
        Name = name;
        Classes = classes;
        Features = keys;
        _weights = weights;
        var size = 16;
        while (size < keys.Length * 2)
        {
            size *= 2;
        }
        _mask = size - 1;
        _keys = new ulong[size];
        _rows = new int[size];
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = (int)(keys[i] & (ulong)_mask);
            while (_rows[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }
            _keys[slot] = keys[i];
            _rows[slot] = i + 1;
        }
    }

    /// <summary>Name of the choice.</summary>
    public string Name { get; }

    /// <summary>Classes in order of the scores.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Features as trained, with their names; none where the weights come from a <see cref="ModelCache"/>, which keeps no names.</summary>
    public IReadOnlyCollection<(ulong Key, string Name, float[] Weights)> Rows { get; } = [];

    /// <summary>Keys of the features, in order of their weights.</summary>
    internal ulong[] Features { get; }

    /// <summary>Weights of no feature, then of each of <see cref="Features"/>, one a class.</summary>
    internal ReadOnlySpan<float> Table => _weights;

    /// <summary>Weights of a feature, empty where training never saw it.</summary>
    public ReadOnlySpan<float> Weights(ulong key)
    {
        for (var slot = (int)(key & (ulong)_mask); _rows[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_keys[slot] == key)
            {
                return _weights.AsSpan(_rows[slot] * Classes.Count, Classes.Count);
            }
        }
        return [];
    }

    /// <summary>Probability of each class.</summary>
    public void Probabilities(ReadOnlySpan<ulong> keys, Span<double> result)
    {
        result.Clear();
        foreach (var key in keys)
        {
            var weights = Weights(key);
            for (var c = 0; c < weights.Length; c++)
            {
                result[c] += weights[c];
            }
        }
        Softmax(result);
    }

    /// <summary>Probability of the second class of two.</summary>
    public double Probability(ReadOnlySpan<ulong> keys)
    {
        Span<double> result = stackalloc double[2];
        Probabilities(keys, result);
        return result[1];
    }

    /// <summary>Turns scores into probabilities.</summary>
    public static void Softmax(Span<double> scores)
    {
        var top = double.NegativeInfinity;
        foreach (var score in scores)
        {
            top = Math.Max(top, score);
        }
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Exp(scores[i] - top);
            sum += scores[i];
        }
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }
    }
}
