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

/// <summary>Trains a multinomial logistic regression by AdaGrad with an L2 penalty, its weights the mean over the later passes: deterministic (a fixed seed orders the examples),
/// no library needed for 100 lines.</summary>
public static class LinearTrainer
{
    /// <summary>Passes whose weights are averaged: the last ones, whose noise the mean takes out.</summary>
    private const int Averaged = 6;

    /// <summary>Settings, measured on the folds.</summary>
    /// <param name="Epochs">Passes over the examples.</param>
    /// <param name="Rate">Step of AdaGrad.</param>
    /// <param name="Penalty">L2 penalty an example.</param>
    /// <param name="MinCount">Features seen in fewer examples are dropped.</param>
    public sealed record Options(int Epochs = 10, double Rate = 0.015, double Penalty = 2e-2, int MinCount = 2);

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
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
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
        var width = set.Classes.Length;
        var weights = new double[index.Count * width];
        var squares = new double[weights.Length];
        Descend([.. items.Select(item => (item.Keys.Where(index.ContainsKey).Select(key => index[key]).Distinct().ToArray(), item.Class))], weights, squares, width, options);
        var rows = index.Select(pair => (pair.Key, names.GetValueOrDefault(pair.Key, "?"), Row(weights, pair.Value, width))).Where(row => row.Item3.Any(weight => weight != 0)).ToList();
        return new LinearModel(set.Name, set.Classes, rows);
    }

    private static void Descend((int[] Features, int Class)[] items, double[] weights, double[] squares, int width, Options options)
    {
        var random = new Random(20151126);
        var scores = new double[width];
        var mean = new double[weights.Length];
        var first = Math.Max(0, options.Epochs - Averaged);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(items);
            foreach (var (features, label) in items)
            {
                Array.Clear(scores);
                foreach (var feature in features)
                {
                    for (var c = 0; c < width; c++)
                    {
                        scores[c] += weights[(feature * width) + c];
                    }
                }
                LinearModel.Softmax(scores);
                scores[label] -= 1;
                foreach (var feature in features)
                {
                    for (var c = 0; c < width; c++)
                    {
                        var at = (feature * width) + c;
                        var gradient = scores[c] + (options.Penalty * weights[at]);
                        squares[at] += gradient * gradient;
                        weights[at] -= options.Rate * gradient / Math.Sqrt(squares[at] + 1e-8);
                    }
                }
            }
            for (var i = 0; i < mean.Length && epoch >= first; i++)
            {
                mean[i] += weights[i] / (options.Epochs - first);
            }
        }
        mean.CopyTo(weights, 0);
    }

    private static float[] Row(double[] weights, int row, int width)
    {
        var result = new float[width];
        for (var c = 0; c < width; c++)
        {
            var weight = weights[(row * width) + c];
            result[c] = Math.Abs(weight) < 0.015 ? 0 : (float)Math.Round(weight, 2);
        }
        return result;
    }
}
