using System.Text;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Tests;

/// <summary>What came of reading: reports and problems in order.</summary>
internal sealed record Reading(List<Report> Reports, List<InputProblem> Problems)
{
    public static Reading Of(params string[] paths)
    {
        List<InputProblem> problems = [];
        return new([.. ReportReader.Read(paths, problems.Add)], problems);
    }

    public static Reading OfStandardInput(byte[] input) => With(new RecordParser(null), new ReportReader(["-"], new MemoryStream(input)));

    public static Reading With(RecordParser parser, ReportReader reader)
    {
        List<InputProblem> problems = [];
        List<Report> reports = [];
        foreach (var raw in reader.Records())
        {
            var parsed = parser.Parse(raw);
            problems.AddRange(parsed.Problems);
            reports.AddRange(parsed.Reports);
        }
        return new(reports, problems);
    }

    public static Reading OfStandardInput(string input) => OfStandardInput(Encoding.UTF8.GetBytes(input));

    public IEnumerable<string> Ids => Reports.Select(report => report.Id);

    public IEnumerable<string> Texts => Reports.Select(report => report.Text.Value);
}
