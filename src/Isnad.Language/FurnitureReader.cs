using Isnad.Text;

namespace Isnad.Language;

/// <summary>Reads resources/ar/furniture.</summary>
internal sealed class FurnitureReader
{
    private static readonly string[] Keys = ["id", "examples", "note", "furniture", "at", "takes", "most", "number", "inline", "phrases"];
    private readonly List<FurnitureEntry> _entries = [];
    private readonly PhraseTrie _trie = new();
    private readonly HashSet<string> _ids = [];

    /// <summary>What was read so far.</summary>
    public FurnitureWords Words => new(_entries, _trie);

    /// <summary>Reads one file.</summary>
    /// <exception cref="ResourceException">The file is not as docs/furniture.md says.</exception>
    public void Read(string path, string name)
    {
        var (kind, _, entries) = ResourceEntry.Read(path, name);
        if (kind != "furniture")
        {
            throw new ResourceException($"{name}: the kind '{kind}' is not 'furniture', the only one of this folder.");
        }
        foreach (var entry in entries)
        {
            Add(entry);
        }
    }

    private void Add(ResourceEntry entry)
    {
        if (entry.Keys.FirstOrDefault(key => !Keys.Contains(key)) is { } unknown)
        {
            throw entry.Error($"has the unknown key '{unknown}'");
        }
        if (!_ids.Add(entry.Id))
        {
            throw entry.Error("has an id that another entry has");
        }
        if (!FurnitureKinds.TryParse(entry.Text("furniture") ?? "", out var kind))
        {
            throw entry.Error($"has the unknown furniture '{entry.Text("furniture")}'; known are {string.Join(", ", Enum.GetValues<FurnitureKind>().Select(known => known.Name()))}");
        }
        var position = Choice<FurniturePosition>(entry, "at", null);
        _entries.Add(new FurnitureEntry(entry.Id, kind, position, Choice<FurnitureExtent>(entry, "takes", "line"), entry.Number("most") ?? 0, entry.Flag("number"), entry.Flag("inline")));
        var phrases = entry.List("phrases");
        if (phrases.Count == 0)
        {
            throw entry.Error("has no phrases");
        }
        var own = new HashSet<string>();
        foreach (var phrase in phrases)
        {
            var words = LexiconCompiler.Words(phrase.ToLowerInvariant());
            if (words.Length == 0)
            {
                throw entry.Error("has an empty form under 'phrases'");
            }
            if (!own.Add(string.Join(' ', words)))
            {
                throw entry.Error($"gives '{phrase}' twice: spellings that the match profile folds stand once");
            }
            _trie.Add(words, new Reading(_entries.Count - 1, FormFlags.Phrase));
        }
    }

    private static T Choice<T>(ResourceEntry entry, string key, string? otherwise) where T : struct, Enum
    {
        var text = entry.Text(key) ?? otherwise ?? "";
        var known = Enum.GetValues<T>().Select(value => value.ToString().ToLowerInvariant()).ToArray();
        return Array.IndexOf(known, text) is >= 0 and var at ? Enum.GetValues<T>()[at] : throw entry.Error($"has the unknown '{key}: {text}'; known are {string.Join(", ", known)}");
    }
}
