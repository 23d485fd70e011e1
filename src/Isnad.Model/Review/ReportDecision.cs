namespace Isnad.Model.Review;

/// <summary>What a person decided of a report as a whole.</summary>
public enum ReportVerb
{
    /// <summary>All events that it tells are decided.</summary>
    Finished,

    /// <summary>It is not read, for a reason.</summary>
    Skipped,

    /// <summary>It awaits a reader again.</summary>
    Reopened,
}

/// <summary>A person's decision on a report as a whole, as it is kept; the newest of a track stands.</summary>
/// <param name="Number">j in the log; one line of numbers with <see cref="RecordDecision"/>.</param>
/// <param name="Report">Number of the report.</param>
/// <param name="Version">Number of the version that the person had in view.</param>
/// <param name="Verb">What was decided.</param>
/// <param name="Track">In which reading.</param>
/// <param name="By">Pseudonym of who decided.</param>
/// <param name="At">When, UTC, to the second.</param>
public sealed record ReportDecision(long Number, long Report, long Version, ReportVerb Verb, ReadingTrack Track, string By, DateTimeOffset At)
{
    /// <summary>Why, in the person's words.</summary>
    public string? Reason { get; init; }
}

/// <summary>Decisions on a report, each list in order of numbers.</summary>
/// <param name="Records">On its mentions.</param>
/// <param name="Reports">On the report as a whole.</param>
public sealed record ReviewHistory(IReadOnlyList<RecordDecision> Records, IReadOnlyList<ReportDecision> Reports)
{
    /// <summary>None.</summary>
    public static ReviewHistory None { get; } = new([], []);
}
