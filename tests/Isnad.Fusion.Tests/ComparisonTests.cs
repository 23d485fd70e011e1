using Shouldly;
using Xunit;

namespace Isnad.Fusion.Tests;

public sealed class ComparisonTests
{
    private const string Governorate = "\"place\":{\"quote\":\"محافظة حلب\",\"country\":\"SY\",\"admin1\":\"SY-HL\",\"kind\":\"governorate\"}",
        Country = "\"place\":{\"quote\":\"سوريا\",\"country\":\"SY\",\"kind\":\"country\"}", Other = "\"place\":{\"quote\":\"العراق\",\"country\":\"IQ\",\"kind\":\"country\"}",
        Near = "\"place\":{\"quote\":\"الزهراء الجديدة\",\"country\":\"SY\",\"admin1\":\"SY-HL\",\"kind\":\"village\",\"lat\":36.28,\"lon\":37.1}",
        Unlisted = "\"place\":{\"quote\":\"قرية أم الجرار\",\"country\":\"SY\",\"admin1\":\"SY-HL\",\"kind\":\"village\"}", Again = "\"place\":{\"quote\":\"أم الجرار\",\"country\":\"SY\",\"kind\":\"village\"}";

    [Theory]
    [InlineData(Told.Town, Told.Town, PlaceTie.SamePoint)]
    [InlineData(Told.Town, Near, PlaceTie.NearPoint)]
    [InlineData(Told.Town, Told.FarTown, PlaceTie.Apart)]
    [InlineData(Told.Town, Governorate, PlaceTie.InsideGovernorate)]
    [InlineData(Told.FarTown, Governorate, PlaceTie.Apart)]
    [InlineData(Told.Town, Country, PlaceTie.InsideCountry)]
    [InlineData(Told.Town, Other, PlaceTie.OtherCountry)]
    [InlineData(Country, Country, PlaceTie.SameCountry)]
    [InlineData(Governorate, Governorate, PlaceTie.SameGovernorate)]
    [InlineData(Unlisted, Again, PlaceTie.SameName)]
    [InlineData(Unlisted, Told.Town, PlaceTie.SameGovernorateOtherName)]
    [InlineData("\"background\":false", "\"background\":false", PlaceTie.NeitherNamed)]
    [InlineData(Told.Town, "\"background\":false", PlaceTie.OneNamed)]
    public void Two_places_lie_to_each_other(string a, string b, PlaceTie tie)
    {
        PlaceComparison.Of(Told.One("a", "shelling", a), Told.One("b", "shelling", b)).Tie.ShouldBe(tie);
        PlaceComparison.Of(Told.One("b", "shelling", b), Told.One("a", "shelling", a)).Tie.ShouldBe(tie);
    }

    [Fact]
    public void A_further_place_counts_where_it_lies_closer()
    {
        var further = Told.One("a", "shelling", Told.FarTown, $"\"more_places\":[{Told.Town["\"place\":".Length..]}]");
        var comparison = PlaceComparison.Of(further, Told.One("b", "shelling", Told.Town));
        comparison.Tie.ShouldBe(PlaceTie.SamePoint);
        comparison.Main.ShouldBeFalse();
    }

    [Fact]
    public void Distance_is_in_kilometres() => PlaceComparison.Distance(36, 37, 37, 37).ShouldBe(111.2, 0.1);

    [Theory]
    [InlineData("2019-04-16", "2019-04-16", "2019-04-16", "2019-04-16", TimeTie.SameDay)]
    [InlineData("2019-04-16", "2019-04-16", "2019-04-17", "2019-04-17", TimeTie.NextDay)]
    [InlineData("2019-04-16", "2019-04-16", "2019-04-13", "2019-04-13", TimeTie.DaysApart)]
    [InlineData("2019-04-16", "2019-04-16", "2019-04-08", "2019-04-08", TimeTie.WeekApart)]
    [InlineData("2019-04-16", "2019-04-16", "2019-01-08", "2019-01-08", TimeTie.Apart)]
    [InlineData("2019-04-01", "2019-04-30", "2019-04-08", "2019-04-08", TimeTie.Within)]
    [InlineData("2019-04-01", "2019-04-30", "2019-04-01", "2019-04-30", TimeTie.SameSpan)]
    [InlineData("2019-04-01", "2019-04-10", "2019-04-08", "2019-04-20", TimeTie.Overlap)]
    public void Two_times_lie_to_each_other(string from, string to, string otherFrom, string otherTo, TimeTie tie)
    {
        MentionProfile Of(string document, string first, string last) => Told.One(document, "siege", $"\"time\":{{\"from\":\"{first}\",\"to\":\"{last}\"}}");
        TimeComparison.Of(Of("a", from, to), Of("b", otherFrom, otherTo)).Tie.ShouldBe(tie);
        TimeComparison.Of(Of("b", otherFrom, otherTo), Of("a", from, to)).Tie.ShouldBe(tie);
    }

    [Fact]
    public void News_without_a_time_is_of_its_day_or_the_one_before_and_older_things_are_not()
    {
        var stated = Told.One("a", "siege", Told.Day("2019-04-16"));
        TimeComparison.Of(stated, Told.One("b", "siege")).Tie.ShouldBe(TimeTie.Assumed);
        TimeComparison.Of(stated, Told.One("b", "siege", "\"background\":true")).Tie.ShouldBe(TimeTie.OneUnknown);
        TimeComparison.Of(Told.One("a", "siege", Told.Day("2019-05-16")), Told.One("b", "siege", "\"background\":true")).Tie.ShouldBe(TimeTie.AfterReport);
    }

    [Theory]
    [InlineData("\"min\":7,\"max\":7", "\"min\":7,\"max\":7", "killed=equal, many")]
    [InlineData("\"min\":7,\"max\":7", "\"min\":5", "killed=may be equal")]
    [InlineData("\"min\":7,\"max\":7", "\"min\":8,\"max\":8", "killed=close")]
    [InlineData("\"min\":7,\"max\":7", "\"min\":90,\"max\":90", "killed=far")]
    public void Tolls_are_compared_as_ranges(string a, string b, string feature)
    {
        MentionProfile Of(string document, string toll) => Told.One(document, "shelling", $"\"casualties\":[{{\"kind\":\"killed\",{toll}}}]");
        new IncidentFuser(Told.Model).Explain(Of("a", a), Of("b", b)).Select(item => item.Feature).ShouldContain(feature);
    }

    [Fact]
    public void Features_do_not_hang_on_the_order_of_the_two()
    {
        var fuser = new IncidentFuser(Told.Model);
        var (a, b) = (Told.One("a", "shelling", Told.Town, Told.Sides, Told.Dead), Told.One("b", "airstrike", Told.FarTown, Told.Day("2019-04-16"), Told.Sides));
        fuser.Explain(a, b).ShouldBe(fuser.Explain(b, a));
    }
}
