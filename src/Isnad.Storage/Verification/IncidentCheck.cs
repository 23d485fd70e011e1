using Isnad.Model.Ledger;
using Isnad.Storage.Incidents;

namespace Isnad.Storage.Verification;

/// <summary>Memberships of incidents against the sum that the log vouches for, and people's decisions against their entries.</summary>
internal sealed class IncidentCheck(Database database, LogCheck log, Action<LedgerFlaw> flaw)
{
    /// <summary>Checks both.</summary>
    public void Run()
    {
        var sum = new MembershipSum([]);
        database.Prepare("SELECT incident, mention FROM incident_member").Each(row => sum.Add(row.GetInt64(0), row.GetInt64(1)));
        var logged = log.Claim(LogKind.Fused, "incidents")?.Digest ?? new MembershipSum([]).ToHash();
        if (sum.ToHash() != logged || !sum.ToBytes().AsSpan().SequenceEqual((byte[])database.Prepare("SELECT sum FROM incident_state").Value()!))
        {
            flaw(new("incidents", "which mentions belong to which incident is not what the log says"));
        }
        if (database.Prepare("SELECT max(incident) FROM incident_member").Number() >= database.Prepare("SELECT next FROM incident_state").Number())
        {
            flaw(new("incidents", "a number stands there that was not given yet"));
        }
        foreach (var (number, a, b, together, by, at, back) in database.Prepare("SELECT id, a, b, together, by, at, back_at FROM link_decision").Rows(row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3) == 1, row.GetString(4), row.GetString(5), !row.IsDBNull(6))))
        {
            var subject = $"d{number}";
            if (log.Claim(LogKind.Decided, subject)?.Digest != IncidentStore.Digest(a, b, together, by, at) || back != log.TakenBack.Contains(subject))
            {
                flaw(new(subject, "the decision is not the one in the log"));
            }
        }
    }
}
