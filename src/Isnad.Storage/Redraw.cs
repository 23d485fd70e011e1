using Isnad.Model.Ledger;

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
        database.RunScript("DELETE FROM fused; DELETE FROM fusion_record; DELETE FROM fusion_block; DELETE FROM fusion_edge; DELETE FROM fusion_days; DELETE FROM incident_join; DELETE FROM fusion_touched; DELETE FROM fusion_pending; DELETE FROM event_actor; DELETE FROM event; DELETE FROM signature; DELETE FROM band; INSERT INTO words (words) VALUES ('delete-all'); "
            + "UPDATE version SET published_from = NULL, published_to = NULL; UPDATE report SET newest = NULL, address = NULL, outlet = NULL, copy_group = id");
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

    private static void Write(Database database, CopyGroups copies, long report, DrawnReport drawn)
    {
        // An address belongs to one report: where a key was lost, another may have taken it since.
        database.Prepare("UPDATE report SET newest = $2, outlet = $3, address = CASE WHEN EXISTS (SELECT 1 FROM report WHERE address = $4) THEN NULL ELSE $4 END WHERE id = $1").Run(report, drawn.Newest, drawn.Outlet, drawn.Address);
        foreach (var (version, (from, to)) in drawn.Published)
        {
            database.Prepare("UPDATE version SET published_from = $2, published_to = $3 WHERE id = $1").Run(version, from, to);
        }
        new EventRows(database).Replace(report, drawn.Events);
        // What fusion compares by is drawn when it is fused next.
        database.Prepare("INSERT INTO fusion_pending SELECT $1 WHERE EXISTS (SELECT 1 FROM version JOIN analysis ON analysis.version = version.id WHERE version.report = $1)").Run(report);
        Intake.Index(database, copies, report, drawn.Words, drawn.Mark);
    }
}
