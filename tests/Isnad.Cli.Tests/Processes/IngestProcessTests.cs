using System.Diagnostics;
using System.Runtime.Versioning;
using Isnad.Cli.Tests.Ledgers;
using Isnad.Ingest.Tests.Web;
using Isnad.Model.Ledger;
using Isnad.Storage;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Cli.Tests.Processes;

/// <summary>What the system does to an ingest: it is killed, the disk is full, the folder may not be written to, another process writes.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class IngestProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();

    private string Data => _folder.Path("data");

    public void Dispose()
    {
        CliProcess.Open(_folder.Root);
        _folder.Dispose();
    }

    private string Corpora(int count, string name = "a.jsonl")
    {
        var path = _folder.Write(name, Corpus.Lines(0, count));
        CliProcess.Open(_folder.Root);
        return path;
    }

    private string Ingest(string source) => $"{CliProcess.Command} ingest '{source}' --data '{Data}' --quiet";

    /// <summary>Each of the first <paramref name="count"/> reports is there, once, with one version, analysis and entry of each.</summary>
    private void ShouldBeWhole(int count)
    {
        using var ledger = Ledger.Open(Data, new LedgerOptions { Create = false });
        var counts = ledger.Reports.Count();
        (counts.Captures, counts.Reports, counts.Versions, counts.Analyses).ShouldBe((count, count, count, count));
        Corpus.Ids(ledger).ShouldBe(Enumerable.Range(0, count).Select(Corpus.Id));
        foreach (var kind in new[] { LogKind.Captured, LogKind.Versioned, LogKind.Analysed })
        {
            ledger.Log.Entries().Count(entry => entry.Kind == kind).ShouldBe(count, kind);
        }
        ledger.Log.Heads()[^1].Size.ShouldBe(ledger.Log.Size);
    }

    [Fact]
    public void Killed_twenty_times_it_loses_and_doubles_nothing()
    {
        const int Reports = 5000, Kills = 20;
        var path = Corpora(Reports);
        var random = new Random(20261127);
        var targets = Enumerable.Range(0, Kills).Select(_ => random.Next(0, Reports - 200)).Order().ToList();
        var killed = 0;
        foreach (var target in targets)
        {
            using var process = CliProcess.Start("exec " + Ingest(path));
            while (!process.HasExited && Corpus.Count(Data) < target)
            {
                Thread.Sleep(5);
            }
            Thread.Sleep(random.Next(0, 40));
            killed += process.HasExited ? 0 : 1;
            process.Kill();
            process.WaitForExit(Patience).ShouldBeTrue();
        }
        killed.ShouldBe(Kills, "the corpus was done before the last one");
        var last = CliProcess.Shell(Ingest(path));
        last.Code.ShouldBe(ExitCode.Success, last.Error);
        last.Error.ShouldBeEmpty();
        ShouldBeWhole(Reports);
    }

    [Fact]
    public void Two_at_once_take_turns()
    {
        var path = Corpora(1500);
        using var first = CliProcess.Start(Ingest(path));
        using var second = CliProcess.Start(Ingest(path));
        var ends = new[] { CliProcess.Finish(first), CliProcess.Finish(second) };
        ends.ShouldAllBe(end => end.Code == ExitCode.Success && end.Error.Length == 0);
        ShouldBeWhole(1500);
    }

    [Fact]
    public void A_writer_that_holds_the_ledger_is_waited_for()
    {
        var path = Corpora(50);
        CliProcess.Shell(Ingest(path)).Code.ShouldBe(ExitCode.Success);
        var more = _folder.Write("b.jsonl", Corpus.Lines(50, 60));
        CliProcess.Open(_folder.Root);
        using var connection = Held();
        using var process = CliProcess.Start(Ingest(more));
        // Long enough for it to be at the lock; were it not, the test would hold all the same.
        Thread.Sleep(1500);
        process.HasExited.ShouldBeFalse();
        connection.Dispose();
        var end = CliProcess.Finish(process);
        end.Code.ShouldBe(ExitCode.Success, end.Error);
        ShouldBeWhole(60);
    }

    [Fact]
    public void A_ledger_that_stays_locked_is_one_clear_error()
    {
        CliProcess.Shell(Ingest(Corpora(10))).Code.ShouldBe(ExitCode.Success);
        using var connection = Held();
        Should.Throw<LedgerException>(() =>
        {
            using var ledger = Ledger.Open(Data, new LedgerOptions { Patience = TimeSpan.FromMilliseconds(200) });
            ledger.Fetches.PutAsync("https://example.org/", new(DateTimeOffset.UnixEpoch), default).AsTask().GetAwaiter().GetResult();
        }).Message.ShouldContain("another process is writing to the ledger");
    }

    [Fact]
    public void A_full_disk_is_told_loses_nothing_and_with_room_it_goes_on()
    {
        var path = Corpora(3000);
        Directory.CreateDirectory(Data);
        using var disk = SmallDisk.On(Data, megabytes: 6);
        CliProcess.Open(Data);
        var run = CliProcess.Shell(Ingest(path));
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain("the disk is full");
        disk.Grow(megabytes: 200);
        var kept = Corpus.Count(Data);
        kept.ShouldBeInRange(1, 2999);
        var again = CliProcess.Shell(Ingest(path));
        again.Code.ShouldBe(ExitCode.Success, again.Error);
        again.Output.ShouldContain($"\"already_there\":{kept},");
        ShouldBeWhole(3000);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_to_is_named()
    {
        var path = Corpora(10);
        Directory.CreateDirectory(Data);
        File.SetUnixFileMode(Data, (UnixFileMode)365);
        var none = CliProcess.Shell(Ingest(path));
        none.Code.ShouldBe(ExitCode.SomeFailed);
        none.ErrorLines.ShouldHaveSingleItem().ShouldContain(Data);
        File.SetUnixFileMode(Data, (UnixFileMode)511);
        CliProcess.Shell(Ingest(path)).Code.ShouldBe(ExitCode.Success);
        foreach (var file in Directory.EnumerateFiles(Data))
        {
            File.SetUnixFileMode(file, (UnixFileMode)292);
        }
        File.SetUnixFileMode(Data, (UnixFileMode)365);
        var more = CliProcess.Shell(Ingest(_folder.Write("b.jsonl", Corpus.Lines(10, 20))));
        more.Code.ShouldBe(ExitCode.SomeFailed);
        more.ErrorLines.ShouldHaveSingleItem().ShouldContain(Data);
        CliProcess.Open(_folder.Root);
        ShouldBeWhole(10);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_watch_ends_in_order_when_it_is_asked_to(string signal)
    {
        using var server = new LocalServer();
        using var hanging = new ManualResetEventSlim();
        using var over = new CancellationTokenSource();
        server.On("/feed", Response(200, "<rss><channel><title>t</title><item><link>/1</link></item><item><link>/2</link></item></channel></rss>", "Content-Type: application/rss+xml; charset=utf-8"));
        server.On("/1", Page($"<html><body><article><h1>خبر من الريف</h1>{string.Concat(Enumerable.Repeat("<p>قصفت المدفعية أطراف القرية صباح اليوم وقال شهود من أهالي المنطقة إن القصف استمر ساعة كاملة.</p>", 4))}</article></body></html>"));
        server.On("/2", async (_, _) =>
        {
            hanging.Set();
            await Task.Delay(Timeout.Infinite, over.Token);
        });
        Directory.CreateDirectory(Data);
        _folder.Write("data/sources.json", $"{{\"allowed_hosts\": [\"127.0.0.1\"], \"host_interval\": \"0s\", \"sources\": [\"{server.At("/feed")}\"]}}");
        CliProcess.Open(_folder.Root);
        // Without 'set -m' the shell has SIGINT ignored.
        using var process = CliProcess.Start($"set -m; {CliProcess.Command} watch --data '{Data}' & pid=$!; read -r; kill -{signal} $pid; wait $pid");
        hanging.Wait(Patience).ShouldBeTrue();
        // The page before was stored before the next was asked for.
        Corpus.Count(Data).ShouldBe(1);
        process.StandardInput.WriteLine();
        var end = CliProcess.Finish(process);
        over.Cancel();
        end.Code.ShouldBe(ExitCode.Success, end.Error);
        end.Output.ShouldContain("\"new\":1,");
        using var ledger = Ledger.Open(Data);
        ledger.Log.Heads().ShouldHaveSingleItem().Size.ShouldBe(ledger.Log.Size);
    }

    /// <summary>A writer's lock on the ledger, until it is disposed of.</summary>
    private Microsoft.Data.Sqlite.SqliteConnection Held()
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Data, Ledger.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}

/// <summary>A disk with little room, in memory, in place of a folder. It needs root, as the tests of full disks do wherever they run.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    public static SmallDisk On(string folder, int megabytes)
    {
        Shell("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "isnad-test", folder);
        return new(folder);
    }

    public void Grow(int megabytes) => Shell("mount", "-o", $"remount,size={megabytes}m", _folder);

    public void Dispose() => Shell("umount", _folder);

    private static void Shell(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{command} {string.Join(' ', arguments)}: {error}");
    }
}
