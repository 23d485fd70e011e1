using System.Globalization;
using System.IO.Compression;
using System.Text;
using Isnad.Ingest.Encodings;

namespace Isnad.Ingest.Archives;

/// <summary>Undoes the transfer and content codings of a response's body (RFC 9112, RFC 9110). Archives also hold bodies that their writer has decoded
/// while the head still names the coding: those are taken as they are.</summary>
internal static class HttpBody
{
    /// <summary>The body without chunks; the same bytes where it has none.</summary>
    /// <exception cref="InvalidDataException">It breaks off.</exception>
    public static ReadOnlyMemory<byte> Whole(HeaderBlock head, ReadOnlyMemory<byte> body, bool mayBreakOff) =>
        head.All("Transfer-Encoding").Any(coding => coding.Contains("chunked", StringComparison.OrdinalIgnoreCase)) ? Unchunked(body, mayBreakOff) : body;

    /// <summary>The body without its content codings, of at most <paramref name="most"/> bytes.</summary>
    /// <exception cref="InvalidDataException">It is damaged, too long, or coded in an unknown way.</exception>
    public static ReadOnlyMemory<byte> Plain(HeaderBlock head, ReadOnlyMemory<byte> body, int most, bool mayBreakOff)
    {
        var codings = string.Join(',', head.All("Content-Encoding")).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var coding in codings.Reverse())
        {
            body = Unpacked(coding.ToLowerInvariant(), body, most, mayBreakOff);
        }
        return body;
    }

    private static ReadOnlyMemory<byte> Unchunked(ReadOnlyMemory<byte> body, bool mayBreakOff)
    {
        var bytes = body.Span;
        using var whole = new MemoryStream(bytes.Length);
        for (var at = 0; ;)
        {
            var lineEnd = bytes[at..].IndexOf((byte)'\n');
            if (lineEnd < 0 || !Size(bytes.Slice(at, lineEnd), out var size))
            {
                return at == 0 ? body : mayBreakOff ? whole.ToArray() : throw new InvalidDataException($"its chunks break off at byte {at} of the body");
            }
            at += lineEnd + 1;
            if (size == 0)
            {
                return whole.ToArray();
            }
            if (size > bytes.Length - at)
            {
                whole.Write(bytes[at..]);
                return mayBreakOff ? whole.ToArray() : throw new InvalidDataException($"its chunk at byte {at} of the body is cut off");
            }
            whole.Write(bytes.Slice(at, size));
            at += size;
            at += bytes[at..].StartsWith("\r\n"u8) ? 2 : bytes[at..].StartsWith("\n"u8) ? 1 : 0;
        }
    }

    private static bool Size(ReadOnlySpan<byte> line, out int size)
    {
        var extension = line.IndexOf((byte)';');
        var figures = (extension < 0 ? line : line[..extension]).Trim(" \t\r"u8);
        size = 0;
        return figures.Length is > 0 and <= 8 && int.TryParse(Encoding.ASCII.GetString(figures), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out size) && size >= 0;
    }

    private static ReadOnlyMemory<byte> Unpacked(string coding, ReadOnlyMemory<byte> body, int most, bool mayBreakOff)
    {
        if (coding == "identity" || body.Length == 0)
        {
            return body;
        }
        using var packed = new MemoryStream(body.ToArray(), writable: false);
        using Stream unpacking = coding switch
        {
            "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "deflate" when IsZlib(body.Span) => new ZLibStream(packed, CompressionMode.Decompress),
            "deflate" => new DeflateStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => BinaryContent.Name(body.Span) is null ? new MemoryStream(body.ToArray(), writable: false) : throw new InvalidDataException($"its coding '{coding}' is not known"),
        };
        using var plain = new MemoryStream();
        var buffer = new byte[1 << 14];
        try
        {
            while (unpacking.Read(buffer) is > 0 and var count)
            {
                plain.Write(buffer.AsSpan(0, count));
                if (plain.Length > most)
                {
                    break;
                }
            }
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or IOException)
        {
            return plain.Length == 0 && BinaryContent.Name(body.Span) is null ? body
                : mayBreakOff && plain.Length > 0 ? plain.ToArray()
                : throw new InvalidDataException($"its {coding} coding is damaged ({error.Message.TrimEnd('.')})");
        }
        return plain.Length <= most ? plain.ToArray() : throw new InvalidDataException($"it unpacks to more than {most >> 20} MiB");
    }

    /// <summary>True for the head that RFC 1950 puts before deflate; many servers leave it out.</summary>
    private static bool IsZlib(ReadOnlySpan<byte> body) => body.Length > 1 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;
}
