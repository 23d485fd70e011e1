using System.Globalization;
using System.Text;
using System.Text.Json;
using Isnad.Model.Ledger;

namespace Isnad.Workflow.Evidence;

/// <summary>The part of the log that speaks of a package's things, with proofs up to one signed head.</summary>
internal sealed class LogExtract
{
    private readonly ILedgerLog _log;
    private readonly TreeHead _head;
    private readonly string _key;
    private readonly List<LogEntry> _entries;

    /// <summary>The entries about <paramref name="subjects"/> that <paramref name="head"/> covers, the newest that vouches for all incidents' members, and those of the keys.</summary>
    /// <exception cref="LedgerException">The key that signed the head is not there.</exception>
    public LogExtract(ILedgerLog log, TreeHead head, IEnumerable<string> subjects)
    {
        (_log, _head) = (log, head);
        _key = log.PublicKeys().GetValueOrDefault(head.KeyId) ?? throw new LedgerException("the key that signed the log's newest head is not in the ledger; run 'isnad verify'.");
        _entries = [.. subjects.Append("key").Distinct().SelectMany(log.About).Concat(Covered(log.About("incidents")).TakeLast(1)).Where(entry => entry.Sequence < head.Size).DistinctBy(entry => entry.Sequence).OrderBy(entry => entry.Sequence)];
    }

    /// <summary>The entries, in order.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>The entry of a kind about a thing; null where the head covers none.</summary>
    public LogEntry? Find(string kind, string subject) => _entries.FindLast(entry => entry.Kind == kind && entry.Subject == subject);

    /// <summary>Adds the files below log/.</summary>
    /// <param name="files">The package.</param>
    /// <param name="vouched">Files that came along whole, by the sequence of the entry that gives their hash.</param>
    public void AddTo(PackageFiles files, ILookup<long, string> vouched)
    {
        using var leaves = new MemoryStream();
        foreach (var entry in _entries)
        {
            leaves.Write(_log.Leaf(entry.Sequence) ?? throw new LedgerException($"entry {entry.Sequence} of the log is gone; run 'isnad verify'."));
            leaves.WriteByte((byte)'\n');
        }
        files.Add("log/leaves.jsonl", leaves.ToArray());
        files.AddJson("log/proofs.json", json => WriteProofs(json, vouched));
        files.AddJson("log/head.json", WriteHead);
        files.Add("log/head.txt", _head.SignedBytes());
        files.Add("log/head.sig", _head.Signature);
        files.Add("log/public-key.pem", _key.TrimEnd() + "\n");
    }

    private IEnumerable<LogEntry> Covered(IEnumerable<LogEntry> entries) => entries.Where(entry => entry.Sequence < _head.Size);

    private void WriteProofs(Utf8JsonWriter json, ILookup<long, string> vouched)
    {
        json.WriteStartObject();
        json.WriteNumber("size", _head.Size);
        json.WriteString("root", Convert.ToHexStringLower(_head.Root));
        json.WriteStartArray("proofs");
        foreach (var entry in _entries)
        {
            json.WriteStartObject();
            json.WriteNumber("index", entry.Sequence);
            json.WriteString("subject", entry.Subject);
            json.WriteStartArray("path");
            foreach (var node in _log.InclusionProof(entry.Sequence, _head.Size))
            {
                json.WriteStringValue(Convert.ToHexStringLower(node));
            }
            json.WriteEndArray();
            if (vouched.Contains(entry.Sequence))
            {
                json.WriteStartArray("files");
                foreach (var file in vouched[entry.Sequence])
                {
                    json.WriteStringValue(file);
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteHead(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("size", _head.Size);
        json.WriteString("root", Convert.ToHexStringLower(_head.Root));
        json.WriteString("at", Encoding.ASCII.GetString(_head.SignedBytes()).Split('\n')[3]);
        json.WriteString("key_id", _head.KeyId.Hex);
        json.WriteString("signature", Convert.ToBase64String(_head.Signature));
        json.WriteEndObject();
    }
}
