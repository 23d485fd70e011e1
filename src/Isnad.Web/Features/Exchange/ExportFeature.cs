using System.Globalization;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Isnad.Workflow.Exchange;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Exchange;

/// <summary>What people accepted, as a file. Every one is named in the ledger's log and in the desk's audit before it leaves.</summary>
internal static class ExportFeature
{
    private const string Binary = "application/octet-stream", Csv = "text/csv; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/export", (DeskParts parts) => Page(parts)).RequireAuthorization(Rights.Code);
        routes.MapPost("/export", async (HttpContext context, DeskParts parts, DeskExchange exchange) => Write(context, parts, exchange, ExportWish.Of(await context.Request.ReadFormAsync(context.RequestAborted)))).RequireAuthorization(Rights.Code);
        routes.MapPost("/api/export", (HttpContext context, DeskParts parts, DeskExchange exchange, ExportWish wish) => Write(context, parts, exchange, wish)).RequireAuthorization(Rights.Code)
            .Said("export", "What people accepted, as a file; `X-Isnad-Held-Back` says how much the rule of what leaves held back. Unredacted for editors alone. The log names the file.");
    }

    /// <summary>The page, with why the last file was not written.</summary>
    public static RazorComponentResult<ExportPage> Page(DeskParts parts, string? fault = null) =>
        new(new { Choices = parts.Ledger.IncidentSearch.Choices(), parts.Types, Fault = fault }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict };

    private static IResult Write(HttpContext context, DeskParts parts, DeskExchange exchange, ExportWish asked)
    {
        var me = context.Person();
        var wish = asked.Checked();
        if (wish.Unredacted && me.Role < DeskRole.Editor)
        {
            return Results.Forbid();
        }
        var query = wish.Query();
        var set = exchange.Select(query, wish.Unredacted, me.Pseudonym, context.RequestAborted);
        var file = File(exchange, wish, set, context);
        file.Log(parts.Ledger, wish.Unredacted);
        parts.Ledger.Log.Sign();
        parts.People.Audit(wish.Unredacted ? "exported-unredacted" : "exported", me.Number, null, string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Rows}"));
        context.Response.Headers["X-Isnad-Held-Back"] = string.Create(CultureInfo.InvariantCulture, $"recent={set.Tally.Recent} undated={set.Tally.Undated} incidents={set.Tally.IncidentsHeld}");
        return Results.File(file.Content, Type(file.Format), file.Name);
    }

    private static ExportFile File(DeskExchange exchange, ExportWish wish, ExportSet set, HttpContext context)
    {
        if (ExportFile.Shaped.Contains(wish.Format!))
        {
            var (file, table) = ExportFile.OfShape(set, wish.Format!, exchange.Codes);
            context.Response.Headers["X-Isnad-Left-Out"] = string.Create(CultureInfo.InvariantCulture, $"{table.LeftOut.Sum(reason => reason.Incidents)}");
            return file;
        }
        return wish.Format == ExportFile.Workbook
            ? ExportFile.OfWorkbook([.. (wish.Table is { } one ? [one] : ExportFile.Tables).Select(table => ExportFile.Table(set, table))])
            : ExportFile.Of(ExportFile.Table(set, wish.Table!), wish.Format!, wish.Hxl && wish.Format == "csv");
    }

    private static string Type(string format) => format switch
    {
        "csv" or "acled" or "ucdp" => Csv,
        "jsonl" => "application/jsonl; charset=utf-8",
        "geojson" => "application/geo+json",
        ExportFile.Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => Binary,
    };
}
