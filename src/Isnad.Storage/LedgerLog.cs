using System.Globalization;
using Isnad.Model.Ledger;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage;

/// <summary>The log in its table: leaves as they were hashed, and the frontier to add to.</summary>
internal sealed class LedgerLog(Database database, HeadSigner signer, TimeProvider clock) : ILedgerLog
{
    private const int Chunk = 1000;

    /// <inheritdoc/>
    public long Size => database.Read(() => database.Prepare("SELECT size FROM log_frontier").Number()!.Value);

    /// <summary>Appends within the transaction that writes what is logged.</summary>
    public void Append(IReadOnlyList<(string Kind, string Subject, ContentHash? Digest, string? Detail)> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }
        var frontier = Frontier();
        var now = clock.GetUtcNow();
        foreach (var (kind, subject, digest, detail) in entries)
        {
            var leaf = new LogEntry(frontier.Size, now, kind, subject, digest, detail).ToLeaf();
            database.Prepare("INSERT INTO log_entry (seq, subject, leaf) VALUES ($1, $2, $3)").Run(frontier.Size, subject, leaf);
            frontier.Append(MerkleTree.LeafHash(leaf));
        }
        database.Prepare("UPDATE log_frontier SET size = $1, roots = $2").Run(frontier.Size, frontier.Roots.SelectMany(root => root).ToArray());
    }

    /// <inheritdoc/>
    public IEnumerable<LogEntry> Entries(long from = 0)
    {
        while (true)
        {
            var some = database.Read(() => database.Prepare("SELECT leaf FROM log_entry WHERE seq >= $1 ORDER BY seq LIMIT $2").Rows(reader => LogEntry.Parse((byte[])reader[0]), from, Chunk));
            foreach (var entry in some)
            {
                yield return entry;
            }
            if (some.Count < Chunk)
            {
                yield break;
            }
            from = some[^1].Sequence + 1;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<LogEntry> About(string subject) =>
        database.Read(() => database.Prepare("SELECT leaf FROM log_entry WHERE subject = $1 ORDER BY seq").Rows(reader => LogEntry.Parse((byte[])reader[0]), subject));

    /// <inheritdoc/>
    public byte[]? Leaf(long sequence) => database.Read(() => (byte[]?)database.Prepare("SELECT leaf FROM log_entry WHERE seq = $1").Value(sequence));

    /// <inheritdoc/>
    public TreeHead? Sign()
    {
        var size = Size;
        if (size == 0 || database.Read(() => database.Prepare("SELECT max(size) FROM tree_head").Number()) == size)
        {
            return Heads() is [.., var newest] ? newest : null;
        }
        var (keyId, pem, isNew) = signer.Load();
        return database.Write(() =>
        {
            if (isNew || database.Prepare("SELECT 1 FROM signer WHERE key_id = $1").Value(Convert.FromHexString(keyId.Hex)) is null)
            {
                database.Prepare("INSERT OR IGNORE INTO signer (key_id, pem) VALUES ($1, $2)").Run(Convert.FromHexString(keyId.Hex), pem);
                Append([(LogKind.KeyMade, "key", keyId, null)]);
            }
            var frontier = Frontier();
            var root = frontier.Root();
            var at = Seconds(clock.GetUtcNow());
            var head = new TreeHead(frontier.Size, root, at, keyId, signer.Sign(TreeHead.SignedBytes(frontier.Size, root, at)));
            database.Prepare("INSERT OR REPLACE INTO tree_head (size, root, at, key_id, signature) VALUES ($1, $2, $3, $4, $5)")
                .Run(head.Size, head.Root, Instants.Text(head.At), Convert.FromHexString(keyId.Hex), head.Signature);
            return head;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<TreeHead> Heads() => database.Read(() => database.Prepare("SELECT size, root, at, key_id, signature FROM tree_head ORDER BY size").Rows(Head));

    /// <inheritdoc/>
    public IReadOnlyDictionary<ContentHash, string> PublicKeys() => database.Read(() => database.Prepare("SELECT key_id, pem FROM signer")
        .Rows(reader => (Id: Hash(reader, 0), Pem: reader.GetString(1))).ToDictionary(row => row.Id, row => row.Pem));

    /// <inheritdoc/>
    public LogEntry Published(string subject, ContentHash digest, string detail) => database.Write(() =>
    {
        var sequence = Frontier().Size;
        Append([(LogKind.Published, subject, digest, detail)]);
        return LogEntry.Parse((byte[])database.Prepare("SELECT leaf FROM log_entry WHERE seq = $1").Value(sequence)!);
    });

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> InclusionProof(long sequence, long size) => InclusionProofs([sequence], size)[0];

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<byte[]>> InclusionProofs(IReadOnlyList<long> sequences, long size)
    {
        var tree = new MerkleLevels(LeafHashes(size));
        return [.. sequences.Select(sequence => tree.InclusionProof((int)sequence))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> ConsistencyProof(long former, long size) => MerkleTree.ConsistencyProof((int)former, LeafHashes(size));

    /// <summary>A hash as it stands in a column.</summary>
    internal static ContentHash Hash(SqliteDataReader reader, int column) => new(Convert.ToHexStringLower((byte[])reader[column]));

    private byte[][] LeafHashes(long size)
    {
        var hashes = database.Read(() => database.Prepare("SELECT leaf FROM log_entry WHERE seq < $1 ORDER BY seq").Rows(reader => MerkleTree.LeafHash((byte[])reader[0]), size));
        return hashes.Count == size ? [.. hashes] : throw new ArgumentOutOfRangeException(nameof(size), size, $"The log has {hashes.Count} leaves.");
    }

    private MerkleFrontier Frontier() => database.Prepare("SELECT size, roots FROM log_frontier")
        .First(reader => new MerkleFrontier(reader.GetInt64(0), ((byte[])reader[1]).Chunk(32)))!;

    /// <summary>A head as it stands in its table: size, root, at, key_id, signature.</summary>
    internal static TreeHead Head(SqliteDataReader reader) => new(reader.GetInt64(0), (byte[])reader[1], Instants.Read(reader.GetString(2)), Hash(reader, 3), (byte[])reader[4]);

    private static DateTimeOffset Seconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}

/// <summary>Instants as columns hold them: UTC, to the second, so that they sort as text.</summary>
internal static class Instants
{
    private const string Form = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>As written.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>As read.</summary>
    /// <exception cref="LedgerException">It is none: the file was damaged.</exception>
    public static DateTimeOffset Read(string text) => DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : throw new LedgerException($"'{text}' is no time, where one was written; run 'isnad verify'.");
}
