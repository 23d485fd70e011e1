using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Storage.Incidents;
using Isnad.Storage.Reviews;
using Isnad.Text;

namespace Isnad.Storage;

/// <summary>An event as lists and searches see it; drawn from the reading of its report that counts.</summary>
internal sealed record EventRow(long Mention, string Type, string Status, bool Background, string? TimeFrom, string? TimeTo, string? Place, PlaceValue? Where, IReadOnlyList<(string Actor, string Role)> Actors)
{
    /// <summary>The place as it is searched by.</summary>
    public string? PlaceWords => Place is null ? null : SearchWords.Of(Place);

    /// <summary>The least number of dead that the highest toll of what happened allows; null where none is told.</summary>
    public int? Killed { get; init; }

    /// <summary>How many dead it tells of what happened, by who they were.</summary>
    public IReadOnlyList<EventDead> Dead { get; init; } = [];

    /// <summary>Its own record tells that somebody contradicts it.</summary>
    public bool Disputed { get; init; }

    /// <summary>On what its time rests.</summary>
    public string? TimeBasis { get; init; }

    /// <summary>The row of <paramref name="mention"/> for an event of <paramref name="analysis"/>.</summary>
    public static EventRow Of(long mention, ReportAnalysis analysis, EventMention item) => new(
        mention,
        item.Type,
        item.Status.ToString().ToLowerInvariant(),
        item.Background,
        item.Time is { } from ? JsonValues.Iso(from.Interval.From) : null,
        item.Time is { } to ? JsonValues.Iso(to.Interval.To) : null,
        item.Place is { } place ? analysis.Report.Text.Slice(place.Span) : null,
        item.Place,
        [.. item.Actors.Select(actor => (actor.Id, actor.Role.ToString().ToLowerInvariant())).Distinct()])
    {
        Killed = item.Status == EventStatus.Actual ? item.Casualties.Where(toll => toll.Kind == "killed").Max(toll => toll.Min) : null,
        TimeBasis = item.Time?.Basis,
        Dead = EventDead.Of(item),
        Disputed = item.Status == EventStatus.Denied || item.DeniedBy.Count > 0 || EventDead.Contradict(item),
    };

    /// <summary>Publication as columns hold it.</summary>
    public static (string? From, string? To) Days(DateInterval? interval) => interval is { } days ? (JsonValues.Iso(days.From), JsonValues.Iso(days.To)) : (null, null);
}

/// <summary>The rows of events in their tables. All calls stand within a transaction.</summary>
internal sealed class EventRows(Database database)
{
    /// <summary>Puts <paramref name="rows"/> in place of what stood for <paramref name="report"/>.</summary>
    public void Replace(long report, IEnumerable<EventRow> rows)
    {
        var before = Places(report);
        database.Prepare("DELETE FROM event_actor WHERE mention IN (SELECT mention FROM event WHERE report = $1)").Run(report);
        database.Prepare("DELETE FROM event_dead WHERE mention IN (SELECT mention FROM event WHERE report = $1)").Run(report);
        database.Prepare("DELETE FROM event WHERE report = $1").Run(report);
        foreach (var row in rows)
        {
            database.Prepare("INSERT INTO event (mention, report, type, status, background, time_from, time_to, place, place_words, place_id, country, admin1, lat, lon, killed, time_basis, precision, radius_km, disputed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)")
                .Run(row.Mention, report, row.Type, row.Status, row.Background ? 1L : 0L, row.TimeFrom, row.TimeTo, row.Place, row.PlaceWords, row.Where?.PlaceId, row.Where?.Country, row.Where?.Admin1, row.Where?.Latitude, row.Where?.Longitude, (long?)row.Killed, row.TimeBasis, row.Where?.Precision, row.Where?.RadiusKm, row.Disputed ? 1L : 0L);
            foreach (var (actor, role) in row.Actors)
            {
                database.Prepare("INSERT INTO event_actor (actor, role, mention) VALUES ($1, $2, $3)").Run(actor, role, row.Mention);
            }
            foreach (var dead in row.Dead)
            {
                database.Prepare("INSERT INTO event_dead (mention, harmed, least, most) VALUES ($1, $2, $3, $4)").Run(row.Mention, dead.Harmed, (long)dead.Least, (long?)dead.Most);
            }
        }
        IncidentLines.DrawOf(database, report);
        QueueRows.Draw(database, report);
        foreach (var place in before.Except(Places(report)).Concat(Places(report).Except(before)))
        {
            QueueRows.DrawBehind(database, place, report);
        }
    }

    private List<string> Places(long report) => database.Prepare("SELECT DISTINCT place_id FROM event WHERE report = $1 AND place_id IS NOT NULL").Rows(row => row.GetString(0), report);
}
