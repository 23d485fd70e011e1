using System.Text.Json.Nodes;
using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;
using static Isnad.Evaluation.Tests.Sample;

namespace Isnad.Evaluation.Tests;

/// <summary>When single values agree, seen through the figures of one aligned pair.</summary>
public class AgreementTests
{
    [Fact]
    public void A_time_assumed_from_publication_is_no_time()
    {
        JsonObject assumed = With(Clash(), ("time", Loose("", ("from", "2020-06-01"), ("to", "2020-06-01"), ("basis", "assumed-publication"))));
        Score(With(Clash(), ("time", null)), assumed)["time, overlapping"].ShouldBe(new Figure("time, overlapping", 0, 0, 0));
    }

    [Theory]
    [InlineData("2020-06-01", "2020-06-02", 1, 0)] // one day of two
    [InlineData("2020-06-01", "2020-06-03", 0, 0)] // one day of three
    [InlineData("2020-06-01", "2020-06-01", 1, 1)]
    [InlineData("2020-06-02", "2020-06-02", 0, 0)]
    public void Times_must_share_half_of_their_days(string from, string to, int overlapping, int exact)
    {
        Scorecard score = Score(Strike(), With(Strike(), ("time", On("Monday", ("from", from), ("to", to)))));
        score["time, overlapping"].Right.ShouldBe(overlapping);
        score["time, exact"].Right.ShouldBe(exact);
    }

    [Theory]
    [InlineData("Fighters", "x:rebels", "of the south", "x:rebels", 0)] // one slug, other words
    [InlineData("Fighters of", "x:rebels", "the south", "x:rebels", 0)] // side by side
    [InlineData("Fighters of", "x:rebels", "of the south", "x:insurgents", 1)]
    [InlineData("Fighters of the", "x:rebels", "Fighters", "x:insurgents", 1)]
    [InlineData("Fighters", "x:rebels", "Fighters", "south", 0)]
    [InlineData("Fighters", "south", "Envoys", "south", 1)]
    public void Ids_outside_the_list_agree_by_their_words(string goldWords, string goldId, string words, string id, int right)
    {
        JsonArray One(string quote, string actor) => new(On(quote, ("id", actor), ("role", "actor")));
        Scorecard score = Score(With(Clash(), ("actors", One(goldWords, goldId))), With(Clash(), ("actors", One(words, id))));
        score["actors"].Right.ShouldBe(right);
    }

    [Fact]
    public void An_actor_counts_once_for_each_role()
    {
        var actors = new JsonArray(
            On("Fighters", ("id", "south"), ("role", "actor")), On("south", ("id", "south"), ("role", "actor")), On("south", ("id", "south"), ("role", "target")),
            On("Envoys", ("id", "x:envoys"), ("role", "actor")), On("Envoys", ("id", "x:others"), ("role", "actor")), On("radio", ("id", "x:envoys"), ("role", "actor")));
        Score(Clash(), With(Clash(), ("actors", actors)))["actors"].ShouldBe(new Figure("actors", 1, 4, 1));
    }

    [Fact]
    public void The_role_matters_only_where_the_figure_says_so()
    {
        Scorecard score = Score(Clash(), With(Clash(), ("actors", new JsonArray(On("Fighters", ("id", "north"), ("role", "actor")), On("Envoys", ("id", "south"), ("role", "target"))))));
        score["actors"].Right.ShouldBe(0);
        score["actors, any role"].Right.ShouldBe(1);
        score["actors, by their words"].Right.ShouldBe(1);
    }

