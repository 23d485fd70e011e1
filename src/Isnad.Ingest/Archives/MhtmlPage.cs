using System.Globalization;
using System.Text;
using Isnad.Ingest.Html;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Archives;

/// <summary>A page that a browser saved as one file (MHTML, RFC 2557): the page itself out of the parts, without those it embeds.</summary>
internal static class MhtmlPage
{
    private const int Deepest = 4, MaxBoundary = 200;

    /// <summary>True for the first bytes of what Chromium saves.</summary>
    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith("From: <Saved by "u8);

    /// <summary>The page, or a problem where there is none.</summary>
    public static RawRecord Read(string file, ReadOnlySpan<byte> bytes)
    {
        var end = HeaderBlock.End(bytes);
        if (end < 0)
        {
            return Fault(file, "has no head of a saved page");
        }
        var head = HeaderBlock.Parse(bytes[..end]);
        var address = head["Snapshot-Content-Location"];
        try
        {
            var (part, body) = Find(head, bytes[end..], address, Deepest);
            if (part is null)
            {
                return Fault(file, "holds no HTML part");
            }
            return RawRecord.Captured(new RawReport(body, RawFormat.Html, file)
            {
                Method = CaptureMethod.SavedPage,
                Url = PageMetadata.Address(address) ?? PageMetadata.Address(part["Content-Location"]) ?? PageMetadata.Address(head["Content-Location"]),
                FetchedAt = DateTimeOffset.TryParse(head["Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null,
                Charset = part.Parameter("charset"),
            });
        }
        catch (FormatException error)
        {
            return Fault(file, $"its page cannot be decoded ({error.Message.TrimEnd('.')})");
        }
    }

    /// <summary>The part that is the page: that of the address saved, else the first of HTML.</summary>
    private static (HeaderBlock? Part, byte[] Body) Find(HeaderBlock head, ReadOnlySpan<byte> body, string? address, int depth)
    {
        if (!head.MediaType.StartsWith("multipart/", StringComparison.Ordinal))
        {
            return WarcPage.FormatOf(head.MediaType) == RawFormat.Html ? (head, Decode(head["Content-Transfer-Encoding"], body)) : (null, []);
        }
        if (depth == 0 || head.Parameter("boundary") is not { Length: <= MaxBoundary } boundary)
        {
            return (null, []);
        }
        var mark = Encoding.UTF8.GetBytes("--" + boundary);
        (HeaderBlock? Part, byte[] Body) first = (null, []);
        for (var at = NextMark(body, mark, 0); at >= 0;)
        {
            var start = at + mark.Length;
            var next = NextMark(body, mark, start);
            var piece = body[start..(next < 0 ? body.Length : next)];
            var lineEnd = piece.IndexOf((byte)'\n');
            at = next;
            if (piece.StartsWith("--"u8) || lineEnd < 0)
            {
                break;
            }
            piece = piece[(lineEnd + 1)..];
            if (HeaderBlock.End(piece) is not (> 0 and var end))
            {
                continue;
            }
            var part = HeaderBlock.Parse(piece[..end]);
            var isAddress = address is not null && part["Content-Location"] == address;
            if (first.Part is null || isAddress)
            {
                var found = Find(part, piece[end..], address, depth - 1);
                first = found.Part is not null ? found : first;
            }
            if (isAddress && first.Part is not null)
            {
                break;
            }
        }
        return first;
    }

    /// <summary>Where a line begins that is a mark between parts, or -1.</summary>
    private static int NextMark(ReadOnlySpan<byte> body, ReadOnlySpan<byte> mark, int from)
    {
        while (true)
        {
            var step = body[from..].IndexOf(mark);
            if (step < 0)
            {
                return -1;
            }
            from += step;
            var after = body[(from + mark.Length)..];
            if ((from == 0 || body[from - 1] == '\n') && (after.IsEmpty || after.StartsWith("--"u8) || after[0] is (byte)'\r' or (byte)'\n' or (byte)' '))
            {
                return from;
            }
            from += mark.Length;
        }
    }

    private static byte[] Decode(string? coding, ReadOnlySpan<byte> body) => coding?.Trim().ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(Encoding.Latin1.GetString(body.Trim(" \t\r\n"u8))),
        "quoted-printable" => QuotedPrintable(body),
        _ => body.ToArray(),
    };

    /// <summary>RFC 2045, 6.7; an equals sign that begins no figures stays what it is.</summary>
    private static byte[] QuotedPrintable(ReadOnlySpan<byte> body)
    {
        var plain = new byte[body.Length];
        var length = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '=')
            {
                plain[length++] = body[i];
                continue;
            }
            var rest = body[(i + 1)..];
            if (rest.Length >= 2 && char.IsAsciiHexDigit((char)rest[0]) && char.IsAsciiHexDigit((char)rest[1]))
            {
                plain[length++] = (byte)((Convert.ToInt32(char.ToString((char)rest[0]), 16) << 4) | Convert.ToInt32(char.ToString((char)rest[1]), 16));
                i += 2;
                continue;
            }
            var blanks = rest.IndexOfAnyExcept(" \t"u8);
            if (blanks >= 0 && rest[blanks] is (byte)'\r' or (byte)'\n')
            {
                i += blanks + (rest[blanks..].StartsWith("\r\n"u8) ? 2 : 1);
                continue;
            }
            plain[length++] = (byte)'=';
        }
        return plain[..length];
    }

    private static RawRecord Fault(string file, string reason) => RawRecord.Failed(InputProblem.Error(file, null, reason, "save the page once more as one file (MHTML), or as HTML"));
}
