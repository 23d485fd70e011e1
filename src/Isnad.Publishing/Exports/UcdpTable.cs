using System.Globalization;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Publishing.Exports;

/// <summary>Incidents in the shape of UCDP's Georeferenced Event Dataset: 49 columns, a row an incident with at least one dead. docs/export.md has the rules. Numbers that UCDP gives (conflicts, dyads, sides) stay empty.</summary>
public sealed class UcdpTable(ExchangeCodes codes)
{
    private const string State = "state", Organised = "organised", Civilians = "civilians";

    private static readonly ColumnOf<Row>[] Columns =
    [
        new("id", row => row.Of.Incident.Id), new("relid", row => MentionTable.Name('i', row.Of.Incident.Id)), new("year", row => row.Of.Days.From.Year), Empty("active_year"), Empty("code_status"), new("type_of_violence", row => row.Violence),
        Empty("conflict_dset_id"), Empty("conflict_new_id"), Empty("conflict_name"), Empty("dyad_dset_id"), Empty("dyad_new_id"), new("dyad_name", row => $"{row.A.Name} - {NameB(row)}"),
        Empty("side_a_dset_id"), Empty("side_a_new_id"), new("side_a", row => row.A.Name), Empty("side_b_dset_id"), Empty("side_b_new_id"), new("side_b", NameB),
        new("number_of_sources", row => row.Of.Incident.Reports.Count), new("source_article", row => string.Join(";", row.Of.Incident.Reports.Select(Article))),
        new("source_office", row => string.Join(";", row.Of.Incident.Reports.Select(report => report.Outlet).OfType<string>().Distinct())),
        new("source_date", row => string.Join(";", row.Of.Incident.Reports.Select(report => report.Published).OfType<DateInterval>().Select(days => JsonValues.Iso(days.From)).Distinct())),
        new("source_headline", row => string.Join(";", row.Of.Incident.Reports.Select(report => report.Title).OfType<string>())), new("source_original", row => string.Join(";", row.Originals)),
        new("where_prec", row => row.WherePrecision), new("where_coordinates", row => row.Of.PlaceWords), new("where_description", row => row.Of.Place.RadiusKm is { } radius ? string.Create(CultureInfo.InvariantCulture, $"{row.Of.Place.Precision}, within {radius} km") : row.Of.Place.Precision),
        new("adm_1", row => row.Governorate), Empty("adm_2"), new("latitude", row => row.Of.Place.Latitude), new("longitude", row => row.Of.Place.Longitude),
        new("geom_wkt", row => string.Create(CultureInfo.InvariantCulture, $"POINT ({row.Of.Place.Longitude} {row.Of.Place.Latitude})")), new("priogrid_gid", row => Grid(row.Of.Place.Latitude!.Value, row.Of.Place.Longitude!.Value)),
        new("country", row => row.Of.Country.Name), new("country_id", row => row.Of.Country.GleditschWard), new("region", row => row.Of.Country.UcdpRegion),
        new("event_clarity", row => row.IsClear ? 1 : 2), new("date_prec", row => row.DatePrecision), new("date_start", row => row.Of.Days.From), new("date_end", row => row.Of.Days.To),
        new("deaths_a", row => row.Deaths.A), new("deaths_b", row => row.Deaths.B), new("deaths_civilians", row => row.Deaths.Civilians), new("deaths_unknown", row => row.Deaths.Unknown),
        new("best", row => row.Best), new("high", row => row.High), new("low", row => row.Low), new("gwnoa", row => row.StateA), new("gwnob", row => row.StateB),
    ];

    /// <summary>Dead by side; they add up to the best figure.</summary>
    private sealed record Parts(int A, int B, int Civilians, int Unknown);

    /// <summary>A row before it is written.</summary>
    private sealed record Row(CollapsedIncident Of, int Violence, CodedSide A, CodedSide? B)
    {
        public required string WherePrecision { get; init; }

        public required int DatePrecision { get; init; }

        public required string Governorate { get; init; }

        public required IReadOnlyList<string> Originals { get; init; }

        public required Parts Deaths { get; init; }

        public required int Best { get; init; }

        public required int Low { get; init; }

        public required int High { get; init; }

        public required string? StateA { get; init; }

        public required string? StateB { get; init; }

        public bool IsClear => Of.Incident.Type.Status is AccountStatus.Agreed or AccountStatus.SingleAccount && Of.Incident.Participants.Status is not AccountStatus.Disputed && Low == High;
    }

    /// <summary>The table.</summary>
    public CollapsedTable Of(IEnumerable<Incident> incidents)
    {
        var rows = new List<Row>();
        var reasons = new List<string>();
        foreach (var incident in incidents)
        {
            var (row, reason) = Collapse(incident);
            if (row is not null)
            {
                rows.Add(row);
            }
            else
            {
                reasons.Add(reason!);
            }
        }
        return CollapsedTable.Of(ExportTable.Of("ucdp", Columns, rows), reasons);
    }

