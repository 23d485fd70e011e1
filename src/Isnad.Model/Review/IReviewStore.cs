using Isnad.Model.Ledger;

namespace Isnad.Model.Review;

/// <summary>Somebody has a report in hand.</summary>
/// <param name="Report">Number of the report.</param>
/// <param name="Track">In which reading.</param>
/// <param name="By">Pseudonym.</param>
/// <param name="Until">When it lapses, UTC, to the second.</param>
public sealed record ReportClaim(long Report, ReadingTrack Track, string By, DateTimeOffset Until);

/// <summary>Keeps what people decide on records: append-only, beside the machine's proposal, never over it.</summary>
public interface IReviewStore
{
    /// <summary>Keeps what a person decides, with its entries in the log, in one transaction; or says what stands in the way, and keeps nothing.</summary>
    /// <exception cref="LedgerException">The change is wrong in itself: there is no such report, version, analysis, mention or decision, a span lies outside the text, a record or reason is missing.</exception>
    ReviewResult Decide(ReviewChange change);

    /// <summary>Reports on which something was decided and which are not taken down, in order of numbers, each with the number of its newest decision: whoever keeps figures of them knows by it which are to be counted anew.</summary>
    IReadOnlyList<(long Report, long Newest)> Reviewed();

    /// <summary>All decisions on a report that can be read, in every track.</summary>
    ReviewHistory Of(long report);

    /// <summary>Number of the newest decision of all; 0 before the first.</summary>
    long Newest { get; }

    /// <summary>What counts of a report: adjudicated decisions before first ones, mention by mention. With a <paramref name="track"/> what that track alone makes of it, which is what its reader may see.
    /// Null where the report is taken down, or neither machine nor person read it.</summary>
    ReviewedReading? Reading(long report, ReadingTrack? track = null);

    /// <summary>Takes a report in hand until <paramref name="until"/>, or keeps it longer; the claim that holds, which is another's where that has not lapsed.</summary>
    /// <exception cref="LedgerException">There is no such report, or <paramref name="until"/> is past.</exception>
    ReportClaim Claim(long report, ReadingTrack track, string by, DateTimeOffset until);

    /// <summary>Gives a report back; false where <paramref name="by"/> does not hold it.</summary>
    bool Release(long report, ReadingTrack track, string by);

    /// <summary>Who holds a report; null for nobody.</summary>
    ReportClaim? Holder(long report, ReadingTrack track);

    /// <summary>Reports of which <paramref name="by"/> may not see what counts: those that they read second, until somebody has settled between the readings (<see cref="ReadingSight"/>).</summary>
    IReadOnlyList<long> KeptFrom(string by);

    /// <summary>A page of reports for a reader.</summary>
    QueuePage Queue(QueueQuery query);

    /// <summary>How many reports the filters give.</summary>
    QueueCounts Count(QueueQuery query);

    /// <summary>Mentions above <paramref name="after"/> whose accepted, corrected or added record counts, in order of numbers, at most <paramref name="most"/>.</summary>
    IReadOnlyList<DecidedMention> Decided(long after, int most);
}
