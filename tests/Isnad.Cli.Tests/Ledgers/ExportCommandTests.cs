using System.Text;
using System.Text.Json;
using CsvHelper;
using Isnad.Model.Ledger;
using Isnad.Storage;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>What people accepted, as files that leave the house.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private const string Reports = """
        {"id":"a1","outlet":"=وكالة السهل","url":"https://alsahl.example.org/news/1","published":"2016-05-04","text":"قصفت طائرات حربية روسية مدينة سراقب في ريف إدلب أمس الثلاثاء، ما أدى إلى مقتل سبعة مدنيين وإصابة عشرين آخرين، وفق ما قال الطبيب مروان الحلاق الذي يعمل في مشفى المدينة."}
        {"id":"b1","outlet":"صوت الفرات","url":"https://furat.example.org/7","published":"2016-05-04","text":"أعلن الدفاع المدني مقتل تسعة مدنيين في غارات شنتها طائرات روسية على مدينة سراقب بريف إدلب يوم الثلاثاء. ونفت وزارة الدفاع الروسية أن تكون طائراتها قصفت المدينة."}
        {"id":"c1","outlet":"منبر الجزيرة","published":"2026-02-27","text":"انفجرت عبوة ناسفة في مدينة الباب صباح اليوم ما أدى إلى مقتل ثلاثة مدنيين وجرح خمسة."}
        {"id":"d1","outlet":"منبر الجزيرة","published":"2017-03-02","text":"قصفت المدفعية أطراف مدينة تدمر فجر اليوم ما أدى إلى مقتل شخصين."}

        """;

    private readonly TempFolder _folder = new();

    private string Data => _folder.Path("data");

    public ExportCommandTests()
    {
        Run("ingest", _folder.Write("a.jsonl", Reports)).Code.ShouldBe(ExitCode.Success);
        using var ledger = Ledger.Open(Data);
        // The last is left to the machine.
        Accepting.All(ledger, mention => ledger.Reviews.Reading(4)!.Standing.Any(standing => standing.Mention == mention));
        Run("fuse").Code.ShouldBe(ExitCode.Success);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_tables_stand_in_a_folder_and_the_log_knows_each_file()
    {
        var run = Run("export", "--out", _folder.Path("out"));
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Error.ShouldContain("held back 1 mentions of the last 7 days before 2026-03-01");
        Directory.GetFiles(_folder.Path("out")).Select(Path.GetFileName).ShouldBe(["incidents.csv", "mentions.csv", "accounts.csv"], ignoreOrder: true);
        using var ledger = Ledger.Open(Data);
        var logged = ledger.Log.About("export");
        logged.Select(entry => entry.Kind).Distinct().ShouldBe([LogKind.Published]);
        logged.Select(entry => entry.Digest).ShouldBe(new[] { "incidents", "mentions", "accounts" }.Select(name => (ContentHash?)ContentHash.Of(File.ReadAllBytes(_folder.Path($"out/{name}.csv")))));
        logged[1].Detail.ShouldBe("mentions.csv redacted 2 rows");
        ledger.Log.Heads()[^1].Size.ShouldBe(ledger.Log.Size);
        ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    [Fact]
    public void Csv_opens_in_excel_runs_nothing_and_names_nobody()
    {
        var run = Run("export", "--table", "mentions");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Bytes.Take(3).ShouldBe(Encoding.UTF8.Preamble.ToArray());
        run.Output.ShouldContain("\r\n");
        run.Output.ShouldNotContain("الحلاق");
        var rows = Rows(run);
        // What only the machine found is not there, nor what is of the last days.
        rows.Select(row => row["report"]).ShouldBe(["r1", "r2"]);
        rows[0]["outlet"].ShouldBe("'=وكالة السهل");
        (rows[0]["type"], rows[0]["state"], rows[0]["decided_by"], rows[0]["time_from"], rows[0]["killed_min"], rows[0]["wounded_max"]).ShouldBe(("airstrike", "accepted", Accepting.By, "2016-05-03", "7", "20"));
        (rows[0]["precision"], rows[0]["place_id"], rows[0]["source_words"]).ShouldBe(("near", "", ""));
        rows[0]["incident"].ShouldBe(rows[1]["incident"]);
        rows[1]["denials"].ShouldBe("occurrence");
    }

    [Fact]
    public void Unredacted_everything_leaves_and_it_is_said()
    {
        var run = Run("export", "--table", "mentions", "--unredacted");
        run.Error.ShouldContain("do not publish it");
        var rows = Rows(run);
        rows.Select(row => row["report"]).ShouldBe(["r1", "r2", "r3"]);
        rows[0]["source_words"].ShouldContain("الحلاق");
        rows[0]["place_id"].ShouldStartWith("gn:");
        using var ledger = Ledger.Open(Data);
        ledger.Log.About("export").Single().Detail.ShouldBe("mentions.csv unredacted 3 rows");
    }

    [Fact]
    public void Incidents_and_accounts_are_made_of_accepted_records_alone()
    {
        var incident = Rows(Run("export", "--table", "incidents")).ShouldHaveSingleItem();
        (incident["mentions"], incident["reports"], incident["killed_min"], incident["killed_max"], incident["types"]).ShouldBe(("2", "2", "7", "9", "airstrike"));
        var accounts = Rows(Run("export", "--table", "accounts"));
        accounts.Where(row => row["field"] == "toll" && row["kind"] == "killed").Select(row => row["min"]).ShouldBe(["7", "9"], ignoreOrder: true);
        accounts.ShouldContain(row => row["field"] == "occurrence" && row["value"] == "denied" && row["party_words"].Length == 0);
    }

    [Fact]
    public void Only_what_is_asked_for_leaves()
    {
        Rows(Run("export", "--table", "mentions", "--place", "SY", "--from", "2017", "--unredacted")).Select(row => row["report"]).ShouldBe(["r3"]);
        Rows(Run("export", "--table", "mentions", "--type", "airstrike", "--outlet", "الفرات")).Select(row => row["report"]).ShouldBe(["r2"]);
        Rows(Run("export", "--table", "mentions", "--type", "siege")).ShouldBeEmpty();
    }

    [Fact]
    public void Json_lines_and_geojson_hold_the_same_values()
    {
        var lines = Run("export", "--table", "mentions", "--format", "jsonl").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Count.ShouldBe(2);
        lines[0].GetProperty("outlet").GetString().ShouldBe("=وكالة السهل");
        lines[0].GetProperty("tolls").EnumerateArray().Select(kind => kind.GetString()).ShouldBe(["killed", "wounded"]);
        var feature = JsonDocument.Parse(Run("export", "--table", "incidents", "--format", "geojson").Bytes).RootElement.GetProperty("features").EnumerateArray().Single();
        feature.GetProperty("geometry").GetProperty("coordinates")[1].GetDouble().ShouldBe(lines[0].GetProperty("lat").GetDouble());
        feature.GetProperty("properties").TryGetProperty("lat", out _).ShouldBeFalse();
        feature.GetProperty("properties").GetProperty("killed_max").GetInt32().ShouldBe(9);
    }

    [Fact]
    public void A_row_of_hashtags_stands_under_the_head()
    {
        var rows = Rows(Run("export", "--table", "incidents", "--hxl"));
        (rows[0]["incident"], rows[0]["lat"], rows[0]["killed_min"]).ShouldBe(("#event+id", "#geo+lat", "#affected+killed+min"));
        rows[1]["incident"].ShouldStartWith("i");
    }

    [Fact]
    public void Shapes_of_others_are_written_and_what_is_not_in_them_is_said()
    {
        var acled = Run("export", "--format", "acled", "--unredacted");
        // What both tell is denied by somebody.
        var row = Rows(acled).ShouldHaveSingleItem();
        (row["event_date"], row["sub_event_type"], row["country"], row["fatalities"]).ShouldBe(("2026-02-27", "Remote explosive/landmine/IED", "Syria", "3"));
        acled.Error.ShouldContain("1 incidents are not in it: it is planned or denied");
        Run("export", "--format", "ucdp", "--unredacted").Error.ShouldContain("1 incidents are not in it: no sides are told");
        Run("export", "--format", "acled", "--table", "mentions").Code.ShouldBe(ExitCode.WrongUsage);
        using var ledger = Ledger.Open(Data);
        ledger.Log.About("export").Select(entry => entry.Detail).ShouldBe(["acled.csv unredacted 1 rows", "ucdp.csv unredacted 0 rows"]);
    }

    [Fact]
    public void What_cannot_be_is_wrong_usage()
    {
        Run("export").Code.ShouldBe(ExitCode.WrongUsage);
        Run("export", "--out", _folder.Write("f.csv", "x")).Error.ShouldContain("is a file");
        Run("export", "--table", "mentions", "--format", "jsonl", "--hxl").Error.ShouldContain("--hxl is for --format csv");
        using var ledger = Ledger.Open(Data);
        ledger.Log.About("export").ShouldBeEmpty();
    }

    private static List<Dictionary<string, string>> Rows(CliRun run)
    {
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        using var csv = CsvReader.Create(run.Bytes, new CsvReaderOptions { Separator = ',', HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Current.ToArray());
        }
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private CliRun Run(params string[] args) => CliRun.With(new() { Data = Data }, args);
}
