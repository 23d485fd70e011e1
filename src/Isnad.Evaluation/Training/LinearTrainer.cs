using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Isnad.Analysis.Learning;

namespace Isnad.Evaluation.Training;

/// <summary>Examples of one choice: the keys of their features and the class that gold chose.</summary>
public sealed class ExampleSet(string name, string[] classes)
{
    /// <summary>Name of the choice.</summary>
    public string Name { get; } = name;

    /// <summary>Its classes.</summary>
    public string[] Classes { get; } = classes;

    /// <summary>Keys, class and fold of every example.</summary>
    public List<(ulong[] Keys, int Class, int Fold)> Items { get; } = [];

    /// <summary>Adds what the sink holds.</summary>
    public void Add(FeatureSink sink, int label, int fold) => Items.Add((sink.Keys.ToArray(), label, fold));
}

/// <summary>Trains a multinomial logistic regression by AdaGrad with an L2 penalty, its weights the mean over the later passes: deterministic (the seed orders the examples, and
/// lanes of a vector are never summed, so that its width does not show), no library needed for 100 lines.</summary>
public static class LinearTrainer
{
    /// <summary>Passes whose weights are averaged: the last ones, whose noise the mean takes out.</summary>
    private const int Averaged = 6;

    /// <summary>Orders the examples where no other seed is asked for.</summary>
    private const int Order = 20151126;

    /// <summary>Settings, measured on the folds.</summary>
    /// <param name="Epochs">Passes over the examples.</param>
    /// <param name="Rate">Step of AdaGrad.</param>
    /// <param name="Penalty">L2 penalty an example.</param>
    /// <param name="MinCount">Features seen in fewer examples are dropped.</param>
    /// <param name="Seed">Another order of the examples, to tell noise from gain.</param>
    public sealed record Options(int Epochs = 10, double Rate = 0.015, double Penalty = 2e-2, int MinCount = 3, int Seed = 0);

    /// <summary>Trains on all examples but those whose fold <paramref name="without"/> names.</summary>
    public static LinearModel Train(ExampleSet set, IReadOnlyDictionary<ulong, string> names, Predicate<int> without, Options options)
    {
        var items = set.Items.Where(item => !without(item.Fold)).ToList();
        // Documents of the gold file count twice: twice as many further ones, annotated by others, would outweigh its habits (docs/decisions/0001).
        items.AddRange(items.Where(item => item.Fold > ModelTrainer.AlwaysTrained).ToList());
        var counts = new Dictionary<ulong, int>();
        foreach (var (keys, _, _) in items)
        {
            foreach (var key in keys)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
            }
        }
        var index = new Dictionary<ulong, int>();
        foreach (var (key, count) in counts)
        {
            if (count >= options.MinCount)
            {
                index[key] = index.Count;
            }
        }
        var lanes = (set.Classes.Length + Vector128<float>.Count - 1) / Vector128<float>.Count;
        var weights = Descend([.. items.Select(item => (item.Keys.Where(index.ContainsKey).Select(key => index[key] * lanes).Distinct().ToArray(), item.Class))], index.Count, lanes, set.Classes.Length, options);
        var width = lanes * Vector128<float>.Count;
        var rows = index.Select(pair => (pair.Key, names.GetValueOrDefault(pair.Key, "?"), Row(weights.AsSpan(pair.Value * width, set.Classes.Length)))).Where(row => row.Item3.Any(weight => weight != 0)).ToList();
        return new LinearModel(set.Name, set.Classes, rows);
    }

    /// <summary>Weights of all rows, each padded to whole vectors.</summary>
    private static float[] Descend((int[] Rows, int Class)[] items, int count, int lanes, int classes, Options options)
    {
        var random = new Random(Order ^ options.Seed);
        Vector128<float>[] weights = new Vector128<float>[count * lanes], squares = new Vector128<float>[count * lanes], mean = new Vector128<float>[count * lanes], sums = new Vector128<float>[lanes];
        var scores = new double[classes];
        var first = Math.Max(0, options.Epochs - Averaged);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(items);
            foreach (var (rows, label) in items)
            {
                Array.Clear(sums);
                foreach (var row in rows)
                {
                    for (var lane = 0; lane < lanes; lane++)
                    {
                        sums[lane] += weights[row + lane];
                    }
                }
                var flat = MemoryMarshal.Cast<Vector128<float>, float>(sums.AsSpan());
                for (var c = 0; c < classes; c++)
                {
                    scores[c] = flat[c];
                }
                LinearModel.Softmax(scores);
                scores[label] -= 1;
                for (var c = 0; c < classes; c++)
                {
                    flat[c] = (float)scores[c];
                }
                Step(rows, sums, weights, squares, options);
            }
            for (var i = 0; i < mean.Length && epoch >= first; i++)
            {
                mean[i] += weights[i] / (options.Epochs - first);
            }
        }
        return [.. MemoryMarshal.Cast<Vector128<float>, float>(mean.AsSpan())];
    }

    private static void Step(int[] rows, Vector128<float>[] gradients, Vector128<float>[] weights, Vector128<float>[] squares, Options options)
    {
        Vector128<float> penalty = Vector128.Create((float)options.Penalty), rate = Vector128.Create((float)options.Rate), tiny = Vector128.Create(1e-8f);
        foreach (var row in rows)
        {
            for (var lane = 0; lane < gradients.Length; lane++)
            {
                var at = row + lane;
                var gradient = gradients[lane] + (penalty * weights[at]);
                squares[at] += gradient * gradient;
                weights[at] -= rate * gradient / Vector128.Sqrt(squares[at] + tiny);
            }
        }
    }

    private static float[] Row(ReadOnlySpan<float> weights)
    {
        var result = new float[weights.Length];
        for (var c = 0; c < result.Length; c++)
        {
            result[c] = Math.Abs(weights[c]) < 0.015f ? 0 : MathF.Round(weights[c], 2);
        }
        return result;
    }
}