    public static TheoryData<string, string, bool> Places => new()
    {
        { """{"quote": "Port Town"}""", """{"quote": "Port"}""", true }, // the words of one stand in the other
        { """{"quote": "Port Town"}""", """{"quote": "Port City"}""", false },
        { """{"quote": "Port", "country": "XA"}""", """{"quote": "Port", "country": "XB"}""", false },
        { """{"quote": "Port", "country": "XA"}""", """{"quote": "Port"}""", true },
        { """{"quote": "Port", "kind": "governorate"}""", """{"quote": "Port", "kind": "town"}""", false },
        { """{"quote": "Port", "kind": "governorate"}""", """{"quote": "Port", "kind": "region"}""", true },
        { """{"quote": "Port", "kind": "governorate"}""", """{"quote": "Port"}""", true },
        { """{"quote": "A", "kind": "town", "lat": 10, "lon": 20}""", """{"quote": "B", "kind": "town", "lat": 10.08, "lon": 20}""", true }, // 9 km
        { """{"quote": "A", "kind": "village", "lat": 10, "lon": 20}""", """{"quote": "B", "kind": "town", "lat": 10.08, "lon": 20}""", false }, // small: 3 km
        { """{"quote": "A", "kind": "town", "lat": 10, "lon": 20}""", """{"quote": "B", "kind": "town", "lat": 10.1, "lon": 20}""", false }, // 11 km
        { """{"quote": "A", "kind": "region", "lat": 10, "lon": 20}""", """{"quote": "B", "kind": "region", "lat": 10, "lon": 20}""", false }, // areas by name only
        { """{"quote": "A", "kind": "town", "lat": 10}""", """{"quote": "B", "kind": "town", "lat": 10, "lon": 20}""", false },
        { """{"quote": "إدارة المُدن"}""", """{"quote": "اداره"}""", true }, // one spelling of alef and ta marbuta, no vowel signs
        { """{"quote": "-"}""", """{"quote": "-"}""", false }, // no word at all
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Places_agree_by_words_or_distance(string gold, string predicted, bool agree)
    {
        Scorecard score = Score(With(Clash(), ("place", JsonNode.Parse(gold))), With(Clash(), ("place", JsonNode.Parse(predicted))));
        score["place"].Right.ShouldBe(agree ? 1 : 0);
    }

    [Fact]
    public void A_further_place_of_gold_will_do_but_not_a_further_predicted_one()
    {
        JsonObject hillford = With(Strike(), ("place", On("Hillford", ("country", "XA"), ("kind", "village"))), ("more_places", new JsonArray(On("Lakeside"))));
        Score(Strike(), hillford)["place"].Right.ShouldBe(1);
        JsonObject bridgeton = With(Strike(), ("place", On("Bridgeton")), ("more_places", new JsonArray(On("Lakeside"))));
        Score(Strike(), bridgeton)["place"].Right.ShouldBe(0);
        Score(Strike(), bridgeton)["all places"].ShouldBe(new Figure("all places", 1, 2, 2));
    }

    [Theory]
    [InlineData("5", "5", 1)]
    [InlineData("5.0", "\"5\"", 1)]
    [InlineData("\"٥\"", "5", 1)]
    [InlineData("5", "null", 0)]
    [InlineData("5", "6", 0)]
    [InlineData("\"five\"", "5", 0)]
    public void A_toll_agrees_in_kind_and_both_numbers_however_written(string min, string max, int right)
    {
        JsonObject toll = Loose("five", ("kind", "killed"), ("min", JsonNode.Parse(min)), ("max", JsonNode.Parse(max)));
        Score(Strike(), With(Strike(), ("casualties", new JsonArray(toll))))["casualties"].Right.ShouldBe(right);
    }

    [Fact]
    public void The_group_of_a_toll_matters_only_where_the_figure_says_so()
    {
        JsonObject toll = Loose("five", ("kind", "killed"), ("min", 5), ("max", 5), ("group", "civilians"));
        Scorecard score = Score(Strike(), With(Strike(), ("casualties", new JsonArray(toll, toll.DeepClone()))));
        score["casualties"].ShouldBe(new Figure("casualties", 1, 2, 1));
        score["casualties, with group"].Right.ShouldBe(0);
    }

    [Theory]
    [InlineData("doctor", 1)]
    [InlineData("doctors", 0)]
    public void Sources_agree_by_their_words_whatever_their_kind(string quote, int right) =>
        Score(Strike(), With(Strike(), ("sources", new JsonArray(Loose(quote, ("kind", "media"))))))["sources"].Right.ShouldBe(right);

    [Fact]
    public void An_empty_division_is_none()
    {
        JsonObject without = With(Strike(), ("place", On("Lakeside", ("country", ""), ("admin1", ""))));
        Score(Strike(), without)["place: admin1"].ShouldBe(new Figure("place: admin1", 0, 0, 1));
        Score(Strike(), without)["place: within 25 km"].ShouldBe(new Figure("place: within 25 km", 0, 0, 1));
    }
}
