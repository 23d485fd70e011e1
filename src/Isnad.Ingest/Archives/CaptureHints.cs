using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Ingest.Archives;

/// <summary>What is known of bytes beside themselves fills what their content does not say. Where a page was fetched overrules what it says of its address.</summary>
internal static class CaptureHints
{
    /// <summary>The reports with what <paramref name="capture"/> knows of them.</summary>
    public static ParsedRecord Fill(ParsedRecord parsed, RawReport capture)
    {
        var alone = parsed.Reports.Length == 1;
        return parsed with { Reports = [.. parsed.Reports.Select(report => Fill(report, capture, alone))] };
    }

    private static Report Fill(Report report, RawReport capture, bool alone)
    {
        var isPage = capture.Format == RawFormat.Html;
        var title = report.Title is null && alone && !string.IsNullOrWhiteSpace(capture.Title) && capture.Format != RawFormat.TelegramMessage ? capture.Title.Trim() : null;
        var filled = report with
        {
            Outlet = report.Outlet ?? capture.Outlet,
            Url = isPage && alone ? capture.Url ?? report.Url : report.Url ?? capture.Url,
            Published = report.Published.Basis is PublishedBasis.Unknown or PublishedBasis.Given && capture.Published is { } days ? new Publication(days, PublishedBasis.Metadata) : report.Published,
            TextIsExtracted = report.TextIsExtracted || capture.Method != CaptureMethod.File,
        };
        return title is null || filled.Text.Value.TrimStart().StartsWith(title, StringComparison.Ordinal) ? filled : filled with { Title = title, Text = new SourceText($"{title}\n\n{filled.Text.Value}") };
    }
}
