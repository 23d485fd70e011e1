using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Http;

namespace Isnad.Web.Features.Reports;

/// <summary>Archived copies of a report.</summary>
internal static class ReportCopies
{
    /// <summary>Those that a person may have: of a report that they may see, and none while they read it blind, for a sheet that was taken in holds what others made of it.</summary>
    public static IReadOnlyList<StoredCapture> For(ILedger ledger, ReportView view) => view.Only is null ? ledger.Reports.Captures(view.Reading.Report) : [];

    /// <summary>GET /reports/{report}/copies/{capture}: the bytes as a file to be saved, of no type that a browser shows.</summary>
    public static IResult Give(HttpContext context, ILedger ledger, long report, long capture) =>
        ReportFeature.Find(ledger, context.Person(), report, null) is { } view && For(ledger, view).FirstOrDefault(copy => copy.Number == capture && copy.Raw.Bytes.Length > 0) is { } found
            ? Results.File(found.Raw.Bytes.ToArray(), "application/octet-stream", $"r{report}-c{capture}.{Extension(found.Raw.Format)}")
            : Results.NotFound();

    private static string Extension(RawFormat format) => format switch
    {
        RawFormat.Html => "html",
        RawFormat.Text => "txt",
        RawFormat.Json or RawFormat.TelegramMessage => "json",
        _ => "bin",
    };
}
