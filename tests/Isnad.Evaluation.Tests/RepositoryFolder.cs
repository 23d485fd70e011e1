using Isnad.Evaluation.Scoring;

namespace Isnad.Evaluation.Tests;

/// <summary>Finds the repository around the running tests, and the folder of shared material beside it.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    /// <summary>The lists that the program ships.</summary>
    public static ScoringOntology Ontology { get; } = ScoringOntology.Load(Path.Combine(Root, "resources", "ontology"));

    /// <summary>A file of the shared material; it need not exist.</summary>
    public static string Shared(params string[] parts) => Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Isnad.slnx")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new DirectoryNotFoundException("no folder above the tests holds Isnad.slnx");
    }
}
