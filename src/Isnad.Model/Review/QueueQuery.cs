using Isnad.Model.Reports;

namespace Isnad.Model.Review;

/// <summary>Where a report stands in a track of reading.</summary>
public enum QueueState
{
    /// <summary>It awaits a reader.</summary>
    Open,

    /// <summary>It does, and somebody has it in hand.</summary>
    Claimed,

    /// <summary>All its events are decided.</summary>
    Done,

    /// <summary>Somebody decided not to read it.</summary>
    Skipped,

    /// <summary>People decided on it, and a newer version of its text came since.</summary>
    Changed,
}

/// <summary>In which order reports are offered.</summary>
public enum QueueOrder
{
    /// <summary>The most urgent first (<see cref="QueueRow.Urgency"/>), of those the newest.</summary>
    Urgency,

    /// <summary>The newest publication first.</summary>
    Newest,

    /// <summary>The oldest publication first.</summary>
    Oldest,
}

/// <summary>Which reports are looked for. What is asked of events (place, type) must hold of one event.</summary>
public sealed record QueueQuery
{
    /// <summary>Of which reading. The adjudicator's holds only reports that two people finished.</summary>
    public ReadingTrack Track { get; init; } = ReadingTrack.First;

    /// <summary>State; all where null.</summary>
    public QueueState? State { get; init; }

    /// <summary>Days of which one at least belongs to the report's publication.</summary>
    public DateInterval? Published { get; init; }

    /// <summary>ISO code of the country of an event.</summary>
    public string? Country { get; init; }

    /// <summary>ISO code of the governorate of an event.</summary>
    public string? Admin1 { get; init; }

    /// <summary>Name of the outlet, whole.</summary>
    public string? Outlet { get; init; }

    /// <summary>Type of an event.</summary>
    public string? Type { get; init; }

    /// <summary>What makes it urgent, among other things.</summary>
    public UrgencyKind? Reason { get; init; }

    /// <summary>The order.</summary>
    public QueueOrder Order { get; init; }

    /// <summary>Reports that are left out: what is asked of events must not tell whoever reads them second what the first reader made of them (<see cref="IReviewStore.KeptFrom"/>).</summary>
    public IReadOnlyCollection<long> Without { get; init; } = [];

    /// <summary>Reports that count in no list that is made of events, for the same reason.</summary>
    public IReadOnlyCollection<long> KeptBack { get; init; } = [];

    /// <summary>At most so many rows.</summary>
    public int Most { get; init; } = 50;

    /// <summary>After so many.</summary>
    public int Skip { get; init; }
}

/// <summary>What makes a report urgent.</summary>
public enum UrgencyKind
{
    /// <summary>The highest number of dead that an event of it tells, at least.</summary>
    Killed,

    /// <summary>It tells a place that no report taken in before it tells; the number of such places.</summary>
    NewPlaces,

    /// <summary>An incident of it is told by so many reports.</summary>
    ToldBy,

    /// <summary>So many events of it are denied by somebody, or told with numbers of dead that exclude each other.</summary>
    Disputed,
}

/// <summary>One reason for a report's urgency, with its figure.</summary>
public readonly record struct UrgencyReason(UrgencyKind Kind, long Figure);

/// <summary>A report of the queue.</summary>
/// <param name="Report">Its number.</param>
/// <param name="Version">Number of its newest version.</param>
/// <param name="Outlet">As it names itself.</param>
/// <param name="Published">As far as known.</param>
/// <param name="Events">How many events count of it; null where who looks may not know.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Claim">Who has it in hand; null for nobody.</param>
/// <param name="Urgency">What it is ordered by; only its order has a meaning.</param>
/// <param name="Reasons">What its urgency comes from.</param>
public sealed record QueueRow(long Report, long Version, string? Outlet, DateInterval? Published, int? Events, QueueState State, ReportClaim? Claim, long Urgency, IReadOnlyList<UrgencyReason> Reasons);

/// <summary>A page of the queue.</summary>
/// <param name="Rows">In order.</param>
/// <param name="HasMore">There are further ones.</param>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, bool HasMore);

/// <summary>How many reports there are by each filter's values. Each list holds to all of the query's filters but its own, so that it says what choosing another value would give.</summary>
/// <param name="States">By state; all of them.</param>
/// <param name="Outlets">By outlet, the largest first.</param>
/// <param name="Admin1">By governorate of their events, the largest first; a report counts in each of its own.</param>
/// <param name="Days">By first day of publication, the newest first.</param>
/// <param name="Reasons">By what makes them urgent; all of them. A report counts in each of its own.</param>
public sealed record QueueCounts(IReadOnlyDictionary<QueueState, long> States, IReadOnlyList<(string Outlet, long Reports)> Outlets, IReadOnlyList<(string Admin1, long Reports)> Admin1, IReadOnlyList<(DateOnly Day, long Reports)> Days, IReadOnlyDictionary<UrgencyKind, long> Reasons);
