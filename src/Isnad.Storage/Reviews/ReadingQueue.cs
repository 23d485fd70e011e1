using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage.Reviews;

/// <summary>The queue over its drawn table. Every value is a parameter.</summary>
internal sealed class ReadingQueue(Database database, TimeProvider clock)
{
    /// <summary>A query as SQL: conditions, and what their parameters are.</summary>
    private sealed class Conditions
    {
        private readonly List<string> _all = ["1"];

        public List<object?> Values { get; } = [];

        public string Where => string.Join(" AND ", _all);

        public string Parameter(object? value)
        {
            Values.Add(value);
            return $"${Values.Count}";
        }

        public void Add(string sql) => _all.Add(sql);
    }

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
                queue.urgency, {QueueReasons.Columns}
            FROM queue {joins} WHERE {conditions.Where} ORDER BY {order} LIMIT {conditions.Parameter((long)query.Most + 1)} OFFSET {conditions.Parameter((long)query.Skip)}
            """;
        var rows = database.Read(() => database.Prepare(sql).Rows(row => Row(row, query.Track), [.. conditions.Values]));
        return new([.. rows.Take(query.Most)], rows.Count > query.Most);
    }

    /// <summary>Conditions, and the joins that a report's state comes from.</summary>
    private (Conditions Conditions, string Joins) Of(QueueQuery query)
    {
        var conditions = new Conditions();
        var (track, now) = (conditions.Parameter(ReviewWords.Of(query.Track)), conditions.Parameter(Instants.Text(clock.GetUtcNow())));
        var joins = $"LEFT JOIN review_state ON review_state.report = queue.report AND review_state.track = {track} LEFT JOIN review_claim ON review_claim.report = queue.report AND review_claim.track = {track} AND review_claim.until > {now}";
        if (query.Track == ReadingTrack.Adjudicated)
        {
            conditions.Add("queue.report IN (SELECT report FROM review_state WHERE track <> 'adjudicated' AND state = 'done' GROUP BY report HAVING count(*) = 2)");
        }
        if (query.State is { } state)
        {
            conditions.Add($"{State} = {conditions.Parameter(ReviewWords.Of(state))}");
        }
        if (query.State is QueueState.Claimed)
        {
            // Few are: they lead.
            conditions.Add($"queue.report IN (SELECT report FROM review_claim WHERE track = {track})");
        }
        if (query.Published is { } days)
        {
            conditions.Add($"queue.day <= {conditions.Parameter(JsonValues.Iso(days.To))} AND queue.last_day >= {conditions.Parameter(JsonValues.Iso(days.From))}");
        }
        if (query.Outlet is { } outlet)
        {
            conditions.Add($"queue.outlet = {conditions.Parameter(outlet)}");
        }
        if (query.Without.Count > 0)
        {
            conditions.Add($"queue.report NOT IN (SELECT value FROM json_each({conditions.Parameter(System.Text.Json.JsonSerializer.Serialize(query.Without))}))");
        }
        if (query.Reason is { } reason)
        {
            conditions.Add($"queue.{QueueReasons.Column(reason)} > {QueueReasons.Usual(reason)}");
        }
        AddEvents(query, conditions);
        return (conditions, joins);
    }

    /// <summary>What is asked of events must hold of one.</summary>
    private static void AddEvents(QueueQuery query, Conditions conditions)
    {
        var asked = new[] { ("type", query.Type), ("country", query.Country), ("admin1", query.Admin1) }.Where(pair => pair.Item2 is not null).Select(pair => $"event.{pair.Item1} = {conditions.Parameter(pair.Item2)}").ToList();
        if (asked.Count > 0)
        {
            conditions.Add($"queue.report IN (SELECT event.report FROM event WHERE {string.Join(" AND ", asked)})");
        }
    }

    private static QueueRow Row(SqliteDataReader row, ReadingTrack track)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        var report = row.GetInt64(0);
        DateInterval? published = Text(3) is { } from && Text(4) is { } to ? new DateInterval(Day(from), Day(to)) : null;
        var claim = Text(7) is { } by ? new ReportClaim(report, track, by, Instants.Read(row.GetString(8))) : null;
        var reasons = QueueReasons.All.Select((kind, i) => new UrgencyReason(kind, row.GetInt64(10 + i))).Where(reason => QueueReasons.Holds(reason.Kind, reason.Figure));
        return new(report, row.GetInt64(1), Text(2), published, row.GetInt32(5), ReviewWords.Read<QueueState>(row.GetString(6)), claim, row.GetInt64(9), [.. reasons]);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
