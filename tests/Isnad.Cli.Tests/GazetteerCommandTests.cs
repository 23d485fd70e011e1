using System.Text.Json;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

/// <summary>Places made up for the tests.</summary>
public sealed class GazetteerCommandTests : IDisposable
{
    private const string Table = "name_ar,name_en,admin1,admin1_code,country,lat,lon\nالزقزاقية,Az Zaqzaqiyah,إدلب,SY07,SY,35.9,36.7\nزقزوق,,درعا,SY12,SY,32.7,36.1\n";
    private const string Report = "قتل ثلاثة مدنيين أمس في غارة جوية استهدفت قرية الزقزاقية بريف إدلب.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_imported_is_listed_with_its_provenance_and_found()
    {
        var file = _folder.Write("Syria Villages.csv", Table);
        var run = Isnad("gazetteer", "import", file, "--licence", "CC BY 4.0, example.org");
        (run.Code, run.Error).ShouldBe((ExitCode.Success, ""));
        run.Output.ShouldStartWith("syria-villages: 2 places imported, 0 bad rows left out\n");
        run.Output.ShouldContain("governorate  0 by code, 2 by name, ");
        var list = Isnad("gazetteer", "list").Output;
        list.ShouldContain("syria-villages: 2 places (0 with Latin names alone, 0 without a point)");
        list.ShouldContain($"from Syria Villages.csv, SHA-256 {Sha(file)[..12]}…, imported 2026-03-01");
        list.ShouldContain("licence CC BY 4.0, example.org");
        Isnad("gazetteer", "search", "زقزاقيه").Code.ShouldBe(ExitCode.SomeFailed, "part of a name from its start, not from within");
        Isnad("gazetteer", "search", "الزقز").Output.ShouldBe("الزقزاقية | Az Zaqzaqiyah\n  village, SY-ID, 35.9,36.7, syria-villages:2, syria-villages:2\n");
    }

    [Fact]
    public void The_record_that_is_kept_says_whence_and_when()
    {
        Isnad("gazetteer", "import", _folder.Write("a.csv", Table), "--name", "mine");
        using var record = JsonDocument.Parse(File.ReadAllText(_folder.Path("data/gazetteers/mine.json")));
        record.RootElement.GetProperty("file").GetString().ShouldBe("a.csv");
        record.RootElement.GetProperty("sha256").GetString().ShouldBe(Sha(_folder.Path("a.csv")));
        record.RootElement.GetProperty("imported").GetString().ShouldBe("2026-03-01");
        File.ReadAllLines(_folder.Path("data/gazetteers/mine.tsv"))[1].ShouldStartWith("mine:2\tvillage\tالزقزاقية\tAz Zaqzaqiyah\tSY\tSY07\tإدلب\t35.9\t36.7\t0\t2");
    }

    [Fact]
    public void Read_knows_them_where_it_is_asked_to()
    {
        var report = _folder.Write("a.txt", Report);
        Isnad("gazetteer", "import", _folder.Write("a.csv", Table), "--name", "mine");
        Place(Isnad("read", report, "--published", "2016-05-04", "--format", "json")).TryGetProperty("place_id", out _).ShouldBeFalse();
        var place = Place(Isnad("read", report, "--published", "2016-05-04", "--format", "json", "--gazetteer"));
        (place.GetProperty("place_id").GetString(), place.GetProperty("lat").GetDouble(), place.GetProperty("admin1").GetString()).ShouldBe(("mine:2", 35.9, "SY-ID"));
        Place(Isnad("read", report, "--published", "2016-05-04", "--format", "json", "--gazetteer-only", "mine")).GetProperty("place_id").GetString().ShouldBe("mine:2");
    }

    [Fact]
    public void The_version_of_the_resources_says_that_places_were_imported()
    {
        var report = _folder.Write("a.txt", Report);
        Isnad("gazetteer", "import", _folder.Write("a.csv", Table), "--name", "mine");
        var with = Version(Isnad("read", report, "--format", "json", "--gazetteer"));
        with.ShouldContain('+');
        Isnad("gazetteer", "import", _folder.Write("a.csv", Table.Replace("35.9", "35.8")), "--name", "mine");
        Version(Isnad("read", report, "--format", "json", "--gazetteer")).ShouldNotBe(with, "a changed import is another version, compiled anew");
        Version(Isnad("read", report, "--format", "json")).ShouldNotContain('+');
    }

