using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Isnad.Ingest.Tests.Html;

/// <summary>The pages of Pages/, written after the manner of content systems and newspapers, against the article that stands beside each.</summary>
public sealed class PageTests(ITestOutputHelper output)
{
    /// <summary>Pages that were read for the first time when the reader was done.</summary>
    private static readonly string[] HeldOut = ["amp", "blogger", "joomla", "live-blog", "newspaper-aspnet"];

    public static TheoryData<string> Pages => [.. PageSample.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Metadata_of_a_page_is_exact(string name)
    {
        var sample = PageSample.Load(name);
        var reading = sample.Read();
        reading.Reports.Select(report => (report.Id, report.Title, report.Outlet, report.Url, From: report.Published.Interval?.From.ToString("yyyy-MM-dd"), To: report.Published.Interval?.To.ToString("yyyy-MM-dd")))
            .ShouldBe(sample.Reports.Select((report, index) => (sample.Reports.Length == 1 ? sample.Path_ : $"{sample.Path_}#{index + 1}", report.Title, report.Outlet, report.Url, report.From, report.To)));
        reading.Reports.ShouldAllBe(report => report.TextIsExtracted && report.Published.Basis == (report.Published.Interval == null ? PublishedBasis.Unknown : PublishedBasis.Metadata));
        reading.Problems.Count.ShouldBe(sample.Warnings.Length, string.Join('\n', reading.Problems));
        foreach (var (problem, words) in reading.Problems.Zip(sample.Warnings))
        {
            problem.Severity.ShouldBe(ProblemSeverity.Warning);
            problem.Reason.ShouldContain(words);
        }
    }

    [Fact]
    public void Article_is_kept_and_furniture_dropped()
    {
        PageFigures total = new(), heldOut = new();
        foreach (var name in PageSample.Names)
        {
            var sample = PageSample.Load(name);
            var figures = PageFigures.Of(sample, sample.Read().Reports);
            output.WriteLine($"{name,-22} kept {figures.KeptShare:P1} of {figures.Article}, dropped {figures.DroppedShare:P1} of {figures.Furniture}");
            total += figures;
            heldOut += HeldOut.Contains(name) ? figures : new();
        }
        output.WriteLine($"{"held out",-22} kept {heldOut.KeptShare:P2} of {heldOut.Article}, dropped {heldOut.DroppedShare:P2} of {heldOut.Furniture}");
        output.WriteLine($"{"all pages",-22} kept {total.KeptShare:P2} of {total.Article}, dropped {total.DroppedShare:P2} of {total.Furniture}");
        total.KeptShare.ShouldBeGreaterThan(0.99);
        total.DroppedShare.ShouldBeGreaterThan(0.98);
    }
}
