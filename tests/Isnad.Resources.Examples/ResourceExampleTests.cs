using Isnad.Analysis.Examples;
using Isnad.Analysis.Learning;
using Isnad.Language;
using Shouldly;
using Xunit;

namespace Isnad.Resources.Examples;

/// <summary>Every example of the resources in the whole pack, with the models of the repository. What does not hold stands in resources/examples-today.tsv with
/// what the reader answers; 'isnad lint --record' writes that list anew.</summary>
public sealed class ResourceExampleTests
{
    private static readonly string Folder = Resources();
    private static readonly Lazy<IReadOnlyList<ExampleOutcome>> Outcomes = new(Run);

    public static TheoryData<string> Files() =>
        [.. LanguagePack.Files(Path.Combine(Folder, "ar")).Where(file => file.EndsWith(".yaml", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Path.Combine(Folder, "ar"), file).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Examples_hold_but_for_those_listed(string file) =>
        ExamplesToday.Read(Folder).Differences(Outcomes.Value, file).ShouldBeEmpty($"if each of these is meant, run 'isnad lint --record' and look at what it changes in resources/{ExamplesToday.FileName}");

    [Fact]
    public void The_list_names_no_file_that_is_no_more() => ExamplesToday.Read(Folder).Differences(Outcomes.Value).ShouldBeEmpty();

    [Fact]
    public void Most_examples_hold_in_every_folder()
    {
        foreach (var folder in Outcomes.Value.GroupBy(outcome => outcome.File.Split('/')[0]))
        {
            ((double)folder.Count(outcome => outcome.Holds) / folder.Count()).ShouldBeGreaterThan(0.85, folder.Key);
        }
    }

    [Fact]
    public void A_new_failure_is_told_with_what_the_reader_answers()
    {
        var outcome = Outcomes.Value[0];
        (outcome with { Holds = false, Got = "nothing at all" }).ShouldSatisfyAllConditions(
            broken => ExamplesToday.Read(Folder).Differences([broken], broken.File).ShouldContain(line => line.Contains("nothing at all", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<ExampleOutcome> Run()
    {
        using var weights = File.OpenRead(Path.Combine(Folder, "models", "events.tsv.gz"));
        return new ResourceExamples(LanguagePack.Compile(Folder), ModelFile.Read(weights)).RunAll(Folder);
    }

    internal static string Resources()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Isnad.slnx is in no folder above the tests.");
        }
        return Path.Combine(folder, "resources");
    }
}
