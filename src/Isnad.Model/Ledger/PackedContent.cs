using System.IO.Compression;

namespace Isnad.Model.Ledger;

/// <summary>Content ready to be kept: its name and its bytes compressed. Made on the thread that read it, so that the writer only seals and stores.</summary>
/// <param name="Hash">Of the bytes as they were.</param>
/// <param name="Length">Number of bytes as they were.</param>
/// <param name="Packed">The bytes in Brotli.</param>
public sealed record PackedContent(ContentHash Hash, int Length, byte[] Packed)
{
    // Of Brotli's levels 0 to 11 the one beyond which JSON of this kind hardly gets smaller but takes several times as long.
    private const int Level = 4, WindowBits = 22;

    /// <summary>Packs <paramref name="content"/>.</summary>
    public static PackedContent Of(ReadOnlySpan<byte> content)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, buffer, out var length, Level, WindowBits)
            ? new(ContentHash.Of(content), content.Length, buffer[..length])
            : throw new InvalidOperationException("The compressed content is longer than Brotli's own bound.");
    }

    /// <summary>The bytes that <see cref="Of"/> packed.</summary>
    /// <exception cref="InvalidDataException">They are no Brotli of <paramref name="length"/> bytes.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed, long length)
    {
        // A length that stands in a damaged file may be anything.
        var result = length >= 0 && length <= Array.MaxLength ? new byte[length] : [];
        return BrotliDecoder.TryDecompress(packed, result, out var written) && written == length ? result : throw new InvalidDataException($"content that should have {length} bytes cannot be unpacked");
    }
}
