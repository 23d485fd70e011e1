using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Storage.Tests;
using Isnad.Text;

namespace Isnad.Web.Tests;

/// <summary>Reports that tell one event each.</summary>
internal static class Telling
{
    /// <summary>Takes a report in that tells what <paramref name="mention"/> makes of it, and gives its number.</summary>
    public static long Tell(this DeskHost host, string text, string? url, string? outlet, Func<Report, EventMention> mention) =>
        host.Take(Samples.Item(text, url, outlet ?? "صحيفة المثال", analyse: report => new ReportAnalysis(report, report.Published, [mention(report)], [])));

    /// <summary>Where words first stand in a report.</summary>
    public static TextSpan Span(this Report report, string words)
    {
        var at = report.Text.Value.IndexOf(words, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        return new(at, at + words.Length);
    }
}