    private (Row? Row, string? Reason) Collapse(Incident incident)
    {
        var (known, missing) = CollapsedIncident.Of(incident, codes);
        if (known is null)
        {
            return (null, missing);
        }
        var bounds = IncidentTable.Bounds(incident, "killed");
        var low = bounds.Min ?? 0;
        var counted = Counted(incident).ToList();
        // An open account says no more than its least.
        var high = bounds.Max ?? counted.Sum(series => series.Figures.Accounts.Max(account => account.Value.Max ?? account.Value.Min));
        if (high < 1)
        {
            return (null, "no dead are told");
        }
        if (codes.Precision(known.Place.Precision).Ucdp is not { Length: > 0 } where)
        {
            return (null, $"the place is as coarse as a {known.Place.Precision}");
        }
        if (DatePrecision(known.Days.Days) is not { } date)
        {
            return (null, "the days are wider than a year");
        }
        if (Sides(known) is not { } sides)
        {
            return (null, "no sides are told of which one fights the other or civilians");
        }
        var best = Math.Clamp(counted.Sum(series => series.Figures.MostHeld.First().Value.Min), low, high);
        return (new Row(known, sides.Violence, sides.A, sides.B)
        {
            WherePrecision = where, DatePrecision = date, Governorate = codes.Governorate(known.Place.Admin1), Originals = [.. Originals(incident)], Deaths = Deaths(incident, best, sides.A, sides.B, known), Best = best, Low = low, High = high,
            StateA = sides.A.Ucdp == State ? codes.HomeOf(sides.A.Id)?.GleditschWard : null, StateB = sides.B?.Ucdp == State ? codes.HomeOf(sides.B.Id)?.GleditschWard : null,
        }, null);
    }

    /// <summary>Tolls of dead that add up to all: that for all, else those of the groups.</summary>
    private static IEnumerable<TollSeries> Counted(Incident incident)
    {
        var whole = incident.Tolls.Where(series => series is { Kind: "killed", Part: false, Demographic: null } && series.Figures.Accounts.Count > 0).ToList();
        return whole.Exists(series => series.Group is null) ? whole.Where(series => series.Group is null) : whole;
    }

    /// <summary>1 state-based (the state first), 2 between organised groups, 3 one-sided (against civilians).</summary>
    private static (int Violence, CodedSide A, CodedSide? B)? Sides(CollapsedIncident known)
    {
        var actor = known.Actors.FirstOrDefault(side => side.Ucdp is State or Organised);
        if (actor is null)
        {
            return null;
        }
        var target = known.Targets.FirstOrDefault(side => side.Ucdp is State or Organised && side.Id != actor.Id);
        if (target is null)
        {
            return known.Targets.Any(side => side.Ucdp == Civilians) || (known.Targets.Count == 0 && known.Incident.Tolls.Any(series => series.Group == Civilians)) ? (3, actor, null) : null;
        }
        return actor.Ucdp == State ? (1, actor, target) : target.Ucdp == State ? (1, target, actor) : (2, actor, target);
    }

    private Parts Deaths(Incident incident, int best, CodedSide a, CodedSide? b, CollapsedIncident known)
    {
        var left = best;
        int Take(Func<string, bool> isOfSide)
        {
            var told = incident.Tolls.Where(series => series is { Kind: "killed", Demographic: null, Group: not null } && series.Figures.Accounts.Count > 0 && isOfSide(series.Group)).Sum(series => series.Figures.MostHeld.First().Value.Min);
            var taken = Math.Min(told, left);
            left -= taken;
            return taken;
        }
        var civilians = Take(group => codes.Side(group, known.Country).Ucdp == Civilians);
        var ofA = Take(group => group == a.Id);
        var ofB = Take(group => group == b?.Id);
        return new(ofA, ofB, civilians, left);
    }

    private static int? DatePrecision(int days) => days switch { 1 => 1, <= 6 => 2, 7 => 3, <= 31 => 4, <= 366 => 5, _ => null };

    private static string Article(IncidentReport report) => string.Join(",", new[] { report.Outlet, report.Published is { } days ? JsonValues.Iso(days.From) : null, report.Title, report.Url }.OfType<string>());

    /// <summary>Whom the reports have it from: the sides that speak, and the kinds of sources without one.</summary>
    private IEnumerable<string> Originals(Incident incident) => incident.Type.Accounts.SelectMany(account => account.Holdings).Select(holding => holding.Party).OfType<Party>().Select(party => party.Actor is { } actor ? codes.ActorName(actor) : party.Kind).Distinct();

    /// <summary>PRIO-GRID: cells of half a degree, counted from the south-west, row by row.</summary>
    private static int Grid(double latitude, double longitude) => ((int)Math.Min(Math.Floor((latitude + 90) * 2), 359) * 720) + (int)Math.Min(Math.Floor((longitude + 180) * 2), 719) + 1;

    private static string NameB(Row row) => row.B?.Name ?? "Civilians";

    private static ColumnOf<Row> Empty(string name) => new(name, _ => null);
}
