using Isnad.Fusion;
using Isnad.Model.Incidents;

namespace Isnad.Evaluation.Incidents;

/// <summary>Trains the weights of fusion from hand-made incidents: every pair that blocking finds is an example.</summary>
public sealed class FusionTrainer
{
    /// <summary>Leave nothing out.</summary>
    public const int Nothing = -1;

    /// <summary>Settings, chosen on the folds.</summary>
    public sealed record Options(double Penalty = 1.5, int MinCount = 4)
    {
        /// <summary>How pairs become clusters.</summary>
        public FusionSettings Settings { get; init; } = new();

        /// <summary>Which features are used, by name; for seeing what one is worth.</summary>
        public Predicate<string> Uses { get; init; } = _ => true;
    }

    private readonly record struct Pair(int FoldA, int FoldB, bool Yes, double Weight, (PairFeature, double)[] WithText, (PairFeature, double)[] Without);

    private readonly List<Pair> _pairs = [];

    /// <param name="mentions">Profiles with the fold of their document.</param>
    /// <param name="gold">Incidents.</param>
    public FusionTrainer(IEnumerable<(MentionProfile Profile, int Fold)> mentions, IEnumerable<IEnumerable<MentionKey>> gold)
    {
        (MentionProfile Profile, int Fold)[] all = [.. mentions.OrderBy(item => item.Profile.Key)];
        var clusters = gold.Select(cluster => cluster.ToArray()).ToList();
        var home = clusters.SelectMany((cluster, c) => cluster.Select(key => (key, c))).ToDictionary(item => item.key, item => item.c);
        var (blocking, features, sink) = (new Blocking(), new PairFeatures(), new PairSink());
        foreach (var (i, (profile, fold)) in all.Index())
        {
            foreach (var j in blocking.Add(profile))
            {
                var other = all[j];
                var yes = home.TryGetValue(profile.Key, out var a) && home.TryGetValue(other.Profile.Key, out var b) && a == b;
                // A large incident has many pairs that say the same: its members count, not its pairs.
                var weight = yes ? Math.Min(1, 3.0 / (clusters[a].Length - 1)) : 1;
                _pairs.Add(new(fold, other.Fold, yes, weight, Features(true), Features(false)));

                (PairFeature, double)[] Features(bool words)
                {
                    sink.Clear();
                    features.Fill(profile, other.Profile, sink, words);
                    return [.. sink.Items];
                }
            }
        }
        var known = all.Select(item => item.Profile.Key).ToHashSet();
        GoldPairs = clusters.Sum(cluster => cluster.Count(known.Contains) is var n ? n * (n - 1) / 2 : 0);
    }

    /// <summary>Pairs that blocking finds.</summary>
    public int Count => _pairs.Count;

    /// <summary>Of them, those that are one occurrence.</summary>
    public int Found => _pairs.Count(pair => pair.Yes);

    /// <summary>Pairs of the incidents, found by blocking or not, pairs of one report among them.</summary>
    public int GoldPairs { get; }

    /// <summary>The weights, learned without the documents of a fold.</summary>
    public PairModel Train(int without, Options options)
    {
        List<Pair> pairs = [.. _pairs.Where(pair => without == Nothing || (pair.FoldA != without && pair.FoldB != without))];
        var (withText, bare) = (Fit([.. pairs.Select(pair => (pair.WithText, pair.Yes, pair.Weight))], options), Fit([.. pairs.Select(pair => (pair.Without, pair.Yes, pair.Weight))], options));
        return new PairModel(withText.Keys.Union(bare.Keys).ToDictionary(name => name, name => (withText.GetValueOrDefault(name), bare.GetValueOrDefault(name))), options.Settings, without == Nothing ? "trained" : $"without-fold-{without}");
    }

    /// <summary>How well pairs are told apart by models that have not seen them (the fold of either document is left out): mean loss in bits by weight, and average precision.</summary>
    public (double Loss, double AveragePrecision) CrossValidate(Options options, bool withText)
    {
        var told = new List<(double Score, bool Yes, double Weight)>();
        foreach (var fold in _pairs.Select(pair => Math.Min(pair.FoldA, pair.FoldB)).Distinct().Order())
        {
            var model = Train(fold, options);
            told.AddRange(_pairs.Where(pair => Math.Min(pair.FoldA, pair.FoldB) == fold).Select(pair =>
                ((withText ? pair.WithText : pair.Without).Sum(item => model.Weight(item.Item1, withText) * item.Item2), pair.Yes, pair.Weight)));
        }
        var loss = told.Sum(pair => pair.Weight * Math.Log2(1 + Math.Exp(pair.Yes ? -pair.Score : pair.Score))) / told.Where(pair => pair.Yes).Sum(pair => pair.Weight);
        double right = 0, all = 0, sum = 0;
        foreach (var (_, yes, weight) in told.OrderByDescending(pair => pair.Score))
        {
            all += weight;
            right += yes ? weight : 0;
            sum += yes ? weight * right / all : 0;
        }
        return (loss, sum / right);
    }

    private static Dictionary<string, double> Fit(List<((PairFeature Feature, double Value)[] Items, bool Yes, double Weight)> pairs, Options options)
    {
        var features = pairs.SelectMany(pair => pair.Items.Select(item => item.Feature)).CountBy(feature => feature).Where(pair => pair.Value >= options.MinCount && options.Uses(pair.Key.Name)).Select(pair => pair.Key).OrderBy(feature => feature.Name, StringComparer.Ordinal).ToArray();
        var index = features.Select((feature, i) => (feature, i)).ToDictionary(item => item.feature, item => item.i);
        var examples = pairs.Select(pair => new FitExample([.. pair.Items.Where(item => index.ContainsKey(item.Feature)).Select(item => (index[item.Feature], item.Value))], pair.Yes, pair.Weight)).ToList();
        var penalty = new double[index.Count];
        Array.Fill(penalty, options.Penalty);
        var weights = LogisticFit.Fit(examples, penalty);
        return features.Select((feature, i) => (feature.Name, Weight: Math.Round(weights[i], 3))).Where(item => item.Weight != 0).ToDictionary(item => item.Name, item => item.Weight);
    }
}
