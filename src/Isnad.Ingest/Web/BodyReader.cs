using System.IO.Compression;

namespace Isnad.Ingest.Web;

/// <summary>A body, as far as it was read.</summary>
/// <param name="Bytes">Unpacked.</param>
/// <param name="Cut">The limit that it passed, as "is longer than …"; null where it is whole.</param>
internal readonly record struct FetchedBody(byte[] Bytes, string? Cut);

/// <summary>Reads a body within limits of what is transferred and of what that unpacks to, so that neither an endless body nor a bomb fills the memory.</summary>
internal static class BodyReader
{
    /// <summary>What may be asked for.</summary>
    public const string Codings = "gzip, br";

    private const int Step = 1 << 16;

    // As in ReportReader: else a gzip body that is cut off would count as whole.
    static BodyReader() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>Reads <paramref name="body"/> until its end, a limit, or until <paramref name="timeUp"/>.</summary>
    /// <param name="body">As transferred.</param>
    /// <param name="coding">The one content coding, in lower case; empty for none.</param>
    /// <param name="maxTransfer">Most bytes as transferred.</param>
    /// <param name="maxBytes">Most bytes unpacked.</param>
    /// <param name="timeUp">When the time for it has passed; ends the reading with what there is where there is something, else throws.</param>
    /// <exception cref="InvalidDataException">It is not coded as told, or breaks off.</exception>
    /// <exception cref="NotSupportedException">The coding is unknown.</exception>
    public static async Task<FetchedBody> ReadAsync(Stream body, string coding, int maxTransfer, int maxBytes, CancellationToken timeUp)
    {
        var counted = new CountedStream(body, maxTransfer);
        await using var unpacked = Unpacked(counted, coding);
        using var all = new MemoryStream();
        var buffer = new byte[Step];
        try
        {
            while (await unpacked.ReadAsync(buffer.AsMemory(0, (int)Math.Min(Step, maxBytes + 1L - all.Length)), timeUp) is > 0 and var read)
            {
                all.Write(buffer, 0, read);
                if (all.Length > maxBytes)
                {
                    all.SetLength(maxBytes);
                    return new(all.ToArray(), $"is longer than {Size(maxBytes)}{(coding.Length == 0 ? "" : " unpacked")}");
                }
            }
        }
        catch (TransferLimitException)
        {
            return new(all.ToArray(), $"is longer than {Size(maxTransfer)}");
        }
        catch (OperationCanceledException) when (all.Length > 0 && timeUp.IsCancellationRequested)
        {
            return new(all.ToArray(), "does not end in time");
        }
        return new(all.ToArray(), null);
    }

    /// <summary>A number of bytes in words.</summary>
    public static string Size(int bytes) => bytes switch
    {
        >= 1 << 20 when bytes % (1 << 20) == 0 => $"{bytes >> 20} MiB",
        >= 1 << 10 when bytes % (1 << 10) == 0 => $"{bytes >> 10} KiB",
        _ => $"{bytes} bytes",
    };

    private static Stream Unpacked(Stream body, string coding) => coding switch
    {
        "" or "identity" => body,
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        _ => throw new NotSupportedException(coding),
    };

    private sealed class TransferLimitException : IOException;

    /// <summary>Passes at most so many bytes through, and throws at the next.</summary>
    private sealed class CountedStream(Stream inner, int most) : Stream
    {
        private long _count;
        private bool _passed;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _count; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_passed)
            {
                throw new TransferLimitException();
            }
            // One byte more than allowed is asked for, to see whether there is one; it is not handed on.
            var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, most + 1L - _count)], cancellationToken);
            _count += read;
            _passed = _count > most;
            return !_passed ? read : read > 1 ? read - 1 : throw new TransferLimitException();
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
