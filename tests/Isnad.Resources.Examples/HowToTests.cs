using System.Text.RegularExpressions;
using Isnad.Analysis;
using Isnad.Analysis.Examples;
using Isnad.Analysis.Learning;
using Isnad.Language;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Resources.Examples;

/// <summary>What docs/how-to.md tells people to paste can be pasted: the resources load with it, and its examples hold.</summary>
public sealed partial class HowToTests : IDisposable
{
    private static readonly string Root = Path.GetDirectoryName(ResourceExampleTests.Resources())!;

    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-how-to-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_shown_loads_and_its_examples_hold()
    {
        Copy(Path.Combine(Root, "resources"), Path.Combine(_folder, "resources"));
        var shown = Shown().Where(block => block.File.StartsWith("resources/", StringComparison.Ordinal)).ToList();
        shown.Select(block => block.File.Split('/')[2]).ShouldBe(["frames", "lexicon", "gazetteer", "time"]);
        foreach (var (file, block) in shown)
        {
            File.AppendAllText(Path.Combine(_folder, file), block);
        }
        var resources = Path.Combine(_folder, "resources");
        var pack = LanguagePack.Compile(resources);
        var ids = shown.SelectMany(block => EntryId().Matches(block.Block).Select(match => match.Groups[1].Value)).ToList();
        using var weights = File.OpenRead(Path.Combine(resources, "models", "events.tsv.gz"));
        var runner = new ResourceExamples(pack, ModelFile.Read(weights));
        var outcomes = ResourceExample.ReadAll(resources).Where(example => ids.Contains(example.Entry)).Select(runner.Run).ToList();
        outcomes.Count.ShouldBe(3);
        outcomes.Where(outcome => !outcome.Holds).ShouldBeEmpty();
        var places = new ReportStages(pack).Prepare(new Report("test", new SourceText("وصلت القافلة إلى بلدة تل المثال مساء"), new Publication(null, PublishedBasis.Unknown)), everything: true).Draft.Places;
        places.ShouldHaveSingleItem().Chosen!.Id.ShouldBe("ov:sy-tl-almthal");
    }

    /// <summary>The line that is shown for the overlay goes under a head that there is, and gives the row that is shown.</summary>
    [Fact]
    public void The_overlays_line_goes_under_a_head_that_there_is()
    {
        var (file, block) = Shown().Single(shown => shown.File.StartsWith("tools/", StringComparison.Ordinal));
        var head = Head().Match(File.ReadAllText(Path.Combine(Root, "docs", "how-to.md"))).Groups[1].Value;
        File.ReadAllLines(Path.Combine(Root, file)).ShouldContain(head);
        var row = Shown().Single(shown => shown.File.EndsWith("overlay.tsv", StringComparison.Ordinal)).Block.TrimEnd('\n').Split('\t');
        row[2].ShouldBe(block.TrimEnd('\n'));
        $"@ {row[4]} {row[5]} {row[1]}".ShouldBe(head);
    }

    /// <summary>The scripts are there and may be run.</summary>
    [Theory]
    [InlineData("tools/gazetteer/build")]
    [InlineData("tools/gazetteer/build.py")]
    public void The_script_may_be_run(string script)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(Root, script)).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        }
        File.Exists(Path.Combine(Root, script)).ShouldBeTrue();
    }

    /// <summary>The blocks whose first line names a file, without that line.</summary>
    private static IEnumerable<(string File, string Block)> Shown() =>
        NamedBlock().Matches(File.ReadAllText(Path.Combine(Root, "docs", "how-to.md"))).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex("```[a-z]+\n# (\\S+?),?(?: [^\n]*)?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex NamedBlock();

    [GeneratedRegex(@"^- id: (\S+)", RegexOptions.Multiline)]
    private static partial Regex EntryId();

    [GeneratedRegex("below '(@ [^']+)'")]
    private static partial Regex Head();
}
