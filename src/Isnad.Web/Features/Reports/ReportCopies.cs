using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Reports;

/// <summary>Archived copies of a report.</summary>
internal static class ReportCopies
{
    /// <summary>Those that a person may have: of a report that they may see, and none while they read it blind, for a sheet that was taken in holds what others made of it.</summary>
    public static IReadOnlyList<StoredCapture> For(ILedger ledger, ReportView view) => view.Only is null ? ledger.Reports.Captures(view.Reading.Report) : [];

    /// <summary>The addresses of both, for pages and for programs.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        const string One = "/reports/{report:long}/copies/{capture:long}";
        routes.MapGet(One, Give);
        routes.MapGet($"/api{One}", Give).Said("report-copy", "An archived copy: the bytes as they were obtained.");
        routes.MapGet("/api/reports/{report:long}/copies", List).Said("report-copies", "Archived copies of what a report was read from, in order; `address` gives the bytes, and is missing where the text was the same again and they were not kept. Whoever reads the report blind is given none (`kept`).");
    }

    private static IResult List(HttpContext context, ILedger ledger, long report) => ReportFeature.Find(ledger, context.Person(), report, null) switch
    {
        null => Results.NotFound(),
        { Only: not null } => Problems.Json(StatusCodes.Status403Forbidden, "kept"),
        var view => Tagged.Json(context, new { Copies = For(ledger, view).Select(copy => Row(report, copy)) }),
    };

    private static object Row(long report, StoredCapture copy)
    {
        var isKept = copy.Raw.Bytes.Length > 0;
        return new
        {
            copy.Number, copy.TakenAt, copy.Raw.FetchedAt, copy.Raw.Url, copy.Raw.Method, copy.Raw.Format, Bytes = isKept ? copy.Raw.Bytes.Length : (int?)null, Sha256 = copy.Hash.ToString(),
            Address = isKept ? FormattableString.Invariant($"/api/reports/{report}/copies/{copy.Number}") : null,
        };
    }

    /// <summary>The bytes as a file to be saved, of no type that a browser shows.</summary>
    private static IResult Give(HttpContext context, ILedger ledger, long report, long capture)
    {
        if (ReportFeature.Find(ledger, context.Person(), report, null) is not { } view || For(ledger, view).FirstOrDefault(copy => copy.Number == capture && copy.Raw.Bytes.Length > 0) is not { } found)
        {
            return Results.NotFound();
        }
        context.Response.Headers.ContentDisposition = FormattableString.Invariant($"attachment; filename=r{report}-c{capture}.{Extension(found.Raw.Format)}");
        return Tagged.Bytes(context, found.Raw.Bytes, "application/octet-stream");
    }

    private static string Extension(RawFormat format) => format switch
    {
        RawFormat.Html => "html",
        RawFormat.Text => "txt",
        RawFormat.Json or RawFormat.TelegramMessage => "json",
        _ => "bin",
    };
}
