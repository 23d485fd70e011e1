namespace Isnad.Ingest.Archives;

/// <summary>The checksum of gzip (RFC 1952, section 8), which the runtime computes but does not give.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];
    private uint _inverted;

    /// <summary>The checksum of what was added; 0 of nothing.</summary>
    public readonly uint Value => _inverted;

    /// <summary>Goes on with <paramref name="bytes"/>.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var value = ~_inverted;
        foreach (var next in bytes)
        {
            value = Table[(byte)(value ^ next)] ^ (value >> 8);
        }
        _inverted = ~value;
    }

    private static uint Entry(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        }
        return value;
    }
}
