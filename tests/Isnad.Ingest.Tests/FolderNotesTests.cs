using Isnad.Model.Reports;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests;

/// <summary>The table beside plain texts.</summary>
public sealed class FolderNotesTests
{
    private static readonly DateOnly Day = new(2019, 5, 14);

    [Fact]
    public void A_table_beside_plain_texts_says_when_by_whom_and_where_they_were_published()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "قصف على بلدة");
        folder.Write("b.txt", "هدوء في المدينة");
        folder.Write("c.jsonl", """{"text":"خبر","published":"2018-01-02"}""");
        folder.Write("reports.tsv", "file\tremark\turl\tpublished\toutlet\n# a remark\na.txt\tx\thttps://example.org/a\t2019-05-14\tصحيفة\r\nc.jsonl\t\t\t2019-05-14\t\n");
        var read = Reading.Of(folder.Root);
        read.Problems.ShouldBeEmpty();
        read.Ids.ShouldBe([folder.Path("a.txt"), folder.Path("b.txt"), folder.Path("c.jsonl:1")]);
        var noted = read.Reports[0];
        noted.Published.ShouldBe(new Publication(new DateInterval(Day), PublishedBasis.Metadata));
        (noted.Outlet, noted.Url, noted.Text.Value, noted.TextIsExtracted).ShouldBe(("صحيفة", "https://example.org/a", "قصف على بلدة", false));
        read.Reports[1].Published.Basis.ShouldBe(PublishedBasis.Unknown);
        read.Reports[2].Published.Interval!.Value.From.ShouldBe(new DateOnly(2018, 1, 2));
    }

    [Fact]
    public void What_the_table_says_goes_before_what_the_command_line_gives_for_all()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "خبر");
        folder.Write("b.txt", "خبر آخر");
        folder.Write("reports.tsv", "file\tpublished\na.txt\t2019-05-14\n");
        var given = new DateInterval(new DateOnly(2020, 1, 1));
        ReportReader.Read([folder.Root], _ => { }, given).Select(report => (report.Published.Interval!.Value.From, report.Published.Basis))
            .ShouldBe([(Day, PublishedBasis.Metadata), (given.From, PublishedBasis.Given)]);
    }

    [Theory]
    [InlineData("name\tpublished\na.txt\t2019-05-14\n", "no column is called 'file'", 1, false)]
    [InlineData("file\tpublished\na.txt\tyesterday\n", "'yesterday' is no date", 2, false)]
    [InlineData("file\tpublished\n\t2019-05-14\na.txt\t2019-05-14\n", "the row names no file", 2, true)]
    [InlineData("file\tpublished\na.txt\t2019-05-14\na.txt\t2018-05-14\n", "'a.txt' is named twice", 3, true)]
    public void A_faulty_line_is_told_once_and_costs_itself(string table, string reason, int line, bool dated)
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "خبر");
        folder.Write("b.txt", "خبر آخر");
        folder.Write("reports.tsv", table);
        // Problems of files stand among the records.
        var records = new ReportReader([folder.Root], Stream.Null).Records().ToList();
        var problem = records.Select(record => record.Problem).OfType<InputProblem>().Single();
        (problem.Severity, problem.File, problem.Line, problem.Reason).ShouldBe((ProblemSeverity.Warning, folder.Path("reports.tsv"), line, reason));
        var parser = new RecordParser(null);
        var reports = records.Where(record => record.Problem is null).SelectMany(record => parser.Parse(record).Reports).ToList();
        reports.Select(report => report.Text.Value).ShouldBe(["خبر", "خبر آخر"]);
        (reports[0].Published.Interval?.From == Day).ShouldBe(dated);
    }

    [Fact]
    public void A_table_in_another_encoding_is_told_and_the_texts_are_read()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "خبر");
        folder.Write("reports.tsv", [0xC7, 0xE1, 0x09, 0xCE, 0x0A]);
        var read = Reading.Of(folder.Path("a.txt"));
        read.Problems.Single().Reason.ShouldBe("is not written in UTF-8");
        read.Reports.Single().Published.Basis.ShouldBe(PublishedBasis.Unknown);
    }

    [Fact]
    public void An_empty_text_is_told_although_its_table_is_faulty()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", " \n");
        folder.Write("reports.tsv", "name\n");
        Reading.Of(folder.Path("a.txt")).Problems.Select(problem => problem.Reason).ShouldBe(["no column is called 'file'", "is empty"]);
    }
}
