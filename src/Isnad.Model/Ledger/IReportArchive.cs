using Isnad.Model.Events;
using Isnad.Model.Reports;

namespace Isnad.Model.Ledger;

/// <summary>A version of a report as it is kept.</summary>
/// <param name="Number">Of the version, v in the log.</param>
/// <param name="Report">Number of the report, r in the log.</param>
/// <param name="Ordinal">1 for its first version, and so on.</param>
/// <param name="Capture">Number of the capture that brought it, c in the log; null where it was made by taking a name down.</param>
/// <param name="TakenAt">When it was taken in, UTC.</param>
/// <param name="Content">The report; its id is <c>r</c> and its number. Publication as the input said.</param>
/// <param name="CopyGroup">Number of the first report of the near-identical texts that it belongs to; its own where it stands alone.</param>
public sealed record StoredVersion(long Number, long Report, int Ordinal, long? Capture, DateTimeOffset TakenAt, Report Content, long CopyGroup)
{
    /// <summary>The id that the report has in input and output: the locator or the id that it came with.</summary>
    public required string OwnId { get; init; }

    /// <summary>What the input said beside the text, as it is kept (JSON); its hash stands in the log's entry, behind <c>about</c>.</summary>
    public ReadOnlyMemory<byte> About { get; init; }
}

/// <summary>An analysis as it is kept.</summary>
/// <param name="Number">Of the analysis, a in the log.</param>
/// <param name="Version">Number of the version that was read.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Analysis">Read back from the contract's JSON, over the version's text.</param>
/// <param name="Engine">What made it.</param>
/// <param name="Mentions">The mention's persistent number for every event, in order.</param>
public sealed record StoredAnalysis(long Number, long Version, DateTimeOffset At, ReportAnalysis Analysis, EngineInfo Engine, IReadOnlyList<long> Mentions);

/// <summary>Bytes as they are kept.</summary>
/// <param name="Number">Of the capture, c in the log.</param>
/// <param name="Hash">Of its bytes.</param>
/// <param name="TakenAt">When it was taken in, UTC.</param>
/// <param name="Raw">Bytes and how they were obtained; no bytes where the text was already there (<see cref="IntakeOutcome.SameText"/>).</param>
public sealed record StoredCapture(long Number, ContentHash Hash, DateTimeOffset TakenAt, RawReport Raw)
{
    /// <summary>How the bytes were obtained, as it is kept (JSON); its hash stands in the log's entry, behind <c>about</c>.</summary>
    public ReadOnlyMemory<byte> About { get; init; }
}

/// <summary>How much the archive holds.</summary>
public sealed record ArchiveCounts(long Captures, long Reports, long Versions, long Analyses, long Mentions, long TakenDown);

/// <summary>Keeps reports: what was taken in, as it was, and what was read from it. One writer at a time; readers see what was committed.</summary>
public interface IReportArchive
{
    /// <summary>Takes a batch in, all of it or nothing, with its entries in the log. An item that stands twice in the batch is taken once.</summary>
    /// <exception cref="LedgerException">Nothing of the batch was taken in.</exception>
    IReadOnlyList<IntakeResult> Take(IReadOnlyList<IntakeItem> batch);

    /// <summary>True where these bytes are there or were taken down: they need not be read again. False where they have come back: they were obtained from their address at <paramref name="fetchedAt"/>, later
    /// than other words that stand there now. Safe on every thread.</summary>
    bool Holds(ContentHash body, DateTimeOffset? fetchedAt);

    /// <summary>Adds newer analyses to versions, all or none; the mentions of the report's newest version are carried over.</summary>
    void AddAnalyses(IReadOnlyList<(long Version, IntakeAnalysis Analysis)> batch);

    /// <summary>Newest version of every report with a number above <paramref name="after"/>, in order of numbers, that was not last read by <paramref name="engine"/>; all where that is null.</summary>
    IEnumerable<long> Unread(EngineInfo? engine, long after = 0);

    /// <summary>A version; null where there is none or it was taken down.</summary>
    StoredVersion? Version(long number);

    /// <summary>The versions of a report, oldest first; those taken down are missing.</summary>
    IReadOnlyList<StoredVersion> Versions(long report);

    /// <summary>The newest analysis of a version; null where there is none.</summary>
    StoredAnalysis? Analysis(long version);

    /// <summary>What the machine makes of a report: the newest analysis of its newest version that was analysed. Null where there is none. What counts is <see cref="Review.IReviewStore.Reading"/>.</summary>
    StoredAnalysis? Reading(long report);

    /// <summary>All analyses of a version, oldest first.</summary>
    IReadOnlyList<StoredAnalysis> Analyses(long version);

    /// <summary>A capture; null where there is none or it was taken down.</summary>
    StoredCapture? Capture(long number);

    /// <summary>Captures that brought or repeated versions of a report, in order.</summary>
    IReadOnlyList<StoredCapture> Captures(long report);

    /// <summary>Numbers of the reports in a copy group, in order.</summary>
    IReadOnlyList<long> Copies(long group);

    /// <summary>Numbers of the reports whose newest version came with this id (<see cref="StoredVersion.OwnId"/>), in order; those taken down are missing. What is asked costs the same in a ledger of any size.</summary>
    IReadOnlyList<long> OfOwnId(string ownId);

    /// <summary>Numbers of the versions whose text has this hash, in order, also those that newer ones follow; those taken down are missing. What is asked costs the same in a ledger of any size.</summary>
    IReadOnlyList<long> OfText(ContentHash text);

    /// <summary>How much there is.</summary>
    ArchiveCounts Count();
}
