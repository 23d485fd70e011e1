using Isnad.Model.Incidents;

namespace Isnad.Storage.Incidents;

/// <summary>What mentions are compared by: blocks and kept pairs. All calls stand within a transaction.</summary>
internal static class FusionRows
{
    /// <summary>Takes a mention's out.</summary>
    public static void Remove(Database database, long mention)
    {
        database.Prepare("DELETE FROM fusion_block WHERE mention = $1").Run(mention);
        database.Prepare("DELETE FROM fusion_edge WHERE a = $1").Run(mention);
        database.Prepare("DELETE FROM fusion_edge WHERE b = $1").Run(mention);
    }

    /// <summary>Adds those of a change.</summary>
    public static void Add(Database database, IncidentChange change)
    {
        foreach (var (mention, entries) in change.Blocks)
        {
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
}
