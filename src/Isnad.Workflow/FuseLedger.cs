using Isnad.Fusion;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;

namespace Isnad.Workflow;

/// <summary>What a fusing did.</summary>
/// <param name="Reports">Reports that were fused.</param>
/// <param name="Mentions">Mentions that they have.</param>
/// <param name="Incidents">Incidents that were made anew.</param>
/// <param name="StartedOver">The weights had changed, so that all was fused from the start.</param>
public sealed record FuseTally(long Reports, long Mentions, long Incidents, bool StartedOver)
{
    /// <summary>Reports among them that were read and whose records cannot be opened: their key is gone. They are passed over; <c>verify</c> says what no tombstone explains.</summary>
    public long Unopened { get; init; }
}

/// <summary>Fuses what the ledger holds and was not fused yet: reports that were taken in, read anew or decided on, neighbours of what was taken down, mentions that people joined or parted.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="builder">Makes what mentions are compared by.</param>
/// <param name="model">The weights.</param>
/// <param name="modelId">What the weights are known by; others have all fused from the start.</param>
public sealed class FuseLedger(ILedger ledger, ProfileBuilder builder, PairModel model, string modelId)
{
    /// <summary>Reports of one transaction at least: what a batch reaches is clustered anew, so that many small ones cost more than few large ones. While a store is filled they
    /// double, so that all of it costs little more than fusing it at once and an interruption loses no more than half.</summary>
    private const int LeastBatch = 4000, GreatestBatch = 32_000;

    /// <summary>Fuses until nothing is pending.</summary>
    /// <param name="progress">Hears of how many reports are done and how many there are.</param>
    /// <param name="stop">Ends it between two batches; what was written stays.</param>
    public FuseTally Run(Action<long, long>? progress = null, CancellationToken stop = default)
    {
        var store = ledger.Incidents;
        var tally = new FuseTally(0, 0, 0, store.StartOver(modelId));
        var all = store.CountPending();
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var pending = store.Pending((int)Math.Clamp(tally.Reports, LeastBatch, GreatestBatch));
            var touched = store.Touched();
            if (pending.Count == 0 && touched.Count == 0)
            {
                return tally;
            }
            var (mentions, incidents, unopened) = Fuse(store, pending, touched, stop);
            tally = tally with { Reports = tally.Reports + pending.Count, Mentions = tally.Mentions + mentions, Incidents = tally.Incidents + incidents, Unopened = tally.Unopened + unopened };
            progress?.Invoke(tally.Reports, all);
        }
    }

    private (int Mentions, int Incidents, int Unopened) Fuse(IIncidentStore store, IReadOnlyList<PendingReport> pending, IReadOnlyList<MentionKey> touched, CancellationToken stop)
    {
        var fused = new List<(long Report, long? Analysis, FusionRecord? Record)>();
        var added = new List<MentionProfile>();
        var removed = new List<string>();
        // Before anything is read, so that what people decide meanwhile is fused after.
        var decided = ledger.Reviews.Newest;
        var unopened = 0;
        foreach (var (report, _, analysis) in pending)
        {
            if (ledger.Reviews.Reading(report) is not { } reading)
            {
                removed.Add($"r{report}");
                fused.Add((report, analysis, null));
                unopened += analysis is null ? 0 : 1;
                continue;
            }
            var profiles = builder.Build(reading.Analysis, hasText: true);
            if (profiles.Count == 0)
            {
                removed.Add($"r{report}");
            }
            added.AddRange(profiles);
            fused.Add((report, reading.Machine?.Number, profiles.Count > 0 ? ProfilePacker.Pack(profiles) : null));
        }
        var update = new IncrementalFuser(model).Fuse(store.Memory, new FusionChange { Added = added, Removed = removed, Decided = touched }, stop);
        var after = update.Incidents.Select(incident => (IReadOnlyList<MentionKey>)incident.Members).ToList();
        var numbered = NumberedIncidents.Assign(Before(store, update), after, store.Next);
        store.Write(new IncidentChange
        {
            Fused = fused,
            DecidedUpTo = decided,
            Touched = [.. touched.Select(mention => mention.MentionNumber)],
            Removed = [.. update.Removed.Select(mention => mention.MentionNumber)],
            Blocks = [.. update.Blocks.Select(item => (item.Mention.MentionNumber, item.Entries, item.FixedDays))],
            Edges = [.. update.Edges.Select(pair => (pair.A.MentionNumber, pair.B.MentionNumber, pair.Score))],
            Incidents = [.. update.Incidents.Select((incident, i) => Kept(numbered.Numbers[i], incident))],
            Pointers = numbered.Pointers,
            Next = numbered.Next,
        });
        return (added.Count, after.Count, unopened);
    }

    private static IncidentMembers Kept(long number, FusedIncident incident) => new(number, [.. incident.Members.Select(member => member.MentionNumber)],
        [.. incident.Joins.Select(join => (join.Into.MentionNumber, join.From.MentionNumber, join.Mean))]);

    /// <summary>What the store had of these incidents; also the numbers that mentions had under other weights.</summary>
    private static Dictionary<long, IReadOnlyList<MentionKey>> Before(IIncidentStore store, FusionUpdate update)
    {
        var before = update.Before.ToDictionary();
        foreach (var number in update.Incidents.SelectMany(incident => incident.Members).Select(member => store.IncidentOf(member.MentionNumber)).OfType<long>().Distinct().Where(number => !before.ContainsKey(number)))
        {
            before[number] = store.Members(number);
        }
        return before;
    }
}
