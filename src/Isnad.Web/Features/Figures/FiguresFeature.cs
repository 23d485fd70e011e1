using System.Globalization;
using System.Text.Json;
using System.Text;
using CsvHelper;
using Isnad.Model.Events;
using Isnad.Model.Exchange;
using Isnad.Model.Ledger;
using Isnad.Web.Features.Api;
using Isnad.Web.Features.Incidents;
using Isnad.Web.Hosting;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Figures;

/// <summary>Incidents and tolls counted: as plots with their tables, as JSON, each table as CSV.</summary>
internal static class FiguresFeature
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/figures", (HttpContext context, ILedger ledger, KeptFigures kept, ReviewFigures review) =>
        {
            var filter = IncidentFilter.Read(context.Request.Query);
            return new RazorComponentResult<FiguresPage>(new { Filter = filter, Choices = ledger.IncidentSearch.Choices(), Figures = Of(context, kept), Review = review.For(context.Person().Pseudonym) });
        });
        routes.MapGet("/api/figures", (HttpContext context, KeptFigures kept, ReviewFigures review) => Tagged.Json(context, json => Write(json, Of(context, kept), review.For(context.Person().Pseudonym))))
            .Said("figures", "Incidents and tolls counted by week, type, place and actor, outlets; and, whatever the filter, what people's decisions show.", IncidentFilter.Parameters);
        routes.MapGet("/api/figures/{table}.csv", (HttpContext context, KeptFigures kept, ReviewFigures review, Ui ui, string table) =>
        {
            if (ReviewTable.Of(review.For(context.Person().Pseudonym)).FirstOrDefault(one => one.Name == table) is { } decisions)
            {
                return Csv(context, table, decisions.Rows.Select(row => Row([row.Key, decisions.Label(ui, row.Key), .. row.Values.Cast<object>()])).Prepend(Row(["key", "label", .. decisions.Columns])));
            }
            var figures = Of(context, kept);
            var lines = table == "outlets"
                ? figures.Outlets.Select(row => Row(row.Outlet, row.Shared, row.First, row.WithToll, row.Apart)).Prepend(Row("outlet", "shared", "first", "with_toll", "apart"))
                : figures.Tables.TryGetValue(table, out var rows) ? rows.Select(row => Row(row.Key, Label(ui, table, row.Key), row.Incidents, row.KilledLow, row.KilledHigh)).Prepend(Row(table, "label", "incidents", "killed_low", "killed_high")) : null;
            return lines is null ? Results.NotFound() : Csv(context, table, lines);
        }).Said("figures-table", "A table of the figures as CSV: weeks, types, areas, actors, outlets, corrections-types, corrections-fields or agreement.", IncidentFilter.Parameters);
    }

    /// <summary>What a row is about, in words.</summary>
    public static string Label(Ui ui, string table, string key) => table switch
    {
        Counted.Types => ui.Label("type", key),
        Counted.Actors => ui.Actor(key),
        Counted.Areas => ui.Place(key),
        _ => key,
    };

    private static Counted Of(HttpContext context, KeptFigures kept) => kept.Of(context.Sight().Of(IncidentFilter.Read(context.Request.Query).Query));

    private static void Write(Utf8JsonWriter json, Counted figures, ReviewCounted review)
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
        ReviewTable.Write(json, review);
        json.WriteEndObject();
    }

    private static IResult Csv(HttpContext context, string table, IEnumerable<object[]> rows)
    {
        var text = new StringBuilder();
        using (var csv = CsvWriter.Create(new StringWriter(text)))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell is string words ? SheetCell.Guard(words) : Convert.ToString(cell, CultureInfo.InvariantCulture));
                }
                csv.EndRecord();
            }
        }
        context.Response.Headers.ContentDisposition = $"attachment; filename=isnad-{table}.csv";
        // With a mark, by which spreadsheets know the encoding.
        return Tagged.Bytes(context, (byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8");
    }

    private static object[] Row(params object[] cells) => cells;
}
