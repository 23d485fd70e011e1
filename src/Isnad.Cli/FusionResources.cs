using Isnad.Fusion;
using Isnad.Language;

namespace Isnad.Cli;

/// <summary>What fusion takes from the folder of resources. No language pack is needed.</summary>
internal static class FusionResources
{
    /// <summary>File of the weights.</summary>
    public static string ModelPath(string resources) => Path.Combine(resources, "models", "fusion.tsv");

    /// <summary>File of the word counts.</summary>
    public static string WordsPath(string resources) => Path.Combine(resources, "models", "fusion-words.tsv");

    /// <summary>The weights.</summary>
    /// <exception cref="ResourceException">They are missing.</exception>
    public static PairModel Model(string resources) => Read(ModelPath(resources), FusionModelFile.Read);

    /// <summary>The closed lists of types and actors.</summary>
    /// <exception cref="ResourceException">A file is missing.</exception>
    public static FusionOntology Ontology(string resources)
    {
        var ontology = Path.Combine(resources, "ontology");
        return FusionOntology.Of(Lines(Path.Combine(ontology, "types.tsv")), Lines(Path.Combine(ontology, "actors.tsv")));
    }

    /// <summary>What turns records into what fusion compares.</summary>
    /// <exception cref="ResourceException">A file is missing.</exception>
    public static ProfileBuilder Builder(string resources, FusionOntology ontology) => new(ontology, Read(WordsPath(resources), WordRarityFile.Read));

    private static string[] Lines(string path) => Read(path, stream =>
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    });

    private static T Read<T>(string path, Func<Stream, T> read)
    {
        if (!File.Exists(path))
        {
            throw new ResourceException($"{path}: is missing; take it from the repository or train with 'isnad train GOLD --incidents FILE'.");
        }
        using var stream = File.OpenRead(path);
        return read(stream);
    }
}
