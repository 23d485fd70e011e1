using Isnad.Model.Incidents;

namespace Isnad.Fusion;

/// <summary>Brings mentions of one occurrence together, all at once. The result hangs on the set of mentions and the decisions alone, not on their order.</summary>
/// <param name="model">Weights and settings.</param>
public sealed class IncidentFuser(PairModel model)
{
    /// <summary>All incidents, those of one mention too, in order of their first members.</summary>
    public IReadOnlyList<FusedIncident> Fuse(IEnumerable<MentionProfile> mentions, LinkDecisions? decisions = null, CancellationToken stop = default)
    {
        MentionProfile[] all = [.. mentions.OrderBy(mention => mention.Key)];
        return Partition.Of([.. all.Select(mention => mention.Key)], [.. all.Select(mention => mention.FixedDays)], Pairs(all, stop), decisions ?? LinkDecisions.None, model.Settings);
    }

    /// <summary>Why the pair has its score: each feature with its value and weight. Their products add up to the log-odds that fusing uses.</summary>
    public IReadOnlyList<(string Feature, double Value, double Weight)> Explain(MentionProfile a, MentionProfile b) => new PairScorer(model).Explain(a, b);

    /// <summary>The pairs worth keeping among mentions in order of their keys, as indexes with log-odds.</summary>
    private List<(int A, int B, double Score)> Pairs(MentionProfile[] all, CancellationToken stop)
    {
        var blocking = new Blocking();
        var scorer = new PairScorer(model);
        var result = new List<(int, int, double)>();
        for (var i = 0; i < all.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            foreach (var j in blocking.Add(all[i]))
            {
                if (scorer.TryScore(all[j], all[i], out var score))
                {
                    result.Add((j, i, score));
                }
            }
        }
        return result;
    }
}
