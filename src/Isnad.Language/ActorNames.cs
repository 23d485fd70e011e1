namespace Isnad.Language;

/// <summary>Names of the actors of the lexicon in both languages. They stand apart from the compiled pack: reading a report needs ids alone, and whoever shows them asks for the names.</summary>
public static class ActorNames
{
    /// <summary>English and Arabic name by id, of every entry of kind <c>actors</c>.</summary>
    /// <param name="resources">Folder of the resources.</param>
    /// <exception cref="ResourceException">A file is broken, or an entry lacks a name.</exception>
    public static IReadOnlyDictionary<string, (string English, string Arabic)> Read(string resources)
    {
        var names = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(resources, "ar", "lexicon"), "actors-*.yaml"))
        {
            foreach (var entry in ResourceEntry.Read(path, Path.GetFileName(path)).Entries)
            {
                names[entry.Id] = (entry.Text("en") ?? throw entry.Error("has no English name"), entry.Text("ar") ?? throw entry.Error("has no Arabic name"));
            }
        }
        return names;
    }
}
