namespace Isnad.Ingest;

/// <summary>The part of a stream that is in memory: it grows at its end by reading and is cut at its start. A stream that fails (truncated gzip, a disk
/// error) ends, and <see cref="Failure"/> says why.</summary>
internal sealed class ByteWindow(Stream stream)
{
    // Below the runtime's bound for large objects (85,000 bytes): one of these per file on the large heap had every few hundred small files collect all generations.
    private byte[] _buffer = new byte[1 << 16];
    private int _start, _end;
    private bool _atEnd;

    /// <summary>Why the stream ended too early, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Number of the line on which the window starts.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Offset in the stream at which the window starts.</summary>
    public long Position { get; private set; }

    /// <summary>The bytes in memory.</summary>
    public ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Number of bytes in memory.</summary>
    public int Length => _end - _start;

    /// <summary>Reads on; false at the end.</summary>
    public bool Fill()
    {
        if (_atEnd)
        {
            return false;
        }
        if (_start > 0)
        {
            _buffer.AsSpan(_start, Length).CopyTo(_buffer);
            (_start, _end) = (0, Length);
        }
        if (_end > _buffer.Length / 2)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        try
        {
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _atEnd = read == 0;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Failure = error.Message;
            _atEnd = true;
        }
        return !_atEnd;
    }

    /// <summary>Cuts <paramref name="count"/> bytes off the start.</summary>
    public void Skip(int count)
    {
        Line += Span[..count].Count((byte)'\n');
        _start += count;
        Position += count;
    }

    /// <summary>Cuts off what is in memory and reads on after a failure that the stream has got over.</summary>
    public void Restart()
    {
        Skip(Length);
        (_atEnd, Failure) = (false, null);
    }

    /// <summary>Reads until <paramref name="count"/> bytes are in memory; false where the stream ends before.</summary>
    public bool Need(int count)
    {
        while (Length < count)
        {
            if (!Fill())
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Cuts white space off the start and gives the byte that follows, or -1 at the end.</summary>
    public int SkipBlank()
    {
        while (true)
        {
            var at = Span.IndexOfAnyExcept(" \t\r\n"u8);
            if (at >= 0)
            {
                Skip(at);
                return Span[0];
            }
            Skip(Length);
            if (!Fill())
            {
                return -1;
            }
        }
    }
}
