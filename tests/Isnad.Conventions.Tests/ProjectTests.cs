using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Isnad.Conventions.Tests;

/// <summary>Who may see whom (docs: the house).</summary>
public sealed class ProjectTests
{
    /// <summary>What each project may name; what it sees through another it need not name.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Isnad.Text"] = [],
        ["Isnad.Model"] = ["Isnad.Text"],
        ["Isnad.Language"] = ["Isnad.Model"],
        ["Isnad.Analysis"] = ["Isnad.Language"],
        ["Isnad.Ingest"] = ["Isnad.Model", "Isnad.Language"],
        ["Isnad.Publishing"] = ["Isnad.Model"],
        ["Isnad.Fusion"] = ["Isnad.Model"],
        ["Isnad.Storage"] = ["Isnad.Model"],
        ["Isnad.Evaluation"] = ["Isnad.Analysis", "Isnad.Fusion"],
        ["Isnad.Workflow"] = ["Isnad.Text", "Isnad.Model", "Isnad.Analysis", "Isnad.Fusion", "Isnad.Ingest", "Isnad.Publishing"],
        ["Isnad.Web"] = ["Isnad.Text", "Isnad.Model", "Isnad.Language", "Isnad.Analysis", "Isnad.Fusion", "Isnad.Ingest", "Isnad.Publishing", "Isnad.Storage", "Isnad.Evaluation", "Isnad.Workflow"],
        ["Isnad.Cli"] = ["Isnad.Text", "Isnad.Model", "Isnad.Language", "Isnad.Analysis", "Isnad.Fusion", "Isnad.Ingest", "Isnad.Publishing", "Isnad.Storage", "Isnad.Evaluation", "Isnad.Workflow", "Isnad.Web"],
    };

    /// <summary>What each project must see, itself or through another.</summary>
    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["Isnad.Model"] = ["Isnad.Text"],
        ["Isnad.Language"] = ["Isnad.Text", "Isnad.Model"],
        ["Isnad.Analysis"] = ["Isnad.Text", "Isnad.Model", "Isnad.Language"],
        ["Isnad.Ingest"] = ["Isnad.Model", "Isnad.Language"],
        ["Isnad.Publishing"] = ["Isnad.Model"],
        ["Isnad.Fusion"] = ["Isnad.Text", "Isnad.Model"],
        ["Isnad.Storage"] = ["Isnad.Model"],
        ["Isnad.Evaluation"] = ["Isnad.Analysis", "Isnad.Fusion"],
        ["Isnad.Workflow"] = ["Isnad.Analysis", "Isnad.Fusion", "Isnad.Ingest", "Isnad.Publishing"],
        ["Isnad.Web"] = ["Isnad.Analysis", "Isnad.Fusion", "Isnad.Ingest", "Isnad.Publishing", "Isnad.Storage", "Isnad.Evaluation", "Isnad.Workflow"],
        ["Isnad.Cli"] = ["Isnad.Analysis", "Isnad.Fusion", "Isnad.Ingest", "Isnad.Publishing", "Isnad.Storage", "Isnad.Evaluation", "Isnad.Workflow", "Isnad.Web"],
    };

    private static readonly string[] Projects = [.. Tree.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))];

    [Fact]
    public void Every_project_has_its_place() => Projects.Select(Path.GetFileNameWithoutExtension).ShouldBe(Allowed.Keys, ignoreOrder: true, "a new project needs its edges here");

    [Fact]
    public void No_project_names_another_that_it_must_not_see() =>
        Projects.SelectMany(project => References(project).Except(Allowed.GetValueOrDefault(Name(project), [])).Select(other => $"{Name(project)} -> {other}")).ShouldBeEmpty();

    [Fact]
    public void Every_edge_of_the_house_is_there()
    {
        var edges = Projects.ToDictionary(Name, project => References(project).ToArray());
        Needed.SelectMany(pair => pair.Value.Except(Seen(edges, pair.Key)).Select(other => $"{pair.Key} -> {other}")).ShouldBeEmpty();
    }

    [Fact]
    public void The_text_project_uses_the_base_library_alone() => XDocument.Parse(Tree.Read("src/Isnad.Text/Isnad.Text.csproj")).Descendants("PackageReference").ShouldBeEmpty();

    [Fact]
    public void Source_projects_never_see_a_test() => Projects.Where(project => Tree.Read(project).Contains("tests/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_project_of_source_and_tests_is_in_the_solution()
    {
        var solution = XDocument.Parse(Tree.Read("Isnad.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value).ToList();
        Tree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("tests/", StringComparison.Ordinal))).Except(solution).ShouldBeEmpty();
        solution.Where(project => !File.Exists(Path.Combine(Tree.Root, project))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_test_project_has_the_runner() => Tree.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))
        .Where(file => !Tree.Read(file).Contains("xunit.runner.visualstudio", StringComparison.Ordinal)).ShouldBeEmpty();

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> References(string project) => XDocument.Parse(Tree.Read(project)).Descendants("ProjectReference").Select(reference => Name(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static HashSet<string> Seen(Dictionary<string, string[]> edges, string from)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var project))
        {
            foreach (var other in edges.GetValueOrDefault(project, []).Where(seen.Add))
            {
                open.Push(other);
            }
        }
        return seen;
    }
}
