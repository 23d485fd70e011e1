using System.Text.Json;
using Isnad.Analysis;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

public sealed class OtherCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Version_is_the_engines() => CliRun.Of("--version").Output.ShouldBe($"isnad {ReportAnalyzer.Version}\n");

    [Theory]
    [InlineData("--help")]
    [InlineData("read", "--help")]
    [InlineData("explain", "-h")]
    [InlineData("lint", "--help")]
    public void Help_is_given_without_resources(params string[] args)
    {
        var run = CliRun.With(new() { LoadEngine = () => throw new InvalidOperationException() }, args);
        run.Code.ShouldBe(ExitCode.Success);
        run.Output.ShouldContain("Usage:");
    }

    [Fact]
    public void Explain_as_json_says_what_was_rejected()
    {
        var path = _folder.Write("a.txt", "وصل الوفد إلى العاصمة للتفاوض.");
        var run = CliRun.Of("explain", path, "--format", "json");
        run.Code.ShouldBe(ExitCode.Success);
        JsonDocument.Parse(run.Output).RootElement[0].GetProperty("rejected").ValueKind.ShouldBe(JsonValueKind.Array);
    }

    [Fact]
    public void Explain_of_one_event_says_how_many_there_are()
    {
        var path = _folder.Write("a.txt", "قصفت طائرات حربية أمس مدينة سراقب وقتلت خمسة مدنيين. وانسحبت قوات النظام من مدينة تدمر بعد اشتباكات عنيفة مع تنظيم الدولة الإسلامية.");
        var all = JsonDocument.Parse(CliRun.Of("read", path, "--format", "json").Output).RootElement[0].GetProperty("events").GetArrayLength();
        all.ShouldBeGreaterThan(1);
        CliRun.Of("explain", path, "--event", "2").Output.Split('\n')[0].ShouldEndWith($" · event e2 of {all} events");
    }

    [Theory]
    [InlineData("raed")]
    [InlineData("samples/")]
    public void An_unknown_verb_is_told_in_one_line(string verb)
    {
        var run = CliRun.Of(verb, "a.txt", "--format", "json");
        run.Code.ShouldBe(ExitCode.WrongUsage);
        run.Error.ShouldBe($"isnad: there is no verb '{verb}'; see 'isnad --help'\n");
    }

    [Fact]
    public void Records_that_are_no_json_are_told_with_what_to_do()
    {
        var run = CliRun.Of("eval", _folder.Write("a.txt", "plain"));
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldContain("give a JSON array of documents with \"id\" and \"events\"");
    }

    [Fact]
    public void Explain_of_an_event_that_is_not_there_is_wrong_usage()
    {
        var path = _folder.Write("a.txt", "الطقس معتدل.");
        CliRun.Of("explain", path, "--event", "9").Code.ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public void Lint_counts_what_there_is()
    {
        var run = CliRun.Of("lint");
        run.Code.ShouldBe(ExitCode.Success);
        run.Output.ShouldContain("place");
    }

    [Fact]
    public void Lint_names_what_is_broken()
    {
        Directory.CreateDirectory(_folder.Path("ar/morphology"));
        _folder.Write("ar/morphology/paradigms.yaml", "kind: paradigms\nprofile: match\n");
        Directory.CreateDirectory(_folder.Path("ar/frames"));
        _folder.Write("ar/frames/bad.yaml", "kind: triggers\nentries: []\n");
        var run = CliRun.Of("lint", _folder.Root);
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.Error.ShouldStartWith("isnad: frames/bad.yaml: ");
    }
}
