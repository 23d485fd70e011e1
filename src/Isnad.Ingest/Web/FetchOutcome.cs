using System.Security.Cryptography;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Web;

/// <summary>What is asked for.</summary>
public enum FetchAim
{
    /// <summary>A page or a text. One that passes a limit is refused: half a report is none.</summary>
    Page,

    /// <summary>A feed. One that passes a limit is cut there: the entries before are whole.</summary>
    Feed,

    /// <summary>A feed or a page: what comes tells which. It is fetched as a feed is; whoever asked refuses a page that was cut.</summary>
    FeedOrPage,

    /// <summary>A robots.txt, of any media type, cut at its own limit.</summary>
    Robots,
}

/// <summary>What is to be fetched.</summary>
/// <param name="Address">Absolute; a fragment is passed over.</param>
/// <param name="Aim">What is asked for.</param>
public sealed record FetchRequest(Uri Address, FetchAim Aim)
{
    /// <summary>The address whose content led here (a feed); null where the user gave it himself.</summary>
    public Uri? LedFrom { get; init; }

    /// <summary>What is remembered of it, to ask only for what has changed since; null to ask for all.</summary>
    public FetchState? Known { get; init; }
}

/// <summary>A body that was fetched.</summary>
/// <param name="Address">The address that answered, after redirects.</param>
/// <param name="Bytes">Without transfer or content coding.</param>
/// <param name="MediaType">In lower case, without parameters; empty where none was told.</param>
/// <param name="Exchange">The last request and the head of its response.</param>
/// <param name="FetchedAt">When the head of the response had come, by the fetcher's clock.</param>
public sealed record FetchedContent(Uri Address, ReadOnlyMemory<byte> Bytes, string MediaType, HttpExchange Exchange, DateTimeOffset FetchedAt)
{
    /// <summary>The encoding that Content-Type tells; null without one.</summary>
    public string? Charset { get; init; }

    /// <summary>ETag as received.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified as received.</summary>
    public string? LastModified { get; init; }

    /// <summary>At which limit the body was cut, as "is longer than …"; null where it is whole.</summary>
    public string? Cut { get; init; }

    /// <summary>What to remember of it.</summary>
    public FetchState ToState(string? mark) => new(FetchedAt)
    {
        ETag = ETag,
        LastModified = LastModified,
        ContentSha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span)),
        AnsweredBy = Address.AbsoluteUri,
        Mark = mark,
    };
}

/// <summary>What came of fetching: content, or that nothing has changed, or a problem.</summary>
/// <param name="At">When that was known, by the fetcher's clock.</param>
public sealed record FetchOutcome(DateTimeOffset At)
{
    /// <summary>The body; null where there is none.</summary>
    public FetchedContent? Content { get; init; }

    /// <summary>The host says that what is known is still so (304).</summary>
    public bool NotModified { get; init; }

    /// <summary>Why there is neither; null where there is.</summary>
    public InputProblem? Problem { get; init; }

    /// <summary>True where asking again would bring the same problem (404, a film), false where it may pass (a time-out, 503).</summary>
    public bool IsLasting { get; init; }
}
