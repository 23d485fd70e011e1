namespace Isnad.Model.Review;

/// <summary>What a person may see of a report that is read twice: as long as nobody has settled between two readings, neither reader sees the other's work.</summary>
public static class ReadingSight
{
    /// <summary>A third person has settled between the readings, or decided that nobody will.</summary>
    public static bool IsSettled(ReviewHistory history) => ReviewOverlay.Whole(history.Reports, ReadingTrack.Adjudicated)?.Verb is ReportVerb.Finished or ReportVerb.Skipped;

    /// <summary>The person has decided something in a reading of the report.</summary>
    public static bool HasRead(ReviewHistory history, string by, ReadingTrack track) =>
        history.Records.Any(decision => decision.Track == track && decision.By == by) || history.Reports.Any(decision => decision.Track == track && decision.By == by);

    /// <summary>Both readings are finished, so that a third person may settle between them.</summary>
    public static bool AreBothFinished(ReviewHistory history) =>
        ReviewOverlay.Whole(history.Reports, ReadingTrack.First)?.Verb == ReportVerb.Finished && ReviewOverlay.Whole(history.Reports, ReadingTrack.Second)?.Verb == ReportVerb.Finished;

    /// <summary>The one reading that the person may see of the report; null where none is kept from them.</summary>
    /// <param name="history">Every decision on it.</param>
    /// <param name="by">Pseudonym of who looks.</param>
    /// <param name="second">Who has it in hand for a second reading.</param>
    public static ReadingTrack? Only(ReviewHistory history, string by, ReportClaim? second) =>
        IsSettled(history) ? null
        : HasRead(history, by, ReadingTrack.Second) || (second?.By == by && !HasRead(history, by, ReadingTrack.First)) ? ReadingTrack.Second
        : HasRead(history, by, ReadingTrack.First) ? ReadingTrack.First
        : null;
}
