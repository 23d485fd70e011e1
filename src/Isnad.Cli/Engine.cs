using Isnad.Analysis.Learning;
using Isnad.Language;

namespace Isnad.Cli;

/// <summary>The language resources and the models. All loading of them stands here.</summary>
public sealed record Engine(LanguagePack Pack, ModelSet Models)
{
    /// <summary>Names the folder of resources where it is not found beside the program.</summary>
    public const string FolderVariable = "ISNAD_RESOURCES";

    /// <summary>Loads what analysis needs.</summary>
    /// <exception cref="ResourceException">The resources are missing or broken.</exception>
    public static Engine Load()
    {
        var resources = FindResources();
        // Pack and weights load side by side: the start is what a coder waits for.
        var models = Task.Run(() => LoadModels(resources));
        var pack = PackCache.Load(resources, Path.Combine(AppContext.BaseDirectory, "cache", "pack.bin"));
        return new Engine(pack, models.GetAwaiter().GetResult());
    }

    /// <summary>File of the weights in the folder of resources.</summary>
    public static string ModelPath(string resources) => Path.Combine(resources, "models", "events.tsv.gz");

    internal static ModelSet LoadModels(string resources)
    {
        var path = ModelPath(resources);
        if (!File.Exists(path))
        {
            throw new ResourceException($"{path}: the weights are missing; take them from the repository or train them with 'isnad train'.");
        }
        return ModelCache.Load(path, Path.Combine(AppContext.BaseDirectory, "cache", "weights.bin"));
    }

    /// <summary>The folder that <see cref="FolderVariable"/> names, else the nearest folder resources/ at or above the program.</summary>
    public static string FindResources()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            return named;
        }
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var resources = Path.Combine(folder.FullName, "resources");
            if (Directory.Exists(Path.Combine(resources, "ar")))
            {
                return resources;
            }
        }
        throw new ResourceException($"no folder resources/ar at or above {AppContext.BaseDirectory}; set {FolderVariable} to the project's resources folder.");
    }
}
