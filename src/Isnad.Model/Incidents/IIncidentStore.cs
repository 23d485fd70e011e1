using Isnad.Model.Ledger;
using Isnad.Model.Reports;

namespace Isnad.Model.Incidents;

/// <summary>A report whose mentions are to be fused, as they are now.</summary>
/// <param name="Report">Its number.</param>
/// <param name="Version">The version whose reading counts; null where nothing of the report is left.</param>
/// <param name="Analysis">The newest analysis of that version; null where there is none. What cannot be opened is told done by it.</param>
public sealed record PendingReport(long Report, long? Version, long? Analysis);

/// <summary>What fusing a batch of reports changes in the store.</summary>
public sealed record IncidentChange
{
    /// <summary>Reports that were fused, each with the analysis that it was fused by and what its mentions are compared by; both null where nothing of it is left.</summary>
    public required IReadOnlyList<(long Report, long? Analysis, FusionRecord? Record)> Fused { get; init; }

    /// <summary>Number of the newest decision on any record when the reports were read (<see cref="Review.IReviewStore.Newest"/>): a report that people decided on since stays pending.</summary>
    public long DecidedUpTo { get; init; }

    /// <summary>Mentions that were looked at again (<see cref="IIncidentStore.Touched"/>); those that were touched since stay so.</summary>
    public IReadOnlyList<long> Touched { get; init; } = [];

    /// <summary>Mentions whose blocks, pairs and membership go, before anything else is written.</summary>
    public required IReadOnlyList<long> Removed { get; init; }

    /// <summary>Blocks and fixed days of the mentions added.</summary>
    public required IReadOnlyList<(long Mention, IReadOnlyList<BlockEntry> Entries, DateInterval? FixedDays)> Blocks { get; init; }

    /// <summary>Pairs to be kept.</summary>
    public required IReadOnlyList<(long A, long B, double Score)> Edges { get; init; }

    /// <summary>Every incident that was made anew.</summary>
    public required IReadOnlyList<IncidentMembers> Incidents { get; init; }

    /// <summary>What old numbers stand for now.</summary>
    public required IReadOnlyList<IncidentPointer> Pointers { get; init; }

    /// <summary>The first incident's number that was never given.</summary>
    public required long Next { get; init; }
}

/// <summary>An incident as it is kept.</summary>
/// <param name="Number">i in the log.</param>
/// <param name="Members">Its mentions.</param>
/// <param name="Joins">How they came together, in order (<see cref="ClusterJoin"/>).</param>
public sealed record IncidentMembers(long Number, IReadOnlyList<long> Members, IReadOnlyList<(long Into, long From, double Mean)> Joins);

/// <summary>An incident in a list.</summary>
/// <param name="Number">i in the log.</param>
/// <param name="Mentions">How many mentions tell it.</param>
/// <param name="Reports">How many reports do.</param>
public sealed record IncidentSize(long Number, int Mentions, int Reports);

/// <summary>What a person decided of two mentions.</summary>
/// <param name="Number">d in the log.</param>
/// <param name="A">One mention.</param>
/// <param name="B">The other.</param>
/// <param name="Together">They are one occurrence; else they are not.</param>
/// <param name="By">Pseudonym of who decided.</param>
/// <param name="At">When, UTC.</param>
/// <param name="BackBy">Who took it back; null while it holds.</param>
public sealed record StoredLink(long Number, long A, long B, bool Together, string By, DateTimeOffset At, string? BackBy);

/// <summary>Keeps which mentions are one incident, and what finding that out needs. Documents are named <c>r</c> and the report's number, events <c>m</c> and the mention's.</summary>
public interface IIncidentStore
{
    /// <summary>What fusion asks.</summary>
    IFusionMemory Memory { get; }

    /// <summary>The first incident's number that was never given.</summary>
    long Next { get; }

    /// <summary>Makes all reports pending where they were fused by other weights than <paramref name="model"/>; incidents keep their numbers as far as they stay. True where it did.</summary>
    bool StartOver(string model);

    /// <summary>Reports that were read anew or decided on since they were fused, in order of publication, at most <paramref name="most"/>.</summary>
    IReadOnlyList<PendingReport> Pending(int most);

    /// <summary>How many reports are pending.</summary>
    long CountPending();

    /// <summary>Mentions whose incident must be looked at again though no report changed: one of its reports was taken down, or people decided.</summary>
    IReadOnlyList<MentionKey> Touched();

    /// <summary>Writes a change, with its entry in the log, in one transaction.</summary>
    /// <exception cref="LedgerException">Nothing of it was written.</exception>
    void Write(IncidentChange change);

    /// <summary>Keeps a person's decision on two mentions, which the next fusing obeys; its number.</summary>
    /// <exception cref="LedgerException">There is no such mention, or both are one.</exception>
    long Decide(long a, long b, bool together, string by);

    /// <summary>Takes a decision back.</summary>
    /// <exception cref="LedgerException">There is none, or it was taken back.</exception>
    void TakeBack(long decision, string by);

    /// <summary>All decisions, oldest first.</summary>
    IReadOnlyList<StoredLink> Links();

    /// <summary>Number of the incident that a mention belongs to; null where it was not fused yet.</summary>
    long? IncidentOf(long mention);

    /// <summary>Members of an incident, in order; empty where there is none with that number.</summary>
    IReadOnlyList<MentionKey> Members(long incident);

    /// <summary>What an old number stands for; empty where it is one of now or was never given.</summary>
    IReadOnlyList<IncidentPointer> Pointers(long incident);

    /// <summary>Incidents by number of reports, the most told first.</summary>
    IReadOnlyList<IncidentSize> Largest(int most, int skip = 0);

    /// <summary>How many incidents there are, and how many of them more than one report tells.</summary>
    (long All, long ToldByMany) Count();
}
