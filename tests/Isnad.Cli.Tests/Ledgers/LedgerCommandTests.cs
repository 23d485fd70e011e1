using System.Text.Json;
using Isnad.Storage;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>Looking at a ledger by the command: search, fuse, show, link, status, verify.</summary>
public sealed class LedgerCommandTests : IDisposable
{
    private const string Reports = """
        {"id":"a1","outlet":"منبر السهل","published":"2018-04-18","title":"قصف على دوما","text":"قتل سبعة مدنيين وأصيب عشرون آخرون في قصف مدفعي لقوات النظام السوري على مدينة دوما أمس الثلاثاء، وفق ما أعلنه الدفاع المدني."}
        {"id":"b1","outlet":"وكالة الجبل","published":"2018-04-18","title":"ضحايا في دوما","text":"أعلن الدفاع المدني مقتل تسعة مدنيين في قصف مدفعي نفذته قوات النظام السوري على مدينة دوما الثلاثاء."}
        {"id":"c1","outlet":"منبر السهل","published":"2018-04-19","title":"غارات في صعدة","text":"شنت طائرات التحالف العربي ثلاث غارات على مواقع للحوثيين في محافظة صعدة شمال اليمن فجر الخميس."}

        """;

    private readonly TempFolder _folder = new();

    public LedgerCommandTests() => Run("ingest", _folder.Write("a.jsonl", Reports)).Code.ShouldBe(ExitCode.Success);

