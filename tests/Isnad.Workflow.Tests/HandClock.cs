using System.Collections.Concurrent;

namespace Isnad.Workflow.Tests;

/// <summary>A clock whose timers a test lets go off by hand; its time of day steps back an hour each time it is asked.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly BlockingCollection<(TimeSpan Due, Action Fire)> _timers = [];
    private long _asked;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddHours(-Interlocked.Increment(ref _asked));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _timers.Add((dueTime, () => callback(state)));
        }
        return new Timer();
    }

    /// <summary>Waits for the next timer to be set, lets it go off, and says how long it was set for.</summary>
    public TimeSpan Pass()
    {
        if (!_timers.TryTake(out var timer, TimeSpan.FromMinutes(1)))
        {
            throw new TimeoutException("nobody waits");
        }
        timer.Fire();
        return timer.Due;
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
