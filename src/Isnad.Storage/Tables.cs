namespace Isnad.Storage;

/// <summary>What becomes of a table in a backup.</summary>
internal enum TableKind
{
    /// <summary>Facts, numbers and the log: copied. What it holds of a report's words is under seal.</summary>
    Kept,

    /// <summary>Drawn from facts, in the clear: left out, and drawn anew when the backup is restored. When a report is taken down its rows go.</summary>
    Drawn,
}

/// <summary>A table of the ledger.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Kind">What becomes of it.</param>
internal sealed record Table(string Name, TableKind Kind)
{
    /// <summary>Columns of a kept table that are drawn all the same.</summary>
    public IReadOnlyList<string> DrawnColumns { get; init; } = [];
}

/// <summary>All tables of the ledger: none may be added without saying here whether it may hold words of a report in the clear. A drawn one is purged in <see cref="Erasing.ReportPurge"/>
/// and filled in <see cref="Redraw"/>.</summary>
internal static class Tables
{
    /// <summary>In an order in which each row's references stand before it.</summary>
    public static readonly IReadOnlyList<Table> All =
    [
        new("payload", TableKind.Kept),
        new("capture", TableKind.Kept),
        new("report", TableKind.Kept) { DrawnColumns = ["newest", "address", "outlet", "copy_group", "counts", "own_id"] },
        new("capture_report", TableKind.Kept),
        new("version", TableKind.Kept) { DrawnColumns = ["published_from", "published_to"] },
        new("engine", TableKind.Kept),
        new("analysis", TableKind.Kept),
        new("mention", TableKind.Kept),
        new("mention_at", TableKind.Kept),
        new("tombstone", TableKind.Kept),
        new("tombstone_hash", TableKind.Kept),
        new("erasure_pending", TableKind.Kept),
        new("link_decision", TableKind.Kept),
        new("review_decision", TableKind.Kept),
        // Numbers only; an incident keeps its number through a restore.
        new("incident_state", TableKind.Kept),
        new("incident_member", TableKind.Kept),
        new("incident_pointer", TableKind.Kept),
        new("log_entry", TableKind.Kept),
        new("log_frontier", TableKind.Kept),
        new("tree_head", TableKind.Kept),
        new("signer", TableKind.Kept),
        new("event", TableKind.Drawn),
        new("event_actor", TableKind.Drawn),
        new("event_dead", TableKind.Drawn),
        new("incident_line", TableKind.Drawn),
        new("signature", TableKind.Drawn),
        new("band", TableKind.Drawn),
        new("words", TableKind.Drawn),
        new("fused", TableKind.Drawn),
        new("fusion_pending", TableKind.Drawn),
        new("fusion_record", TableKind.Drawn),
        new("fusion_block", TableKind.Drawn),
        new("fusion_edge", TableKind.Drawn),
        new("fusion_days", TableKind.Drawn),
        new("incident_join", TableKind.Drawn),
        new("fusion_touched", TableKind.Drawn),
        new("review_state", TableKind.Drawn),
        new("queue", TableKind.Drawn),
        new("queue_change", TableKind.Drawn),
        // Passing, so that a backup needs it not.
        new("review_claim", TableKind.Drawn),
        // Not drawn from facts but from the web, and in the clear: what is left out is fetched once more.
        new("fetch_state", TableKind.Drawn),
    ];
}
