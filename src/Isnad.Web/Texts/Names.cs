using Isnad.Language;

namespace Isnad.Web.Texts;

/// <summary>Names of actors and places in both languages.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, (string English, string Arabic)> _actors = [];
    private readonly Dictionary<string, (string English, string[] Arabic)> _places = [];

    // Read when the first of them is shown: nothing else needs it.
    private readonly Lazy<Dictionary<string, (string English, string Arabic)>> _unlisted;

    public Names(DeskParts parts)
    {
        foreach (var line in File.ReadLines(Path.Combine(parts.Resources, "ontology", "actors.tsv")).Skip(1))
        {
            if (line.Split('\t') is [var id, var english, var arabic, ..])
            {
                _actors[id] = (english, arabic);
            }
        }
        foreach (var file in Directory.EnumerateFiles(Path.Combine(parts.Resources, "ar", "gazetteer"), "*.tsv"))
        {
            ReadPlaces(file);
        }
        _unlisted = new(() => Unlisted(parts));
    }

    /// <summary>An actor in no closed list: the beginning of its id.</summary>
    public const string UnlistedMark = "x:";

    /// <summary>Every actor that has a name: id, English, Arabic; those of the closed list first.</summary>
    public IEnumerable<(string Id, string English, string Arabic)> Actors => _actors.Concat(_unlisted.Value).Select(pair => (pair.Key, pair.Value.English, pair.Value.Arabic));

    /// <summary>Every name of every place, by its id.</summary>
    public IEnumerable<(string Id, string Name)> PlaceNames => _places.SelectMany(pair => pair.Value.Arabic.Append(pair.Value.English).Where(name => name.Length > 0).Select(name => (pair.Key, name)));

    /// <summary>An actor's name: of the closed list, of the lexicon, or of the country that it is the state of; the words of its id where it has none.</summary>
    public string Actor(string id, bool arabic)
    {
        var isUnlisted = id.StartsWith(UnlistedMark, StringComparison.Ordinal);
        return (isUnlisted ? _unlisted.Value : _actors).TryGetValue(id, out var name) ? arabic ? name.Arabic : name.English : isUnlisted ? Slug(id) : id;
    }

    /// <summary>False for an actor that people alone have written: nothing but its id says how it is called.</summary>
    public bool IsNamed(string id) => !id.StartsWith(UnlistedMark, StringComparison.Ordinal) || _unlisted.Value.ContainsKey(id);

    /// <summary>The words of an id.</summary>
    public static string Slug(string id) => (id.StartsWith(UnlistedMark, StringComparison.Ordinal) ? id[UnlistedMark.Length..] : id).Replace('-', ' ');

    /// <summary>A place's name by its gazetteer id, ISO 3166-1 or ISO 3166-2 code; the code where it is not listed.</summary>
    public string Place(string code, bool arabic) => _places.TryGetValue(code, out var name) ? arabic || name.English.Length == 0 ? name.Arabic[0] : name.English : code;

    /// <summary>Files of places have a column iso or id, and names_ar and name_en; the first Arabic name is the usual one.</summary>
    private void ReadPlaces(string file)
    {
        using var reader = new StreamReader(file);
        var columns = reader.ReadLine()?.Split('\t') ?? [];
        var (id, arabic, english) = (Array.FindIndex(columns, column => column is "id" or "iso"), Array.IndexOf(columns, "names_ar"), Array.IndexOf(columns, "name_en"));
        while (id >= 0 && arabic >= 0 && english >= 0 && reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length > Math.Max(id, Math.Max(arabic, english)))
            {
                _places.TryAdd(cells[id], (cells[english], cells[arabic].Split('|')));
            }
        }
    }

    private Dictionary<string, (string English, string Arabic)> Unlisted(DeskParts parts)
    {
        var names = ActorNames.Read(parts.Resources).Where(name => name.Key.StartsWith(UnlistedMark, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        // A state that the lexicon knows by its nationality alone has the name of its country.
        foreach (var nation in parts.Pack.Lexemes.Where(lexeme => lexeme.Kind == LexemeKind.Nationality))
        {
            if (nation.Ids.GetValueOrDefault("default") is { } id && id.StartsWith(UnlistedMark, StringComparison.Ordinal))
            {
                names.TryAdd(id, (Place(nation.Id, arabic: false), Place(nation.Id, arabic: true)));
            }
        }
        return names;
    }
}
