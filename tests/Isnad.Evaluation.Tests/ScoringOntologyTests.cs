using Isnad.Evaluation.Scoring;
using Shouldly;
using Xunit;

namespace Isnad.Evaluation.Tests;

public class ScoringOntologyTests
{
    [Fact]
    public void The_lists_of_the_program_are_complete()
    {
        RepositoryFolder.Ontology.Types.Count().ShouldBe(26);
        RepositoryFolder.Ontology.Types.ShouldContain("displacement");
    }

    [Fact]
    public void A_type_without_a_family_and_a_missing_file_are_named()
    {
        using var folder = new TempFolder();
        string types = folder.Write("types.tsv", "type\tfamily\nairstrike\n");
        string path = Path.GetDirectoryName(types)!;
        Should.Throw<EvaluationFileException>(() => ScoringOntology.Load(path)).Message.ShouldBe($"{types}: type airstrike has no family");
        folder.Write("types.tsv", "type\tfamily\nairstrike\tviolence\n");
        Should.Throw<EvaluationFileException>(() => ScoringOntology.Load(path)).Message.ShouldStartWith(Path.Combine(path, "actors.tsv"));
        folder.Write("actors.tsv", "id\nnorth\n");
        ScoringOntology.Load(path).Types.ShouldBe(["airstrike"]);
    }
}
