using Isnad.Storage.Reviews;

namespace Isnad.Storage.Incidents;

/// <summary>The rows by which incidents are listed, each drawn by the view <c>incident_drawn</c>. All calls stand within a transaction.</summary>
internal static class IncidentLines
{
    private const string Columns = "incident, background, day, last_day, days_told, published, types, statuses, actors, areas, places, shown, killed_low, killed_high, mentions, reports, outlets, disputed";

    /// <summary>Draws the row of one incident; none where nothing tells it any more.</summary>
    public static void Draw(Database database, long incident)
    {
        database.Prepare("DELETE FROM incident_line WHERE incident = $1").Run(incident);
        database.Prepare($"INSERT INTO incident_line ({Columns}) SELECT {Columns} FROM incident_drawn WHERE incident = $1").Run(incident);
    }

    /// <summary>Draws the incidents that a report tells; where one came to be disputed, or ceased to, also the queue's rows of all reports that tell it.</summary>
    public static void DrawOf(Database database, long report)
    {
        foreach (var incident in database.Prepare("SELECT DISTINCT incident FROM incident_member JOIN mention ON mention.id = incident_member.mention WHERE mention.report = $1").Rows(row => row.GetInt64(0), report))
        {
            var before = IsDisputed(database, incident);
            Draw(database, incident);
            if (IsDisputed(database, incident) != before)
            {
                database.Prepare("SELECT DISTINCT mention.report FROM incident_member JOIN mention ON mention.id = incident_member.mention WHERE incident_member.incident = $1").Rows(row => row.GetInt64(0), incident).ForEach(teller => QueueRows.Draw(database, teller));
            }
        }
    }

    /// <summary>Draws all.</summary>
    public static void DrawAll(Database database) => database.RunScript($"DELETE FROM incident_line; INSERT INTO incident_line ({Columns}) SELECT {Columns} FROM incident_drawn");

    /// <summary>Incidents whose row is not what the view draws.</summary>
    public static List<long> Wrong(Database database) => database
        .Prepare($"SELECT incident FROM (SELECT {Columns} FROM incident_line EXCEPT SELECT {Columns} FROM incident_drawn) UNION SELECT incident FROM (SELECT {Columns} FROM incident_drawn EXCEPT SELECT {Columns} FROM incident_line) ORDER BY incident").Rows(row => row.GetInt64(0));

    private static bool IsDisputed(Database database, long incident) => database.Prepare("SELECT disputed FROM incident_line WHERE incident = $1").Number(incident) == 1;
}
