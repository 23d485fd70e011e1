using System.Globalization;
using Isnad.Ingest.Encodings;
using Isnad.Ingest.Html;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Archives;

/// <summary>A response or resource record as a report's bytes.</summary>
/// <param name="Report">Null where the record holds no page or text, or is left out.</param>
/// <param name="Problem">What is wrong with it, or null.</param>
internal readonly record struct WarcPage(RawReport? Report, InputProblem? Problem)
{
    /// <summary>True for a page or text, by its media type.</summary>
    public static RawFormat? FormatOf(string mediaType) => mediaType switch
    {
        "text/html" or "application/xhtml+xml" => RawFormat.Html,
        "text/plain" => RawFormat.Text,
        _ => null,
    };

    /// <summary>Reads the record. Nothing in it throws.</summary>
    /// <param name="record">Its head.</param>
    /// <param name="block">What follows the head.</param>
    /// <param name="locator">How messages name it.</param>
    /// <param name="onlyProved">Leaves it out where no digest of its own holds.</param>
    public static WarcPage Read(HeaderBlock record, ReadOnlySpan<byte> block, string locator, bool onlyProved)
    {
        var proved = false;
        if (record["WARC-Block-Digest"] is { } digest && WarcDigest.Matches(digest, block) is { } holds)
        {
            if (!holds)
            {
                return Fault(locator, "the record's bytes are not those of its WARC-Block-Digest", "it was damaged or altered and is left out; get the archive anew");
            }
            proved = true;
        }
        if (record["WARC-Segment-Number"] is not null)
        {
            return Fault(locator, "the record is cut into segments", "such records are not joined and it is left out; write it whole");
        }
        HeaderBlock? http = null;
        var start = 0;
        if (record["WARC-Type"]!.Equals("response", StringComparison.OrdinalIgnoreCase))
        {
            if (record.MediaType != "application/http")
            {
                return default;
            }
            start = HeaderBlock.End(block);
            if (start < 0 || !block.StartsWith("HTTP/"u8))
            {
                return Fault(locator, "the response has no HTTP head", "it is left out; get the archive anew");
            }
            http = HeaderBlock.Parse(block[..start]);
            if (http.FirstLine.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [_, "200", ..])
            {
                return default;
            }
        }
        return FormatOf((http ?? record).MediaType) is not { } format || !IsPublished(record) ? default : Body(record, http, format, block[start..].ToArray(), locator, proved, onlyProved);
    }

    private static WarcPage Body(HeaderBlock record, HeaderBlock? http, RawFormat format, ReadOnlyMemory<byte> body, string locator, bool proved, bool onlyProved)
    {
        var cutShort = record["WARC-Truncated"] is not null;
        ReadOnlyMemory<byte> whole = body, plain = body;
        string? fault = null;
        try
        {
            whole = http is null ? body : HttpBody.Whole(http, body, cutShort);
            plain = http is null ? body : HttpBody.Plain(http, whole, RecordSplitter.MaxRecordBytes, cutShort);
        }
        catch (InvalidDataException error)
        {
            fault = error.Message;
        }
        if (record["WARC-Payload-Digest"] is { } digest && WarcDigest.Matches(digest, body.Span) is { } holds)
        {
            // Writers differ in whether chunks and codings belong to the payload.
            if (!holds && WarcDigest.Matches(digest, whole.Span) != true && WarcDigest.Matches(digest, plain.Span) != true)
            {
                return Fault(locator, "the record's payload is not that of its WARC-Payload-Digest", "it was damaged or altered and is left out; get the archive anew");
            }
            proved = true;
        }
        if (fault is not null)
        {
            return Fault(locator, $"the response cannot be unpacked: {fault}", "it is left out; get the archive anew");
        }
        if (onlyProved && !proved)
        {
            return Fault(locator, "no digest proves the record", "it is left out as its archive was altered or damaged; get the archive anew");
        }
        if (!plain.Span.ContainsAnyExcept(" \t\r\n"u8))
        {
            return default;
        }
        if (BinaryContent.Name(plain.Span) is { } other)
        {
            return new(null, InputProblem.Warning(locator, null, $"calls itself {(http ?? record).MediaType} and is {other}", "it is left out"));
        }
        var report = new RawReport(plain, format, locator)
        {
            Method = CaptureMethod.WebArchive,
            Url = PageMetadata.Address(Target(record)),
            FetchedAt = Instant(record["WARC-Date"]),
            Exchange = http is null ? null : new HttpExchange("", http.Words),
            Charset = (http ?? record).Parameter("charset"),
        };
        return new(report, cutShort ? InputProblem.Warning(locator, null, "was cut short when it was captured", "what there is was read") : null);
    }

    /// <summary>Some writers put the address between angle brackets, as WARC 1.0 had it.</summary>
    private static string? Target(HeaderBlock record) => record["WARC-Target-URI"]?.Trim('<', '>', ' ');

    /// <summary>False for what crawlers fetch or write for themselves: robots.txt, their log and arguments (metadata://), words drawn from a page (urn:text).</summary>
    private static bool IsPublished(HeaderBlock record) => Uri.TryCreate(Target(record), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsolutePath != "/robots.txt";

    private static DateTimeOffset? Instant(string? words) =>
        DateTimeOffset.TryParse(words, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    private static WarcPage Fault(string locator, string reason, string advice) => new(null, InputProblem.Error(locator, null, reason, advice));
}
