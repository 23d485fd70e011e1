namespace Isnad.Ingest.Web;

/// <summary>What came of one request, before redirects and repetitions.</summary>
internal sealed record Answer
{
    /// <summary>The status; 0 where no response came.</summary>
    public int Status { get; init; }

    /// <summary>The body, where that was asked for and came.</summary>
    public FetchedContent? Content { get; init; }

    /// <summary>304 to a conditional request.</summary>
    public bool NotModified { get; init; }

    /// <summary>Where the host sends on to, as it writes it.</summary>
    public string? Location { get; init; }

    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Reason { get; init; }

    /// <summary>What to do about it.</summary>
    public string Advice { get; init; } = "";

    /// <summary>True where it may be otherwise in a moment.</summary>
    public bool MayPass { get; init; }

    /// <summary>True where it will be the same next time.</summary>
    public bool IsLasting { get; init; }

    /// <summary>True where not even a connection came about.</summary>
    public bool IsUnreached { get; init; }

    /// <summary>How long the host asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A failure that will not pass by itself in this run, and may by the next.</summary>
    public static Answer Failed(string reason, string advice) => new() { Reason = reason, Advice = advice };

    /// <summary>A failure that may pass in a moment.</summary>
    public static Answer Passing(string reason, string advice) => new() { Reason = reason, Advice = advice, MayPass = true };

    /// <summary>A failure that stays.</summary>
    public static Answer Lasting(string reason, string advice) => new() { Reason = reason, Advice = advice, IsLasting = true };
}
