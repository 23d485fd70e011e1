namespace Isnad.Ingest.Encodings;

/// <summary>Bytes that are no text: an image under a wrong name, a program, a document of an office suite.</summary>
public static class BinaryContent
{
    private const int SampleBytes = 1 << 14;

    /// <summary>What the bytes are, or null where they may be text. Known by its first bytes, or by control characters, which text has next to none of
    /// (1 in 100 at most; bytes by chance have 1 in 10).</summary>
    public static string? Name(ReadOnlySpan<byte> bytes)
    {
        string? known = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "an image",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "an image",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "a PDF document",
            [(byte)'P', (byte)'K', 3, 4, ..] => "a ZIP archive or office document",
            [0x1F, 0x8B, ..] => "gzip",
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => "an office document",
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "a program",
            _ => null,
        };
        return known ?? (IsNoise(bytes) ? "binary" : null);
    }

    private static bool IsNoise(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..] || Utf16.Guess(bytes) is not null)
        {
            return false;
        }
        var sample = bytes[..Math.Min(SampleBytes, bytes.Length)];
        var controls = 0;
        foreach (var value in sample)
        {
            controls += value is < 0x20 and not (>= 0x08 and <= 0x0D) and not 0x1B ? 1 : 0;
        }
        return controls * 100 > sample.Length;
    }
}
