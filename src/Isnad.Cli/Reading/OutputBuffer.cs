namespace Isnad.Cli.Reading;

/// <summary>Gathers small writes. Unlike the runtime's buffered stream it writes nothing when it is left because of an error.</summary>
internal sealed class OutputBuffer(Stream output)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _length;

    /// <summary>Takes <paramref name="bytes"/>.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _buffer.Length)
        {
            Flush();
        }
        if (bytes.Length > _buffer.Length)
        {
            output.Write(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Passes on what was gathered.</summary>
    public void Flush()
    {
        if (_length > 0)
        {
            var count = _length;
            _length = 0;
            output.Write(_buffer, 0, count);
            output.Flush();
        }
    }
}
