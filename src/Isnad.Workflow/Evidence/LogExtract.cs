using System.Text;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Ledger;

namespace Isnad.Workflow.Evidence;

/// <summary>The part of the log that speaks of a package's things, with proofs up to one signed head.</summary>
internal sealed class LogExtract
{
    private readonly ILedgerLog _log;
    private readonly TreeHead _head;
    private readonly TreeHead? _former;
    private readonly string _key;
    private readonly List<LogEntry> _entries;
    private readonly List<(long Sequence, bool IsAbout, string File)> _vouched = [];

    /// <summary>The entries about <paramref name="subjects"/> that <paramref name="head"/> covers, the newest that vouches for all incidents' members, and those of the keys.</summary>
    /// <exception cref="LedgerException">The key that signed the head is not there.</exception>
    public LogExtract(ILedgerLog log, TreeHead head, IEnumerable<string> subjects)
    {
        (_log, _head) = (log, head);
        _former = Former(log, head);
        _key = log.PublicKeys().GetValueOrDefault(head.KeyId) ?? throw new LedgerException("the key that signed the log's newest head is not in the ledger; run 'isnad verify'.");
        _entries = [.. subjects.Append("key").Distinct().SelectMany(log.About).Concat(Covered(log.About("incidents")).TakeLast(1)).Where(entry => entry.Sequence < head.Size).DistinctBy(entry => entry.Sequence).OrderBy(entry => entry.Sequence)];
    }

    /// <summary>The entries, in order.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>Notes that a file of the package holds what the entry of a kind about a thing gives the hash of, where it does.</summary>
    /// <param name="kind">Kind of the entry.</param>
    /// <param name="subject">The thing.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="isAbout">The hash is that of what is kept beside the content.</param>
    public void Vouch(string kind, string subject, string file, ReadOnlySpan<byte> content, bool isAbout = false)
    {
        if (_entries.FindLast(entry => entry.Kind == kind && entry.Subject == subject) is { } found && (isAbout ? LogEntry.AboutOf(found.Detail ?? "") : found.Digest) == ContentHash.Of(content))
        {
            _vouched.Add((found.Sequence, isAbout, file));
        }
    }

    /// <summary>Adds the files below log/, after all others are known.</summary>
    public void AddTo(PackageFiles files)
    {
        using var leaves = new MemoryStream();
        foreach (var entry in _entries)
        {
            leaves.Write(_log.Leaf(entry.Sequence) ?? throw new LedgerException($"entry {entry.Sequence} of the log is gone; run 'isnad verify'."));
            leaves.WriteByte((byte)'\n');
        }
        files.Add("log/leaves.jsonl", leaves.ToArray());
        files.AddJson("log/proofs.json", WriteProofs);
        files.AddJson("log/head.json", WriteHead);
        files.Add("log/head.txt", _head.SignedBytes());
        files.Add("log/head.sig", _head.Signature);
        files.Add("log/public-key.pem", _key.TrimEnd() + "\n");
        if (_former is { } former)
        {
            files.Add("log/former-head.txt", former.SignedBytes());
            files.Add("log/former-head.sig", former.Signature);
            files.AddJson("log/consistency.json", json => WriteConsistency(json, former));
        }
    }

    /// <summary>The head that others are likeliest to have: the newest under which an earlier package left, else the one before; null where the same key signed none.</summary>
    private static TreeHead? Former(ILedgerLog log, TreeHead head)
    {
        List<TreeHead> earlier = [.. log.Heads().Where(former => former.Size < head.Size && former.KeyId == head.KeyId)];
        var left = log.Entries().LastOrDefault(entry => entry.Kind == LogKind.Published)?.Sequence;
        return earlier.LastOrDefault(former => former.Size <= left) ?? earlier.LastOrDefault();
    }

    private void WriteConsistency(Utf8JsonWriter json, TreeHead former)
    {
        json.WriteStartObject();
        json.WriteNumber("former_size", former.Size);
        json.WriteNumber("size", _head.Size);
        json.WriteWords("path", [.. _log.ConsistencyProof(former.Size, _head.Size).Select(Convert.ToHexStringLower)]);
        json.WriteEndObject();
    }

    private IEnumerable<LogEntry> Covered(IEnumerable<LogEntry> entries) => entries.Where(entry => entry.Sequence < _head.Size);

    private void WriteProofs(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("size", _head.Size);
        json.WriteString("root", Convert.ToHexStringLower(_head.Root));
        json.WriteStartArray("proofs");
        foreach (var (entry, path) in _entries.Zip(_log.InclusionProofs([.. _entries.Select(entry => entry.Sequence)], _head.Size)))
        {
            json.WriteStartObject();
            json.WriteNumber("index", entry.Sequence);
            json.WriteString("subject", entry.Subject);
            json.WriteWords("path", [.. path.Select(Convert.ToHexStringLower)]);
            WriteFiles(json, "files", entry, isAbout: false);
            WriteFiles(json, "about", entry, isAbout: true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteFiles(Utf8JsonWriter json, string name, LogEntry entry, bool isAbout)
    {
        List<string> files = [.. _vouched.Where(item => item.Sequence == entry.Sequence && item.IsAbout == isAbout).Select(item => item.File)];
        if (files.Count > 0)
        {
            json.WriteWords(name, files);
        }
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
