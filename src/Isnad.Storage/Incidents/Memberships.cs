using Isnad.Model.Ledger;

namespace Isnad.Storage.Incidents;

/// <summary>Memberships with the sum over them. Within a transaction.</summary>
internal sealed class Memberships(Database database)
{
    private readonly MembershipSum _sum = new((byte[])database.Prepare("SELECT sum FROM incident_state").Value()!);

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
        HaveChanged = true;
    }

    /// <summary>Takes the mention out of its incident.</summary>
    public void Remove(long mention)
    {
        if (Current(mention) is { } incident)
        {
            database.Prepare("DELETE FROM incident_member WHERE mention = $1").Run(mention);
            _sum.Remove(incident, mention);
            HaveChanged = true;
        }
    }

    /// <summary>Keeps the sum; what the log is to vouch for.</summary>
    public ContentHash Save()
    {
        database.Prepare("UPDATE incident_state SET sum = $1").Run(_sum.ToBytes());
        return _sum.ToHash();
    }

    private long? Current(long mention) => database.Prepare("SELECT incident FROM incident_member WHERE mention = $1").Number(mention);
}
