using System.Collections.Immutable;

namespace Isnad.Ingest.Web;

/// <summary>How Isnad fetches. The defaults are for the public web; docs/feeds.md lists them with the tests that hold them.</summary>
public sealed record FetchSettings
{
    /// <summary>The first word of the user agent, by which robots.txt names Isnad.</summary>
    public const string Product = "isnad";

    /// <summary>The defaults.</summary>
    public static FetchSettings Default { get; } = new();

    /// <summary>Hosts, by name (an international one as <c>xn--…</c>) or address, letter case apart, that may lie in a private network. They are reached only from an address that the user gave, or
    /// from another of them: neither a redirect nor a feed from outside leads in. Default: none.</summary>
    public ImmutableHashSet<string> AllowedHosts { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where every host may lie in a private network, as for a desk's own test network. Default: false.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>An address (https or mailto) at which a host can complain, for the user agent; null for none. Default: null.</summary>
    public string? Contact { get; init; }

    /// <summary>The user agent. Default: <c>isnad/VERSION</c>, with <c>(+CONTACT)</c> where <see cref="Contact"/> is given.</summary>
    public string UserAgent
    {
        get => field ?? $"{Product}/{Version}{(Contact is null ? "" : $" (+{Contact})")}";
        init;
    }

    /// <summary>Least time from one request to a host to the next, all addresses of the host together. Default: 2 s.</summary>
    public TimeSpan HostInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Most of a robots.txt's Crawl-delay that is kept; a longer one counts as this. Default: 60 s.</summary>
    public TimeSpan MaxCrawlDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a robots.txt is used before it is fetched again (RFC 9309, 2.4). Default: 24 h.</summary>
    public TimeSpan RobotsLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a host whose robots.txt cannot be had is left alone. Default: 10 min.</summary>
    public TimeSpan RobotsFailureLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Bytes of a robots.txt that are read; what follows does not count (RFC 9309, 2.5: at least 500 KiB). Default: 500 KiB.</summary>
    public int MaxRobotsBytes { get; init; } = 500 << 10;

    /// <summary>Redirects that are followed. Default: 5.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Most bytes of a body as transferred. Default: 8 MiB.</summary>
    public int MaxTransferBytes { get; init; } = 8 << 20;

    /// <summary>Most bytes of a body once unpacked. Default: 16 MiB.</summary>
    public int MaxBytes { get; init; } = 16 << 20;

    /// <summary>Most KiB of response headers. Default: 64.</summary>
    public int MaxHeaderKiB { get; init; } = 64;

    /// <summary>Time for the name's resolution and the connection. Default: 15 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time for one request from connecting to the last byte; waiting for the host's turn does not count. Default: 60 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request is repeated after 429, 502, 503, 504, a time-out or a broken connection. Default: 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Middle wait before the first repetition; it doubles with each, with jitter. Default: 4 s.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Longest wait between repetitions. Default: 2 min.</summary>
    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest Retry-After that is waited for; a host that asks for more is given up, not asked earlier. Default: 5 min.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Entries of one feed that are looked at, in the feed's order. Default: 1000.</summary>
    public int MaxEntries { get; init; } = 1000;

    /// <summary>Pages of one feed that fail one after the other, for reasons that may pass, before the others are left for the next time. Default: 5.</summary>
    public int MaxFailuresInRow { get; init; } = 5;

    private static string Version { get; } = typeof(FetchSettings).Assembly.GetName().Version?.ToString(3) ?? "0";
}
