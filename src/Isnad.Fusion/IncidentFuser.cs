namespace Isnad.Fusion;

/// <summary>Brings mentions of one occurrence together. The result hangs on the set of mentions and the decisions alone, not on their order.</summary>
/// <param name="model">Weights and settings.</param>
public sealed class IncidentFuser(PairModel model)
{
    /// <summary>All incidents, those of one mention too, in order of their first members.</summary>
    public IReadOnlyList<FusedIncident> Fuse(IEnumerable<MentionProfile> mentions, LinkDecisions? decisions = null, CancellationToken stop = default)
    {
        MentionProfile[] all = [.. mentions.OrderBy(mention => mention.Key)];
        return Cluster(all, Pairs(all, stop), decisions ?? LinkDecisions.None);
    }

    /// <summary>Why the pair has its score: each feature with its value and weight. Their products add up to the log-odds that fusing uses.</summary>
    public IReadOnlyList<(string Feature, double Value, double Weight)> Explain(MentionProfile a, MentionProfile b)
    {
        var sink = new PairSink();
        var withText = HaveText(a, b);
        new PairFeatures().Fill(a, b, sink, withText);
        return [.. sink.Items.Select(item => (item.Feature.Name, item.Value, model.Weight(item.Feature, withText)))];
    }

    /// <summary>The pairs worth keeping among mentions in order of their keys, as indexes with log-odds.</summary>
    private List<(int A, int B, double Score)> Pairs(MentionProfile[] all, CancellationToken stop)
    {
        var blocking = new Blocking();
        var features = new PairFeatures();
        var sink = new PairSink();
        var result = new List<(int, int, double)>();
        for (var i = 0; i < all.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            foreach (var j in blocking.Add(all[i]))
            {
                var score = Score(all[j], all[i], features, sink);
                if (PairModel.Probability(score) >= model.Settings.Least)
                {
                    result.Add((j, i, score));
                }
            }
        }
        return result;
    }

    private static bool HaveText(MentionProfile a, MentionProfile b) => a.SentenceWords is not null && b.SentenceWords is not null;

    private double Score(MentionProfile a, MentionProfile b, PairFeatures features, PairSink sink)
    {
        var withText = HaveText(a, b);
        sink.Clear();
        features.Fill(a, b, sink, withText);
        return model.Score(sink, withText);
    }

    private List<FusedIncident> Cluster(MentionProfile[] all, List<(int A, int B, double Score)> pairs, LinkDecisions decisions)
    {
        var index = all.Select((mention, i) => (mention.Key, i)).ToDictionary(item => item.Key, item => item.i);
        (int, int)[] Known(IEnumerable<(MentionKey A, MentionKey B)> list) => [.. list.Where(pair => pair.A != pair.B && index.ContainsKey(pair.A) && index.ContainsKey(pair.B)).Select(pair => (index[pair.A], index[pair.B]))];
        var valued = pairs.Select(pair => (pair.A, pair.B, PairModel.Probability(pair.Score))).Concat(OfOneReport(all));
        var clusters = Clusterer.Cluster(all.Length, valued, Known(decisions.MustLink), Known(decisions.CannotLink), model.Settings);
        var home = new int[all.Length];
        for (var c = 0; c < clusters.Count; c++)
        {
            clusters[c].ForEach(member => home[member] = c);
        }
        var within = pairs.Where(pair => home[pair.A] == home[pair.B]).ToLookup(pair => home[pair.A]);
        return [.. clusters.Select((members, c) => new FusedIncident([.. members.Select(member => all[member].Key)], [.. within[c].Select(pair => new PairScore(all[pair.A].Key, all[pair.B].Key, pair.Score))]))];
    }

    private IEnumerable<(int, int, double)> OfOneReport(MentionProfile[] all)
    {
        for (var i = 0; i < all.Length; i++)
        {
            for (var j = i + 1; j < all.Length && all[j].Key.Document == all[i].Key.Document; j++)
            {
                yield return (i, j, model.Settings.SameReport);
            }
        }
    }
}
