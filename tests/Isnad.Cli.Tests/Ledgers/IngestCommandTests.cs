using System.Text.Json;
using Isnad.Ingest.Tests.Web;
using Isnad.Storage;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>The verbs that fill the ledger, in this process.</summary>
public sealed class IngestCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => _folder.Path("data");

    public void Dispose() => _folder.Dispose();

    private CliRun Run(params string[] args) => CliRun.With(new() { Data = Data }, args);

    private static int Of(CliRun run, string name) => JsonDocument.Parse(run.Output).RootElement.GetProperty(name).GetInt32();

    private string Settings(string json)
    {
        Directory.CreateDirectory(Data);
        return _folder.Write("data/sources.json", json);
    }

    [Fact]
    public void Reports_are_taken_in_once_with_their_records_and_the_head_is_signed()
    {
        var path = _folder.Write("a.jsonl", Corpus.Lines(0, 100));
        var run = Run("ingest", path);
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Error.ShouldBeEmpty();
        (Of(run, "captures"), Of(run, "new"), Of(run, "versions"), Of(run, "failed")).ShouldBe((100, 100, 100, 0));
        var events = Of(run, "events");
        events.ShouldBeGreaterThan(50);
        using (var ledger = Ledger.Open(Data))
        {
            var counts = ledger.Reports.Count();
            (counts.Reports, counts.Analyses, counts.Mentions).ShouldBe((100, 100, events));
            Corpus.Ids(ledger).ShouldBe(Enumerable.Range(0, 100).Select(Corpus.Id));
            ledger.Log.Heads().ShouldHaveSingleItem().Size.ShouldBe(ledger.Log.Size);
        }
        var again = Run("ingest", path, "--format", "table");
        again.Code.ShouldBe(ExitCode.Success);
        again.Output.Split('\n').ShouldContain("already there          100");
        again.Output.ShouldStartWith("captures               100   with 0 reports or versions and 0 events kept\n");
    }

    [Fact]
    public void Everything_that_read_takes_is_a_source_and_faults_give_exit_code_one()
    {
        var run = CliRun.With(new(Input: "قصفت المدفعية أطراف البلدة فجرا.") { Data = Data }, "ingest", "-", _folder.Write("b.jsonl", Corpus.Lines(0, 2) + "{\"id\":"), _folder.Path("none.txt"), "--published", "2016-01-01");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        (Of(run, "new"), Of(run, "failed")).ShouldBe((3, 2));
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        using var ledger = Ledger.Open(Data);
        ledger.Reports.Version(1)!.Content.Published.Interval!.Value.From.ShouldBe(new DateOnly(2016, 1, 1));
    }

    [Fact]
    public void A_ledger_is_read_anew_by_another_engine_alone()
    {
        Run("ingest", _folder.Write("a.jsonl", Corpus.Lines(0, 20)));
        Run("reread").Output.ShouldBe("{\"read\":0,\"events\":0,\"failed\":0}\n");
        var engine = Engine.Load();
        var without = engine with { Models = new() };
        var run = CliRun.With(new() { Data = Data, LoadEngine = () => without }, "reread", "--format", "table");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Output.ShouldStartWith("20 reports read anew, ");
        using var ledger = Ledger.Open(Data);
        ledger.Reports.Analyses(1).Count.ShouldBe(2);
        ledger.Log.Heads().Count.ShouldBe(2);
    }

    [Fact]
    public void Without_a_ledger_there_is_nothing_to_read_anew()
    {
        Directory.CreateDirectory(Data);
        var run = Run("reread");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldContain("holds no ledger");
    }

    [Fact]
    public void Interrupted_it_says_what_is_kept()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = CliRun.With(new() { Data = Data, Stop = stop.Token }, "ingest", _folder.Write("a.jsonl", Corpus.Lines(0, 20)));
        run.Code.ShouldBe(ExitCode.Interrupted);
        Of(run, "captures").ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"sources\": [\"example.org\"]}", "is no address of the web")]
    [InlineData("{\"sources\": []}", "names no source")]
    [InlineData(null, "names no source; write {\"sources\": [{\"url\": \"https://example.org/rss.xml\"}]}, or name another folder with --data.")]
    public void Faulty_settings_are_one_line(string? json, string words)
    {
        if (json is not null)
        {
            Settings(json);
        }
        var run = Run("watch", "--once");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith($"isnad: {Path.Combine(Data, "sources.json")}: ");
        run.Error.ShouldContain(words);
        File.Exists(Path.Combine(Data, Ledger.FileName)).ShouldBeFalse();
    }

    [Fact]
    public void Watching_once_takes_in_what_is_new_and_private_hosts_only_where_they_are_allowed()
    {
        using var server = new LocalServer();
        server.On("/feed", Response(200, "<rss><channel><title>وكالة السهل</title><item><link>/1</link></item></channel></rss>", "Content-Type: application/rss+xml; charset=utf-8"));
        server.On("/1", Page($"<html><body><article><h1>خبر من الريف</h1>{string.Concat(Enumerable.Repeat("<p>قصفت المدفعية أطراف القرية صباح اليوم وقال شهود من أهالي المنطقة إن القصف استمر ساعة كاملة.</p>", 4))}</article></body></html>"));
        var sources = $"\"host_interval\": \"0s\", \"sources\": [{{\"url\": \"{server.At("/feed")}\", \"outlet\": \"صوت السهل\"}}]";
        Settings($"{{{sources}}}");
        var refused = Run("watch", "--once");
        refused.Code.ShouldBe(ExitCode.SomeFailed);
        refused.Error.ShouldContain("127.0.0.1");
        server.Requests.ShouldBeEmpty();
        Settings($"{{\"allowed_hosts\": [\"127.0.0.1\"], {sources}}}");
        var run = Run("watch", "--once");
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        run.Error.ShouldBe($"isnad: {server.At("/feed")}: 1 new, 0 new versions\n");
        Of(run, "new").ShouldBe(1);
        var again = Run("watch", "--once");
        (again.Code, again.Error, Of(again, "captures")).ShouldBe((ExitCode.Success, "", 0));
        Run("ingest", server.At("/1").AbsoluteUri).Code.ShouldBe(ExitCode.Success);
        using var ledger = Ledger.Open(Data);
        var kept = ledger.Reports.Version(1)!.Content;
        (kept.Outlet, kept.Url, ledger.Reports.Count().Captures).ShouldBe(("صوت السهل", server.At("/1").AbsoluteUri, 1));
        ledger.Reports.Capture(1)!.Raw.Exchange!.Response.ShouldStartWith("HTTP/1.1 200");
    }

    [Fact]
    public void A_clock_that_is_set_back_disturbs_nothing()
    {
        var path = _folder.Write("a.jsonl", Corpus.Lines(0, 200));
        var run = CliRun.With(new() { Data = Data, Clock = new BackwardClock() }, "ingest", path);
        run.Code.ShouldBe(ExitCode.Success, run.Error);
        using var ledger = Ledger.Open(Data);
        var entries = ledger.Log.Entries().ToList();
        entries.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(0, entries.Count).Select(i => (long)i));
        entries[^1].At.ShouldBeLessThan(entries[0].At);
        ledger.Reports.Count().Reports.ShouldBe(200);
        ledger.Log.Heads().ShouldHaveSingleItem().Size.ShouldBe(entries.Count);
    }

    /// <summary>Every look at it shows a day earlier.</summary>
    private sealed class BackwardClock : TimeProvider
    {
        private long _asked;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddDays(-Interlocked.Increment(ref _asked));
    }
}
