using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>What other decisions stand in a change's way.</summary>
internal static class ReviewConflicts
{
    /// <summary>Decisions on the same mentions, or on the report where the change makes one, that the person has not seen; null where there are none.</summary>
    public static ReviewResult? Newer(ReviewChange change, ReviewHistory history)
    {
        var mentions = change.Records.Select(step => step.Mention).OfType<long>().ToHashSet();
        List<RecordDecision> records = [.. history.Records.Where(decision => decision.Number > change.Seen && decision.Track == change.Track && mentions.Contains(decision.Mention))];
        List<ReportDecision> reports = [.. history.Reports.Where(decision => decision.Number > change.Seen && decision.Track == change.Track && change.Whole is not null)];
        return records.Count + reports.Count > 0 ? new(ReviewOutcome.Conflict, new(records, reports), []) : null;
    }

    /// <summary>Records that would hold beside the change's and belong to another version's text; null where there are none. So all records that count of a report slice one text.</summary>
    public static ReviewResult? Elsewhere(ReviewChange change, ReviewHistory after)
    {
        if (!change.Records.Any(step => step.Verb is ReviewVerb.Accepted or ReviewVerb.Corrected or ReviewVerb.Added))
        {
            return null;
        }
        ReadingTrack?[] views = change.Track == ReadingTrack.Second ? [ReadingTrack.Second] : [change.Track, null];
        List<RecordDecision> elsewhere = [.. views.SelectMany(view => ReviewOverlay.Holding(after.Records, view).Values).Where(decision => decision.Record is not null && decision.Version != change.Version).DistinctBy(decision => decision.Number).OrderBy(decision => decision.Number)];
        return elsewhere.Count > 0 ? new(ReviewOutcome.OtherVersion, new(elsewhere, []), []) : null;
    }
}
