using System.Globalization;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage.Incidents;

/// <summary>Incidents by what is asked of them, over their drawn rows. Every value is a parameter.</summary>
internal sealed class IncidentSearch(Database database) : IIncidentSearch
{
    private const string Columns = """
        line.incident, line.day, line.last_day, line.days_told, line.published, line.types, line.statuses, line.actors, line.places, line.killed_low, line.killed_high, line.mentions, line.reports, line.outlets,
        event.place, event.place_id, event.country, event.admin1, event.lat, event.lon, event.precision, event.radius_km
        """;

    private const string Lined = "incident_line AS line LEFT JOIN event ON event.mention = line.shown";

    /// <inheritdoc/>
    public IncidentsFound Find(IncidentQuery query, IncidentOrder order, int most, int skip = 0)
    {
        var (where, values) = Conditions(query);
        var by = order switch
        {
            IncidentOrder.MostTold => "line.reports DESC, line.mentions DESC, line.incident",
            IncidentOrder.MostKilled => "line.killed_high DESC, line.reports DESC, line.incident",
            _ => "line.published DESC, line.incident DESC",
        };
        return database.Snapshot(() =>
        {
            var all = database.Prepare($"SELECT count(*) FROM incident_line AS line WHERE {where}").Number([.. values])!.Value;
            var lines = database.Prepare($"SELECT {Columns} FROM {Lined} WHERE {where} ORDER BY {by} LIMIT ${values.Count + 1} OFFSET ${values.Count + 2}")
                .Rows(Line, [.. values, (long)most, (long)skip]);
            return new IncidentsFound(lines, all);
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<IncidentLine> Lines(IReadOnlyList<long> numbers) => database.Read(() =>
        numbers.SelectMany(number => database.Prepare($"SELECT {Columns} FROM {Lined} WHERE line.incident = $1").Rows(Line, number)).ToList());

    /// <inheritdoc/>
    public IncidentChoices Choices() => database.Snapshot(() => new IncidentChoices(
        Texts("SELECT DISTINCT type FROM event ORDER BY type"),
        Texts("SELECT DISTINCT country FROM event WHERE country IS NOT NULL UNION SELECT DISTINCT admin1 FROM event WHERE admin1 IS NOT NULL ORDER BY 1"),
        Texts("SELECT DISTINCT actor FROM event_actor ORDER BY actor"),
        database.Prepare("SELECT min(published), max(published) FROM incident_line").First(row => row.IsDBNull(0) ? (DateInterval?)null : new(Day(row.GetString(0)), Day(row.GetString(1))))));

    /// <inheritdoc/>
    public IReadOnlyList<OutletStanding> Outlets(IncidentQuery query, int most)
    {
        var (where, values) = Conditions(query);
        return database.Read(() => database.Prepare($"""
            WITH told AS MATERIALIZED (
                SELECT line.incident AS incident, report.outlet AS outlet, min(version.published_from) AS day, max(event.killed) AS killed
                FROM incident_line AS line JOIN incident_member AS member ON member.incident = line.incident JOIN event ON event.mention = member.mention
                    JOIN report ON report.id = event.report JOIN version ON version.id = report.newest
                WHERE line.outlets > 1 AND report.outlet IS NOT NULL AND {where} GROUP BY 1, 2),
            shared AS MATERIALIZED (SELECT incident, min(day) AS first, count(killed) AS tolls FROM told GROUP BY 1 HAVING count(*) > 1),
            same AS MATERIALIZED (SELECT incident, killed, count(*) AS outlets FROM told WHERE killed IS NOT NULL GROUP BY 1, 2)
            SELECT told.outlet, count(*), coalesce(sum(told.day = shared.first), 0), sum(told.killed IS NOT NULL AND shared.tolls > 1), coalesce(sum(shared.tolls > 1 AND same.outlets = 1), 0)
            FROM told JOIN shared ON shared.incident = told.incident LEFT JOIN same ON same.incident = told.incident AND same.killed = told.killed
            GROUP BY told.outlet ORDER BY 2 DESC, 1 LIMIT ${values.Count + 1}
            """).Rows(row => new OutletStanding(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)), [.. values, (long)most]));
    }

    private static (string Where, List<object?> Values) Conditions(IncidentQuery query)
    {
        var values = new List<object?>();
        var conditions = new List<string>();
        string Parameter(object value)
        {
            values.Add(value);
            return $"${values.Count}";
        }
        foreach (var (column, word) in new[] { ("types", query.Type), ("statuses", query.Status), ("actors", query.Actor), ("areas", query.Area) })
        {
            if (word is not null)
            {
                conditions.Add($"instr(' ' || line.{column} || ' ', {Parameter($" {word} ")}) > 0");
            }
        }
        if (query.Days is { } days)
        {
            var (to, from) = (Parameter(JsonValues.Iso(days.To)), Parameter(JsonValues.Iso(days.From)));
            conditions.Add($"CASE WHEN line.days_told = 1 THEN line.incident IN (SELECT mate.incident FROM event AS timed JOIN incident_member AS mate ON mate.mention = timed.mention WHERE timed.time_from <= {to} AND timed.time_to >= {from} AND timed.time_basis <> 'assumed-publication') ELSE line.day <= {to} AND line.last_day >= {from} END");
        }
        if (query.NewsOnly)
        {
            conditions.Add("line.background = 0");
        }
        if (query.LeastReports > 1)
        {
            conditions.Add($"line.reports >= {Parameter((long)query.LeastReports)}");
        }
        if (query.Without.Count > 0)
        {
            conditions.Add($"line.incident NOT IN (SELECT hidden.incident FROM mention JOIN incident_member AS hidden ON hidden.mention = mention.id WHERE mention.report IN (SELECT value FROM json_each({Parameter(JsonSerializer.Serialize(query.Without))})))");
        }
        return (conditions.Count > 0 ? string.Join(" AND ", conditions) : "1", values);
    }

    private static IncidentLine Line(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.IsDBNull(1) || row.IsDBNull(2) ? null : new DateInterval(Day(row.GetString(1)), Day(row.GetString(2))),
        row.GetInt64(3) == 1,
        row.IsDBNull(4) ? null : Day(row.GetString(4)),
        Words(row, 5), Words(row, 6), Words(row, 7),
        row.IsDBNull(14) ? null : new ListedPlace(row.GetString(14), Text(row, 15), Text(row, 16), Text(row, 17), Real(row, 18), Real(row, 19), Text(row, 20), Real(row, 21)),
        row.GetInt32(8), Whole(row, 9), Whole(row, 10), row.GetInt32(11), row.GetInt32(12), row.GetInt32(13));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string[] Words(SqliteDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetString(column).Split(' ');

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Real(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static int? Whole(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private List<string> Texts(string sql) => database.Prepare(sql).Rows(row => row.GetString(0));
}
