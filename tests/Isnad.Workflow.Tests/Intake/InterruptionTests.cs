using System.Text;
using Isnad.Ingest;
using Isnad.Model.Ledger;
using Isnad.Workflow.Intake;
using Shouldly;
using Xunit;

namespace Isnad.Workflow.Tests.Intake;

/// <summary>What was read when it ends is kept, and the next run makes it whole.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Asked_to_end_it_keeps_what_was_read_and_a_second_run_does_the_rest()
    {
        using var stop = new CancellationTokenSource();
        var path = _bench.Lines("a.jsonl", 1000);
        _bench.Archive.BeforeTake = number =>
        {
            if (number == 4)
            {
                stop.Cancel();
            }
        };
        _bench.Stop = stop.Token;
        Should.Throw<OperationCanceledException>(() => _bench.Ingest(path));
        var kept = _bench.Archive.Kept.Count;
        kept.ShouldBeInRange(4 * IntakeLine.BatchCount, 999);
        _bench.LastTally.New.ShouldBe(kept);
        (_bench.Stop, _bench.Archive.BeforeTake) = (default, _ => { });
        _bench.Ingest(path).New.ShouldBe(1000 - kept);
        _bench.Archive.Kept.Select(item => item.Content.Id).ShouldBe(Enumerable.Range(0, 1000).Select(i => $"a{i}"));
    }

    [Fact]
    public void A_store_that_refuses_ends_it_and_what_went_before_is_kept()
    {
        _bench.Archive.BeforeTake = number => _ = number == 3 ? throw new LedgerException("ledger.db: the disk is full; make room.") : 0;
        var path = _bench.Lines("a.jsonl", 1000);
        Should.Throw<LedgerException>(() => _bench.Ingest(path)).Message.ShouldStartWith("ledger.db: the disk is full");
        _bench.Archive.Kept.Count.ShouldBe(2 * IntakeLine.BatchCount);
        _bench.Archive.BeforeTake = _ => { };
        _bench.Ingest(path).New.ShouldBe(1000 - (2 * IntakeLine.BatchCount));
        _bench.Archive.Kept.Select(item => item.Content.Id).ShouldBe(Enumerable.Range(0, 1000).Select(i => $"a{i}"));
    }

    [Fact]
    public void What_waits_for_its_neighbours_is_kept_after_a_second_though_no_more_comes()
    {
        using var stop = new CancellationTokenSource();
        using var over = new ManualResetEventSlim();
        _bench.Input = new TextThen(string.Concat(Enumerable.Range(0, 3).Select(i => $$"""{"text":"{{Bench.Words($"{i}")}}"}""" + "\n")), () =>
        {
            over.Wait();
            return 0;
        });
        _bench.Stop = stop.Token;
        var run = Task.Run(() => _bench.Ingest("-"));
        // Standard input stays open: nothing but age makes a batch of it.
        SpinWait.SpinUntil(() => _bench.Archive.Kept.Count >= 2, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => run.GetAwaiter().GetResult());
        over.Set();
    }

    [Fact]
    public void A_source_that_breaks_loses_nothing_that_was_read()
    {
        var lines = $$"""{"id":"a","text":"{{Bench.Words("a")}}"}""" + "\n" + $$"""{"id":"b","text":"{{Bench.Words("b")}}"}""" + "\n";
        _bench.Input = new TextThen(lines, () => throw new IOException("the line is dead"));
        _bench.Ingest(_bench.Write("c.txt", Bench.Words("c")), "-");
        _bench.Archive.Kept.Select(kept => kept.Content.Id).ShouldBe([$"{_bench.Root}/c.txt", "a", "b"]);
        _bench.Told.ShouldHaveSingleItem().ShouldContain("the line is dead");
    }

    [Fact]
    public void Long_captures_make_small_batches()
    {
        var words = string.Concat(Enumerable.Repeat("كلمة ", 400_000));
        for (var i = 0; i < 8; i++)
        {
            _bench.Write($"long/{i}.txt", $"{i} {words}");
        }
        _bench.Ingest($"{_bench.Root}/long").New.ShouldBe(8);
        _bench.Archive.Batches.ShouldAllBe(batch => batch.Length <= 5);
        _bench.Archive.Batches.Count.ShouldBeGreaterThan(1);
    }

    /// <summary>Gives <paramref name="text"/>, and then whatever <paramref name="atEnd"/> does.</summary>
    private sealed class TextThen(string text, Func<int> atEnd) : Stream
    {
        private readonly MemoryStream _text = new(Encoding.UTF8.GetBytes(text));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => _text.Read(buffer, offset, count) is > 0 and var read ? read : atEnd();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
