using System.Globalization;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Publishing.Exports;

/// <summary>Incidents in the shape of ACLED's files: 31 columns, a row a day, a place and a pair of sides. docs/export.md has the rules.</summary>
public sealed class AcledTable(ExchangeCodes codes, Func<Incident, DateTimeOffset> decidedAt)
{
    private const int Week = 7, Month = 31;
    private const string Civilians = "Civilians";

    private static readonly ColumnOf<Row>[] Columns =
    [
        new("event_id_cnty", row => row.Id), new("event_date", row => row.Day), new("year", row => row.Day.Year), new("time_precision", row => row.TimePrecision),
        new("disorder_type", row => row.Type.Disorder), new("event_type", row => row.Type.Event), new("sub_event_type", row => row.Type.SubEvent),
        new("actor1", row => row.Actor.Name), new("assoc_actor_1", row => string.Join("; ", row.ActorsBeside)), new("inter1", row => row.Actor.Inter),
        new("actor2", row => row.Target?.Name), new("assoc_actor_2", row => row.Target?.Own), new("inter2", row => row.Target?.Inter),
        new("interaction", row => row.Target is { Inter.Length: > 0 } target && row.Actor.Inter.Length > 0 ? $"{row.Actor.Inter}-{target.Inter}" : row.Actor.Inter),
        new("civilian_targeting", row => row.Target?.Inter == Civilians && row.Type.Disorder.StartsWith("Political violence", StringComparison.Ordinal) ? "Civilian targeting" : null),
        new("iso", row => row.Of.Country.Numeric), new("region", row => row.Of.Country.AcledRegion), new("country", row => row.Of.Country.Name),
        new("admin1", row => row.Governorate), new("admin2", _ => null), new("admin3", _ => null),
        new("location", row => row.Place.Words), new("latitude", row => Math.Round(row.Place.Known.Latitude!.Value, 4)), new("longitude", row => Math.Round(row.Place.Known.Longitude!.Value, 4)), new("geo_precision", row => row.GeoPrecision),
        new("source", row => string.Join("; ", Sources(row.Of.Incident))), new("source_scale", _ => null), new("notes", row => row.Notes), new("fatalities", row => row.Fatalities), new("tags", _ => null),
        new("timestamp", row => row.Timestamp),
    ];

    /// <summary>A row before it is written.</summary>
    private sealed record Row(string Id, CollapsedIncident Of, AcledType Type, DateOnly Day, int TimePrecision, PlaceAccount Place, CodedSide Actor, CodedSide? Target)
    {
        public required IReadOnlyList<string> ActorsBeside { get; init; }

        public required string Governorate { get; init; }

        public required string GeoPrecision { get; init; }

        public required string Notes { get; init; }

        public required int Fatalities { get; init; }

        public required long Timestamp { get; init; }
    }

    /// <summary>The table.</summary>
    public CollapsedTable Of(IEnumerable<Incident> incidents)
    {
        var rows = new List<Row>();
        var reasons = new List<string>();
        foreach (var incident in incidents)
        {
            if (Write(incident, rows) is { } reason)
            {
                reasons.Add(reason);
            }
        }
        return CollapsedTable.Of(ExportTable.Of("acled", Columns, rows), reasons);
    }

    /// <summary>Adds the rows of an incident, or says why there are none.</summary>
    private string? Write(Incident incident, List<Row> rows)
    {
        var (known, missing) = CollapsedIncident.Of(incident, codes);
        if (known is null)
        {
            return missing;
        }
        var fatalities = Fatalities(incident);
        var actors = known.Actors;
        if (codes.Types(known.Type).FirstOrDefault(line => Holds(line.When, known, fatalities)) is not { Event.Length: > 0 } type)
        {
            return $"{known.Type}: {codes.Types(known.Type).LastOrDefault()?.Reason ?? "the type is in no list"}";
        }
        List<PlaceAccount> places = [.. known.Places.Where(place => codes.Precision(place.Known.Precision).Acled.Length > 0)];
        if (places.Count == 0)
        {
            return $"the place is as coarse as a {known.Place.Precision}";
        }
        if (Days(known.Days, type.Lasting) is not { } days)
        {
            return $"the days are wider than a month ({Month} days)";
        }
        if (actors.Count == 0)
        {
            if (type.UnknownActor.Length == 0)
            {
                return "nobody is told as doing it";
            }
            actors = [new(null, ExchangeCodes.In(type.UnknownActor, known.Country), type.UnknownInter, "", null)];
        }
        else if (type.Crowd.Length > 0)
        {
            actors = [.. actors.Select(actor => actor.Inter is Civilians or "Protesters" ? actor with { Name = ExchangeCodes.In(type.Crowd, known.Country), Inter = type.UnknownInter } : actor)];
        }
        Add(rows, known, type, actors, days, places, fatalities);
        return null;
    }

