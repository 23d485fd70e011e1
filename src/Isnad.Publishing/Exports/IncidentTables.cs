using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;
using static Isnad.Publishing.Exports.MentionTable;

namespace Isnad.Publishing.Exports;

/// <summary>The table of incidents: a row an incident, each field with the accounts that most voices hold and how the accounts lie to each other.</summary>
public static class IncidentTable
{
    private const string Killed = "killed", Wounded = "wounded";

    private static readonly ColumnOf<Incident>[] Columns =
    [
        new("incident", item => Name('i', item.Id), "#event+id"),
        new("mentions", item => item.Members.Count, "#indicator+mentions"),
        new("reports", item => item.Reports.Count, "#indicator+reports"),
        new("outlets", item => item.Outlets, "#indicator+outlets"),
        new("voices", item => item.Voices, "#indicator+voices"),
        new("outlet_names", item => List([.. item.Reports.Select(report => report.Outlet).OfType<string>().Distinct()], name => name), "#meta+source"),
        new("urls", item => List([.. item.Reports.Select(report => report.Url).OfType<string>().Distinct()], url => url), "#meta+url"),
        new("told_from", item => item.Told?.From, "#date+published+start"),
        new("told_to", item => item.Told?.To, "#date+published+end"),
        new("types", item => Held(item.Type, type => type), "#event+type"),
        new("types_status", item => Status(item.Type)),
        new("occurrence", item => Held(item.Occurrence, value => IncidentWriter.Name(value)), "#event+status"),
        new("occurrence_status", item => Status(item.Occurrence)),
        new("time_from", item => item.Days?.From, "#date+occurred+start"),
        new("time_to", item => item.Days?.To, "#date+occurred+end"),
        new("time_status", item => Status(item.Time)),
        .. Place(),
        new("actors", item => Participants(item, ActorRole.Actor), "#org+actor"),
        new("targets", item => Participants(item, ActorRole.Target), "#org+target"),
        new("partners", item => Participants(item, ActorRole.Partner), "#org+partner"),
        new("participants_status", item => Status(item.Participants)),
        .. Toll(Killed, "killed"),
        .. Toll(Wounded, "injured"),
        new("weapons", item => List([.. item.Weapons.Accounts.Select(account => account.Value)], kind => kind), "#indicator+weapon"),
        new("responsibility", item => List(item.Responsibility.Accounts, account => $"{account.Value.Actor ?? "?"} {IncidentWriter.Name(account.Value.Stance)}")),
        new("responsibility_status", item => Status(item.Responsibility)),
    ];

    /// <summary>The table.</summary>
    public static ExportTable Of(IEnumerable<Incident> incidents) => ExportTable.Of("incidents", Columns, incidents);

    /// <summary>The figures of a kind of harm over all of an incident: the least of the lowest, the greatest of the highest. Groups add up where no figure is for all.</summary>
    internal static TollBounds Bounds(Incident incident, string kind)
    {
        var whole = incident.Tolls.Where(series => series.Kind == kind && !series.Part && series.Demographic is null && series.Figures.Accounts.Count > 0).ToList();
        var counted = whole.Exists(series => series.Group is null) ? whole.Where(series => series.Group is null).ToList() : whole;
        return counted.Count == 0 ? default
            : new(counted.Sum(series => series.Lowest.Value.Min), counted.Exists(series => series.Figures.Accounts.Any(account => account.Value.Max is null)) ? null : counted.Sum(series => series.Highest.Value.Max));
    }

    private static ColumnOf<Incident>[] Place()
    {
        static ColumnOf<Incident> Of(string name, Func<PlaceAccount, object?> value, string hxl = "") => new(name, item => item.Place.MostHeld.FirstOrDefault() is { } account ? value(account.Value) : null, hxl);
        return [Of("place", place => place.Words, "#loc+name"), Of("place_kind", place => place.Known.Kind, "#loc+type"), Of("precision", place => place.Known.Precision, "#loc+precision"), Of("country", place => place.Known.Country, "#country+code"),
            Of("admin1", place => place.Known.Admin1, "#adm1+code"), Of("lat", place => place.Known.Latitude, "#geo+lat"), Of("lon", place => place.Known.Longitude, "#geo+lon"), Of("radius_km", place => place.Known.RadiusKm, "#geo+radius"),
            new("places", item => item.Place.Accounts.Count, "#indicator+places"), new("place_status", item => Status(item.Place))];
    }

    private static ColumnOf<Incident>[] Toll(string kind, string tag) =>
    [
        new($"{kind}_min", item => Bounds(item, kind).Min, $"#affected+{tag}+min"),
        new($"{kind}_max", item => Bounds(item, kind).Max, $"#affected+{tag}+max"),
        new($"{kind}_status", item => item.Tolls.FirstOrDefault(series => series.Kind == kind) is { } series ? Status(series.Figures) : null),
    ];

