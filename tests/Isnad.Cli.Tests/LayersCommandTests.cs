using System.Text.Json;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

public sealed class LayersCommandTests : IDisposable
{
    private const string Words = "🛑 زار وزير الصحة العراقي أمس مستشفى في مدينة البصرة ومعه 20 سيارة، وفق ما ذكر مصدر طبي عثر على صواريخ.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Two() => _folder.Write("two.jsonl", $$"""
        {"id":"a","published":"2016-03-02","text":"{{Words}}"}
        {"id":"b","text":"لا شيء"}
        """);

    private static List<string> Layers(string json) => [.. JsonDocument.Parse(json).RootElement[0].GetProperty("mentions").EnumerateArray().Select(mention => mention.GetProperty("layer").GetString()!).Distinct()];

    [Fact]
    public void Every_layer_is_written_and_the_quote_stands_at_its_code_points()
    {
        var run = CliRun.Of("layers", Two(), "--format", "json");
        run.Code.ShouldBe(ExitCode.Success);
        run.Error.ShouldBeEmpty();
        Layers(run.Output).ShouldBe(["times", "places", "actors", "numbers", "weapons", "sources"], ignoreOrder: true);
        var runes = Words.EnumerateRunes().ToList();
        foreach (var mention in JsonDocument.Parse(run.Output).RootElement[0].GetProperty("mentions").EnumerateArray())
        {
            var (start, end) = (mention.GetProperty("start").GetInt32(), mention.GetProperty("end").GetInt32());
            string.Concat(runes[start..end]).ShouldBe(mention.GetProperty("quote").GetString());
        }
        JsonDocument.Parse(run.Output).RootElement[1].GetProperty("mentions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void The_values_are_those_of_the_contract()
    {
        var values = JsonDocument.Parse(CliRun.Of("layers", Two(), "--format", "json").Output).RootElement[0].GetProperty("mentions").EnumerateArray()
            .GroupBy(mention => mention.GetProperty("layer").GetString()!).ToDictionary(group => group.Key, group => group.First().GetProperty("value"));
        (values["times"].GetProperty("from").GetString(), values["times"].GetProperty("to").GetString(), values["times"].GetProperty("basis").GetString()).ShouldBe(("2016-03-01", "2016-03-01", "relative"));
        values["places"].GetProperty("admin1").GetString().ShouldBe("IQ-BA");
        values["places"].TryGetProperty("quote", out _).ShouldBeFalse();
        (values["numbers"].GetProperty("min").GetDouble(), values["numbers"].GetProperty("max").GetDouble(), values["numbers"].GetProperty("unit").GetString()).ShouldBe((20, 20, "سيارة"));
        values["actors"].GetProperty("id").GetString().ShouldBe("iraqi-government");
        values["weapons"].GetProperty("kind").GetString().ShouldBe("rocket");
        values["sources"].GetProperty("kind").GetString().ShouldBe("medical");
    }

    [Fact]
    public void Only_the_layers_asked_for_are_written()
    {
        Layers(CliRun.Of("layers", Two(), "--only", "times, places", "--format", "json").Output).ShouldBe(["times", "places"], ignoreOrder: true);
        var lines = CliRun.Of("layers", Two(), "--only", "weapons", "--format", "jsonl").Output.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(2);
        JsonDocument.Parse(lines[0]).RootElement.GetProperty("id").GetString().ShouldBe("a");
    }

    [Theory]
    [InlineData("times,place")]
    [InlineData("Times")]
    [InlineData(" , ")]
    public void A_wrong_layer_is_wrong_usage_that_lists_them(string only)
    {
        var run = CliRun.Of("layers", Two(), "--only", only);
        run.Code.ShouldBe(ExitCode.WrongUsage);
        run.Error.ShouldContain("times, places, actors, numbers, weapons, sources");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void On_a_terminal_it_is_a_table()
    {
        var run = CliRun.With(new(Terminal: true), "layers", Two());
        run.Output.ShouldContain("a · published 2016-03-02 (metadata) · ");
        run.Output.ShouldContain("2016-03-01 (relative)");
        run.Output.ShouldContain("b · publication unknown · no mentions");
    }

    [Fact]
    public void The_day_may_be_given_and_the_output_be_a_file()
    {
        var path = _folder.Write("a.txt", "وصل الوفد أمس إلى دمشق.");
        CliRun.Of("layers", path, "--published", "2016-03-02", "--out", _folder.Path("x.jsonl")).Code.ShouldBe(ExitCode.Success);
        File.ReadAllText(_folder.Path("x.jsonl")).ShouldContain("\"from\":\"2016-03-01\"");
    }
}
