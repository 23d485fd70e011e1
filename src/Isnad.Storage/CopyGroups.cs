using Isnad.Model.Ledger;

namespace Isnad.Storage;

/// <summary>Near-identical texts: reports that copies connect are a group, named by its lowest report (<see cref="CopyMark.Connected"/>). All calls stand within a transaction.</summary>
internal sealed class CopyGroups(Database database)
{
    /// <summary>Puts <paramref name="report"/> where its text belongs, and mends the group that it leaves.</summary>
    public void Set(long report, CopyMark mark)
    {
        Remove(report);
        if (mark.IsEmpty)
        {
            return;
        }
        var alike = Alike(report, mark);
        database.Prepare("INSERT INTO signature (report, value) VALUES ($1, $2)").Run(report, mark.Bytes);
        foreach (var key in mark.Bands())
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
        var rest = database.Prepare("SELECT report, value FROM signature WHERE report IN (SELECT id FROM report WHERE copy_group = $1)").Rows(row => (row.GetInt64(0), new CopyMark((byte[])row[1])), group);
        foreach (var (member, lowest) in CopyMark.Connected(rest))
        {
            Join(member, lowest);
        }
    }

    private void Join(long report, long group) => database.Prepare("UPDATE report SET copy_group = $1 WHERE id = $2").Run(group, report);

    private List<long> Alike(long report, CopyMark mark)
    {
        var others = new HashSet<long>();
        foreach (var key in mark.Bands())
        {
            others.UnionWith(database.Prepare("SELECT report FROM band WHERE key = $1 AND report <> $2").Rows(row => row.GetInt64(0), key, report));
        }
        return [.. others.Where(other => mark.IsCopyOf(new((byte[])database.Prepare("SELECT value FROM signature WHERE report = $1").Value(other)!)))];
    }
}
