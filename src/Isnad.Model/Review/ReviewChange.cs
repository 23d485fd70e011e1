using Isnad.Model.Events;

namespace Isnad.Model.Review;

/// <summary>One decision to be made on a mention.</summary>
/// <param name="Verb">What is decided.</param>
/// <param name="Mention">Number of the mention; null where an event is added, which gets a new one.</param>
public sealed record RecordStep(ReviewVerb Verb, long? Mention)
{
    /// <summary>The event where it is corrected or added, its spans counting in the change's version; its id is not kept. Null else: what is accepted stands in the change's analysis.</summary>
    public EventMention? Record { get; init; }

    /// <summary>Why; must be given where it is rejected.</summary>
    public string? Reason { get; init; }

    /// <summary>Mentions that it was merged or split from.</summary>
    public IReadOnlyList<long> From { get; init; } = [];

    /// <summary>Number of the decision to be taken back: one on the same mention in the same track that holds.</summary>
    public long? Undoes { get; init; }
}

/// <summary>A decision to be made on the report as a whole.</summary>
/// <param name="Verb">What is decided.</param>
/// <param name="Reason">Why; must be given where it is skipped.</param>
public sealed record ReportStep(ReportVerb Verb, string? Reason = null);

/// <summary>What one person decides on one report at once: all of it is kept, or nothing.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="Version">Number of the version that the person has in view.</param>
/// <param name="Track">In which reading.</param>
/// <param name="By">Pseudonym of who decides; it stands in the ledger, not in the log.</param>
public sealed record ReviewChange(long Report, long Version, ReadingTrack Track, string By)
{
    /// <summary>Number of the machine's analysis of that version that the person has in view; null where there is none.</summary>
    public long? Analysis { get; init; }

    /// <summary>Number of the newest decision of this track that the person has seen on the report; 0 for none (<see cref="ReviewedReading.Newest"/>).</summary>
    public long Seen { get; init; }

    /// <summary>A key that its sender drew for this change alone; null for none. Sent again with it by the same person, it is not kept twice but answered as the first time.</summary>
    public string? Key { get; init; }

    /// <summary>Decisions on mentions, in order; each mention once.</summary>
    public IReadOnlyList<RecordStep> Records { get; init; } = [];

    /// <summary>Decision on the report, after those on its mentions; null for none.</summary>
    public ReportStep? Whole { get; init; }
}

/// <summary>What became of a change.</summary>
public enum ReviewOutcome
{
    /// <summary>It is kept.</summary>
    Written,

    /// <summary>Others decided on the same mentions, or on the report where the change does, since the person last looked.</summary>
    Conflict,

    /// <summary>Records count that were decided on another version's text. A report goes over to another version at once: decide these mentions in the same change.</summary>
    OtherVersion,

    /// <summary>The report was to be finished, and events of it are not decided.</summary>
    Undecided,
}

/// <summary>What became of a change. Where it was not written, nothing was.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Decisions">Written: those that were written; else those that stand in the way.</param>
/// <param name="Undecided">Mentions that are to be decided first (<see cref="ReviewOutcome.Undecided"/>).</param>
public sealed record ReviewResult(ReviewOutcome Outcome, ReviewHistory Decisions, IReadOnlyList<long> Undecided);
