using System.Text;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests;

public sealed class ContractFilesTests
{
    [Fact]
    public void A_broken_record_does_not_hide_the_good_ones()
    {
        const string Lines = """
            {"id":"a","events":[{"id":"e1","type":"siege"}]}
            {"id":"b","events":[{"id":"e1","type":]}
            {"id":"a","events":[]}
            {"id":"c","events":[{"id":"e1","type":"siege","status":"never"}]}

            """;
        var problems = new List<InputProblem>();
        var records = ContractFiles.Read(["-"], new MemoryStream(Encoding.UTF8.GetBytes(Lines)), problems.Add).ToList();
        records.Select(record => record.Analysis.Report.Id).ShouldBe(["a", "c"]);
        problems.Select(problem => (problem.Line, problem.Severity)).ShouldBe([(2, ProblemSeverity.Error), (3, ProblemSeverity.Error), (4, ProblemSeverity.Warning)]);
        problems[0].Reason.ShouldStartWith("broken JSON at byte 39");
        problems[2].Reason.ShouldStartWith("c/e1: status 'never'");
    }

    [Fact]
    public void Plain_text_is_no_record()
    {
        var problems = new List<InputProblem>();
        ContractFiles.Read(["-"], new MemoryStream("words"u8.ToArray()), problems.Add).ShouldBeEmpty();
        problems.Single().Reason.ShouldBe("is plain text, not records");
    }
}
