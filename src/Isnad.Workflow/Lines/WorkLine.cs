using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Isnad.Workflow.Lines;

/// <summary>A line of work: things are handed in one after the other, a worker a core does them, and they are taken in the order in which they were handed in.
/// Queues and the bytes under way are bounded, so that memory does not grow with their number. A thread that fails ends the line, and whoever takes from it is told.</summary>
public sealed class WorkLine<T> : IDisposable where T : WorkItem
{
    private const int QueueLength = 256, StackBytes = 16 << 20;
    private const long BytesUnderWay = 1 << 26;

    private readonly BoundedQueue<T> _work = new(QueueLength), _order = new(QueueLength);
    private readonly ByteBudget _budget = new(BytesUnderWay);
    private readonly CancellationTokenSource _ending;
    private ExceptionDispatchInfo? _fault;
    private T? _head;

    /// <summary>A line without threads.</summary>
    public WorkLine(CancellationToken stop)
    {
        _ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Ending = _ending.Token;
    }

    /// <summary>Cancelled when the line ends before its time.</summary>
    public CancellationToken Ending { get; }

    /// <summary>Runs <paramref name="body"/> on a thread of its own.</summary>
    public void Start(string name, Action body) => new Thread(() => Guard(body), StackBytes) { IsBackground = true, Name = name }.Start();

    /// <summary>Starts a worker a core: each goes through the things that fall to it with tools of its own. A thing is done when the next one is asked for.</summary>
    public void StartWorkers(Action<IEnumerable<T>> work)
    {
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            Start($"worker {i}", () => work(Work()));
        }
    }

    /// <summary>Hands <paramref name="item"/> in; waits for room. By several threads at once the order is that of this call.</summary>
    public void Add(T item)
    {
        _budget.Take(item.Bytes, Ending);
        lock (_budget)
        {
            _order.Add(item, Ending);
            _work.Add(item, Ending);
        }
    }

    /// <summary>Nothing more is handed in.</summary>
    public void Complete()
    {
        _order.Complete();
        _work.Complete();
    }

    /// <summary>The next thing in order when it is done, waited for at most so long; a negative <paramref name="patience"/> is endless. By one thread only.</summary>
    /// <exception cref="OperationCanceledException">The line was asked to end.</exception>
    public NextStep Take(out T? item, TimeSpan patience)
    {
        item = null;
        try
        {
            var since = Stopwatch.GetTimestamp();
            if (_head is null && _order.Take(out _head, patience, Ending) is not NextStep.Item and var step)
            {
                return step;
            }
            var left = patience <= TimeSpan.Zero ? patience : patience - Stopwatch.GetElapsedTime(since);
            if (!_head!.Wait(patience > TimeSpan.Zero && left < TimeSpan.Zero ? TimeSpan.Zero : left, Ending))
            {
                return NextStep.NothingYet;
            }
        }
        catch (OperationCanceledException)
        {
            _fault?.Throw();
            throw;
        }
        Ending.ThrowIfCancellationRequested();
        (item, _head) = (_head, null);
        return NextStep.Item;
    }

    /// <summary>What was taken is dealt with and weighs nothing any more.</summary>
    public void Release(T item) => _budget.Give(item.Bytes);

    /// <summary>Ends every thread that waits.</summary>
    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    private IEnumerable<T> Work()
    {
        while (_work.Take(out var item, Ending))
        {
            yield return item;
            item.Done();
        }
    }

    private void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (OperationCanceledException) when (Ending.IsCancellationRequested)
        {
            // Whoever takes from the line has ended or was asked to; he says so.
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(error), null);
            try
            {
                _ending.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The line has ended meanwhile.
            }
        }
    }
}
