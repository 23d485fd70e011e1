using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;

namespace Isnad.Model.Review;

/// <summary>Which decisions hold, and what they make of the machine's analysis. One rule for what counts (no track: adjudicated before first, mention by mention) and for what a single track's reader sees.</summary>
public static class ReviewOverlay
{
    /// <summary>The decision that holds on each mention: of a track the newest that nobody took back.</summary>
    public static IReadOnlyDictionary<long, RecordDecision> Holding(IReadOnlyList<RecordDecision> decisions, ReadingTrack? track)
    {
        var undone = decisions.Select(decision => decision.Undoes).OfType<long>().ToHashSet();
        var holding = new SortedDictionary<long, RecordDecision>();
        foreach (var one in Tracks(track))
        {
            foreach (var decision in decisions.Where(decision => decision.Track == one && decision.Verb != ReviewVerb.TakenBack && !undone.Contains(decision.Number)))
            {
                holding[decision.Mention] = decision;
            }
        }
        return holding;
    }

    /// <summary>The newest decision on the report as a whole; null where there is none.</summary>
    public static ReportDecision? Whole(IReadOnlyList<ReportDecision> decisions, ReadingTrack? track) =>
        Tracks(track).Reverse().Select(one => decisions.LastOrDefault(decision => decision.Track == one)).FirstOrDefault(decision => decision is not null);

    /// <summary>Number of the version that a report counts by: the newest with a record that holds; else with a rejection that does, or on which it was finished. Null where the machine's newest reading counts.</summary>
    public static long? Version(ReviewHistory history, ReadingTrack? track)
    {
        var holding = Holding(history.Records, track).Values;
        var records = holding.Where(decision => decision.Record is not null).Select(decision => decision.Version).ToList();
        var others = holding.Select(decision => decision.Version).Concat(Whole(history.Reports, track) is { Verb: ReportVerb.Finished } whole ? [whole.Version] : []).ToList();
        return records.Count > 0 ? records.Max() : others.Count > 0 ? others.Max() : null;
    }

    /// <summary>Lays decisions over the machine's analysis of a version: accepted and corrected records replace, rejected events go, added ones come.</summary>
    /// <param name="report">Number of the report.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="content">The report over the version's text.</param>
    /// <param name="machine">The machine's newest analysis of it; null where there is none.</param>
    /// <param name="history">All decisions on the report.</param>
    /// <param name="track">Null for what counts.</param>
    public static ReviewedReading Lay(long report, long version, Report content, StoredAnalysis? machine, ReviewHistory history, ReadingTrack? track)
    {
        var holding = Holding(history.Records, track);
        var added = history.Records.Where(decision => decision.Verb == ReviewVerb.Added).Select(decision => decision.Mention).ToHashSet();
        var events = new List<(EventMention Event, EventStanding Standing)>();
        RecordDecision? Here(long mention) => holding.TryGetValue(mention, out var decision) && decision.Record is not null && decision.Version == version ? decision : null;
        EventState State(RecordDecision decision) => added.Contains(decision.Mention) ? EventState.Added : decision.Verb == ReviewVerb.Accepted ? EventState.Accepted : EventState.Corrected;
        void Decided(RecordDecision decision) => events.Add((decision.Record!, new(decision.Mention, State(decision), decision.Number)));
        foreach (var (item, mention) in machine is null ? [] : machine.Analysis.Events.Zip(machine.Mentions))
        {
            var held = holding.GetValueOrDefault(mention);
            if (Here(mention) is { } here)
            {
                Decided(here);
            }
            else if (held?.Verb != ReviewVerb.Rejected)
            {
                events.Add((item with { Id = $"m{mention}" }, new(mention, EventState.Proposed, null) { Elsewhere = held?.Number }));
            }
        }
        foreach (var decision in holding.Keys.Except(machine?.Mentions ?? []).Select(Here).OfType<RecordDecision>())
        {
            Decided(decision);
        }
        if (events.Exists(item => item.Standing.Decision is not null))
        {
            events = [.. events.OrderBy(item => item.Event.Triggers.Count > 0 ? item.Event.Triggers[0].Start : int.MaxValue)];
        }
        var analysis = machine?.Analysis ?? new ReportAnalysis(content, content.Published, [], []);
        var tracks = Tracks(track);
        return new(report, version, machine, analysis with { Events = [.. events.Select(item => item.Event)] }, [.. events.Select(item => item.Standing)],
            history.Records.Where(decision => tracks.Contains(decision.Track)).Select(decision => decision.Number).Concat(history.Reports.Where(decision => tracks.Contains(decision.Track)).Select(decision => decision.Number)).DefaultIfEmpty().Max())
        {
            Rejected = [.. holding.Values.Where(decision => decision.Verb == ReviewVerb.Rejected).Select(decision => (decision.Mention, decision.Number))],
            Whole = Whole(history.Reports, track),
        };
    }

    private static ReadingTrack[] Tracks(ReadingTrack? track) => track is { } one ? [one] : [ReadingTrack.First, ReadingTrack.Adjudicated];
}
