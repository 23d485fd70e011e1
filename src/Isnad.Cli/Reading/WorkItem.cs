using System.Buffers;
using System.Collections.Immutable;
using Isnad.Ingest;

namespace Isnad.Cli.Reading;

/// <summary>A document ready to be written: its id, the number of its events, and its part of the output.</summary>
internal readonly record struct RenderedDocument(string Id, int Events, ArrayBufferWriter<byte> Bytes);

/// <summary>One record on its way: filled by a worker, waited for by the writer.</summary>
internal sealed class WorkItem(RawRecord raw)
{
    private readonly object _gate = new();
    private bool _done;

    /// <summary>The record.</summary>
    public RawRecord Raw => raw;

    /// <summary>The documents that the record gave, rendered, in order.</summary>
    public List<RenderedDocument> Documents { get; } = [];

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
