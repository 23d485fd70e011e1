using Isnad.Model.Ledger;
using Isnad.Storage.Incidents;
using Isnad.Storage.Reviews;

namespace Isnad.Storage;

/// <summary>Makes everything drawn anew from facts, in one transaction: lists, index of words, events, groups of copies. Reports that cannot be read stand in no list.</summary>
internal static class Redraw
{
    /// <summary>Draws the whole ledger.</summary>
    /// <param name="database">The ledger.</param>
    /// <param name="payloads">Opens what it is drawn from.</param>
    /// <param name="progress">Hears of the share of reports that are done.</param>
    /// <param name="stop">Ends it; nothing is written then.</param>
    public static void Run(Database database, Payloads payloads, Action<double>? progress = null, CancellationToken stop = default) => database.Write(() =>
    {
        database.RunScript("DELETE FROM incident_line; DELETE FROM queue; INSERT OR REPLACE INTO queue_change (report) SELECT report FROM queue_change; DELETE FROM review_state; DELETE FROM review_claim; DELETE FROM fused; DELETE FROM fusion_record; DELETE FROM fusion_block; DELETE FROM fusion_edge; DELETE FROM fusion_days; DELETE FROM incident_join; DELETE FROM fusion_touched; DELETE FROM fusion_pending; DELETE FROM event_actor; DELETE FROM event_dead; DELETE FROM event; DELETE FROM signature; DELETE FROM band; INSERT INTO words (words) VALUES ('delete-all'); "
            + "UPDATE version SET published_from = NULL, published_to = NULL; UPDATE report SET newest = NULL, address = NULL, outlet = NULL, own_id = NULL, counts = NULL, copy_group = id");
        var copies = new CopyGroups(database);
        var reports = database.Prepare("SELECT id FROM report WHERE taken_down = 0 ORDER BY id").Rows(row => row.GetInt64(0));
        for (var i = 0; i < reports.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            var report = reports[i];
            if (DrawnReport.Of(database, payloads, report) is { } drawn)
            {
                Write(database, copies, report, drawn);
            }
            progress?.Invoke((i + 1) / (double)reports.Count);
        }
    });

    /// <summary>Draws what an older schema did not have: the queue, what lists and the map ask of events and incidents, own ids. Within the transaction that brings the schema up; a report that is damaged is left for verification to name.</summary>
    public static void Since(int schema, Database database, Payloads payloads)
    {
        if (schema is > 0 and < FirstWithOwnIds)
        {
            OwnIds.DrawAll(database, payloads);
        }
        if (schema is 0 or >= FirstWithDisputes)
        {
            return;
        }
        foreach (var report in database.Prepare("SELECT id FROM report WHERE taken_down = 0 AND counts IS NOT NULL ORDER BY id").Rows(row => row.GetInt64(0)))
        {
            try
            {
                DrawnReview.Of(database, payloads, report).Write(database, report);
            }
            catch (LedgerException)
            {
                // Its seal is broken, which is no reason to keep the ledger shut.
            }
        }
        IncidentLines.DrawAll(database);
        QueueRows.DrawAll(database);
    }

    private const int FirstWithDisputes = 19, FirstWithOwnIds = 20;

    private static void Write(Database database, CopyGroups copies, long report, DrawnReport drawn)
    {
        // An address belongs to one report: where a key was lost, another may have taken it since.
        database.Prepare("UPDATE report SET newest = $2, outlet = $3, own_id = $5, address = CASE WHEN EXISTS (SELECT 1 FROM report WHERE address = $4) THEN NULL ELSE $4 END WHERE id = $1").Run(report, drawn.Newest, drawn.Outlet, drawn.Address, OwnIds.Key(drawn.OwnId));
        foreach (var (version, (from, to)) in drawn.Published)
        {
            database.Prepare("UPDATE version SET published_from = $2, published_to = $3 WHERE id = $1").Run(version, from, to);
        }
        drawn.Review.Write(database, report);
        // What fusion compares by is drawn when it is fused next.
        database.Prepare("INSERT INTO fusion_pending SELECT $1 WHERE EXISTS (SELECT 1 FROM version JOIN analysis ON analysis.version = version.id WHERE version.report = $1)").Run(report);
        Intake.Index(database, copies, report, drawn.Words, drawn.Mark);
    }
}
