using System.Text.Json;
using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Isnad.Evaluation.Tests;

/// <summary>Figures, findings and print are those of the reference yardstick, on gold and on gold spoilt in many ways.</summary>
public class ReferenceParityTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Perturbations => [.. Perturbation.Names];

    [Theory]
    [MemberData(nameof(Perturbations))]
    public void Figures_and_findings_are_those_of_the_reference(string perturbation)
    {
        if (!ReferenceYardstick.IsHere(output))
        {
            return;
        }
        using var folder = new TempFolder();
        string predicted = folder.Write("predicted.json", Perturbation.Of(File.ReadAllText(ReferenceYardstick.Gold), perturbation));
        RecordFile gold = Gold();
        RecordFile file = gold.ReadPredicted(predicted);
        Scorecard score = Scorer.Score(gold, file);
        JsonElement reference = ReferenceYardstick.Compare(ReferenceYardstick.Gold, predicted);
        ShouldEqual(score, reference.GetProperty("result"));
        ShouldEqual(file.Problems, [.. reference.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!)]);
        output.WriteLine($"composite {score.Composite:F6}, {file.Problems.Count} findings");
    }

    [Theory]
    [InlineData("gold itself")]
    [InlineData("all at once")]
    public void The_printed_table_is_that_of_the_reference(string perturbation)
    {
        if (!ReferenceYardstick.IsHere(output))
        {
            return;
        }
        using var folder = new TempFolder();
        string predicted = folder.Write("predicted.json", Perturbation.Of(File.ReadAllText(ReferenceYardstick.Gold), perturbation));
        RecordFile gold = Gold();
        using var text = new StringWriter();
        ScoreText.Write(text, Scorer.Score(gold, gold.ReadPredicted(predicted)), byDocument: true);
        text.ToString().ShouldBe(ReferenceYardstick.Print(ReferenceYardstick.Gold, predicted, "--by-doc"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(99)]
    public void One_fold_is_scored_as_the_reference_scores_it(int fold)
    {
        if (!ReferenceYardstick.IsHere(output))
        {
            return;
        }
        using var folder = new TempFolder();
        string predicted = folder.Write("predicted.json", Perturbation.Of(File.ReadAllText(ReferenceYardstick.Gold), "all at once"));
        RecordFile gold = Gold();
        ShouldEqual(Scorer.Score(gold, gold.ReadPredicted(predicted), fold), ReferenceYardstick.Compare(ReferenceYardstick.Gold, predicted, fold).GetProperty("result"));
    }

    [Fact]
    public void Lines_give_the_figures_of_an_array()
    {
        if (!ReferenceYardstick.IsHere(output))
        {
            return;
        }
        using var folder = new TempFolder();
        string array = Perturbation.Of(File.ReadAllText(ReferenceYardstick.Gold), "all at once");
        IEnumerable<string> documents = JsonElement.Parse(array).EnumerateArray().Select(document => document.GetRawText());
        string predicted = folder.Write("predicted.jsonl", string.Join("\r\n\r\n", documents));
        RecordFile gold = Gold();
        ShouldEqual(Scorer.Score(gold, gold.ReadPredicted(predicted)), ReferenceYardstick.Compare(ReferenceYardstick.Gold, predicted).GetProperty("result"));
    }

    [Theory]
    [InlineData("""[{"id": "a"}, {"id": "a"}]""")]
    [InlineData("""[{"id": "a", "events": [{"id": 1}, {"id": "1"}]}]""")]
    [InlineData("""[{"id": 1}]""")]
    [InlineData("""[1]""")]
    [InlineData("""5""")]
    public void What_the_reference_refuses_is_refused_with_its_words(string json)
    {
        if (!ReferenceYardstick.IsHere(output))
        {
            return;
        }
        using var folder = new TempFolder();
        string predicted = folder.Write("predicted.json", json);
        ReferenceYardstick.Refuse(ReferenceYardstick.Gold, predicted).ShouldBe(Should.Throw<EvaluationFileException>(() => Gold().ReadPredicted(predicted)).Message);
    }

    [Fact]
    public void The_ontology_holds_the_types_and_actors_of_the_codebook()
    {
        if (!ReferenceYardstick.IsHere(output))
        {
            return;
        }
        string actors = Path.Combine(RepositoryFolder.Root, "resources", "ontology", "actors.tsv");
        File.ReadAllText(actors).ShouldBe(File.ReadAllText(RepositoryFolder.Shared("gold", "actors.tsv")));
        string types = Path.Combine(RepositoryFolder.Root, "resources", "ontology", "types.tsv");
        IEnumerable<string> table = File.ReadLines(RepositoryFolder.Shared("gold", "CODEBOOK.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim(' ', '`').Replace("(none)", "")).ToArray())
            .Select(cells => $"{cells[0]}\t{cells[1]}\t{cells[3]}\t{cells[4]}");
        File.ReadLines(types).Skip(1).ShouldBe(table);
    }

    private static readonly Lazy<RecordFile> GoldFile = new(() => RecordFile.ReadGold(ReferenceYardstick.Gold, RepositoryFolder.Ontology));

    private static RecordFile Gold() => GoldFile.Value;

    // Only the first difference is told: the lists are long.
    private static void ShouldEqual(IReadOnlyList<string> findings, IReadOnlyList<string> reference)
    {
        foreach ((string mine, string theirs) in findings.Zip(reference))
        {
            mine.ShouldBe(theirs);
        }
        findings.Count.ShouldBe(reference.Count);
    }

    private static void ShouldEqual(Scorecard score, JsonElement reference)
    {
        score.Documents.ShouldBe(reference.GetProperty("documents").GetInt32());
        score.Composite.ShouldBe(reference.GetProperty("composite").GetDouble(), Tolerance);
        score.Figures.Select(figure => figure.Name).ShouldBe(reference.GetProperty("figures").EnumerateObject().Select(figure => figure.Name));
        foreach (Figure figure in score.Figures)
        {
            JsonElement theirs = reference.GetProperty("figures").GetProperty(figure.Name);
            figure.Gold.ShouldBe(theirs.GetProperty("gold").GetInt32(), figure.Name);
            figure.Predicted.ShouldBe(theirs.GetProperty("predicted").GetInt32(), figure.Name);
            figure.Precision.ShouldBe(theirs.GetProperty("p").GetDouble(), Tolerance, figure.Name);
            figure.Recall.ShouldBe(theirs.GetProperty("r").GetDouble(), Tolerance, figure.Name);
            figure.F1.ShouldBe(theirs.GetProperty("f1").GetDouble(), Tolerance, figure.Name);
        }
        score.ByDocument.Select(document => (document.Id, document.Gold, document.Predicted, document.Aligned, document.ExactType))
            .ShouldBe(reference.GetProperty("by document").EnumerateArray().Select(document => (document.GetProperty("id").GetString()!,
                document.GetProperty("gold").GetInt32(), document.GetProperty("predicted").GetInt32(), document.GetProperty("aligned").GetInt32(),
                document.GetProperty("exact type").GetInt32())));
    }
}
