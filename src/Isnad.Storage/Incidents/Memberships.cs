using Isnad.Model.Ledger;
using Isnad.Storage.Reviews;

namespace Isnad.Storage.Incidents;

/// <summary>Memberships with the sum over them. Within a transaction.</summary>
internal sealed class Memberships(Database database)
{
    private readonly MembershipSum _sum = new((byte[])database.Prepare("SELECT sum FROM incident_state").Value()!);

    private readonly HashSet<long> _incidents = [], _mentions = [];

    /// <summary>True where one came or went.</summary>
    public bool HaveChanged { get; private set; }

    /// <summary>Makes the mention a member of the incident, and of no other.</summary>
    public void Put(long mention, long incident)
    {
        if (Current(mention) == incident)
        {
            return;
        }
        Remove(mention);
        database.Prepare("INSERT INTO incident_member (mention, incident) VALUES ($1, $2)").Run(mention, incident);
        _sum.Add(incident, mention);
        Note(mention, incident);
    }

    /// <summary>Takes the mention out of its incident.</summary>
    public void Remove(long mention)
    {
        if (Current(mention) is { } incident)
        {
            database.Prepare("DELETE FROM incident_member WHERE mention = $1").Run(mention);
            _sum.Remove(incident, mention);
            Note(mention, incident);
        }
    }

    /// <summary>Keeps the sum, draws the incidents that changed anew, and how many reports tell the incidents of each report in the queue; what the log is to vouch for.</summary>
    public ContentHash Save()
    {
        foreach (var incident in _incidents)
        {
            IncidentLines.Draw(database, incident);
        }
        var told = _incidents.SelectMany(incident => database.Prepare("SELECT mention FROM incident_member WHERE incident = $1").Rows(row => row.GetInt64(0), incident)).Concat(_mentions).ToHashSet();
        foreach (var report in told.Select(mention => database.Prepare("SELECT report FROM mention WHERE id = $1").Number(mention)!.Value).Distinct().ToList())
        {
            QueueRows.Draw(database, report);
        }
        database.Prepare("UPDATE incident_state SET sum = $1").Run(_sum.ToBytes());
        return _sum.ToHash();
    }

    private void Note(long mention, long incident)
    {
        _mentions.Add(mention);
        _incidents.Add(incident);
        HaveChanged = true;
    }

    private long? Current(long mention) => database.Prepare("SELECT incident FROM incident_member WHERE mention = $1").Number(mention);
}
