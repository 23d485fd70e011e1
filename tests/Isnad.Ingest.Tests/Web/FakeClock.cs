namespace Isnad.Ingest.Tests.Web;

/// <summary>A clock that stands until it is moved; its timers fire while it moves.</summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan span)
    {
        List<Alarm> due;
        lock (_lock)
        {
            _now += span;
            _ticks += span.Ticks;
            due = [.. _alarms.Where(alarm => alarm.At <= _ticks)];
            due.ForEach(alarm => _alarms.Remove(alarm));
        }
        due.ForEach(alarm => alarm.Fire());
    }

    /// <summary>Somebody sets the time of day back; what has elapsed stays.</summary>
    public void SetBack(TimeSpan span)
    {
        lock (_lock)
        {
            _now -= span;
        }
    }

    private sealed class Alarm(FakeClock clock, Action fire) : ITimer
    {
        public long At { get; private set; }

        public Action Fire => fire;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = clock._ticks + dueTime.Ticks;
                    clock._alarms.Add(this);
                }
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Lets every wait pass at once, moves the clock by it and writes it down.</summary>
internal sealed class PassingWaits(FakeClock clock) : TimeProvider
{
    public List<TimeSpan> Waited { get; } = [];

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (Waited)
        {
            Waited.Add(dueTime);
        }
        clock.Advance(dueTime);
        callback(state);
        return new Passed();
    }

    private sealed class Passed : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
