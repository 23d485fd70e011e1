using Isnad.Model.Events;
using Isnad.Model.Ledger;

namespace Isnad.Model.Review;

/// <summary>One of the records that meet in a conflict.</summary>
/// <param name="Record">The event; null where there is none.</param>
/// <param name="Version">Number of the version whose text its spans slice.</param>
public readonly record struct MetRecord(EventMention? Record, long Version);

/// <summary>A field in which the records that meet are not all alike.</summary>
/// <param name="Field">Of <see cref="RecordFields.Names"/>.</param>
/// <param name="Theirs">What the others changed in it.</param>
/// <param name="Mine">What was to be changed in it.</param>
/// <param name="Between">How what the others made of it stands to what was to be kept.</param>
public sealed record MetField(string Field, FieldDifference Theirs, FieldDifference Mine, FieldDifference Between);

/// <summary>A mention on which others decided while a person worked on it.</summary>
/// <param name="Mention">Its number.</param>
/// <param name="Step">Which of the change's decisions meets it, from 0.</param>
/// <param name="Before">What the person had in view when they began.</param>
/// <param name="Theirs">What holds now.</param>
/// <param name="Mine">What would hold by the change.</param>
public sealed record MentionDifference(long Mention, int Step, MetRecord Before, MetRecord Theirs, MetRecord Mine)
{
    /// <summary>All of them slice one text, so that a record can be put together from two.</summary>
    public bool IsOneText => new[] { Before, Theirs, Mine }.Where(met => met.Record is not null).Select(met => met.Version).Distinct().Count() <= 1;

    /// <summary>The fields that are not alike in all three.</summary>
    public IReadOnlyList<MetField> Fields => [.. RecordFields.Names
        .Select(name => new MetField(name, Between(name, Before.Record, Theirs.Record), Between(name, Before.Record, Mine.Record), Between(name, Theirs.Record, Mine.Record)))
        .Where(met => met is not { Theirs: FieldDifference.None, Mine: FieldDifference.None, Between: FieldDifference.None })];

    private static FieldDifference Between(string field, EventMention? one, EventMention? other) =>
        one is not null && other is not null ? RecordFields.Between(field, one, other)
        : (one ?? other) is { } only && RecordFields.Values(field, only).Count > 0 ? FieldDifference.Value : FieldDifference.None;
}

/// <summary>What a change that was given back would have overwritten, mention by mention.</summary>
public static class ChangeDifference
{
    /// <summary>The differences, in order of the decisions that stand in the way.</summary>
    /// <param name="change">What was given back.</param>
    /// <param name="inTheWay">The others' decisions.</param>
    /// <param name="history">All decisions on the report.</param>
    /// <param name="seen">The analysis that the change's maker had in view; null where there was none.</param>
    /// <param name="now">The report as it is read now (<see cref="View"/>).</param>
    public static IReadOnlyList<MentionDifference> Of(ReviewChange change, ReviewHistory inTheWay, ReviewHistory history, StoredAnalysis? seen, ReviewedReading now)
    {
        var track = View(change.Track);
        // What was seen is numbered in the change's own track; of another, what is in view was there.
        List<RecordDecision> known = [.. history.Records.Where(decision => decision.Track != change.Track || decision.Number <= change.Seen)];
        MetRecord Before(long mention) => Holds(known, track, mention, seen, change.Version);
        MetRecord Mine(RecordStep step, long mention) => step.Verb switch
        {
            ReviewVerb.Accepted => Proposed(seen, mention, change.Version),
            ReviewVerb.Rejected => new(null, change.Version),
            ReviewVerb.TakenBack => Holds([.. known, TakenBack(change, step, mention)], track, mention, seen, change.Version),
            _ => new(step.Record, change.Version),
        };
        var found = new List<MentionDifference>();
        var added = inTheWay.Records.Where(decision => decision.Verb == ReviewVerb.Added).Select(decision => decision.Mention).ToList();
        foreach (var mention in inTheWay.Records.Select(decision => decision.Mention).Distinct())
        {
            if (StepOn(change, mention, added) is >= 0 and var at)
            {
                found.Add(new(mention, at, Before(mention), Holds(history.Records, track, mention, now.Machine, now.Version), Mine(change.Records[at], mention)));
            }
        }
        return found;
    }

    /// <summary>The reading by which a change in a track is measured: a reader's own, so that nothing of another reading is told; an adjudicator's over what counts.</summary>
    public static ReadingTrack? View(ReadingTrack track) => track == ReadingTrack.Adjudicated ? null : track;

    /// <summary>An event that was added has no number in the change: it is known by its place among those that were added.</summary>
    private static int StepOn(ReviewChange change, long mention, List<long> added)
    {
        var steps = change.Records.ToList();
        var at = steps.FindIndex(step => step.Mention == mention);
        return at >= 0 || added.IndexOf(mention) is not (>= 0 and var nth) ? at
            : steps.Where(step => step.Mention is null).ElementAtOrDefault(nth) is { } step ? steps.IndexOf(step) : -1;
    }

    private static MetRecord Holds(IReadOnlyList<RecordDecision> decisions, ReadingTrack? track, long mention, StoredAnalysis? machine, long version) =>
        ReviewOverlay.Holding(decisions, track).GetValueOrDefault(mention) is { } held ? new(held.Record, held.Version) : Proposed(machine, mention, version);

    private static MetRecord Proposed(StoredAnalysis? machine, long mention, long version) =>
        new(machine?.Mentions.ToList().IndexOf(mention) is >= 0 and var at ? machine.Analysis.Events[at] : null, machine?.Version ?? version);

    private static RecordDecision TakenBack(ReviewChange change, RecordStep step, long mention) =>
        new(long.MaxValue, change.Report, mention, change.Version, ReviewVerb.TakenBack, change.Track, change.By, default) { Undoes = step.Undoes };
}