    /// <summary>Every day with every place and pair; the dead are shared out evenly, and what is left over is on the first.</summary>
    private void Add(List<Row> rows, CollapsedIncident known, AcledType type, IReadOnlyList<CodedSide> actors, (IReadOnlyList<DateOnly> Days, int Precision) days, List<PlaceAccount> places, int fatalities)
    {
        var pairs = actors.SelectMany(actor => known.Targets.Cast<CodedSide?>().DefaultIfEmpty().Select(target => (actor, target))).DistinctBy(pair => (pair.actor.Name, pair.target?.Name)).ToList();
        var scenes = places.SelectMany(place => pairs.Select(pair => (place, pair.actor, pair.target))).ToList();
        var count = days.Days.Count * scenes.Count;
        var share = fatalities / count;
        var number = 0;
        foreach (var day in days.Days)
        {
            foreach (var (place, actor, target) in scenes)
            {
                number++;
                rows.Add(new Row(string.Create(CultureInfo.InvariantCulture, $"i{known.Incident.Id}-{number}"), known, type, day, days.Precision, place, actor, target)
                {
                    ActorsBeside = [.. new[] { actor.Own }.OfType<string>().Concat(known.Partners.Select(partner => partner.Name)).Distinct()],
                    Governorate = codes.Governorate(place.Known.Admin1), GeoPrecision = codes.Precision(place.Known.Precision).Acled, Notes = Notes(known.Incident),
                    Fatalities = number == 1 ? share + (fatalities % count) : share,
                    Timestamp = decidedAt(known.Incident).ToUnixTimeSeconds(),
                });
            }
        }
    }

    /// <summary>The days of an interval and ACLED's time_precision; null where it is too wide.</summary>
    private static (IReadOnlyList<DateOnly> Days, int Precision)? Days(DateInterval days, bool lasting) =>
        days.Days == 1 ? ([days.From], 1)
        : lasting && days.Days <= Week ? ([.. Enumerable.Range(0, days.Days).Select(days.From.AddDays)], 1)
        : days.Days <= Month ? ([days.From.AddDays((days.Days - 1) / 2)], days.Days <= Week ? 2 : 3) : null;

    private static bool Holds(string when, CollapsedIncident known, int fatalities) => when switch
    {
        "" => true,
        "killed" => fatalities > 0,
        "target=*" => known.Targets.Count > 0,
        _ when when.StartsWith("target=", StringComparison.Ordinal) => known.Targets.Any(side => side.Inter == when["target=".Length..]),
        _ when when.StartsWith("actor=", StringComparison.Ordinal) => known.Actors.Any(side => side.Inter == when["actor=".Length..]),
        _ => throw new InvalidDataException($"resources/exchange/acled.tsv: '{when}' is no condition; write target=CODE, target=*, actor=CODE or killed"),
    };

    /// <summary>Dead: the lowest account; groups add up where no figure is for all; none told is 0.</summary>
    private int Fatalities(Incident incident)
    {
        var whole = incident.Tolls.Where(series => series is { Kind: "killed", Part: false, Demographic: null } && series.Figures.Accounts.Count > 0).ToList();
        return (whole.Exists(series => series.Group is null) ? whole.Where(series => series.Group is null) : whole).Sum(series => series.Figures.Accounts.Min(account => codes.Deaths(account.Value.Min, account.Value.Max)));
    }

    private static IEnumerable<string> Sources(Incident incident) => incident.Reports.Select(report => report.Outlet).OfType<string>().Distinct();

    /// <summary>What the one value of a field hides.</summary>
    private static string Notes(Incident incident)
    {
        var killed = IncidentTable.Bounds(incident, "killed");
        var dead = killed.Min is { } min ? string.Create(CultureInfo.InvariantCulture, $" Killed: {min}{(killed.Max == min ? "" : killed.Max is { } max ? $" to {max}" : " or more")}.") : "";
        return string.Create(CultureInfo.InvariantCulture, $"Isnad incident i{incident.Id}, told by {incident.Outlets} independent outlets.{dead} Accounts of place: {IncidentWriter.Name(incident.Place.Status)}; of days: {IncidentWriter.Name(incident.Time.Status)}; of sides: {IncidentWriter.Name(incident.Participants.Status)}.");
    }
}
