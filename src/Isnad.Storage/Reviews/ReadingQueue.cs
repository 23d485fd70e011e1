using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage.Reviews;

/// <summary>The queue over its drawn table. Every value is a parameter.</summary>
internal sealed class ReadingQueue(Database database, TimeProvider clock)
{
    /// <summary>A query as SQL: conditions by the filter that they come from, and what their parameters are.</summary>
    private sealed class Conditions
    {
        private readonly List<(string Filter, string Sql)> _all = [];

        public List<object?> Values { get; } = [];

        public string Parameter(object? value)
        {
            Values.Add(value);
            return $"${Values.Count}";
        }

        public void Add(string filter, string sql) => _all.Add((filter, sql));

        /// <summary>All of them but those of one filter.</summary>
        public string Where(string? but = null) => string.Join(" AND ", _all.Where(item => item.Filter != but).Select(item => item.Sql).Prepend("1"));
    }

    private const string ByState = "state", ByOutlet = "outlet", ByPlace = "place", ByDay = "day";

    private const string State = "CASE WHEN review_state.version < queue.newest THEN 'changed' WHEN coalesce(review_state.state, 'open') <> 'open' THEN review_state.state WHEN review_claim.by IS NOT NULL THEN 'claimed' ELSE 'open' END";

    /// <summary>A page.</summary>
    public QueuePage Page(QueueQuery query)
    {
        var (conditions, joins) = Of(query);
        var order = query.Order switch
        {
            QueueOrder.Newest => "queue.day DESC, queue.report DESC",
            QueueOrder.Oldest => "queue.day, queue.report",
            _ => "queue.urgency DESC, queue.day DESC, queue.report DESC",
        };
        var sql = $"""
            SELECT queue.report, queue.newest, queue.outlet, queue.day, queue.last_day, (SELECT count(*) FROM event WHERE event.report = queue.report), {State}, review_claim.by, review_claim.until,
                queue.urgency, queue.killed, queue.new_places, queue.told_by
            FROM queue {joins} WHERE {conditions.Where()} ORDER BY {order} LIMIT {conditions.Parameter((long)query.Most + 1)} OFFSET {conditions.Parameter((long)query.Skip)}
            """;
        var rows = database.Read(() => database.Prepare(sql).Rows(row => Row(row, query.Track), [.. conditions.Values]));
        return new([.. rows.Take(query.Most)], rows.Count > query.Most);
    }

    /// <summary>The counts.</summary>
    public QueueCounts Count(QueueQuery query)
    {
        var (conditions, joins) = Of(query);
        var told = Told(query, conditions);
        return database.Read(() =>
        {
            var states = By(ByState, State, "queue").ToDictionary(row => ReviewWords.Read<QueueState>(row.Value), row => row.Reports);
            return new QueueCounts(
                Enum.GetValues<QueueState>().ToDictionary(value => value, value => states.GetValueOrDefault(value)),
                By(ByOutlet, "queue.outlet", "queue"),
                // The events lead, in the order of their index.
                By(ByPlace, "told.admin1", "event AS told CROSS JOIN queue ON queue.report = told.report", "DISTINCT told.report", told),
                [.. By(ByDay, "queue.day", "queue").OrderByDescending(row => row.Value, StringComparer.Ordinal).Select(row => (Day(row.Value), row.Reports))]);
        });

        List<(string Value, long Reports)> By(string filter, string value, string from, string counted = "*", string more = "")
        {
            var where = $"{conditions.Where(filter)} AND {value} IS NOT NULL{more}";
            // Where the state is not asked for, the tables that it comes from are not read.
            var tables = (value + where).Contains("review_", StringComparison.Ordinal) ? $"{from} {joins}" : from;
            return database.Prepare($"SELECT {value}, count({counted}) FROM {tables} WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1").Rows(row => (row.GetString(0), row.GetInt64(1)), [.. conditions.Values]);
        }
    }

    /// <summary>Which events' governorates are counted: those that meet what else is asked of events.</summary>
    private static string Told(QueueQuery query, Conditions conditions) =>
        string.Concat(new[] { ("type", query.Type), ("country", query.Country) }.Where(pair => pair.Item2 is not null).Select(pair => $" AND told.{pair.Item1} = {conditions.Parameter(pair.Item2)}"));

    /// <summary>Conditions, and the joins that a report's state comes from.</summary>
    private (Conditions Conditions, string Joins) Of(QueueQuery query)
    {
        var conditions = new Conditions();
        var (track, now) = (conditions.Parameter(ReviewWords.Of(query.Track)), conditions.Parameter(Instants.Text(clock.GetUtcNow())));
        var joins = $"LEFT JOIN review_state ON review_state.report = queue.report AND review_state.track = {track} LEFT JOIN review_claim ON review_claim.report = queue.report AND review_claim.track = {track} AND review_claim.until > {now}";
        if (query.Track == ReadingTrack.Adjudicated)
        {
            conditions.Add("track", "queue.report IN (SELECT report FROM review_state WHERE track <> 'adjudicated' AND state = 'done' GROUP BY report HAVING count(*) = 2)");
        }
        if (query.State is { } state)
        {
            conditions.Add(ByState, $"{State} = {conditions.Parameter(ReviewWords.Of(state))}");
        }
        if (query.State is QueueState.Claimed)
        {
            // Few are: they lead.
            conditions.Add(ByState, $"queue.report IN (SELECT report FROM review_claim WHERE track = {track})");
        }
        if (query.Published is { } days)
        {
            conditions.Add(ByDay, $"queue.day <= {conditions.Parameter(JsonValues.Iso(days.To))} AND queue.last_day >= {conditions.Parameter(JsonValues.Iso(days.From))}");
        }
        if (query.Outlet is { } outlet)
        {
            conditions.Add(ByOutlet, $"queue.outlet = {conditions.Parameter(outlet)}");
        }
        if (query.Without.Count > 0)
        {
            conditions.Add("without", $"queue.report NOT IN (SELECT value FROM json_each({conditions.Parameter(System.Text.Json.JsonSerializer.Serialize(query.Without))}))");
        }
        AddEvents(query, conditions);
        return (conditions, joins);
    }

    /// <summary>What is asked of one event: each filter with those that stand when it is left out.</summary>
    private static void AddEvents(QueueQuery query, Conditions conditions)
    {
        var asked = new List<string>();
        foreach (var (filter, column, value) in new[] { ("type", "type", query.Type), ("country", "country", query.Country), (ByPlace, "admin1", query.Admin1) })
        {
            if (value is not null)
            {
                asked.Add($"event.{column} = {conditions.Parameter(value)}");
                conditions.Add(filter, $"queue.report IN (SELECT event.report FROM event WHERE {string.Join(" AND ", asked)})");
            }
        }
    }

    private static QueueRow Row(SqliteDataReader row, ReadingTrack track)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        var report = row.GetInt64(0);
        DateInterval? published = Text(3) is { } from && Text(4) is { } to ? new DateInterval(Day(from), Day(to)) : null;
        var claim = Text(7) is { } by ? new ReportClaim(report, track, by, Instants.Read(row.GetString(8))) : null;
        UrgencyReason[] reasons = [new(UrgencyKind.Killed, row.GetInt64(10)), new(UrgencyKind.NewPlaces, row.GetInt64(11)), new(UrgencyKind.ToldBy, row.GetInt64(12))];
        return new(report, row.GetInt64(1), Text(2), published, row.GetInt32(5), ReviewWords.Read<QueueState>(row.GetString(6)), claim, row.GetInt64(9), [.. reasons.Where(reason => reason.Figure > (reason.Kind == UrgencyKind.ToldBy ? 1 : 0))]);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
