using Isnad.Model.Ledger;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage.Verification;

/// <summary>The log by itself: no gap, every leaf what it says, every signed head the root of its leaves; and what it says of each thing.</summary>
internal sealed class LogCheck(Database database, Action<LedgerFlaw> flaw)
{
    /// <summary>What vouches for a thing: its kind's entry.</summary>
    internal sealed record Voucher(ContentHash? Digest, string Detail);

    private readonly Dictionary<(string Kind, string Subject), Voucher> _vouchers = [];

    /// <summary>Decisions that were taken back.</summary>
    public HashSet<string> TakenBack { get; } = [];

    /// <summary>Number of leaves.</summary>
    public long Entries { get; private set; }

    /// <summary>Number of signed heads.</summary>
    public int Heads { get; private set; }

    /// <summary>Leaves that no head covers.</summary>
    public long Unsigned { get; private set; }

    /// <summary>Subjects that the log speaks of, by kind, and that no row has asked for.</summary>
    public IEnumerable<(string Kind, string Subject)> Unclaimed => _vouchers.Keys;

    /// <summary>The entry that vouches for <paramref name="subject"/>, taken from the list; null where there is none.</summary>
    public Voucher? Claim(string kind, string subject) => _vouchers.Remove((kind, subject), out var found) ? found : null;

    /// <summary>Checks the log.</summary>
    public void Run()
    {
        var heads = new Queue<TreeHead>(database.Prepare("SELECT size, root, at, key_id, signature FROM tree_head ORDER BY size").Rows(LedgerLog.Head));
        var keys = database.Prepare("SELECT key_id, pem FROM signer").Rows(row => (Id: LedgerLog.Hash(row, 0), Pem: row.GetString(1))).ToDictionary(row => row.Id, row => row.Pem);
        var frontier = new MerkleFrontier(0, []);
        Heads = heads.Count;
        foreach (var (sequence, subject, leaf) in Leaves())
        {
            if (sequence != frontier.Size)
            {
                flaw(new("log", $"entry {frontier.Size} is missing"));
                // What follows is checked from where it stands.
                while (frontier.Size < sequence)
                {
                    frontier.Append(MerkleTree.EmptyRoot);
                }
            }
            Take(sequence, subject, leaf);
            frontier.Append(MerkleTree.LeafHash(leaf));
            while (heads.TryPeek(out var head) && head.Size == frontier.Size)
            {
                Check(heads.Dequeue(), frontier.Root(), keys);
            }
        }
        foreach (var head in heads)
        {
            flaw(new("log", $"the head signed at {Instants.Text(head.At)} covers {head.Size} entries; the log has {frontier.Size}: its end was cut off"));
        }
        Entries = frontier.Size;
        Unsigned = frontier.Size - (database.Prepare("SELECT max(size) FROM tree_head").Number() ?? 0);
        var (size, roots) = database.Prepare("SELECT size, roots FROM log_frontier").First(row => (row.GetInt64(0), (byte[])row[1]));
        if (size != frontier.Size || !roots.AsSpan().SequenceEqual(frontier.Roots.SelectMany(root => root).ToArray()))
        {
            flaw(new("log", "what is kept to add to the tree does not fit its entries"));
        }
    }

    private void Take(long sequence, string subject, byte[] leaf)
    {
        try
        {
            var entry = LogEntry.Parse(leaf);
            if (entry.Sequence != sequence || entry.Subject != subject)
            {
                flaw(new("log", $"entry {sequence} says that it is entry {entry.Sequence} about {entry.Subject}, and stands as one about {subject}"));
            }
            if (entry is { Kind: LogKind.Decided, Digest: null })
            {
                TakenBack.Add(entry.Subject);
            }
            else
            {
                _vouchers[(entry.Kind, entry.Subject)] = new(entry.Digest, entry.Detail ?? "");
            }
        }
        catch (FormatException)
        {
            flaw(new("log", $"entry {sequence} cannot be read"));
        }
    }

    private void Check(TreeHead head, byte[] root, Dictionary<ContentHash, string> keys)
    {
        var name = $"the head of {head.Size} entries, signed at {Instants.Text(head.At)},";
        if (!head.Root.AsSpan().SequenceEqual(root))
        {
            flaw(new("log", $"{name} has another root than the entries: an entry before it was altered"));
        }
        if (!keys.TryGetValue(head.KeyId, out var pem) || !HeadSigner.Verifies(head, pem))
        {
            flaw(new("log", $"{name} bears no valid signature"));
        }
    }

    private IEnumerable<(long Sequence, string Subject, byte[] Leaf)> Leaves()
    {
        const int Chunk = 2000;
        var from = 0L;
        List<(long Sequence, string Subject, byte[] Leaf)> some;
        do
        {
            some = database.Prepare("SELECT seq, subject, leaf FROM log_entry WHERE seq >= $1 ORDER BY seq LIMIT $2").Rows((SqliteDataReader row) => (row.GetInt64(0), row.GetString(1), (byte[])row[2]), from, (long)Chunk);
            foreach (var item in some)
            {
                yield return item;
                from = item.Sequence + 1;
            }
        }
        while (some.Count == Chunk);
    }
}
