using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;
using Isnad.Publishing.Exports;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Publishing.Tests;

/// <summary>How incidents collapse into the shapes of ACLED and UCDP, and that the lists leave nothing unsaid.</summary>
public sealed class ShapedExportTests
{
    private static readonly string Root = FindRoot();

    private static readonly ExchangeCodes Codes = ExchangeCodes.Of(Lines);

    private static readonly MentionKey Key = MentionKey.Stored(1, 1);

    private static readonly DateOnly Day = new(2018, 4, 10);

    [Fact]
    public void The_columns_are_those_of_the_formats_in_their_order()
    {
        Acled().Table.Columns.Select(column => column.Name).ShouldBe("event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp".Split(", "));
        Ucdp().Table.Columns.Select(column => column.Name).ShouldBe("id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id, side_b_new_id, side_b, number_of_sources, source_article, source_office, source_date, source_headline, source_original, where_prec, where_coordinates, where_description, adm_1, adm_2, latitude, longitude, geom_wkt, priogrid_gid, country, country_id, region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob".Split(", "));
    }

    [Fact]
    public void Every_type_and_every_kind_of_actor_is_mapped_or_said_not_to_be_written()
    {
        string[] disorders = ["Political violence", "Political violence; Demonstrations", "Demonstrations", "Strategic developments"], inters = ["State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces"];
        foreach (var type in Cells("ontology/types.tsv").Select(row => row[0]))
        {
            var lines = Codes.Types(type).ToList();
            lines.ShouldNotBeEmpty(type);
            // The last holds always.
            lines[^1].When.ShouldBe("", type);
            lines.ShouldAllBe(line => line.Event.Length > 0 ? disorders.Contains(line.Disorder) && line.SubEvent.Length > 0 && line.Reason.Length == 0 : line.Reason.Length > 0, type);
        }
        Cells("exchange/acled.tsv").Select(row => row[0]).Distinct().Except(Cells("ontology/types.tsv").Select(row => row[0])).ShouldBeEmpty();
        foreach (var kind in Cells("ontology/actors.tsv").Select(row => row[3]).Distinct())
        {
            Codes.Side($"kind:{kind}").ShouldNotBeNull(kind);
        }
        Cells("exchange/sides.tsv").SelectMany(row => new[] { row[1], row[2] }).Where(inter => inter.Length > 0).Except(inters).ShouldBeEmpty();
        Cells("exchange/precisions.tsv").Select(row => row[0]).ShouldBe(CodebookLimits.Words["precision"], ignoreOrder: true);
        Cells("ar/gazetteer/countries.tsv").Select(row => row[0]).Where(iso => Codes.CountryOf(iso) is null).ShouldBeEmpty();
    }

    [Fact]
    public void One_day_and_one_pair_is_one_row()
    {
        var row = Rows(Acled(Incident("airstrike", [Told(7, null, "civilians"), Told(9, 9, "civilians")]))).ShouldHaveSingleItem();
        (row["event_date"], row["time_precision"], row["disorder_type"], row["event_type"], row["sub_event_type"]).ShouldBe(("2018-04-10", "1", "Political violence", "Explosions/Remote violence", "Air/drone strike"));
        (row["actor1"], row["inter1"], row["actor2"], row["inter2"], row["interaction"], row["civilian_targeting"]).ShouldBe(("Russia", "External/Other forces", "Civilians (Syria)", "Civilians", "External/Other forces-Civilians", "Civilian targeting"));
        (row["iso"], row["region"], row["country"], row["geo_precision"], row["latitude"], row["fatalities"], row["source"]).ShouldBe(("760", "Middle East", "Syria", "2", "35.8379", "7", "صوت الجبل"));
        row["notes"].ShouldContain("Killed: 7 or more.");
    }

