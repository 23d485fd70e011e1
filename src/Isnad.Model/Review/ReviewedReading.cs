using Isnad.Model.Events;
using Isnad.Model.Ledger;

namespace Isnad.Model.Review;

/// <summary>How an event of a reading came to be what it is.</summary>
public enum EventState
{
    /// <summary>The machine's, not decided.</summary>
    Proposed,

    /// <summary>The machine's, and a person found it right.</summary>
    Accepted,

    /// <summary>A person's in place of the machine's.</summary>
    Corrected,

    /// <summary>A person's where the machine found nothing.</summary>
    Added,
}

/// <summary>Where an event of a reading comes from.</summary>
/// <param name="Mention">Its persistent number.</param>
/// <param name="State">How it came to be what it is.</param>
/// <param name="Decision">Number of the decision that gave it; null where it is proposed.</param>
public sealed record EventStanding(long Mention, EventState State, long? Decision)
{
    /// <summary>The decision that stands on this mention but was made on another version's text, so that its record does not count here.</summary>
    public long? Elsewhere { get; init; }
}

/// <summary>What counts of a report: the machine's newest analysis of one version, overlaid with what people decided.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="Version">Number of the version: the one that people decided on; where nobody did, the newest that was analysed.</param>
/// <param name="Machine">The machine's analysis beneath; null where people decided on a version that no machine read.</param>
/// <param name="Analysis">What counts, its events named by their mentions (<c>m5</c>); where records of people are among them, in order of the text.</param>
/// <param name="Standing">For each event of <paramref name="Analysis"/>, in the same order.</param>
/// <param name="Newest">Number of the newest decision that went into it, of those taken back too; 0 where there is none.</param>
public sealed record ReviewedReading(long Report, long Version, StoredAnalysis? Machine, ReportAnalysis Analysis, IReadOnlyList<EventStanding> Standing, long Newest)
{
    /// <summary>Mentions that a person rejected, with the decision, in order of mentions.</summary>
    public IReadOnlyList<(long Mention, long Decision)> Rejected { get; init; } = [];

    /// <summary>The newest decision on the report as a whole; null where there is none.</summary>
    public ReportDecision? Whole { get; init; }
}

/// <summary>A mention whose record a person decided, as exports need it.</summary>
/// <param name="Mention">Its number.</param>
/// <param name="Report">Number of its report.</param>
/// <param name="Version">Number of the version whose text the record's spans slice.</param>
/// <param name="Record">What counts.</param>
/// <param name="State">Accepted, corrected or added.</param>
/// <param name="Decision">Number of the decision.</param>
/// <param name="Incident">Number of the incident that it belongs to; null where it was not fused yet.</param>
public sealed record DecidedMention(long Mention, long Report, long Version, EventMention Record, EventState State, long Decision, long? Incident);
