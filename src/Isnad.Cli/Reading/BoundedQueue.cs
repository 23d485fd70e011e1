using System.Diagnostics.CodeAnalysis;

namespace Isnad.Cli.Reading;

/// <summary>What the waits of the pipeline have in common.</summary>
internal static class BoundedQueue
{
    /// <summary>How often a waiting thread looks whether it shall end.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
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
                stop.ThrowIfCancellationRequested();
                Monitor.Wait(_items, BoundedQueue.Beat);
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

    /// <summary>Waits for an item; false when no more will come.</summary>
    public bool Take([NotNullWhen(true)] out T? item, CancellationToken stop)
    {
        lock (_items)
        {
            while (!_items.TryDequeue(out item))
            {
                if (_complete)
                {
                    return false;
                }
                stop.ThrowIfCancellationRequested();
                Monitor.Wait(_items, BoundedQueue.Beat);
            }
            Monitor.PulseAll(_items);
            return true;
        }
    }

    /// <summary>True where <see cref="Take"/> would wait or end.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_items)
            {
                return _items.Count == 0;
            }
        }
    }
}
