using Isnad.Model.Incidents;
using Shouldly;
using Xunit;

namespace Isnad.Fusion.Tests;

public sealed class FusingTests
{
    private static readonly IncidentFuser Fuser = new(Told.Model);

    private static MentionProfile Shelling(string document, string day = "2019-04-16") => Told.One(document, "shelling", Told.Town, Told.Sides, Told.Dead, Told.Day(day));

    [Fact]
    public void Two_reports_of_one_occurrence_are_one_incident_and_others_are_not()
    {
        var incidents = Fuser.Fuse([Shelling("a"), Shelling("b"), Shelling("c", "2019-02-02"), Told.One("d", "shelling", Told.FarTown, Told.Sides, Told.Day("2019-04-16")), Told.One("e", "meeting", Told.Town, Told.Day("2019-04-16"))]);
        Members(incidents).ShouldBe(["a/e1 b/e1", "c/e1", "d/e1", "e/e1"]);
        incidents[0].Pairs.Single().Probability.ShouldBeGreaterThan(0.5);
        incidents[1].Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void The_explanation_adds_up_to_the_score()
    {
        var (a, b) = (Shelling("a"), Shelling("b"));
        Fuser.Explain(a, b).Sum(item => item.Value * item.Weight).ShouldBe(Fuser.Fuse([a, b])[0].Pairs.Single().Score, 1e-9);
    }

    [Fact]
    public void The_order_of_arrival_changes_nothing()
    {
        var mentions = Enumerable.Range(0, 40).Select(i => Told.One($"d{i:00}", i % 3 == 0 ? "airstrike" : "shelling", i % 4 == 0 ? Told.FarTown : Told.Town, i % 5 == 0 ? Told.Dead : Told.Sides, Told.Day($"2019-04-{10 + (i % 6)}"))).ToArray();
        var expected = Members(Fuser.Fuse(mentions));
        expected.Count.ShouldBeInRange(2, 39);
        var random = new Random(5);
        for (var round = 0; round < 10; round++)
        {
            random.Shuffle(mentions);
            Members(Fuser.Fuse(mentions)).ShouldBe(expected);
        }
    }

    [Fact]
    public void What_is_told_of_elsewhere_changes_nothing_here()
    {
        MentionProfile[] here = [Shelling("a"), Shelling("b"), Shelling("c", "2019-04-15")];
        var elsewhere = Enumerable.Range(0, 20).Select(i => Told.One($"z{i:00}", "shelling", Told.FarTown, Told.Sides, Told.Day("2019-04-16")));
        Members(Fuser.Fuse([.. here, .. elsewhere]))[..Fuser.Fuse(here).Count].ShouldBe(Members(Fuser.Fuse(here)));
    }

    [Fact]
    public void Two_mentions_of_one_report_stay_apart_even_where_a_third_fits_both()
    {
        var one = $"\"type\":\"shelling\",{Told.Town},{Told.Sides},{Told.Day("2019-04-16")}";
        var twins = Told.Many("a", "\"id\":\"e1\"," + one + "," + Told.Dead, "\"id\":\"e2\"," + one);
        twins[0].Twins.ShouldBe(1);
        Members(Fuser.Fuse([.. twins, Shelling("b")])).ShouldBe(["a/e1 b/e1", "a/e2"]);
    }

    [Fact]
    public void Peoples_decisions_are_obeyed()
    {
        MentionProfile[] mentions = [Shelling("a"), Shelling("b"), Told.One("m", "meeting", Told.FarTown)];
        var (a, b, m) = (mentions[0].Key, mentions[1].Key, mentions[2].Key);
        Members(Fuser.Fuse(mentions, new([], [(a, b)]))).ShouldBe(["a/e1", "b/e1", "m/e1"]);
        Members(Fuser.Fuse(mentions, new([(m, a)], []))).ShouldBe(["a/e1 b/e1 m/e1"], "the third comes along on its own merits");
        Members(Fuser.Fuse(mentions, new([(a, m)], [(b, m)]))).ShouldBe(["a/e1 m/e1", "b/e1"], "who must stay away from a member stays away from all");
        Members(Fuser.Fuse(mentions, new([(a, m)], [(m, a)]))).ShouldBe(["a/e1 b/e1", "m/e1"], "where decisions disagree the two are kept apart");
    }

    [Fact]
    public void What_is_dated_days_apart_is_never_one_occurrence_whatever_leads_from_one_to_the_other()
    {
        const string Older = "\"background\":true";
        static IncidentFuser Credulous(FusionSettings settings) => new(new PairModel(new Dictionary<string, (double, double)> { ["pair"] = (3, 3) }, settings, "all that meets is likely one"));
        static MentionProfile Meeting(string document, params string[] more) => Told.One(document, "meeting", [Told.Town, .. more]);
        MentionProfile[] mentions = [Meeting("a", Older, Told.Day("2019-02-03")), Meeting("b", Older), Meeting("c", Older), Meeting("d", Older), Meeting("e", Older, Told.Day("2019-04-10"))];
        var (first, last) = (mentions[0].Key, mentions[4].Key);
        Members(Credulous(new()).Fuse(mentions[..4])).ShouldBe(["a/e1 b/e1 c/e1 d/e1"]);
        Members(Credulous(new(MostDaysApart: 1000)).Fuse(mentions)).ShouldBe(["a/e1 b/e1 c/e1 d/e1 e/e1"]);
        Credulous(new()).Fuse(mentions).ShouldAllBe(incident => !(incident.Members.Contains(first) && incident.Members.Contains(last)));
        Members(Fuser.Fuse([mentions[0], mentions[4]], new([(first, last)], []))).ShouldBe(["a/e1 e/e1"], "people may say that it is");
        Meeting("p", Told.Day("2019-04-10"), "\"status\":\"planned\"").FixedDays.ShouldBeNull("a plan may be put off");
        Meeting("q", "\"time\":{\"from\":\"2019-02-01\",\"to\":\"2019-02-28\"}").FixedDays.ShouldBeNull("some time in a month is no date");
    }

    [Theory]
    [InlineData("2019-04-18", true)]
    [InlineData("2019-10-16", true)]
    [InlineData("2018-10-17", true)]
    [InlineData("2020-05-01", false)]
    [InlineData("2015-04-17", false)]
    public void Things_without_a_time_meet_where_they_are_told_within_half_a_year_and_never_years_apart(string day, bool meet)
    {
        var blocking = new Blocking();
        blocking.Add(Told.One("a", "airstrike", Told.Town, "\"background\":true"));
        (blocking.Add(Told.Published(day, "b", "airstrike", Told.Town, "\"background\":true")).Count > 0).ShouldBe(meet);
    }

    [Fact]
    public void Blocking_finds_what_lies_near_by_place_and_time_and_nothing_else()
    {
        var blocking = new Blocking();
        MentionProfile[] all =
        [
            Shelling("a"), Shelling("b", "2019-04-17"), Told.One("c", "shelling", Told.FarTown, Told.Day("2019-04-16")), Shelling("d", "2018-04-16"), Told.One("e", "meeting", Told.Town, Told.Day("2019-04-16")),
            Told.One("f", "airstrike", "\"place\":{\"quote\":\"حلب\",\"country\":\"SY\",\"admin1\":\"SY-HL\",\"kind\":\"governorate\"}", "\"time\":{\"from\":\"2019-04-01\",\"to\":\"2019-04-30\"}"),
            Told.One("g", "killing", Told.Sides, Told.Day("2019-04-15")),
        ];
        all.Select(mention => string.Join(' ', blocking.Add(mention))).ShouldBe(["", "0", "", "", "", "0 1", "0 1"]);
    }

    private static List<string> Members(IReadOnlyList<FusedIncident> incidents) => [.. incidents.Select(incident => string.Join(' ', incident.Members))];
}
