using System.Runtime.InteropServices;

namespace Isnad.Ingest;

/// <summary>A file that somebody sent: its bytes are held, not looked for.</summary>
/// <param name="Name">As ids and messages name it; a name alone, as no folder of the sender's is kept.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record SentFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Reads the bytes where they are; only memory that is no array is copied.</summary>
    internal Stream Open() => MemoryMarshal.TryGetArray(Bytes, out var held) ? new MemoryStream(held.Array!, held.Offset, held.Count, writable: false) : new MemoryStream(Bytes.ToArray(), writable: false);
}
