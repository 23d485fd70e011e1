using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isnad.Cli.Explaining;
using Isnad.Cli.Output;
using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

public sealed class FormatTests
{
    private static readonly LanguagePack Pack = Engine.Load().Pack;
    private static readonly EngineInfo Info = new("0", "r", "m");

    private static string Render(OutputShape shape, params ReportAnalysis[] analyses)
    {
        var output = new ArrayBufferWriter<byte>();
        var renderer = shape.NewRenderer();
        foreach (var analysis in analyses)
        {
            renderer.Render(analysis, Info, output);
        }
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static Dictionary<string, string> Row(string line)
    {
        var cells = new List<string>();
        foreach (Match match in Regex.Matches(line.TrimEnd('\r', '\n') + ",", "(?:\"((?:[^\"]|\"\")*)\"|([^,]*)),"))
        {
            cells.Add(match.Groups[1].Success ? match.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Groups[2].Value);
        }
        cells.Count.ShouldBe(CsvFormat.Columns.Length);
        return CsvFormat.Columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    [Fact]
    public void Csv_is_a_row_an_event_under_named_columns()
    {
        Encoding.UTF8.GetString(CsvFormat.Shape.Open).ShouldBe("\uFEFF" + string.Join(',', CsvFormat.Columns) + "\r\n");
        var row = Row(Render(CsvFormat.Shape, Sample.Analysis));
        row["type"].ShouldBe("airstrike");
        row["background"].ShouldBe("true");
        row["published"].ShouldBe("2016-03-02");
        (row["time_from"], row["time_basis"], row["time_quote"]).ShouldBe(("2016-03-01", "relative", "أمس"));
        (row["place"], row["admin1"], row["lat"], row["lon"]).ShouldBe(("بلدة السلام", "SY-HM", "34.5", "-1.25"));
        (row["actors"], row["targets"], row["partners"]).ShouldBe(("syria", "x:rebels", ""));
        (row["killed_min"], row["killed_max"], row["wounded_min"], row["wounded_max"]).ShouldBe(("5", "", "3", "3"));
        (row["tolls"], row["toll_min"], row["toll_max"], row["published_basis"]).ShouldBe((string.Join('|', Sample.Analysis.Events[0].Casualties.Select(toll => toll.Kind)), "5|3", "|3", "given"));
        (row["weapons"], row["sources"], row["denied_by"]).ShouldBe(("aircraft", "وزارة الدفاع", "المتمردون"));
    }

    [Fact]
    public void Csv_runs_no_formula_and_keeps_numbers()
    {
        var row = Row(Render(CsvFormat.Shape, Sample.Analysis));
        row["document_id"].ShouldBe("'=doc");
        row["lon"].ShouldBe("-1.25");
    }

    [Fact]
    public void Csv_has_no_row_for_a_document_without_events() => Render(CsvFormat.Shape, Sample.Of(), Sample.Analysis, Sample.Analysis).Split("\r\n").Length.ShouldBe(3);

    [Fact]
    public void Csv_takes_rival_figures_as_a_range_adds_groups_and_counts_no_parts()
    {
        var span = Sample.Span("جرح 3");
        CasualtyValue Killed(int? min, int? max, string? group = null, int? partOf = null) => new(span, "killed", min, max) { Group = group, PartOf = partOf };
        EventTolls.Of([Killed(5, 5), Killed(8, 10)], "killed").ShouldBe(new TollBounds(5, 10));
        EventTolls.Of([Killed(5, 5), Killed(2, 2, partOf: 0)], "killed").ShouldBe(new TollBounds(5, 5));
        EventTolls.Of([Killed(5, 5, "civilians"), Killed(8, 9, "syria")], "killed").ShouldBe(new TollBounds(13, 14));
        EventTolls.Of([Killed(20, 20), Killed(8, 9, "syria")], "killed").ShouldBe(new TollBounds(20, 20));
        EventTolls.Of([Killed(5, 5), Killed(8, null)], "killed").ShouldBe(new TollBounds(5, null));
        EventTolls.Of([Killed(5, 5)], "wounded").ShouldBe(new TollBounds(null, null));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(160)]
    public void The_table_keeps_to_its_width_and_isolates_arabic(int width)
    {
        var table = Render(TableFormat.Shape(Pack, width, false), Sample.Analysis);
        foreach (var line in table.Split('\n'))
        {
            DisplayText.Width(line).ShouldBeLessThanOrEqualTo(width);
            line.Count(c => c == '\u2068').ShouldBe(line.Count(c => c == '\u2069'));
            Regex.IsMatch(Regex.Replace(line, "\u2068[^\u2069]*\u2069", ""), "[\u0600-\u06FF]").ShouldBeFalse();
        }
        var words = Regex.Replace(table, @"\s+", " ");
        words.ShouldContain("2016-03-01");
        words.ShouldContain(width < 100 ? "killed" : "killed 5+");
        words.ShouldContain("words \u2068قصفت\u2069");
        words.ShouldContain("denied by \u2068المتمردون\u2069 (occurrence)");
    }

    [Fact]
    public void The_table_shows_who_to_whom_where_and_its_status()
    {
        var table = Render(TableFormat.Shape(Pack, 160, false), Sample.Analysis);
        table.ShouldContain("syria (\u2068وزارة الدفاع\u2069) →");
        table.ShouldContain("x:rebels");
        table.ShouldContain("(SY-HM)");
        table.ShouldContain("background");
    }

    [Fact]
    public void Colours_come_only_on_demand()
    {
        Render(TableFormat.Shape(Pack, 100, false), Sample.Analysis).ShouldNotContain("\x1b");
        Render(TableFormat.Shape(Pack, 100, true), Sample.Analysis).ShouldContain("\x1b[36m");
    }

    [Fact]
    public void A_text_cannot_move_the_terminal()
    {
        var evil = Sample.Analysis with { Report = Sample.Analysis.Report with { Outlet = "a\x1b[2Jb\u202Ec\r\nd" } };
        var table = Render(TableFormat.Shape(Pack, 100, false), evil);
        table.ShouldContain("a[2Jbc  d");
    }

    [Fact]
    public void Json_with_what_was_rejected_and_left_out_is_the_same_json_and_three_fields_more()
    {
        var plain = Render(JsonFormat.Array(false), Sample.Analysis);
        var more = Render(JsonFormat.Array(false, withRejected: true), Sample.Analysis);
        more.ShouldStartWith(plain[..^1]);
        var rejected = JsonDocument.Parse(more).RootElement.GetProperty("rejected")[0];
        rejected.GetProperty("quote").GetString().ShouldBe("أعلنت");
        rejected.GetProperty("start").GetInt32().ShouldBe(0);
        rejected.GetProperty("score").GetDouble().ShouldBe(-1.25);
        var left = JsonDocument.Parse(Render(JsonFormat.Array(false, withRejected: true), Sample.Analysis with { LeftOut = [new LeftOutPart(new TextSpan(0, 5), "related", "fur.x")] })).RootElement.GetProperty("left_out")[0];
        left.GetProperty("quote").GetString().ShouldBe("أعلنت");
        left.GetProperty("what").GetString().ShouldBe("related");
        var dated = Sample.Analysis with { PublishedDerivation = [new Derivation("published", "given", null, null, null, [])], Rejected = [new RejectedTrigger(new TextSpan(0, 5), "part of a name", null)] };
        var json = JsonDocument.Parse(Render(JsonFormat.Array(false, withRejected: true), dated)).RootElement;
        json.GetProperty("published_derivation")[0].GetProperty("rule").GetString().ShouldBe("given");
        json.GetProperty("rejected")[0].TryGetProperty("score", out _).ShouldBeFalse();
    }

    [Fact]
    public void Explain_gives_each_value_its_reasons()
    {
        var lines = Render(ExplainFormat.Shape(Pack, 160, false, true), Sample.Analysis).Split('\n').Select(line => line.Trim()).ToList();
        Reasons(lines, "type ").ShouldBe(["by rule trg.qasafa, model trigger, score 0.91; on «\u2068قصفت\u2069»", "beat shelling 0.07"]);
        Reasons(lines, "time ").ShouldBe(["from: by rule relative-day"]);
        Reasons(lines, "actors[1] ").ShouldBe(["by model role, score 0.5"]);
        Reasons(lines, "casualties[0] ").ShouldBeEmpty();
        Reasons(lines, "casualties[1] ").ShouldBe(["by model toll, score 0.75"]);
        lines.ShouldContain("unheard-of: by rule some-rule");
        lines.ShouldContain("\u2068أعلنت\u2069 at 0: says, does not happen (score -1.25)");
    }

    private static List<string> Reasons(List<string> lines, string field)
    {
        var at = lines.FindIndex(line => line.StartsWith(field, StringComparison.Ordinal));
        at.ShouldBeGreaterThan(-1);
        return [.. lines.Skip(at + 1).TakeWhile(line => line.StartsWith("by ", StringComparison.Ordinal) || line.Contains(": by ", StringComparison.Ordinal) || line.StartsWith("beat ", StringComparison.Ordinal))];
    }
}
