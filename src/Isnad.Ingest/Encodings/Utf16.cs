using System.Text;

namespace Isnad.Ingest.Encodings;

/// <summary>UTF-16 without a mark. Arabic in it is units of the block 06xx among blanks, digits and marks of 00xx, in either order of bytes.</summary>
internal static class Utf16
{
    private const int SampleBytes = 1 << 13;

    /// <summary>The encoding, or null where the bytes do not look like either.</summary>
    public static Encoding? Guess(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(SampleBytes, bytes.Length & ~1)];
        if (sample.Length < 2 || sample.IndexOfAny((byte)0x00, (byte)0x06) < 0)
        {
            return null;
        }
        var little = Share(sample, 1);
        var big = Share(sample, 0);
        return Math.Max(little, big) < 0.9 || Math.Abs(little - big) < 0.3 ? null : EncodingNames.Get(little > big ? "utf-16le" : "utf-16be");
    }

    /// <summary>True where the bytes may be that encoding: most units lie in blocks that reports use.</summary>
    public static bool Fits(ReadOnlySpan<byte> bytes, Encoding encoding) => Share(bytes[..Math.Min(SampleBytes, bytes.Length & ~1)], encoding.CodePage == 1200 ? 1 : 0) >= 0.7;

    private static double Share(ReadOnlySpan<byte> bytes, int high)
    {
        var good = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var (upper, lower) = (bytes[i + high], bytes[i + 1 - high]);
            good += upper switch
            {
                0x00 => lower is >= 0x20 and not (>= 0x7F and < 0xA0) or (byte)'\t' or (byte)'\n' or (byte)'\r' ? 1 : 0,
                0x06 => 1,
                0x20 => lower is >= 0x0B and <= 0x6F ? 1 : 0,
                _ => 0,
            };
        }
        return bytes.Length == 0 ? 0 : good / (bytes.Length / 2.0);
    }
}
