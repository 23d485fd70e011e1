namespace Isnad.Language;

/// <summary>Reads resources/languages.</summary>
internal static class LanguageReader
{
    private static readonly string[] Keys = ["id", "en", "examples", "note", "letters", "starts", "words"];

    /// <summary>All languages, Arabic first where it is among them.</summary>
    /// <exception cref="ResourceException">A file is not as docs/languages.md says.</exception>
    public static ScriptLanguages Read(IEnumerable<(string Path, string Name)> files)
    {
        var result = new List<LanguageEntry>();
        foreach (var (path, name) in files)
        {
            var (kind, _, entries) = ResourceEntry.Read(path, name);
            if (kind != "languages")
            {
                throw new ResourceException($"{name}: the kind '{kind}' is not 'languages', the only one of this folder.");
            }
            foreach (var entry in entries)
            {
                if (entry.Keys.FirstOrDefault(key => !Keys.Contains(key)) is { } unknown)
                {
                    throw entry.Error($"has the unknown key '{unknown}'");
                }
                if (result.Exists(other => other.Code == entry.Id))
                {
                    throw entry.Error("has an id that another entry has");
                }
                result.Add(new LanguageEntry(entry.Id, entry.Text("en") ?? throw entry.Error("has no English name ('en')"), ScriptLanguages.Folded(entry.Text("letters") ?? ""), All(entry, "starts"), All(entry, "words")));
            }
        }
        return new ScriptLanguages(result);
    }

    private static List<string> All(ResourceEntry entry, string key) => [.. entry.List(key).Select(word => ScriptLanguages.Folded(word) is { Length: > 0 } folded ? folded : throw entry.Error($"has an empty form under '{key}'")).Distinct()];
}
