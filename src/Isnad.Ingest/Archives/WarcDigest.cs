using System.Security.Cryptography;

namespace Isnad.Ingest.Archives;

/// <summary>Digests as archives write them: <c>sha1:</c> or <c>sha256:</c> before Base32 (RFC 4648, as WARC has it by custom) or hexadecimal figures.</summary>
internal static class WarcDigest
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>True where <paramref name="digest"/> is that of <paramref name="bytes"/>; null where it is written in a way that is not known.</summary>
    public static bool? Matches(string digest, ReadOnlySpan<byte> bytes)
    {
        var colon = digest.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : digest[..colon].Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        byte[]? computed = name switch
        {
            "sha256" => SHA256.HashData(bytes),
#pragma warning disable CA5350 // What writers of archives give; it shows damage, and Isnad's own proofs rest on SHA-256.
            "sha1" => SHA1.HashData(bytes),
#pragma warning restore CA5350
            _ => null,
        };
        return computed is null || Decode(digest[(colon + 1)..].Trim(), computed.Length) is not { } given ? null : given.AsSpan().SequenceEqual(computed);
    }

    private static byte[]? Decode(string words, int length)
    {
        if (words.Length == 2 * length)
        {
            return words.All(char.IsAsciiHexDigit) ? Convert.FromHexString(words) : null;
        }
        var figures = words.TrimEnd('=');
        if (figures.Length != ((length * 8) + 4) / 5)
        {
            return null;
        }
        var bytes = new byte[length];
        int at = 0, bits = 0, held = 0;
        foreach (var figure in figures)
        {
            var value = Base32.IndexOf(char.ToUpperInvariant(figure), StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }
            held = ((held << 5) | value) & 0xFFF;
            bits += 5;
            if (bits >= 8 && at < length)
            {
                bits -= 8;
                bytes[at++] = (byte)(held >> bits);
            }
        }
        return bytes;
    }
}
