using Isnad.Model.Incidents;
using Shouldly;
using Xunit;

namespace Isnad.Fusion.Tests.Accounts;

public sealed class IncidentBuilderTests
{
    private const string Ministry = "{\"quote\":\"وزارة الصحة\",\"kind\":\"official\",\"actor\":\"syrian-government\"}", Rescuers = "{\"quote\":\"رجال الإنقاذ\",\"kind\":\"local\"}", Agency = "{\"quote\":\"وكالة النخيل\",\"kind\":\"media\"}";

    private static string Sources(params string[] sources) => $"\"sources\":[{string.Join(',', sources)}]";

    [Fact]
    public void Rival_tolls_stand_beside_each_other_with_their_holders()
    {
        var incident = Press.Incident(
            Press.Shelling("north", "2019-04-17", $"{Press.Tolls(Press.Killed(12, 12, ",\"said_by\":[0]"), Press.Killed(20, null, ",\"said_by\":[1]"))},{Sources(Ministry, Rescuers)}"),
            Press.Shelling("south", "2019-04-17", Press.Tolls(Press.Killed(12, 12))));
        var series = incident.Tolls.Single();
        (series.Kind, series.Group, series.Part).ShouldBe(("killed", "civilians", false));
        series.Figures.Status.ShouldBe(AccountStatus.Disputed);
        series.Figures.Accounts.Select(account => (account.Value.Min, account.Voices, account.Outlets)).ShouldBe([(12, 2, 2), (20, 1, 1)]);
        series.Figures.Accounts[0].Holdings.Select(holding => holding.Name).ShouldBe(["syrian-government (north)", "south"]);
        series.Lowest.Value.ShouldBe(new TollRange(12, 12, false));
        series.Highest.Value.ShouldBe(new TollRange(20, null, false));
        series.Figures.Reasons.Single().ShouldBe("12: syrian-government (north), south; 20 or more: رجال الإنقاذ (north)");
    }

    [Fact]
    public void A_toll_that_grows_from_day_to_day_is_revised_and_one_that_shrinks_is_disputed()
    {
        IReadOnlyList<ReportedMention> Told(string outlet, string day, int toll) => Press.Shelling(outlet, day, Press.Tolls(Press.Killed(toll, toll)));
        var grown = Press.Incident(Told("west", "2019-04-19", 30), Told("north", "2019-04-17", 12), Told("south", "2019-04-18", 21)).Tolls.Single();
        grown.Figures.Status.ShouldBe(AccountStatus.Revised);
        grown.Moves.ShouldBe([new(new(2019, 4, 17), 12, 12, 1), new(new(2019, 4, 18), 21, 21, 1), new(new(2019, 4, 19), 30, 30, 1)]);
        Press.Incident(Told("north", "2019-04-17", 30), Told("south", "2019-04-18", 12)).Tolls.Single().Figures.Status.ShouldBe(AccountStatus.Disputed);
        Press.Incident(Told("north", "2019-04-17", 12), Told("north", "2019-04-18", 30)).Tolls.Single().Figures.Status.ShouldBe(AccountStatus.Revised, "one outlet that corrects itself");
        Press.Incident(Told("north", "2019-04-17", 12), Told("north", "2019-04-18", 30), Told("south", "2019-04-18", 30)).Tolls.Single().Figures.Status.ShouldBe(AccountStatus.Agreed, "its latest figure counts");
        Press.Incident(Press.Shelling("north", "2019-04-17", Press.Tolls(Press.Killed(24, 99))), Told("south", "2019-04-17", 30)).Tolls.Single().Figures.Status.ShouldBe(AccountStatus.Agreed, "dozens may be thirty");
    }

    [Fact]
    public void Copies_of_one_text_and_one_party_through_many_outlets_are_one_voice()
    {
        var copied = Press.Incident(Press.Shelling("north", "2019-04-18", copies: 5), Press.Shelling("south", "2019-04-17", copies: 5));
        (copied.Outlets, copied.Voices, copied.Type.Status).ShouldBe((1, 1, AccountStatus.SingleAccount));
        copied.Reports.Select(report => (report.Document, report.CopyOf)).ShouldBe([("south-2019-04-17", null), ("north-2019-04-18", "south-2019-04-17")]);
        copied.Type.Accounts.Single().Since.ShouldBe(new DateOnly(2019, 4, 17));
        var quoted = Press.Incident(Press.Shelling("north", "2019-04-17", Sources(Ministry)), Press.Shelling("south", "2019-04-17", Sources(Ministry)));
        (quoted.Outlets, quoted.Voices, quoted.Type.Status).ShouldBe((2, 1, AccountStatus.SingleAccount));
        quoted.Type.Reasons.Single().ShouldBe("one voice alone: syrian-government (north)");
        var own = Press.Incident(Press.Shelling("north", "2019-04-17", Sources(Rescuers)), Press.Shelling("south", "2019-04-17", Sources(Rescuers)));
        (own.Outlets, own.Voices, own.Type.Status).ShouldBe((2, 2, AccountStatus.Agreed), "two outlets' rescuers are not known to be the same");
        var alone = Press.Incident(Press.Shelling("north", "2019-04-17", Sources(Rescuers)), Press.Shelling("north", "2019-04-18"));
        (alone.Voices, alone.Type.Status).ShouldBe((1, AccountStatus.SingleAccount), "an outlet does not confirm its own unnamed source");
        Press.Incident(Press.Shelling("north", "2019-04-17", copies: 5), Press.Shelling("south", "2019-04-17", copies: 5), Press.Shelling("south", "2019-04-18")).Outlets.ShouldBe(1, "which of two that share a text has anything of its own is not known");
    }

    [Fact]
    public void A_shortened_name_is_the_same_voice_as_the_whole_one()
    {
        string Observatory(string words) => Sources($$"""{"quote":"{{words}}","kind":"ngo"}""");
        Press.Incident(Press.Shelling("north", "2019-04-17", Observatory("مرصد الفرات لحقوق الإنسان")), Press.Shelling("south", "2019-04-17", Observatory("للمرصد"))).Voices.ShouldBe(1);
        Press.Incident(Press.Shelling("north", "2019-04-17", Observatory("مرصد الفرات لحقوق الإنسان")), Press.Shelling("south", "2019-04-17", Observatory("مركز التوثيق"))).Voices.ShouldBe(2);
    }

    [Fact]
    public void The_party_quoted_holds_a_value_through_those_that_pass_it_on()
    {
        var chained = Press.Incident(Press.Shelling("north", "2019-04-17", Sources(Agency, Ministry[..^1] + ",\"through\":0}"))).Type.Accounts.Single().Holdings.Single();
        (chained.Party!.Actor, chained.Outlet).ShouldBe(("syrian-government", "north"));
        chained.Through.ShouldBe(["وكالة النخيل"]);
        Press.Incident(Press.Shelling("north", "2019-04-17", Sources(Agency, Ministry))).Type.Accounts.Single().Holdings.Single().Through.ShouldBe(["وكالة النخيل"], "outermost first, where no chain is told");
        Press.Incident(Press.Shelling("north", "2019-04-17", Sources(Agency))).Type.Accounts.Single().Holdings.Single().Party!.Words.ShouldBe("وكالة النخيل");
        Press.Incident(Press.Shelling("north", "2019-04-17")).Type.Accounts.Single().Holdings.Single().Party.ShouldBeNull();
    }

    [Fact]
    public void A_denial_stands_beside_what_it_denies_with_its_party()
    {
        const string Denied = "\"denied_by\":[{\"quote\":\"وزارة الصحة\",\"of\":\"occurrence\"}]";
        var incident = Press.Incident(Press.Shelling("north", "2019-04-17"), Press.Shelling("south", "2019-04-18", $"{Sources(Ministry)},{Denied}"));
        incident.Occurrence.Status.ShouldBe(AccountStatus.Denied);
        incident.Occurrence.Reasons.ShouldBe(["syrian-government (south) denies that it happened"]);
        incident.Occurrence.Accounts.Select(account => (account.Value, string.Join(", ", account.Holdings.Select(holding => holding.Name)))).ShouldBe([(Occurrence.Happened, "north, south"), (Occurrence.Denied, "syrian-government (south)")],
            "who denies does not hold what the record tells; the outlet does");
    }

    [Fact]
    public void A_denial_of_the_toll_reaches_the_toll_and_not_the_occurrence()
    {
        var incident = Press.Incident(Press.Shelling("north", "2019-04-17", $"{Press.Tolls(Press.Killed(3, 3))},\"denied_by\":[{{\"quote\":\"ناطق عسكري\",\"of\":\"toll\"}}]"));
        incident.Tolls.Single().Figures.Status.ShouldBe(AccountStatus.Denied);
        incident.Tolls.Single().Figures.Reasons.ShouldBe(["ناطق عسكري (north) denies the toll"]);
        incident.Occurrence.Status.ShouldBe(AccountStatus.SingleAccount);
    }

    [Fact]
    public void A_claim_of_responsibility_and_its_denial_stand_side_by_side()
    {
        string By(string id, string words) => Press.Actors(Press.Actor(id, "actor", words));
        var incident = Press.Incident(
            Press.Shelling("north", "2019-04-17", $"{By("islamic-state", "التنظيم")},{Sources("{\"quote\":\"التنظيم\",\"kind\":\"armed-group\"}")}"),
            Press.Shelling("south", "2019-04-17", By("islamic-state", "التنظيم")),
            Press.Shelling("west", "2019-04-18", $"{By("houthis", "الجماعة")},\"denied_by\":[{{\"quote\":\"الجماعة\",\"of\":\"responsibility\"}}]"));
        incident.Responsibility.Status.ShouldBe(AccountStatus.Denied);
        incident.Responsibility.Accounts.Select(account => (account.Value.Actor, account.Value.Stance, account.Holdings.Single().Name)).ShouldBe([
            ("islamic-state", ResponsibilityStance.Claimed, "islamic-state (north)"), ("islamic-state", ResponsibilityStance.Attributed, "south"),
            ("houthis", ResponsibilityStance.Attributed, "west"), ("houthis", ResponsibilityStance.Denied, "houthis (west)")], ignoreOrder: true);
        Press.Incident(Press.Shelling("north", "2019-04-17", By("islamic-state", "التنظيم")), Press.Shelling("south", "2019-04-17", By("houthis", "الجماعة"))).Responsibility.Status.ShouldBe(AccountStatus.Differing);
        Press.Incident(Press.Report("north", "2019-04-17", ["\"type\":\"meeting\"," + By("turkey", "أنقرة")])).Responsibility.Accounts.ShouldBeEmpty("nobody answers for a meeting");
    }

    [Theory]
    [InlineData("shelling", "official", "turkey", "", ResponsibilityStance.Claimed)]
    [InlineData("shelling", "media", "turkey", "", ResponsibilityStance.Attributed)]
    [InlineData("shelling", "media", "islamic-state", "", ResponsibilityStance.Claimed)]
    [InlineData("shelling", "anonymous", "turkey", "", ResponsibilityStance.Attributed)]
    [InlineData("shelling", "official", "turkey", ",\"status\":\"planned\"", null)]
    [InlineData("withdrawal", "official", "turkey", "", null)]
    public void A_side_claims_by_whoever_speaks_for_it_what_was_done_to_others(string type, string kind, string side, string more, ResponsibilityStance? expected)
    {
        var told = Press.Report("north", "2019-04-17", [$"\"type\":\"{type}\",{Press.Actors(Press.Actor(side))},\"sources\":[{{\"quote\":\"المصدر\",\"kind\":\"{kind}\",\"actor\":\"{side}\"}}]{more}"]);
        Press.Incident(told).Responsibility.Accounts.Select(account => (ResponsibilityStance?)account.Value.Stance).SingleOrDefault().ShouldBe(expected);
    }

    [Fact]
    public void Days_and_places_agree_differ_or_are_disputed()
    {
        AccountStatus Times(params string[] days) => Press.Incident([.. days.Select((day, i) => Press.Shelling($"o{i}", "2019-04-20", Press.Day(day)))]).Time.Status;
        Times("2019-04-16").ShouldBe(AccountStatus.SingleAccount);
        Times("2019-04-16", "2019-04-16").ShouldBe(AccountStatus.Agreed);
        Times("2019-04-16", "2019-04-17").ShouldBe(AccountStatus.Differing);
        Times("2019-04-16", "2019-04-18").ShouldBe(AccountStatus.Disputed);
        AccountStatus Places(params string[] places) => Press.Incident([.. places.Select((place, i) => Press.Shelling($"o{i}", "2019-04-20", $"\"place\":{place}"))]).Place.Status;
        Places(Press.Place("بلدة الزهراء", "SY-HL"), Press.Place("الريف", "SY-HL", "governorate")).ShouldBe(AccountStatus.Agreed);
        Places(Press.Place("بلدة الزهراء", "SY-HL"), Press.Place("بلدة النخيل", "SY-HL")).ShouldBe(AccountStatus.Differing);
        Places(Press.Place("بلدة الزهراء", "SY-HL"), Press.Place("بلدة النخيل", "SY-DR")).ShouldBe(AccountStatus.Disputed);
        Press.Incident(Press.Shelling("a", "2019-04-20", $"\"place\":{Press.Place("بلدة الزهراء", "SY-HL")},\"more_places\":[{Press.Place("بلدة النخيل", "SY-DR")}]"), Press.Shelling("b", "2019-04-20", $"\"place\":{Press.Place("بلدة النخيل", "SY-DR")}"))
            .Place.Status.ShouldBe(AccountStatus.Agreed, "one report names both places");
    }

    [Fact]
    public void A_day_that_no_words_say_is_no_account()
    {
        var incident = Press.Incident(Press.Shelling("a", "2019-04-20", "\"time\":{\"from\":\"2019-04-20\",\"to\":\"2019-04-20\",\"basis\":\"assumed-publication\"}"));
        incident.Time.Accounts.ShouldBeEmpty();
        incident.Days.ShouldBeNull();
        incident.Told!.Value.From.ShouldBe(new DateOnly(2019, 4, 20));
    }

    [Fact]
    public void Sides_that_change_places_are_disputed_and_other_sides_differ()
    {
        AccountStatus Of(string first, string second) => Press.Incident(Press.Shelling("a", "2019-04-20", first), Press.Shelling("b", "2019-04-20", second)).Participants.Status;
        var attack = Press.Actors(Press.Actor("houthis"), Press.Actor("yemen-army", "target"));
        Of(attack, Press.Actors(Press.Actor("yemen-army"), Press.Actor("houthis", "target"))).ShouldBe(AccountStatus.Disputed);
        Of(attack, Press.Actors(Press.Actor("saleh-forces"))).ShouldBe(AccountStatus.Differing);
        Of(attack, Press.Actors(Press.Actor("houthis"))).ShouldBe(AccountStatus.Agreed);
    }

    [Fact]
    public void How_outlets_word_it_and_what_they_leave_out()
    {
        var incident = Press.Incident(Press.Shelling("north", "2019-04-17", $"{Press.Actors("{\"id\":\"islamic-state\",\"role\":\"actor\",\"quote\":\"عصابات داعش\",\"slant\":\"iraqi-government\"}")},{Press.Tolls(Press.Killed(3, 3))},{Sources(Ministry)}"), Press.Shelling("south", "2019-04-17"));
        var (north, south) = (incident.Wording[0], incident.Wording[1]);
        var slanted = north.Slanted.Single();
        (slanted.Actor, slanted.Slant, slanted.Quote.Words).ShouldBe(("islamic-state", "iraqi-government", "عصابات داعش"));
        north.Sources.Single().Words.ShouldBe("وزارة الصحة");
        north.LeftOut.ShouldBeEmpty();
        south.LeftOut.ShouldBe([new("actor", 1), new("killed", 1), new("sources", 1)]);
    }

    [Fact]
    public void The_order_in_which_mentions_are_given_changes_nothing()
    {
        var reports = Enumerable.Range(0, 12).SelectMany(i => Press.Shelling($"o{i % 5}", $"2019-04-{10 + i}", $"{Press.Tolls(Press.Killed(i % 4, i % 4))},{Press.Day($"2019-04-{12 + (i % 3)}")}{(i % 3 == 0 ? $",{Sources(Agency, Ministry)}" : "")}", i % 4 == 0 ? 7 : null)).ToArray();
        var expected = Json(Press.Incident(reports));
        var random = new Random(9);
        for (var round = 0; round < 5; round++)
        {
            random.Shuffle(reports);
            Json(Press.Incident(reports)).ShouldBe(expected);
        }
    }

    private static string Json(Incident incident)
    {
        using var buffer = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            IncidentWriter.Write(json, incident);
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
