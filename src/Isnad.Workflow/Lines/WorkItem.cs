using System.Diagnostics;

namespace Isnad.Workflow.Lines;

/// <summary>One thing on its way along a <see cref="WorkLine{T}"/>: filled by a worker, waited for by whoever takes it at the end.</summary>
/// <param name="bytes">What it weighs while it is under way.</param>
public abstract class WorkItem(int bytes)
{
    private readonly object _gate = new();
    private bool _done;

    /// <summary>What it weighs while it is under way.</summary>
    public int Bytes => bytes;

    /// <summary>The worker has finished.</summary>
    internal void Done()
    {
        lock (_gate)
        {
            _done = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the worker, at most so long (negative: endless); false where it has not finished.</summary>
    internal bool Wait(TimeSpan patience, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (!_done)
            {
                if (!Waiting.Once(_gate, since, patience, stop))
                {
                    return false;
                }
            }
            return true;
        }
    }
}
