using System.Runtime.InteropServices;
using Isnad.Model.Ledger;

namespace Isnad.Storage;

/// <summary>Near-identical texts: reports whose signatures share a band and are alike enough are copies; groups are what copies connect, named by their lowest report.
/// All calls stand within a transaction.</summary>
internal sealed class CopyGroups(Database database)
{
    /// <summary>A text too short for a signature is a copy only of the very same words, and of at least so many.</summary>
    private const int LeastWords = 8;

    /// <summary>Puts <paramref name="report"/> where its words belong, and mends the group that it leaves.</summary>
    public void Set(long report, IReadOnlyList<uint> signature, string words)
    {
        Remove(report);
        var value = Value(signature, words);
        if (value.Length == 0)
        {
            return;
        }
        var alike = Alike(report, value);
        database.Prepare("INSERT INTO signature (report, value) VALUES ($1, $2)").Run(report, value);
        foreach (var key in Bands(value))
        {
            database.Prepare("INSERT INTO band (key, report) VALUES ($1, $2)").Run(key, report);
        }
        var groups = alike.Select(other => database.Prepare("SELECT copy_group FROM report WHERE id = $1").Number(other)!.Value).Distinct().ToList();
        var lowest = groups.Append(report).Min();
        Join(report, lowest);
        foreach (var group in groups.Where(group => group != lowest))
        {
            database.Prepare("UPDATE report SET copy_group = $1 WHERE copy_group = $2").Run(lowest, group);
        }
    }

    /// <summary>Takes <paramref name="report"/> out; those that only it connected part.</summary>
    public void Remove(long report)
    {
        var had = database.Prepare("DELETE FROM signature WHERE report = $1").Run(report) > 0;
        database.Prepare("DELETE FROM band WHERE report = $1").Run(report);
        var group = database.Prepare("SELECT copy_group FROM report WHERE id = $1").Number(report);
        Join(report, report);
        if (!had || group is not > 0)
        {
            return;
        }
        var rest = database.Prepare("SELECT report, value FROM signature WHERE report IN (SELECT id FROM report WHERE copy_group = $1)").Rows(row => (Report: row.GetInt64(0), Value: (byte[])row[1]), group);
        foreach (var (member, lowest) in Connected(rest))
        {
            Join(member, lowest);
        }
    }

    /// <summary>For each report the lowest one that copies connect it to; the same that adding one after the other leads to.</summary>
    public static IReadOnlyDictionary<long, long> Connected(IReadOnlyList<(long Report, byte[] Value)> signatures)
    {
        var leader = signatures.ToDictionary(item => item.Report, item => item.Report);
        long Leader(long report)
        {
            while (leader[report] != report)
            {
                report = leader[report] = leader[leader[report]];
            }
            return report;
        }
        var values = signatures.ToDictionary(item => item.Report, item => item.Value);
        foreach (var shared in signatures.SelectMany(item => Bands(item.Value).Select(key => (Key: key, item.Report))).GroupBy(pair => pair.Key, pair => pair.Report))
        {
            var reports = shared.Order().ToList();
            for (var i = 1; i < reports.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (a, b) = (Leader(reports[i]), Leader(reports[j]));
                    if (a != b && AreCopies(values[reports[i]], values[reports[j]]))
                    {
                        leader[Math.Max(a, b)] = Math.Min(a, b);
                    }
                }
            }
        }
        return signatures.ToDictionary(item => item.Report, item => Leader(item.Report));
    }

    /// <summary>What is kept of a text: its signature, or a short text's hash; empty where it is too short for either.</summary>
    public static byte[] Value(IReadOnlyList<uint> signature, string words) =>
        signature.Count > 0 ? MemoryMarshal.AsBytes<uint>(signature.ToArray()).ToArray()
        : words.AsSpan().Count(' ') + 1 >= LeastWords ? [.. Convert.FromHexString(ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(words)).Hex).Take(8)]
        : [];

    private void Join(long report, long group) => database.Prepare("UPDATE report SET copy_group = $1 WHERE id = $2").Run(group, report);

    private List<long> Alike(long report, byte[] value)
    {
        var others = new HashSet<long>();
        foreach (var key in Bands(value))
        {
            others.UnionWith(database.Prepare("SELECT report FROM band WHERE key = $1 AND report <> $2").Rows(row => row.GetInt64(0), key, report));
        }
        return [.. others.Where(other => AreCopies(value, (byte[])database.Prepare("SELECT value FROM signature WHERE report = $1").Value(other)!))];
    }

    /// <summary>The keys under which a kept signature stands.</summary>
    public static IEnumerable<long> Bands(byte[] value) => value.Length == 0 ? [] : value.Length == sizeof(long) ? [BitConverter.ToInt64(value)] : CopySignature.Bands(Signature(value));

    private static bool AreCopies(byte[] a, byte[] b) =>
        a.Length == b.Length && (a.Length == sizeof(long) ? a.AsSpan().SequenceEqual(b) : CopySignature.Likeness(Signature(a), Signature(b)) >= CopySignature.Copy);

    private static uint[] Signature(byte[] value) => MemoryMarshal.Cast<byte, uint>(value).ToArray();
}
