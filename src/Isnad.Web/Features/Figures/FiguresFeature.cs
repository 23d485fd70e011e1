using System.Globalization;
using System.Text;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Web.Features.Incidents;
using Isnad.Web.Hosting;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Figures;

/// <summary>Incidents and tolls counted: as plots with their tables, as JSON, each table as CSV.</summary>
internal static class FiguresFeature
{
    private const int MostOutlets = 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/figures", (HttpContext context, ILedger ledger) =>
        {
            var filter = IncidentFilter.Read(context.Request.Query);
            return new RazorComponentResult<FiguresPage>(new { Filter = filter, Choices = ledger.IncidentSearch.Choices(), Figures = Of(ledger, filter) });
        });
        routes.MapGet("/api/figures", (HttpContext context, ILedger ledger) =>
        {
            var figures = Of(ledger, IncidentFilter.Read(context.Request.Query));
            return Tagged.Json(context, json =>
            {
                json.WriteStartObject();
                json.WriteNumber("incidents", figures.Incidents);
                foreach (var (name, rows) in figures.Tables)
                {
                    json.WriteMany(name, rows, row =>
                    {
                        json.WriteString("key", row.Key);
                        json.WriteNumber("incidents", row.Incidents);
                        json.WriteNumber("killed_low", row.KilledLow);
                        json.WriteNumber("killed_high", row.KilledHigh);
                    });
                }
                json.WriteMany("outlets", figures.Outlets, row =>
                {
                    json.WriteString("outlet", row.Outlet);
                    json.WriteNumber("shared", row.Shared);
                    json.WriteNumber("first", row.First);
                    json.WriteNumber("with_toll", row.WithToll);
                    json.WriteNumber("apart", row.Apart);
                });
                json.WriteEndObject();
            });
        });
        routes.MapGet("/api/figures/{table}.csv", (HttpContext context, ILedger ledger, Ui ui, string table) =>
        {
            var figures = Of(ledger, IncidentFilter.Read(context.Request.Query));
            var lines = table == "outlets"
                ? figures.Outlets.Select(row => Row(row.Outlet, row.Shared, row.First, row.WithToll, row.Apart)).Prepend(Row("outlet", "shared", "first", "with_toll", "apart"))
                : figures.Tables.TryGetValue(table, out var rows) ? rows.Select(row => Row(row.Key, Label(ui, table, row.Key), row.Incidents, row.KilledLow, row.KilledHigh)).Prepend(Row(table, "label", "incidents", "killed_low", "killed_high")) : null;
            return lines is null ? Results.NotFound() : Csv(context, table, lines);
        });
    }

    /// <summary>What a row is about, in words.</summary>
    public static string Label(Ui ui, string table, string key) => table switch
    {
        Counted.Types => ui.Label("type", key),
        Counted.Actors => ui.Actor(key),
        Counted.Areas => ui.Place(key),
        _ => key,
    };

    private static Counted Of(ILedger ledger, IncidentFilter filter) => Counted.Of(ledger.IncidentSearch, filter.Query, MostOutlets);

    private static IResult Csv(HttpContext context, string table, IEnumerable<string> lines)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=isnad-{table}.csv";
        // With a mark, by which spreadsheets know the encoding.
        return Tagged.Bytes(context, (byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n")))], "text/csv; charset=utf-8");
    }

    private static string Row(params ReadOnlySpan<object> cells)
    {
        var parts = new List<string>();
        foreach (var cell in cells)
        {
            var text = Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
            // A sheet would take these for a formula.
            if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            {
                text = "'" + text;
            }
            parts.Add(text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
        }
        return string.Join(',', parts);
    }
}
