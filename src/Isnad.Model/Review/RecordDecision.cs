using Isnad.Model.Events;

namespace Isnad.Model.Review;

/// <summary>What a person decided of one mention.</summary>
public enum ReviewVerb
{
    /// <summary>The machine's record is right as it stands.</summary>
    Accepted,

    /// <summary>The mention is an event, and this is its record.</summary>
    Corrected,

    /// <summary>An event that no machine found.</summary>
    Added,

    /// <summary>The report tells no such event.</summary>
    Rejected,

    /// <summary>An earlier decision on the same mention is undone; the one before it stands again.</summary>
    TakenBack,
}

/// <summary>In which reading of a report a decision was made. Two people may read one report without seeing each other's work; a third settles where they differ.</summary>
public enum ReadingTrack
{
    /// <summary>The reading that counts where nobody adjudicated.</summary>
    First,

    /// <summary>A second reader's, which counts for agreement only.</summary>
    Second,

    /// <summary>The third person's, which counts before the first for every mention that it decides.</summary>
    Adjudicated,
}

/// <summary>A person's decision on one mention as it is kept. It is never changed, only taken back by a later one.</summary>
/// <param name="Number">j in the log; one line of numbers with <see cref="ReportDecision"/>.</param>
/// <param name="Report">Number of the report.</param>
/// <param name="Mention">Number of the mention; a new one where it was added.</param>
/// <param name="Version">Number of the version whose text the record's spans slice.</param>
/// <param name="Verb">What was decided.</param>
/// <param name="Track">In which reading.</param>
/// <param name="By">Pseudonym of who decided.</param>
/// <param name="At">When, UTC, to the second.</param>
public sealed record RecordDecision(long Number, long Report, long Mention, long Version, ReviewVerb Verb, ReadingTrack Track, string By, DateTimeOffset At)
{
    /// <summary>Number of the machine's analysis that the person had in view; null where there was none, or the event was added.</summary>
    public long? Analysis { get; init; }

    /// <summary>The event as decided, its id the mention's name (<c>m5</c>); the machine's own where accepted, so that it outlives the analysis. Null where rejected or taken back.</summary>
    public EventMention? Record { get; init; }

    /// <summary>Why, in the person's words.</summary>
    public string? Reason { get; init; }

    /// <summary>Mentions that it was merged or split from.</summary>
    public IReadOnlyList<long> From { get; init; } = [];

    /// <summary>Number of the decision that this one takes back.</summary>
    public long? Undoes { get; init; }
}
