using System.Collections.Concurrent;
using Isnad.Ingest;
using Isnad.Ingest.Tests.Web;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Workflow.Intake;
using Isnad.Workflow.Watch;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Workflow.Tests.Watch;

/// <summary>Sources are looked at in turn, by a clock that the test moves.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly Bench _bench = new();
    private readonly LocalServer _server = new();
    private readonly HandClock _clock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<SourceLook> _looks = [];

    public void Dispose()
    {
        _stop.Dispose();
        _server.Dispose();
        _bench.Dispose();
    }

    private static byte[] Feed(params int[] items) =>
        Response(200, $"<rss><channel><title>وكالة السهل</title>{string.Concat(items.Select(i => $"<item><title>خبر {i}</title><link>/{i}</link></item>"))}</channel></rss>", "Content-Type: application/rss+xml; charset=utf-8");

    private void Pages(int count)
    {
        foreach (var i in Enumerable.Range(1, count))
        {
            _server.On($"/{i}", Bench.Page($"اللواء رقم {i}"));
        }
    }

    private WatchedSource Source(string path) => new(_server.At(path), Quarter);

    private IntakeTally Watch(bool once, params WatchedSource[] sources)
    {
        var ledger = new StandInLedger(_bench.Archive, _bench.Memory);
        var watch = new WatchSources(ledger, _bench.Parser, _bench.Engine, _bench.Web, _clock) { OnLook = _looks.Enqueue };
        return watch.Run(sources, once, new ProblemLog(problem => _bench.Told.Add(problem.ToString())), _ => { }, _stop.Token);
    }

    /// <summary>Watches without end while <paramref name="meanwhile"/> runs; then it is asked to end.</summary>
    private void While(Action meanwhile, params WatchedSource[] sources)
    {
        var run = Task.Run(() => Watch(once: false, sources));
        meanwhile();
        _stop.Cancel();
        Should.Throw<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult());
    }

    [Fact]
    public void Once_looks_at_each_source_and_a_failing_one_stops_no_other()
    {
        Pages(3);
        _server.On("/a", Feed(1, 2));
        _server.On("/b", Response(500, ""));
        _server.On("/c", Feed(3));
        var tally = Watch(once: true, Source("/a"), Source("/b"), Source("/c") with { Outlet = "صوت السهل" });
        (tally.New, tally.Failed).ShouldBe((3, 1));
        _bench.Told.ShouldHaveSingleItem().ShouldStartWith($"{_server.At("/b")}: answered 500");
        _bench.Archive.Kept.OrderBy(kept => kept.Content.Url, StringComparer.Ordinal).Select(kept => kept.Content.Outlet).ShouldBe(["وكالة السهل", "وكالة السهل", "صوت السهل"]);
        _looks.Select(look => (look.Source.Address.AbsolutePath, look.New, look.IsFailed)).ShouldBe([("/a", 2, false), ("/b", 0, true), ("/c", 1, false)], ignoreOrder: true);
    }

    [Fact]
    public void A_source_is_looked_at_again_after_its_interval_though_the_clock_is_set_back()
    {
        Pages(3);
        _server.On("/feed", Feed(1), Feed(2, 1), Feed(2, 1), Feed(3, 2, 1));
        While(
            () =>
            {
                _clock.Pass().ShouldBe(Quarter);
                _clock.Pass().ShouldBe(Quarter);
                _clock.Pass().ShouldBe(Quarter);
                SpinWait.SpinUntil(() => _looks.Count == 4, TimeSpan.FromMinutes(1)).ShouldBeTrue();
            },
            Source("/feed"));
        _looks.Select(look => look.New).ShouldBe([1, 1, 0, 1]);
        _bench.Archive.Kept.Select(kept => kept.Content.Url).ShouldBe([.. Enumerable.Range(1, 3).Select(i => _server.At($"/{i}").AbsoluteUri)]);
    }

    [Fact]
    public void A_source_that_fails_is_looked_at_less_often_until_it_answers()
    {
        Pages(1);
        _server.On("/feed", Response(500, ""), Response(500, ""), Response(500, ""), Feed(1), Response(500, ""));
        While(
            () => Enumerable.Range(0, 5).Select(_ => _clock.Pass()).ToArray().ShouldBe([Quarter, Quarter * 2, Quarter * 4, Quarter, Quarter]),
            Source("/feed"));
        _bench.Told.Count(line => line.Contains("answered 500", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(4);
    }

    [Theory]
    [InlineData(15, 0, 15)]
    [InlineData(15, 1, 15)]
    [InlineData(15, 2, 30)]
    [InlineData(15, 5, 240)]
    [InlineData(15, 6, 360)]
    [InlineData(15, 1000, 360)]
    [InlineData(1440, 9, 1440)]
    public void Waits_double_up_to_six_hours_or_the_interval(int minutes, int failures, int wait) =>
        WatchSources.WaitAfter(TimeSpan.FromMinutes(minutes), failures).ShouldBe(TimeSpan.FromMinutes(wait));

    [Fact]
    public void What_the_ledger_refuses_is_told_and_taken_in_the_next_time()
    {
        Pages(2);
        _server.On("/feed", Feed(1, 2));
        _bench.Archive.BeforeTake = number => _ = number <= 2 ? throw new LedgerException("ledger.db: the disk is full.") : 0;
        While(
            () =>
            {
                _clock.Pass().ShouldBe(Quarter);
                _clock.Pass().ShouldBe(Quarter);
                _clock.Pass().ShouldBe(Quarter);
            },
            Source("/feed"));
        _bench.Archive.Kept.Count.ShouldBe(2);
        _bench.Told.ShouldBe(Enumerable.Repeat($"{_server.At("/feed")}: what came of it could not be kept: ledger.db: the disk is full; it is asked for again the next time.", 2));
    }

    [Fact]
    public void A_fault_at_one_source_is_told_and_stops_no_other()
    {
        Pages(1);
        _server.On("/a", Feed(1));
        _server.On("/b", Feed(1));
        _bench.Memory = new FaultyMemory(_server.At("/a").AbsoluteUri);
        Watch(once: true, Source("/a"), Source("/b")).New.ShouldBe(1);
        _bench.Told.ShouldHaveSingleItem().ShouldBe($"{_server.At("/a")}: the look at it failed (InvalidOperationException: broken); this is a fault of isnad; report it with the address.");
        _looks.Single(look => look.IsFailed).Source.Address.AbsolutePath.ShouldBe("/a");
    }

    [Fact]
    public void Asked_to_end_it_ends_though_a_host_says_nothing()
    {
        var asked = new ManualResetEventSlim();
        _server.On("/feed", async (_, _) =>
        {
            asked.Set();
            await Task.Delay(Timeout.Infinite, _stop.Token);
        });
        While(() => asked.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue(), Source("/feed"));
        _bench.Archive.Kept.ShouldBeEmpty();
    }

    /// <summary>Breaks at one address.</summary>
    private sealed class FaultyMemory(string address) : IFetchMemory
    {
        private readonly Isnad.Ingest.Web.TransientFetchMemory _inner = new();

        public ValueTask<FetchState?> FindAsync(string url, CancellationToken cancellationToken) => url == address ? throw new InvalidOperationException("broken.") : _inner.FindAsync(url, cancellationToken);

        public ValueTask PutAsync(string url, FetchState state, CancellationToken cancellationToken) => _inner.PutAsync(url, state, cancellationToken);
    }

    /// <summary>The ports that a watch uses.</summary>
    private sealed class StandInLedger(IReportArchive archive, IFetchMemory memory) : ILedger
    {
        public IReportArchive Reports => archive;

        public ILedgerLog Log => throw new NotSupportedException("no hour passes in these tests");

        public IFetchMemory Fetches => memory;

        public Isnad.Model.Incidents.IIncidentSearch IncidentSearch => throw new NotSupportedException("a watch searches nothing");

        public ILedgerSearch Search => throw new NotSupportedException("a watch searches nothing");

        public ILedgerVerifier Verifier => throw new NotSupportedException("a watch verifies nothing");

        public Isnad.Model.Incidents.IIncidentStore Incidents => throw new NotSupportedException("a watch fuses nothing");

        public Isnad.Model.Review.IReviewStore Reviews => throw new NotSupportedException("a watch decides nothing");

        public IErasure Erasure => throw new NotSupportedException("a watch erases nothing");

        public ILedgerBackup Backup => throw new NotSupportedException("a watch backs nothing up");

        public void Seal()
        {
        }

        public void Dispose()
        {
        }
    }
}
