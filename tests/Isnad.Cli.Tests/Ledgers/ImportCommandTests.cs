using Isnad.Storage;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests.Ledgers;

/// <summary>A desk's sheet on the command line: columns mapped once, then taken in.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Sheet = "اليوم,ماذا حدث,النوع,القتلى\r\n10/4/2018,قصف على البلدة,قصف,7\r\n11/4/2018,هجوم,أمر آخر,2\r\n";

    private readonly TempFolder _folder = new();

    private string Data => _folder.Path("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_are_mapped_once_and_kept_by_name()
    {
        var sheet = _folder.Write("desk.csv", Sheet);
        var columns = Run("import", sheet, "--columns", "--column", "notes=ماذا حدث", "--map", "desk");
        columns.Code.ShouldBe(ExitCode.Success, columns.Error);
        columns.Output.ShouldContain("\"notes\": \"ماذا حدث\"");
        columns.Output.ShouldContain("\"killed\": \"القتلى\"");
        File.Exists(Path.Combine(Data, Ledger.FileName)).ShouldBeFalse();
        Run("import", sheet, "--map", "desk", "--check").Output.ShouldBe("desk.csv: 1 rows can be taken in, 1 cannot; nothing was written\n");
        var run = Run("import", sheet, "--map", "desk", "--by", "p-editor");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Output.ShouldContain("1 records taken in, 0 were there, 0 changed and left, 1 rows left out");
        run.Error.ShouldContain("desk.csv:3: column 'النوع': 'أمر آخر' is no type of the codebook");
        using var ledger = Ledger.Open(Data);
        ledger.Reviews.Reading(1)!.Analysis.Report.Text.Value.ShouldStartWith("قصف على البلدة");
        ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    [Fact]
    public void An_export_is_imported_without_a_mapping_and_found()
    {
        var sheet = _folder.Write("desk.csv", Sheet);
        Run("import", sheet, "--column", "notes=ماذا حدث", "--by", "p-editor").Code.ShouldBe(ExitCode.SomeFailed);
        Run("export", "--format", "xlsx", "--unredacted", "--out", _folder.Path("all.xlsx")).Code.ShouldBe(ExitCode.Success);
        var other = _folder.Path("other");
        var run = CliRun.With(new() { Data = other }, "import", _folder.Path("all.xlsx"), "--by", "p-editor");
        (run.Code, run.Error).ShouldBe((ExitCode.Success, ""));
        CliRun.With(new() { Data = other }, "search", "--type", "shelling", "--format", "json").Output.ShouldContain("shelling");
        CliRun.With(new() { Data = other }, "fuse").Code.ShouldBe(ExitCode.Success);
        CliRun.With(new() { Data = other }, "export", "--table", "incidents", "--unredacted").Output.ShouldContain("i1,1,1");
    }

    [Fact]
    public void What_cannot_be_is_wrong_usage()
    {
        var sheet = _folder.Write("desk.csv", Sheet);
        Run("import", _folder.Path("none.csv")).Error.ShouldContain("there is no such file");
        Run("import", sheet).Error.ShouldContain("--by");
        Run("import", sheet, "--column", "colour=x", "--by", "p").Error.ShouldContain("names no field");
        Run("import", sheet, "--map", "../x", "--by", "p").Error.ShouldContain("is no name of a mapping");
        Run("import", sheet, "--map", "none", "--by", "p").Error.ShouldContain("there is no mapping 'none'");
    }

    private CliRun Run(params string[] args) => CliRun.With(new() { Data = Data }, args);
}
