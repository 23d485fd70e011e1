using Isnad.Model.Incidents;

namespace Isnad.Storage.Incidents;

/// <summary>What mentions are compared by: blocks and kept pairs; and how incidents came about. All calls stand within a transaction.</summary>
internal static class FusionRows
{
    /// <summary>Takes a mention's out.</summary>
    public static void Remove(Database database, long mention)
    {
        database.Prepare("DELETE FROM fusion_block WHERE mention = $1").Run(mention);
        database.Prepare("DELETE FROM fusion_edge WHERE a = $1").Run(mention);
        database.Prepare("DELETE FROM fusion_edge WHERE b = $1").Run(mention);
        database.Prepare("DELETE FROM fusion_days WHERE mention = $1").Run(mention);
        database.Prepare("DELETE FROM incident_join WHERE mention = $1").Run(mention);
    }

    /// <summary>Adds those of a change.</summary>
    public static void Add(Database database, IncidentChange change)
    {
        foreach (var (mention, entries, days) in change.Blocks)
        {
            if (days is { } known)
            {
                database.Prepare("INSERT OR REPLACE INTO fusion_days (mention, first, last) VALUES ($1, $2, $3)").Run(mention, (long)known.From.DayNumber, (long)known.To.DayNumber);
            }
            foreach (var entry in entries)
            {
                database.Prepare("INSERT OR REPLACE INTO fusion_block (block, mention, standing) VALUES ($1, $2, $3)").Run(entry.Block, mention, (long)entry.Standing);
            }
        }
        foreach (var (a, b, score) in change.Edges)
        {
            database.Prepare("INSERT OR REPLACE INTO fusion_edge (a, b, score) VALUES ($1, $2, $3)").Run(a, b, score);
        }
    }

    /// <summary>Keeps how an incident came about, in place of what was kept of its members.</summary>
    public static void Join(Database database, IncidentMembers incident)
    {
        foreach (var member in incident.Members)
        {
            database.Prepare("DELETE FROM incident_join WHERE mention = $1").Run(member);
        }
        for (var i = 0; i < incident.Joins.Count; i++)
        {
            var (into, from, mean) = incident.Joins[i];
            database.Prepare("INSERT INTO incident_join (mention, joined, mean, ordinal) VALUES ($1, $2, $3, $4)").Run(from, into, mean, (long)i);
        }
    }
}
