using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Ingest.Tests.Html;

/// <summary>Words kept and dropped: of the article the share that was kept in order, of everything else on the page the share that was dropped.</summary>
internal readonly record struct PageFigures(int Article, int Kept, int Furniture, int Taken)
{
    public double KeptShare => Article == 0 ? 1 : (double)Kept / Article;

    public double DroppedShare => Furniture == 0 ? 1 : 1 - Math.Min(1, (double)Taken / Furniture);

    public static PageFigures operator +(PageFigures a, PageFigures b) => new(a.Article + b.Article, a.Kept + b.Kept, a.Furniture + b.Furniture, a.Taken + b.Taken);

    public static PageFigures Of(PageSample sample, IReadOnlyList<Report> reports)
    {
        var article = Words(string.Join('\n', sample.Reports.Select(report => report.Whole)));
        var found = Words(string.Join('\n', reports.Select(report => report.Text.Value)));
        var kept = LongestCommon(article, found);
        var all = Words(sample.AllText()).Length;
        return new(article.Length, kept, Math.Max(0, all - article.Length), found.Length - kept);
    }

    private static string[] Words(string text) => [.. NormalizedText.Of(text).Split([' ', '\n', '\t', '\r', '|'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim('\u00AB', '\u00BB', '"', '.', ':', ',', '\u060C')).Where(word => word.Length > 0)];

    private static int LongestCommon(string[] a, string[] b)
    {
        var (before, row) = (new int[b.Length + 1], new int[b.Length + 1]);
        foreach (var word in a)
        {
            for (var j = 0; j < b.Length; j++)
            {
                row[j + 1] = word == b[j] ? before[j] + 1 : Math.Max(before[j + 1], row[j]);
            }
            (before, row) = (row, before);
        }
        return before[b.Length];
    }
}
