using System.Security.Cryptography;
using System.Text;
using Isnad.Language.Gazetteers;

namespace Isnad.Language;

/// <summary>Everything the reader knows of the language, compiled from resources/ and never changed afterwards.</summary>
public sealed class LanguagePack
{
    internal LanguagePack(IReadOnlyList<Lexeme> lexemes, PhraseTrie trie, string version)
    {
        Lexemes = lexemes;
        Trie = trie;
        Version = version;
        foreach (var lexeme in lexemes)
        {
            if (lexeme.Kind == LexemeKind.Nationality)
            {
                Nationalities.TryAdd(lexeme.Id, lexeme);
            }
            else if (lexeme.Place is { } place && !Places.TryAdd(place.Id, place) && Places[place.Id] != place)
            {
                throw new ResourceException($"gazetteer: the place id '{place.Id}' is given twice; ids are never reused.");
            }
            else if (lexeme.Kind == LexemeKind.Actor && lexeme.Actor is { } id)
            {
                ActorTypes.TryAdd(id, lexeme);
            }
        }
    }

    /// <summary>All entries.</summary>
    public IReadOnlyList<Lexeme> Lexemes { get; }

    /// <summary>All forms.</summary>
    public PhraseTrie Trie { get; }

    /// <summary>First twelve hexadecimal digits of the SHA-256 over all resource files.</summary>
    public string Version { get; }

    /// <summary>Group of each frequent stem, learned from a corpus (resources/models/word-clusters.tsv); empty where the file is missing.</summary>
    public Dictionary<string, int> Clusters { get; init; } = [];

    /// <summary>Words of persons' names, in match profile.</summary>
    public Dictionary<string, NameClass> Names { get; init; } = [];

    /// <summary>Words of page furniture (resources/ar/furniture).</summary>
    public FurnitureWords Furniture { get; init; } = FurnitureWords.None;

    /// <summary>Languages that are told from Arabic (resources/languages).</summary>
    public ScriptLanguages Languages { get; init; } = ScriptLanguages.None;

    /// <summary>One entry a state, by ISO code.</summary>
    public Dictionary<string, Lexeme> Nationalities { get; } = [];

    /// <summary>Gazetteer rows by id; governorates by ISO 3166-2, countries by ISO 3166-1.</summary>
    public Dictionary<string, GazetteerPlace> Places { get; } = [];

    /// <summary>An entry of each actor id, for its type and country.</summary>
    public Dictionary<string, Lexeme> ActorTypes { get; } = [];

    /// <summary>Places that the user imported; <see cref="ImportedPlaces.None"/> where none are used.</summary>
    public ImportedPlaces Imported { get; private set; } = ImportedPlaces.None;

    /// <summary>The same pack with imported places beside its own.</summary>
    public LanguagePack With(ImportedPlaces places)
    {
        var copy = (LanguagePack)MemberwiseClone();
        copy.Imported = places;
        return copy;
    }

    /// <summary>Reads and compiles <paramref name="folder"/> (the project's resources/).</summary>
    /// <exception cref="ResourceException">A file is broken; the message names it and the entry.</exception>
    public static LanguagePack Compile(string folder)
    {
        var arabic = Path.Combine(folder, "ar");
        if (!Directory.Exists(arabic))
        {
            throw new ResourceException($"{folder}: has no folder 'ar'; give the project's resources folder.");
        }
        var (_, head, _) = ResourceEntry.Read(Path.Combine(arabic, "morphology", "paradigms.yaml"), "morphology/paradigms.yaml");
        var compiler = new LexiconCompiler(new Inflector(new Paradigms(head.Lists())));
        var names = new Dictionary<string, NameClass>(StringComparer.Ordinal);
        var furniture = new FurnitureReader();
        foreach (var file in Files(arabic))
        {
            var name = Path.GetRelativePath(arabic, file).Replace('\\', '/');
            if (name.StartsWith(PersonNames.Folder, StringComparison.Ordinal))
            {
                PersonNames.Read(file, name, names);
            }
            else if (file.EndsWith(".tsv", StringComparison.Ordinal))
            {
                GazetteerReader.Read(file, name, compiler);
            }
            else if (name.StartsWith("furniture/", StringComparison.Ordinal))
            {
                furniture.Read(file, name);
            }
            else if (!name.StartsWith("morphology/", StringComparison.Ordinal))
            {
                compiler.Read(file, name);
            }
        }
        return new LanguagePack(compiler.Lexemes, compiler.Trie, Hash(arabic, LanguageFiles(folder)))
        {
            Clusters = ReadClusters(Path.Combine(folder, "models", "word-clusters.tsv")),
            Furniture = furniture.Words,
            Names = names,
            Languages = LanguageReader.Read(LanguageFiles(folder).Select(file => (file, "languages/" + Path.GetFileName(file)))),
        };
    }

    private static Dictionary<string, int> ReadClusters(string path)
    {
        var result = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0 || !int.TryParse(line.AsSpan(tab + 1), out var cluster))
            {
                throw new ResourceException($"models/word-clusters.tsv: the line '{line}' is not stem, tab, number; make the file again with 'isnad train --clusters'.");
            }
            result[line[..tab]] = cluster;
        }
        return result;
    }

    /// <summary>The resource files in a stable order.</summary>
    public static IEnumerable<string> Files(string arabic) => Directory.EnumerateFiles(arabic, "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".tsv", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string[] LanguageFiles(string folder) => Directory.Exists(Path.Combine(folder, "languages")) ? [.. Files(Path.Combine(folder, "languages"))] : [];

    private static string Hash(string arabic, IEnumerable<string> languages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(arabic).Concat(languages))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(arabic, file).Replace('\\', '/')));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
