namespace Isnad.Storage.Reviews;

/// <summary>The queue's rows, each drawn by the view <c>queue_drawn</c>. Whoever changes a report's events or where it stands draws its row, and so gives notice to <see cref="QueueIndex"/>. All calls stand within a transaction.</summary>
internal static class QueueRows
{
    /// <summary>Draws the row of one report.</summary>
    public static void Draw(Database database, long report)
    {
        database.Prepare("DELETE FROM queue WHERE report = $1").Run(report);
        database.Prepare($"INSERT INTO queue ({Columns}) SELECT {Columns} FROM queue_drawn WHERE report = $1").Run(report);
        // Also where there is no row any more: that is a change too.
        database.Prepare("INSERT OR REPLACE INTO queue_change (report) VALUES ($1)").Run(report);
    }

    /// <summary>Draws all rows.</summary>
    public static void DrawAll(Database database) => database.RunScript($"DELETE FROM queue; INSERT INTO queue ({Columns}) SELECT {Columns} FROM queue_drawn; INSERT OR REPLACE INTO queue_change (report) SELECT report FROM queue");

    /// <summary>Reports whose row is not what the view draws.</summary>
    public static List<long> Wrong(Database database) => database
        .Prepare($"SELECT report FROM (SELECT {Columns} FROM queue EXCEPT SELECT {Columns} FROM queue_drawn) UNION SELECT report FROM (SELECT {Columns} FROM queue_drawn EXCEPT SELECT {Columns} FROM queue) ORDER BY report").Rows(row => row.GetInt64(0));

    /// <summary>Draws the report that is now, or was until now, the first to tell a place behind <paramref name="report"/>.</summary>
    public static void DrawBehind(Database database, string place, long report)
    {
        if (database.Prepare("SELECT min(report) FROM event WHERE place_id = $1 AND report <> $2").Number(place, report) is { } other && other > report)
        {
            Draw(database, other);
        }
    }

    private const string Columns = "report, newest, outlet, day, last_day, killed, new_places, told_by, disputed";
}
