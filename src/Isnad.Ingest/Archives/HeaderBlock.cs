using System.Text;

namespace Isnad.Ingest.Archives;

/// <summary>Lines of <c>Name: value</c> as WARC, HTTP and mail write them; a line that begins with a blank goes on with the one before (RFC 5322, 2.2.3).</summary>
internal sealed class HeaderBlock
{
    /// <summary>A head longer than this is none.</summary>
    public const int MaxBytes = 1 << 17;

    private readonly List<(string Name, string Value)> _fields = [];

    private HeaderBlock(string words)
    {
        Words = words.ReplaceLineEndings("\r\n");
        var lines = Words.Split("\r\n");
        FirstLine = lines[0];
        foreach (var line in lines)
        {
            if (line.Length > 0 && line[0] is ' ' or '\t' && _fields.Count > 0)
            {
                _fields[^1] = (_fields[^1].Name, $"{_fields[^1].Value} {line.Trim()}".Trim());
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                _fields.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }
    }

    /// <summary>The whole head, its lines ended by CR LF.</summary>
    public string Words { get; }

    /// <summary>A status line, a request line, a version, or the first field.</summary>
    public string FirstLine { get; }

    /// <summary>The first field of that name, or null.</summary>
    public string? this[string name] => All(name).FirstOrDefault();

    /// <summary>All fields of that name.</summary>
    public IEnumerable<string> All(string name) => _fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    /// <summary>The media type in lower case without its parameters; empty where none is told.</summary>
    public string MediaType => (this["Content-Type"] ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>A parameter of the content's type, such as charset or boundary, or null.</summary>
    public string? Parameter(string name)
    {
        foreach (var part in (this["Content-Type"] ?? "").Split(';').Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase) && part[(equals + 1)..].Trim().Trim('"', '\'').Trim() is { Length: > 0 } value)
            {
                return value;
            }
        }
        return null;
    }

    /// <summary>Length of the head at the start of <paramref name="bytes"/> with the blank line that ends it, or -1 where there is none.</summary>
    public static int End(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, MaxBytes)];
        var strict = head.IndexOf("\r\n\r\n"u8);
        var bare = head.IndexOf("\n\n"u8);
        return strict >= 0 && (bare < 0 || strict < bare) ? strict + 4 : bare >= 0 ? bare + 2 : -1;
    }

    /// <summary>Understands a head; bytes beyond ASCII are taken as UTF-8.</summary>
    public static HeaderBlock Parse(ReadOnlySpan<byte> head) => new(Encoding.UTF8.GetString(head));
}
