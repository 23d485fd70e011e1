using System.Globalization;
using System.Text;

namespace Isnad.Ingest.Web;

/// <summary>The path of a rule in robots.txt: a beginning, in which * stands for anything and a $ at its end for the path's end (RFC 9309, 2.2.3).</summary>
internal sealed class RobotsPattern
{
    private readonly string[] _parts;
    private readonly bool _toEnd;

    public RobotsPattern(string words, bool allow)
    {
        var escaped = Escaped(words, isPattern: true);
        (Allow, Length) = (allow, escaped.Length);
        _toEnd = escaped.EndsWith('$');
        _parts = (_toEnd ? escaped[..^1] : escaped).Split('*');
    }

    /// <summary>Whether what fits may be fetched.</summary>
    public bool Allow { get; }

    /// <summary>Octets of the pattern: the longer one decides.</summary>
    public int Length { get; }

    /// <summary>True where it fits the escaped <paramref name="path"/>. Each part is taken where it first stands, so that no pattern costs more than one walk.</summary>
    public bool Fits(string path)
    {
        if (!path.StartsWith(_parts[0], StringComparison.Ordinal))
        {
            return false;
        }
        var at = _parts[0].Length;
        for (var i = 1; i < _parts.Length; i++)
        {
            if (_toEnd && i == _parts.Length - 1)
            {
                return path.Length - at >= _parts[i].Length && path.EndsWith(_parts[i], StringComparison.Ordinal);
            }
            var found = path.IndexOf(_parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }
            at = found + _parts[i].Length;
        }
        return !_toEnd || at == path.Length;
    }

    /// <summary>One spelling for each path: what is not ASCII is percent-encoded, what need not be encoded is not, hexadecimal digits are large. The signs * and $ are
    /// encoded where they mean themselves.</summary>
    public static string Escaped(string path, bool isPattern)
    {
        var result = new StringBuilder(path.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                Append(result, value, char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~');
                i += 2;
            }
            else if (path[i] < 0x80)
            {
                Append(result, (byte)path[i], path[i] switch { '*' => isPattern, '$' => isPattern && i == path.Length - 1, _ => path[i] > ' ' });
            }
            else
            {
                Rune.DecodeFromUtf16(path.AsSpan(i), out var rune, out var units);
                foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    Append(result, octet, false);
                }
                i += units - 1;
            }
        }
        return result.ToString();
    }

    private static void Append(StringBuilder result, byte octet, bool plain) =>
        _ = plain ? result.Append((char)octet) : result.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
}
