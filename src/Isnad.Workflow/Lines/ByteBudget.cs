namespace Isnad.Workflow.Lines;

/// <summary>Bounds the bytes of documents under way, so that long documents do not fill memory where short ones would not. One alone may be larger.</summary>
internal sealed class ByteBudget(long limit)
{
    private readonly object _gate = new();
    private long _used;

    /// <summary>Waits until <paramref name="bytes"/> fit.</summary>
    public void Take(int bytes, CancellationToken stop)
    {
        lock (_gate)
        {
            while (_used > 0 && _used + bytes > limit)
            {
                Waiting.Once(_gate, stop);
            }
            _used += bytes;
        }
    }

    /// <summary>Gives <paramref name="bytes"/> back.</summary>
    public void Give(int bytes)
    {
        lock (_gate)
        {
            _used -= bytes;
            Monitor.PulseAll(_gate);
        }
    }
}
