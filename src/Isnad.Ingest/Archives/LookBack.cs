namespace Isnad.Ingest.Archives;

/// <summary>A forward stream in which one can go back by up to <see cref="Kept"/> bytes, so that a damaged member of a pipe can be searched for what follows it.</summary>
internal sealed class LookBack(Stream inner) : ForwardStream
{
    /// <summary>Bytes kept of what was read.</summary>
    public const int Kept = 1 << 20;

    private readonly byte[] _buffer = new byte[2 * Kept];
    private long _base;
    private int _at, _end;

    /// <summary>Offset of the next byte.</summary>
    public long At => _base + _at;

    /// <summary>Offset of the first byte that one can go back to.</summary>
    public long Oldest => _base;

    /// <summary>Goes to an offset from <see cref="Oldest"/> up to what was read.</summary>
    public void Go(long offset) => _at = offset >= _base && offset <= _base + _end ? (int)(offset - _base) : throw new ArgumentOutOfRangeException(nameof(offset));

    public override int Read(Span<byte> buffer)
    {
        if (_at == _end && !More())
        {
            return 0;
        }
        var count = Math.Min(buffer.Length, _end - _at);
        _buffer.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    /// <summary>Bytes from <paramref name="from"/> up to here; fewer where they are no longer kept.</summary>
    public ReadOnlySpan<byte> Since(long from) => _buffer.AsSpan((int)Math.Max(0, from - _base).._at);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private bool More()
    {
        if (_end == _buffer.Length)
        {
            _buffer.AsSpan(Kept).CopyTo(_buffer);
            _base += Kept;
            (_at, _end) = (_at - Kept, Kept);
        }
        var read = inner.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
