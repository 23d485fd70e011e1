using System.Collections.Frozen;
using Isnad.Language;

namespace Isnad.Web.Texts;

/// <summary>The words of the interface, from resources/ui/*.tsv: a key, Arabic, English.</summary>
internal sealed class UiTexts
{
    private readonly FrozenDictionary<string, (string Arabic, string English)> _texts;

    private UiTexts(Dictionary<string, (string, string)> texts) => _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>Reads the files.</summary>
    /// <exception cref="ResourceException">There are none, or a line is faulty; the message names it.</exception>
    public static UiTexts Load(string resources)
    {
        var folder = Path.Combine(resources, "ui");
        if (!Directory.Exists(folder))
        {
            throw new ResourceException($"{folder}: is missing; take it from the repository.");
        }
        var texts = new Dictionary<string, (string, string)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                // The first line names the columns.
                if (number == 1 || line.Length == 0 || line[0] == '#')
                {
                    continue;
                }
                if (line.Split('\t') is not [{ Length: > 0 } key, { Length: > 0 } arabic, { Length: > 0 } english])
                {
                    throw new ResourceException($"{file}:{number}: write a key, Arabic and English, with a tab between them.");
                }
                if (!texts.TryAdd(key, (arabic, english)))
                {
                    throw new ResourceException($"{file}:{number}: the key '{key}' stands twice.");
                }
            }
        }
        return new(texts);
    }

    /// <summary>True where there are words for a key.</summary>
    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>The words; the key itself where there are none.</summary>
    public string Get(string key, bool arabic) => _texts.TryGetValue(key, out var text) ? arabic ? text.Arabic : text.English : key;
}
