using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Text;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage;

/// <summary>Search over what is drawn. Every value is a parameter.</summary>
internal sealed class LedgerSearch(Database database) : ILedgerSearch
{
    /// <inheritdoc/>
    public SearchPage Find(SearchQuery query)
    {
        var values = new List<object?>();
        string Parameter(object? value)
        {
            values.Add(value);
            return $"${values.Count}";
        }
        var words = WordQuery.Of(query.Words);
        var events = EventConditions(query, Parameter);
        var conditions = ReportConditions(query, Parameter);
        if (words is not null)
        {
            conditions.Add($"words MATCH {Parameter(words)}");
        }
        if (events.Count > 0)
        {
            conditions.Add($"report.id IN (SELECT event.report FROM event WHERE {string.Join(" AND ", events)})");
        }
        var order = words is not null && query.Order == SearchOrder.Relevance ? "words.rank, report.id" : "version.published_from DESC, report.id DESC";
        var sql = $"""
            SELECT report.id, report.newest, report.outlet, version.published_from, version.published_to, report.copy_group
            FROM {(words is null ? "" : "words CROSS JOIN ")}report {(words is null ? "" : "ON report.id = words.rowid ")}JOIN version ON version.id = report.newest
            WHERE {string.Join(" AND ", conditions)} ORDER BY {order} LIMIT {Parameter((long)query.Most + 1)} OFFSET {Parameter((long)query.Skip)}
            """;
        return database.Read(() =>
        {
            var found = database.Prepare(sql).Rows(Hit, [.. values]);
            return new SearchPage([.. found.Take(query.Most).Select(hit => hit with { Mentions = Mentions(hit.Report, query) })], found.Count > query.Most);
        });
    }

    private List<MentionHit> Mentions(long report, SearchQuery query)
    {
        var values = new List<object?> { report };
        var conditions = EventConditions(query, value =>
        {
            values.Add(value);
            return $"${values.Count}";
        });
        return database.Prepare($"SELECT mention, type, status, background, time_from, time_to, place, admin1, country FROM event WHERE {string.Join(" AND ", conditions.Prepend("event.report = $1"))} ORDER BY mention").Rows(row =>
            new MentionHit(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3) == 1, Days(row, 4), Text(row, 6), Text(row, 7), Text(row, 8)), [.. values]);
    }

    private static List<string> ReportConditions(SearchQuery query, Func<object?, string> parameter)
    {
        var result = new List<string> { "report.taken_down = 0" };
        if (query.Outlet is { Length: > 0 } outlet)
        {
            result.Add($"instr(lower(report.outlet), {parameter(outlet.ToLowerInvariant())}) > 0");
        }
        if (query.Published is { } days)
        {
            result.Add($"version.published_from <= {parameter(JsonValues.Iso(days.To))} AND version.published_to >= {parameter(JsonValues.Iso(days.From))}");
        }
        return result;
    }

    private static List<string> EventConditions(SearchQuery query, Func<object?, string> parameter)
    {
        var result = new List<string>();
        if (query.Type is { } type)
        {
            result.Add($"event.type = {parameter(type)}");
        }
        if (query.Status is { } status)
        {
            result.Add($"event.status = {parameter(status)}");
        }
        if (query.Days is { } days)
        {
            result.Add($"event.time_from <= {parameter(JsonValues.Iso(days.To))} AND event.time_to >= {parameter(JsonValues.Iso(days.From))}");
        }
        if (query.Actors.Count > 0)
        {
            result.Add($"event.mention IN (SELECT mention FROM event_actor WHERE actor IN ({string.Join(", ", query.Actors.Select(parameter))}))");
        }
        if (query.Places.Count + query.PlaceNames.Count > 0)
        {
            // Blanks around both, so that a name is found as whole words.
            var codes = query.Places.Count == 0 ? [] : new[] { "place_id", "admin1", "country" }.Select(column => $"event.{column} IN ({string.Join(", ", query.Places.Select(parameter))})");
            var names = query.PlaceNames.Select(SearchWords.Of).Where(name => name.Length > 0).Select(name => $"instr(' ' || event.place_words || ' ', {parameter($" {name} ")}) > 0");
            result.Add($"({string.Join(" OR ", codes.Concat(names).DefaultIfEmpty("0"))})");
        }
        return result;
    }

    private static SearchHit Hit(SqliteDataReader row) => new(row.GetInt64(0), row.GetInt64(1), Text(row, 2), Days(row, 3), row.GetInt64(5), []);

    private static DateInterval? Days(SqliteDataReader row, int column) => row.IsDBNull(column) ? null
        : new(DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd"), DateOnly.ParseExact(row.GetString(column + 1), "yyyy-MM-dd"));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
