namespace Isnad.Ingest.Archives;

/// <summary>The bytes of a web archive without its compression. Reading throws <see cref="InvalidDataException"/> where they are damaged; then
/// <see cref="Resume"/> goes on behind the damage.</summary>
internal abstract class ArchiveBytes : ForwardStream
{
    /// <summary>Where in the file a record begins that stands at <paramref name="position"/> of these bytes: an offset that an index of the archive would
    /// give. Asked in ascending order.</summary>
    public abstract string Locate(long position);

    /// <summary>Offset in the file of the damage that was met last.</summary>
    public abstract string Damage { get; }

    /// <summary>Position in these bytes from which on they cannot be trusted after that damage.</summary>
    public abstract long DamagedFrom { get; }

    /// <summary>Goes on behind the damage; false where nothing readable follows.</summary>
    public abstract bool Resume();
}

/// <summary>An archive without compression.</summary>
internal sealed class PlainBytes(Stream inner) : ArchiveBytes
{
    private long _read;

    public override string Damage => $"{_read}";

    public override long DamagedFrom => _read;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _read += read;
        return read;
    }

    public override string Locate(long position) => $"{position}";

    public override bool Resume() => false;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
        base.Dispose(disposing);
    }
}
