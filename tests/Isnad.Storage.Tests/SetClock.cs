namespace Isnad.Storage.Tests;

/// <summary>A clock that stands where a test puts it.</summary>
internal sealed class SetClock : TimeProvider
{
    /// <summary>The time.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
