using System.Text.Json;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

public sealed class GeoJsonCommandTests : IDisposable
{
    private const string Words = "قصفت مقاتلات روسية أمس مدينة منبج في ريف حلب، ما أدى إلى مقتل عدنان محمود أحمد وجرح سبعة مدنيين، وفق ما ذكر مصدر محلي.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Three() => _folder.Write("three.jsonl", $$"""
        {"id":"quiet","published":"2016-03-02","text":"لا شيء"}
        {"id":"a","published":"2016-03-02","url":"https://example.org/a","text":"{{Words}}"}
        {"id":"b","published":"2016-03-02","text":"{{Words}}"}
        """);

    private static List<JsonElement> Features(string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        root.GetProperty("type").GetString().ShouldBe("FeatureCollection");
        return [.. root.GetProperty("features").EnumerateArray()];
    }

    private static double[] Point(JsonElement feature) => [.. feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(number => number.GetDouble())];

    [Fact]
    public void It_is_one_collection_also_where_documents_have_nothing_for_it()
    {
        var features = Features(CliRun.Of("read", Three(), "--format", "geojson", "--today", "2016-04-01").Output);
        features.Select(feature => feature.GetProperty("properties").GetProperty("document").GetString()).Distinct().ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Points_are_moved_and_names_masked_unless_unredacted()
    {
        var run = CliRun.Of("read", Three(), "--format", "geojson", "--today", "2016-04-01");
        var open = CliRun.Of("read", Three(), "--format", "geojson", "--unredacted");
        run.Output.ShouldNotContain("عدنان");
        open.Output.ShouldContain("عدنان");
        var (moved, exact) = (Features(run.Output).First(), Features(open.Output).First());
        Point(moved).ShouldNotBe(Point(exact));
        moved.GetProperty("properties").GetProperty("radius_km").GetDouble().ShouldBeGreaterThan(exact.GetProperty("properties").GetProperty("radius_km").GetDouble());
        run.Error.ShouldMatch("^isnad: [0-9]+ events left; held back 0 of the last 7 days before 2016-04-01 or later and 0 without a date; [0-9]+ points moved, [1-9][0-9]* names masked or left out\r?\n$");
        open.Error.ShouldContain("unredacted");
    }

    [Fact]
    public void Recent_events_are_held_back_and_the_days_can_be_set()
    {
        Features(CliRun.Of("read", Three(), "--format", "geojson", "--today", "2016-03-05").Output).ShouldBeEmpty();
        Features(CliRun.Of("read", Three(), "--format", "geojson", "--today", "2016-03-05", "--hold-days", "3").Output).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_wider_grid_widens_the_radius()
    {
        double Radius(string km) => Features(CliRun.Of("read", Three(), "--format", "geojson", "--today", "2016-04-01", "--grid-km", km).Output)[0].GetProperty("properties").GetProperty("radius_km").GetDouble();
        Radius("50").ShouldBeGreaterThan(Radius("10"));
    }

    [Fact]
    public void The_ending_of_the_file_chooses_it()
    {
        CliRun.Of("read", Three(), "--today", "2016-04-01", "--out", _folder.Path("x.geojson")).Code.ShouldBe(ExitCode.Success);
        Features(File.ReadAllText(_folder.Path("x.geojson"))).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("--format", "csv", "--hold-days", "3")]
    [InlineData("--format", "json", "--unredacted")]
    [InlineData("--format", "geojson", "--hold-days", "-1")]
    [InlineData("--format", "geojson", "--grid-km", "0")]
    [InlineData("--format", "geojson", "--today", "2016-03")]
    public void A_limit_that_cannot_hold_is_wrong_usage(params string[] options)
    {
        var run = CliRun.Of(["read", Three(), .. options]);
        run.Code.ShouldBe(ExitCode.WrongUsage);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_document_given_twice_is_counted_once()
    {
        var path = _folder.Write("twice.jsonl", $$"""
            {"id":"a","published":"2016-03-02","text":"{{Words}}"}
            {"id":"a","published":"2016-03-02","text":"{{Words}}"}
            """);
        var run = CliRun.Of("read", path, "--format", "geojson", "--today", "2016-04-01");
        run.Error.ShouldContain($"isnad: {Features(run.Output).Count} events left;");
    }
}