    [Fact]
    public void A_lasting_event_has_a_row_a_day_and_its_dead_are_shared_out()
    {
        var rows = Rows(Acled(Incident("armed-clash", [Told(12, 12)], days: 5)));
        rows.Select(row => row["event_date"]).ShouldBe(["2018-04-10", "2018-04-11", "2018-04-12", "2018-04-13", "2018-04-14"]);
        rows.Select(row => row["fatalities"]).ShouldBe(["4", "2", "2", "2", "2"]);
        rows.Select(row => row["time_precision"]).Distinct().ShouldBe(["1"]);
        rows.Select(row => row["event_id_cnty"]).Distinct().Count().ShouldBe(5);
    }

    [Theory]
    [InlineData(4, "2018-04-11", "2")]
    [InlineData(7, "2018-04-13", "2")]
    [InlineData(30, "2018-04-24", "3")]
    public void What_was_on_one_of_several_days_stands_in_their_middle(int days, string date, string precision)
    {
        var row = Rows(Acled(Incident("explosive", [], days: days))).ShouldHaveSingleItem();
        (row["event_date"], row["time_precision"], row["fatalities"]).ShouldBe((date, precision, "0"));
    }

    [Fact]
    public void Each_pair_of_sides_has_a_row_and_who_supports_stands_beside()
    {
        var incident = Incident("armed-clash", [Told(5, 5)]) with { Participants = Field(new ParticipantAccount("syrian-government", ActorRole.Actor), new ParticipantAccount("hezbollah", ActorRole.Actor), new ParticipantAccount("nusra", ActorRole.Target), new ParticipantAccount("russia", ActorRole.Partner)) };
        var rows = Rows(Acled(incident));
        rows.Select(row => (row["inter1"], row["interaction"], row["assoc_actor_1"], row["fatalities"])).ShouldBe([("State forces", "State forces-Rebel group", "Russia", "3"), ("Rebel group", "Rebel group-Rebel group", "Russia", "2")]);
    }

    [Fact]
    public void Who_does_it_stands_as_unidentified_where_nobody_says()
    {
        var incident = Incident("explosive", [Told(24, 99)]) with { Participants = Field<ParticipantAccount>() };
        var row = Rows(Acled(incident)).ShouldHaveSingleItem();
        // The codebook's range for "dozens" is ACLED's ten.
        (row["actor1"], row["inter1"], row["actor2"], row["interaction"], row["fatalities"]).ShouldBe(("Unidentified Armed Group (Syria)", "Political militia", "", "Political militia", "10"));
        Rows(Acled(Incident("protest", [Told(2, 2)]) with { Participants = Field(new ParticipantAccount("protesters", ActorRole.Actor)) })).Single()["sub_event_type"].ShouldBe("Excessive force against protesters");
        Rows(Acled(Incident("riot", []) with { Participants = Field(new ParticipantAccount("protesters", ActorRole.Actor)) })).Single()["actor1"].ShouldBe("Rioters (Syria)");
    }

    [Fact]
    public void What_is_not_written_is_counted_with_its_reason()
    {
        var table = Acled(Incident("meeting", []), Incident("killing", []) with { Participants = Field<ParticipantAccount>() }, Incident("airstrike", [], days: 40), Incident("airstrike", [], precision: "country"), Incident("airstrike", []) with { Time = Field<TimeAccount>() }, Incident("meeting", []));
        table.Table.Rows.ShouldBeEmpty();
        table.LeftOut.ShouldBe([("meeting: ACLED has no such type", 2), ("killing: who was killed is not told", 1), ("no day is told", 1), ("the days are wider than a month (31 days)", 1), ("the place is as coarse as a country", 1)], ignoreOrder: true);
    }