    private string Data => _folder.Path("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reports_are_found_by_words_places_and_actors_as_people_name_them()
    {
        Found("search", "والمدنيّون", "مدنيين").ShouldBe("");
        Found("search", "قصف").ShouldBe("r1 r2");
        Found("search", "--place", "دوما").ShouldBe("r1 r2");
        Found("search", "--place", "duma").ShouldBe("r1 r2");
        Found("search", "--place", "YE").ShouldBe("r3");
        Found("search", "--place", "Saada").ShouldBe("r3", "as people write it who know no dots");
        Found("search", "--place", "Sa'dah").ShouldBe("r3");
        Found("search", "--actor", "الحوثيين").ShouldBe("r3");
        Found("search", "--actor", "houthis", "--type", "airstrike", "--from", "2018-04", "--to", "2018").ShouldBe("r3");
        Found("search", "--published", "2018-04-18", "--outlet", "الجبل").ShouldBe("r2");
        Run("search", "--actor", "لا أحد").Code.ShouldBe(ExitCode.WrongUsage);
        Run("search", "--from", "أمس").Error.ShouldContain("2018-04-20");
        Run("search", "--", "-قصف").Code.ShouldBe(ExitCode.SomeFailed);
    }

    [Fact]
    public void A_hit_shows_where_the_words_stand()
    {
        var hit = JsonDocument.Parse(Run("search", "تسعة", "--format", "json").Output).RootElement.GetProperty("hits")[0];
        var snippet = hit.GetProperty("snippet");
        var mark = snippet.GetProperty("marks")[0];
        snippet.GetProperty("text").GetString()![mark[0].GetInt32()..mark[1].GetInt32()].ShouldBe("تسعة");
        hit.GetProperty("events").GetArrayLength().ShouldBeGreaterThan(0);
        Run("search", "تسعة", "--format", "table").Output.ShouldContain("r2  2018-04-18");
    }

    [Fact]
    public void What_was_taken_in_is_fused_shown_and_divided_again()
    {
        Run("show", "i1").Error.ShouldContain("isnad fuse");
        var tally = JsonDocument.Parse(Run("fuse", "--format", "json").Output).RootElement;
        tally.GetProperty("reports").GetInt32().ShouldBe(3);
        tally.GetProperty("told_by_several").GetInt32().ShouldBe(1);
        var list = JsonDocument.Parse(Run("show", "--format", "json").Output).RootElement;
        var number = list[0].GetProperty("incident").GetString()!;
        list[0].GetProperty("reports").GetInt32().ShouldBe(2);
        var incident = JsonDocument.Parse(Run("show", number, "--format", "json").Output).RootElement;
        incident.GetProperty("reports").GetArrayLength().ShouldBe(2);
        incident.GetProperty("review").EnumerateArray().Select(item => item.GetProperty("state").GetString()).ShouldBe(["proposed", "proposed"]);
        var table = Run("show", number, "--format", "table").Output;
        table.ShouldContain("2 independent outlets");
        table.ShouldContain("decided   2 of 2 not yet");
        var members = incident.GetProperty("members").EnumerateArray().Select(member => member[1].GetString()!).ToArray();
        JsonDocument.Parse(Run("show", members[0], "--format", "json").Output).RootElement.GetProperty("id").GetRawText().ShouldBe(incident.GetProperty("id").GetRawText());
        Run("link", members[0], members[1], "--apart", "--by", "coder-2").Output.ShouldStartWith("d1;");
        Run("fuse").Code.ShouldBe(ExitCode.Success);
        JsonDocument.Parse(Run("show", "--format", "json").Output).RootElement[0].GetProperty("reports").GetInt32().ShouldBe(1);
        Run("link", "--back", "d1", "--by", "coder-1").Code.ShouldBe(ExitCode.Success);
        Run("link", "--list").Output.ShouldContain("taken back by coder-1");
        Run("link", "m1", "--by", "x").Code.ShouldBe(ExitCode.WrongUsage);
        Run("link", "m1", "m2").Error.ShouldContain("--by");
        Run("fuse", "--format", "clusters").Code.ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public void What_follows_from_incidents_is_asked_by_place_and_by_side()
    {
        Run("ingest", _folder.Write("b.jsonl", """
            {"id":"d1","outlet":"منبر السهل","published":"2018-05-02","title":"السيطرة على زنجبار","text":"سيطرت المقاومة الشعبية على مدينة زنجبار جنوب اليمن أمس الثلاثاء بعد طرد الحوثيين منها."}

            """)).Code.ShouldBe(ExitCode.Success);
        Run("fuse").Code.ShouldBe(ExitCode.Success);
        var control = JsonDocument.Parse(Run("control", "Zinjibar", "--format", "json").Output).RootElement;
        var turns = control.EnumerateArray().SelectMany(place => place.GetProperty("turns").EnumerateArray()).Select(turn => (turn.GetProperty("side").GetString(), turn.GetProperty("change").GetString(), turn.GetProperty("from").GetString())).ToArray();
        turns.ShouldContain(("popular-resistance-ye", "took", "2018-05-01"));
        Run("control", "زنجبار", "--format", "table").Output.ShouldContain("control of");
        Run("control", "Aleppo").Code.ShouldBe(ExitCode.SomeFailed);
        var relations = JsonDocument.Parse(Run("relations", "arab-coalition", "houthis", "--format", "json").Output).RootElement;
        var against = relations.EnumerateArray().Single(relation => relation.GetProperty("stance").GetString() == "against");
        (against.GetProperty("side").GetString(), against.GetProperty("other").GetString(), against.GetProperty("acts")[0].GetProperty("types")[0].GetString()).ShouldBe(("arab-coalition", "houthis", "airstrike"));
        Run("relations", "houthis", "--to", "2018-03").Code.ShouldBe(ExitCode.SomeFailed);
        Run("relations", "houthis", "--format", "table").Output.ShouldContain("arab-coalition against houthis: 1 incident\n");
        Run("relations", "لا أحد").Code.ShouldBe(ExitCode.WrongUsage);
        var number = JsonDocument.Parse(Run("show", "--format", "json").Output).RootElement[0].GetProperty("incident").GetString()!;
        Run("show", number, "--wording", "--format", "table").Output.ShouldContain("\u2068وكالة الجبل\u2069\n  sources");
    }

    [Fact]
    public void A_report_is_shown_with_its_records()
    {
        Run("show", "r3", "--format", "table").Output.ShouldContain("airstrike");
        JsonDocument.Parse(Run("show", "r3", "--format", "json").Output).RootElement.GetProperty("text").GetString()!.ShouldContain("صعدة");
        Run("show", "r9").Error.ShouldContain("no report r9");
        Run("show", "x9").Code.ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public void Status_counts_and_verify_passes_until_something_is_altered()
    {
        var status = JsonDocument.Parse(Run("status", "--format", "json").Output).RootElement;
        (status.GetProperty("reports").GetInt32(), status.GetProperty("unread").GetInt32()).ShouldBe((3, 0));
        status.GetProperty("head").GetProperty("size").GetInt64().ShouldBe(status.GetProperty("log_entries").GetInt64());
        Run("status", "--format", "table").Output.ShouldContain("log entries");
        var sound = Run("verify", "--format", "json");
        sound.Code.ShouldBe(ExitCode.Success, sound.Output);
        JsonDocument.Parse(sound.Output).RootElement.GetProperty("files_sealed").GetBoolean().ShouldBeTrue();
        Run("verify", "--format", "table").Output.ShouldContain("the ledger is as it was written");

        var path = Path.Combine(Data, Ledger.KeysName);
        var bytes = File.ReadAllBytes(path);
        bytes[^10] ^= 1;
        File.WriteAllBytes(path, bytes);
        var altered = Run("verify", "--format", "table");
        altered.Code.ShouldBe(ExitCode.SomeFailed);
        (altered.Output + altered.Error).ShouldContain(Ledger.KeysName);
    }

    [Theory]
    [InlineData("search", "x")]
    [InlineData("show")]
    [InlineData("status")]
    [InlineData("verify")]
    [InlineData("fuse")]
    public void Without_a_ledger_each_says_how_to_make_one(params string[] verb)
    {
        var run = CliRun.With(new CliSetting { Data = _folder.Path("none") }, verb);
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldContain("isnad ingest");
    }

    private string Found(params string[] args) => string.Join(' ', JsonDocument.Parse(Run([.. args, "--format", "json"]).Output).RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("report").GetString()).Order(StringComparer.Ordinal));

    private CliRun Run(params string[] args) => CliRun.With(new CliSetting { Data = Data }, args);
}
