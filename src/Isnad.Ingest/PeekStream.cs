namespace Isnad.Ingest;

/// <summary>A forward stream whose first bytes can be looked at before they are read. <paramref name="onRead"/> hears of every byte taken from below.</summary>
internal sealed class PeekStream(Stream inner, Action<int>? onRead = null) : Stream
{
    private readonly byte[] _head = new byte[16];
    private int _start, _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The next bytes, at most <paramref name="count"/> (16), fewer only at the end.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_start > 0)
        {
            _head.AsSpan(_start.._end).CopyTo(_head);
            (_start, _end) = (0, _end - _start);
        }
        while (_end < count && Take(_head.AsSpan(_end)) is > 0 and var read)
        {
            _end += read;
        }
        return _head.AsSpan(0, Math.Min(count, _end));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_end == _start)
        {
            return Take(buffer);
        }
        var count = Math.Min(buffer.Length, _end - _start);
        _head.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Take(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        onRead?.Invoke(read);
        return read;
    }
}
