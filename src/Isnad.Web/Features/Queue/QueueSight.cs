using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Review;

namespace Isnad.Web.Features.Queue;

/// <summary>What of the queue a person may see: how many events a report tells, and how many dead, is what the first reader made of it. A second reader is told neither, nor finds it out by a filter.</summary>
internal sealed class QueueSight(ILedger ledger, DeskPerson person)
{
    private readonly IReadOnlyList<long> _kept = ledger.Reviews.KeptFrom(person.Pseudonym);

    /// <summary>How many reports two people finished and nobody has settled; 0 for whom it is no business.</summary>
    public long ToSettle => person.Role < DeskRole.Editor ? 0
        : ledger.Reviews.Count(new QueueQuery { Track = ReadingTrack.Adjudicated }).States is var states ? states[QueueState.Open] + states[QueueState.Claimed] : 0;

    /// <summary>The query as this person may ask it: also what is counted by events says nothing of theirs.</summary>
    public QueueQuery Of(QueueQuery query) => (query.Type ?? query.Country ?? query.Admin1) is null && query.Reason is null ? query with { KeptBack = _kept } : query with { Without = _kept, KeptBack = _kept };

    /// <summary>The page as this person may see it.</summary>
    public Isnad.Model.Review.QueuePage Of(Isnad.Model.Review.QueuePage page, QueueQuery query) =>
        page with { Rows = [.. page.Rows.Select(row => query.Track == ReadingTrack.Second || _kept.Contains(row.Report) ? row with { Events = null, Reasons = [], Urgency = 0 } : row)] };
}