    [Fact]
    public void Ucdp_takes_what_killed_with_its_sides()
    {
        var row = Rows(Ucdp(Incident("airstrike", [Told(7, 7, "civilians"), Told(9, null, "civilians")], days: 3))).ShouldHaveSingleItem();
        (row["type_of_violence"], row["side_a"], row["side_b"], row["gwnoa"], row["country_id"], row["region"]).ShouldBe(("3", "Russia", "Civilians", "365", "652", "Middle East"));
        (row["date_prec"], row["date_start"], row["date_end"], row["where_prec"], row["geom_wkt"], row["event_clarity"]).ShouldBe(("2", "2018-04-10", "2018-04-12", "2", "POINT (36.7748 35.8379)", "2"));
        (row["best"], row["high"], row["low"], row["deaths_civilians"], row["deaths_unknown"]).ShouldBe(("7", "9", "7", "7", "0"));
        // Half a degree from 90 south and 180 west: row 251, column 433, counted from 0.
        row["priogrid_gid"].ShouldBe(((251 * 720) + 433 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void In_state_based_violence_the_state_is_side_a()
    {
        var row = Rows(Ucdp(Incident("armed-clash", [Told(4, 4)]) with { Participants = Field(new ParticipantAccount("nusra", ActorRole.Actor), new ParticipantAccount("syrian-government", ActorRole.Target)) })).Single();
        (row["type_of_violence"], row["side_a"], row["side_b"], row["gwnoa"], row["gwnob"], row["deaths_unknown"]).ShouldBe(("1", "Syrian government and its army", "Jabhat al-Nusra", "652", "", "4"));
        Ucdp(Incident("armed-clash", []), Incident("explosive", [Told(3, 3)]) with { Participants = Field<ParticipantAccount>() }).LeftOut.ShouldBe([("no dead are told", 1), ("no sides are told of which one fights the other or civilians", 1)], ignoreOrder: true);
    }

    private static (TollRange Range, string? Group) Told(int min, int? max, string? group = null) => (new TollRange(min, max, max is null), group);

    private static Incident Incident(string type, (TollRange Range, string? Group)[] killed, int days = 1, string precision = "near") => new()
    {
        Id = 3, Members = [Key], Outlets = 1, Voices = 1, Wording = [],
        Reports = [new IncidentReport("r1", "صوت الجبل", new DateInterval(Day), "https://example.org/1", null, null, null)],
        Type = Field(type), Occurrence = Field(Model.Incidents.Occurrence.Happened), Time = Field(new TimeAccount(new DateInterval(Day, Day.AddDays(days - 1)), "stated")),
        Place = Field(new PlaceAccount("قرية التل", new PlaceValue(new TextSpan(0, 3), "village", precision) { Country = "SY", Admin1 = "SY-ID", Latitude = 35.8379, Longitude = 36.7748, RadiusKm = 13 })),
        Participants = Field(new ParticipantAccount("russia", ActorRole.Actor), new ParticipantAccount("civilians", ActorRole.Target)),
        Tolls = [.. killed.GroupBy(toll => toll.Group).Select(group => new TollSeries("killed", group.Key, null, false, Field([.. group.Select(toll => toll.Range)])) { Moves = [] })],
        Weapons = Field<string>(), Responsibility = Field<ResponsibilityAccount>(),
    };

    private static AccountedField<T> Field<T>(params T[] values) => new([.. values.Select(value => new Account<T>(value, [new Holding(Key, null, "صوت الجبل")], 1, 1))], values.Length > 1 ? AccountStatus.Differing : AccountStatus.SingleAccount, []);

    private static CollapsedTable Acled(params Incident[] incidents) => new AcledTable(Codes, _ => DateTimeOffset.UnixEpoch).Of(incidents);

    private static CollapsedTable Ucdp(params Incident[] incidents) => new UcdpTable(Codes).Of(incidents);

    private static List<Dictionary<string, string>> Rows(CollapsedTable table) => [.. table.Table.Rows.Select(row => table.Table.Columns.Zip(row).ToDictionary(pair => pair.First.Name, pair => ExportTable.Text(pair.Second)))];

    private static IEnumerable<string[]> Cells(string file) => Lines(file).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine([Root, "resources", .. file.Split('/')]));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}
