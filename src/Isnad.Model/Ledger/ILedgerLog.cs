namespace Isnad.Model.Ledger;

/// <summary>The append-only log of the ledger. What it logs is written in the same transaction; this port reads and signs it.</summary>
public interface ILedgerLog
{
    /// <summary>Number of leaves.</summary>
    long Size { get; }

    /// <summary>Entries from <paramref name="from"/> on, in order.</summary>
    IEnumerable<LogEntry> Entries(long from = 0);

    /// <summary>Entries about one thing (<c>r7</c>), in order.</summary>
    IReadOnlyList<LogEntry> About(string subject);

    /// <summary>A leaf's bytes; null where there is no such leaf.</summary>
    byte[]? Leaf(long sequence);

    /// <summary>Signs the tree as it stands, where it grew since the last head; the newest head then.</summary>
    /// <exception cref="LedgerException">The key cannot be read or made.</exception>
    TreeHead? Sign();

    /// <summary>All signed heads, oldest first.</summary>
    IReadOnlyList<TreeHead> Heads();

    /// <summary>The public keys that signed heads, each a PEM (SubjectPublicKeyInfo), by the SHA-256 of its bytes.</summary>
    IReadOnlyDictionary<ContentHash, string> PublicKeys();

    /// <summary>Logs that something left the house, in a transaction of its own; the entry.</summary>
    /// <param name="subject">What it is about (<c>i3</c>).</param>
    /// <param name="digest">Hash of the bytes that left.</param>
    /// <param name="detail">Words of ours, such as redacted; never words of a report.</param>
    /// <exception cref="LedgerException">It could not be written.</exception>
    LogEntry Published(string subject, ContentHash digest, string detail);

    /// <summary>Audit path of a leaf in the tree of the first <paramref name="size"/> leaves, lowest node first.</summary>
    IReadOnlyList<byte[]> InclusionProof(long sequence, long size);

    /// <summary>The same for many leaves, in their order; the log is read once.</summary>
    IReadOnlyList<IReadOnlyList<byte[]>> InclusionProofs(IReadOnlyList<long> sequences, long size);

    /// <summary>Proof that the tree of <paramref name="former"/> leaves is the beginning of that of <paramref name="size"/>.</summary>
    IReadOnlyList<byte[]> ConsistencyProof(long former, long size);
}