    private static IReadOnlyList<object?> Held<T>(AccountedField<T> field, Func<T, object?> value) => List([.. field.MostHeld], account => value(account.Value));

    private static IReadOnlyList<object?> Participants(Incident incident, ActorRole role) => List([.. incident.Participants.Accounts.Where(account => account.Value.Role == role)], account => account.Value.Id);

    private static string? Status<T>(AccountedField<T> field) => field.Accounts.Count > 0 ? IncidentWriter.Name(field.Status) : null;
}

/// <summary>The table of accounts: a row for each value of each field of an incident and each of those who hold it.</summary>
public static class AccountTable
{
    /// <summary>One holding of one account, with its value written out.</summary>
    private sealed record Row(long Incident, string Field, string? Kind, object? Value, string Status, int Outlets, int Voices, Holding Holding)
    {
        public DateInterval? Days { get; init; }

        public PlaceValue? Place { get; init; }

        public TollRange? Toll { get; init; }

        public string? Group { get; init; }

        public string? Demographic { get; init; }

        public bool? Part { get; init; }
    }

    private static readonly ColumnOf<Row>[] Columns =
    [
        new("incident", row => Name('i', row.Incident), "#event+id"),
        new("field", row => row.Field, "#meta+field"),
        new("kind", row => row.Kind),
        new("value", row => row.Value, "#meta+value"),
        new("from", row => row.Days?.From, "#date+occurred+start"),
        new("to", row => row.Days?.To, "#date+occurred+end"),
        new("min", row => row.Toll?.Min, "#affected+min"),
        new("max", row => row.Toll?.Max, "#affected+max"),
        new("approx", row => row.Toll?.Approximate),
        new("group", row => row.Group),
        new("demographic", row => row.Demographic),
        new("part", row => row.Part),
        new("country", row => row.Place?.Country, "#country+code"),
        new("admin1", row => row.Place?.Admin1, "#adm1+code"),
        new("lat", row => row.Place?.Latitude, "#geo+lat"),
        new("lon", row => row.Place?.Longitude, "#geo+lon"),
        new("precision", row => row.Place?.Precision, "#loc+precision"),
        new("radius_km", row => row.Place?.RadiusKm, "#geo+radius"),
        new("field_status", row => row.Status),
        new("outlets", row => row.Outlets, "#indicator+outlets"),
        new("voices", row => row.Voices, "#indicator+voices"),
        new("mention", row => row.Holding.Mention.Event, "#event+mention+id"),
        new("report", row => row.Holding.Mention.Document, "#meta+report+id"),
        new("outlet", row => row.Holding.Outlet, "#meta+source"),
        new("party_kind", row => row.Holding.Party?.Kind),
        new("party_actor", row => row.Holding.Party?.Actor),
        new("party_words", row => row.Holding.Party is { Words.Length: > 0 } party ? party.Words : null),
        new("through", row => row.Holding.Through),
        new("published_from", row => row.Holding.Published?.From, "#date+published+start"),
        new("published_to", row => row.Holding.Published?.To, "#date+published+end"),
        new("quotes", row => List(row.Holding.Quotes, quote => quote.Words)),
    ];

    /// <summary>The table.</summary>
    public static ExportTable Of(IEnumerable<Incident> incidents) => ExportTable.Of("accounts", Columns, incidents.SelectMany(Rows));

    private static IEnumerable<Row> Rows(Incident incident) =>
    [
        .. Rows(incident, "type", incident.Type, (row, type) => row with { Value = type }),
        .. Rows(incident, "occurrence", incident.Occurrence, (row, value) => row with { Value = IncidentWriter.Name(value) }),
        .. Rows(incident, "time", incident.Time, (row, time) => row with { Kind = time.Basis, Days = time.Days }),
        .. Rows(incident, "place", incident.Place, (row, place) => row with { Kind = place.Known.Kind, Value = place.Words, Place = place.Known }),
        .. Rows(incident, "participant", incident.Participants, (row, participant) => row with { Kind = participant.Role.ToString().ToLowerInvariant(), Value = participant.Id }),
        .. incident.Tolls.SelectMany(series => Rows(incident, "toll", series.Figures, (row, toll) => row with { Kind = series.Kind, Toll = toll, Group = series.Group, Demographic = series.Demographic, Part = series.Part })),
        .. Rows(incident, "weapon", incident.Weapons, (row, kind) => row with { Value = kind }),
        .. Rows(incident, "responsibility", incident.Responsibility, (row, value) => row with { Kind = IncidentWriter.Name(value.Stance), Value = value.Actor }),
    ];

    private static IEnumerable<Row> Rows<T>(Incident incident, string name, AccountedField<T> field, Func<Row, T, Row> write) => field.Accounts.SelectMany(account =>
        account.Holdings.Select(holding => write(new Row(incident.Id, name, null, null, IncidentWriter.Name(field.Status), account.Outlets, account.Voices, holding), account.Value)));
}
