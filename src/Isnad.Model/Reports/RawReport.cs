namespace Isnad.Model.Reports;

/// <summary>How bytes were obtained.</summary>
public enum CaptureMethod
{
    /// <summary>A file of one's own: text, page, or a record of a JSON file.</summary>
    File,

    /// <summary>Fetched from the web by Isnad.</summary>
    Fetch,

    /// <summary>A record of a WARC or WACZ file.</summary>
    WebArchive,

    /// <summary>A message of a Telegram channel's export.</summary>
    TelegramExport,

    /// <summary>A page saved by a browser as one file (MHTML).</summary>
    SavedPage,
}

/// <summary>What bytes are written in.</summary>
public enum RawFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>A record of the contract's input.</summary>
    Json,

    /// <summary>One message object of a Telegram export.</summary>
    TelegramMessage,
}

/// <summary>What passed between client and server when bytes were fetched, without the body. Kept as evidence of where they came from.</summary>
/// <param name="Request">Request line and headers as sent, lines ended by CR LF; empty where not known.</param>
/// <param name="Response">Status line and headers as received, lines ended by CR LF.</param>
public sealed record HttpExchange(string Request, string Response);

/// <summary>Bytes as obtained, before they are understood: what is kept as evidence, content-addressed by their SHA-256.</summary>
/// <param name="Bytes">The body without transfer or content coding.</param>
/// <param name="Format">What they are written in.</param>
/// <param name="Locator">Where they stand, as messages name it: a path, path:line, path@offset of an archive, or an address.</param>
public sealed record RawReport(ReadOnlyMemory<byte> Bytes, RawFormat Format, string Locator)
{
    /// <summary>How they were obtained.</summary>
    public CaptureMethod Method { get; init; }

    /// <summary>Address that they were published at, absolute http or https; null where none is known.</summary>
    public string? Url { get; init; }

    /// <summary>When they were obtained from that address; null where not known.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The exchange that brought them; null where there was none or it was not kept.</summary>
    public HttpExchange? Exchange { get; init; }

    /// <summary>Name of the encoding that the transport told; null where the bytes must tell it.</summary>
    public string? Charset { get; init; }

    /// <summary>Outlet, where what led to the bytes (a feed, an export) names it.</summary>
    public string? Outlet { get; init; }

    /// <summary>Title, where what led to the bytes gives it.</summary>
    public string? Title { get; init; }

    /// <summary>Publication, where what led to the bytes gives it.</summary>
    public DateInterval? Published { get; init; }
}