    [Fact]
    public void Bad_rows_are_named_the_rest_is_kept_and_the_exit_code_says_so()
    {
        var file = _folder.Write("a.csv", Table + ",,,,SY,35,36\n");
        var run = Isnad("gazetteer", "import", file, "--name", "mine");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldBe($"isnad: {file}:4: has no name; the row is left out.\n".ReplaceLineEndings());
        run.Output.ShouldStartWith("mine: 2 places imported, 1 bad rows left out");
    }

    [Fact]
    public void Of_one_kind_of_fault_only_the_first_rows_are_named()
    {
        var file = _folder.Write("a.csv", Table + string.Concat(Enumerable.Repeat(",,,,SY,35,36\n", 50)));
        var lines = Isnad("gazetteer", "import", file).Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(21);
        lines[^1].ShouldContain("30 more rows: has no name");
    }

    [Fact]
    public void What_is_removed_is_gone()
    {
        Isnad("gazetteer", "import", _folder.Write("a.csv", Table), "--name", "mine");
        Isnad("gazetteer", "remove", "mine").Output.ShouldBe("mine: removed\n");
        Directory.EnumerateFiles(_folder.Path("data/gazetteers")).ShouldBeEmpty();
        Isnad("gazetteer", "remove", "mine").ShouldSatisfyAllConditions(run => run.Code.ShouldBe(ExitCode.WrongUsage), run => run.Error.ShouldContain("no import has the name 'mine'"));
        Isnad("gazetteer", "remove", "../mine").Code.ShouldBe(ExitCode.WrongUsage);
    }

    [Theory]
    [InlineData("--gazetteer", null, "nothing is imported in ")]
    [InlineData("--gazetteer-only", "other", "nothing is imported in ")]
    public void Reading_with_places_that_are_not_there_is_wrong_usage(string option, string? value, string message)
    {
        var run = Isnad(["read", _folder.Write("a.txt", Report), option, .. value is null ? [] : new[] { value }]);
        run.Code.ShouldBe(ExitCode.WrongUsage);
        run.Error.ShouldContain(message);
        Directory.Exists(_folder.Path("data")).ShouldBeFalse("looking makes no folder");
    }

    [Fact]
    public void An_import_that_is_not_there_is_named()
    {
        Isnad("gazetteer", "import", _folder.Write("a.csv", Table), "--name", "mine");
        Isnad("read", _folder.Write("a.txt", Report), "--gazetteer-only", "mine,other").Error.ShouldContain("no import has the name 'other'; there are mine");
    }

    [Theory]
    [InlineData("--name", "../x", "cannot be an import's name")]
    [InlineData("--column", "colour=x", "is not FIELD=HEAD")]
    [InlineData("--column", "lat", "is not FIELD=HEAD")]
    public void Wrong_words_on_the_command_line_are_wrong_usage(string option, string value, string message)
    {
        var run = Isnad("gazetteer", "import", _folder.Write("a.csv", Table), option, value);
        (run.Code, run.Error.Contains(message, StringComparison.Ordinal)).ShouldBe((ExitCode.WrongUsage, true), run.Error);
    }

    [Fact]
    public void A_file_that_is_not_there_or_no_table_is_one_line()
    {
        Isnad("gazetteer", "import", _folder.Path("none.csv")).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(ExitCode.SomeFailed), run => run.Error.Count(c => c == '\n').ShouldBe(1), run => run.Error.ShouldContain("none.csv"));
        Isnad("gazetteer", "import", _folder.Write("b.csv", "count,colour\n1,red\n")).Error.ShouldContain("no column holds names; looked for ");
    }

    private CliRun Isnad(params string[] args) => CliRun.With(new() { Data = _folder.Path("data") }, args);

    private static JsonElement Place(CliRun run) => JsonDocument.Parse(run.Output).RootElement[0].GetProperty("events")[0].GetProperty("place");

    private static string Version(CliRun run) => JsonDocument.Parse(run.Output).RootElement[0].GetProperty("engine").GetProperty("resources").GetString()!;

    private static string Sha(string path) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
}
