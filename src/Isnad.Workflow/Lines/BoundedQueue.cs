using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Isnad.Workflow.Lines;

/// <summary>What came of waiting for a next thing.</summary>
public enum NextStep
{
    /// <summary>Here it is.</summary>
    Item,

    /// <summary>There is none yet.</summary>
    NothingYet,

    /// <summary>No more will come.</summary>
    End,
}

/// <summary>What the waits of a line have in common.</summary>
internal static class Waiting
{
    /// <summary>How often a waiting thread looks whether it shall end.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits on <paramref name="gate"/>, which is held, for a pulse or a beat.</summary>
    public static void Once(object gate, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Monitor.Wait(gate, Beat);
    }

    /// <summary>The same, false once <paramref name="patience"/> (negative: endless) is over since <paramref name="since"/>.</summary>
    public static bool Once(object gate, long since, TimeSpan patience, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var left = patience < TimeSpan.Zero ? Beat : patience - Stopwatch.GetElapsedTime(since);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }
        Monitor.Wait(gate, left < Beat ? left : Beat);
        return true;
    }
}

/// <summary>A queue between threads that holds at most <paramref name="capacity"/> items. Threads that wait sleep at once: on two cores a spinning one takes
/// its time from a worker.</summary>
internal sealed class BoundedQueue<T>(int capacity) where T : class
{
    private readonly Queue<T> _items = new(capacity);
    private bool _complete;

    /// <summary>Waits for room.</summary>
    public void Add(T item, CancellationToken stop)
    {
        lock (_items)
        {
            while (_items.Count >= capacity)
            {
                Waiting.Once(_items, stop);
            }
            _items.Enqueue(item);
            Monitor.PulseAll(_items);
        }
    }

    /// <summary>No more will come.</summary>
    public void Complete()
    {
        lock (_items)
        {
            _complete = true;
            Monitor.PulseAll(_items);
        }
    }

    /// <summary>Waits for an item, at most so long; a negative <paramref name="patience"/> is endless.</summary>
    public NextStep Take(out T? item, TimeSpan patience, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        lock (_items)
        {
            while (!_items.TryDequeue(out item))
            {
                if (_complete)
                {
                    return NextStep.End;
                }
                if (!Waiting.Once(_items, since, patience, stop))
                {
                    return NextStep.NothingYet;
                }
            }
            Monitor.PulseAll(_items);
            return NextStep.Item;
        }
    }

    /// <summary>Waits for an item; false when no more will come.</summary>
    public bool Take([NotNullWhen(true)] out T? item, CancellationToken stop) => Take(out item, Timeout.InfiniteTimeSpan, stop) == NextStep.Item && item is not null;
}
