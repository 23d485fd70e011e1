namespace Isnad.Ingest.Web;

/// <summary>Gives each host's requests their turns, a fixed time apart, whichever thread they come from. Measured on a clock that cannot be set back.</summary>
/// <param name="clock">The time.</param>
/// <param name="waits">Whose timers the waits run on.</param>
internal sealed class HostTurns(TimeProvider clock, TimeProvider waits)
{
    private const int Enough = 4096;
    private readonly long _start = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan> _next = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the next turn at <paramref name="host"/>; the one after it comes <paramref name="interval"/> later.</summary>
    public Task WaitAsync(string host, TimeSpan interval, CancellationToken cancel)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = Now;
            Forget(now);
            var turn = _next.TryGetValue(host, out var next) && next > now ? next : now;
            _next[host] = turn + interval;
            wait = turn - now;
        }
        return wait > TimeSpan.Zero ? Task.Delay(wait, waits, cancel) : Task.CompletedTask;
    }

    /// <summary>No turn at <paramref name="host"/> before <paramref name="span"/> has passed: it asked for that.</summary>
    public void Hold(string host, TimeSpan span)
    {
        lock (_lock)
        {
            var until = Now + span;
            _next[host] = _next.TryGetValue(host, out var next) && next > until ? next : until;
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(_start);

    private void Forget(TimeSpan now)
    {
        if (_next.Count < Enough)
        {
            return;
        }
        foreach (var host in _next.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList())
        {
            _next.Remove(host);
        }
    }
}
