using System.Text;
using Isnad.Ingest.Archives;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Tests.Archives;

/// <summary>What came of reading captures.</summary>
internal sealed record Captured(List<RawReport> Reports, List<InputProblem> Problems)
{
    public static Captured Of(params string[] paths) => Of(new CaptureReader(paths, Stream.Null));

    public static Captured OfStandardInput(byte[] bytes) => Of(new CaptureReader(["-"], new MemoryStream(bytes)));

    public static Captured Of(CaptureReader reader)
    {
        var captured = new Captured([], []);
        foreach (var capture in reader.Captures())
        {
            if (capture.Problem is { } problem)
            {
                captured.Problems.Add(problem);
            }
            if (capture.Report is { } report)
            {
                captured.Reports.Add(report);
            }
        }
        return captured;
    }

    public IEnumerable<string> Words => Reports.Select(report => Encoding.UTF8.GetString(report.Bytes.Span));

    public IEnumerable<string> Locators => Reports.Select(report => report.Locator);

    public List<Report> Parsed(RecordParser? parser = null) => [.. Reports.SelectMany(raw => (parser ?? new RecordParser(null)).Parse(raw).Reports)];
}
