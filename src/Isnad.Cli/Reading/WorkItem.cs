using System.Buffers;
using System.Collections.Immutable;
using Isnad.Ingest;

namespace Isnad.Cli.Reading;

/// <summary>One record on its way: filled by a worker, waited for by the writer.</summary>
internal sealed class WorkItem(RawRecord raw)
{
    private readonly object _gate = new();
    private bool _done;

    /// <summary>The record.</summary>
    public RawRecord Raw => raw;

    /// <summary>The document's id, or null where there is none.</summary>
    public string? Id { get; set; }

    /// <summary>Number of its events.</summary>
    public int Events { get; set; }

    /// <summary>The rendered document.</summary>
    public ArrayBufferWriter<byte>? Bytes { get; set; }

    /// <summary>Called by the writer when the document stands in the output.</summary>
    public Action? Written { get; set; }

    /// <summary>What was wrong with it.</summary>
    public ImmutableList<InputProblem> Problems { get; set; } = [];

    /// <summary>True where the worker has finished.</summary>
    public bool IsDone
    {
        get
        {
            lock (_gate)
            {
                return _done;
            }
        }
    }

    /// <summary>The worker has finished.</summary>
    public void Done()
    {
        lock (_gate)
        {
            _done = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the worker.</summary>
    public void Wait(CancellationToken stop)
    {
        lock (_gate)
        {
            while (!_done)
            {
                stop.ThrowIfCancellationRequested();
                Monitor.Wait(_gate, BoundedQueue.Beat);
            }
        }
    }
}
