namespace Isnad.Web.Texts;

/// <summary>Names of actors and places in both languages.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, (string English, string Arabic)> _actors = [];
    private readonly Dictionary<string, (string English, string[] Arabic)> _places = [];

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
    }

    /// <summary>Every actor that has a name: id, English, Arabic.</summary>
    public IEnumerable<(string Id, string English, string Arabic)> Actors => _actors.Select(pair => (pair.Key, pair.Value.English, pair.Value.Arabic));

    /// <summary>Every name of every place, by its id.</summary>
    public IEnumerable<(string Id, string Name)> PlaceNames => _places.SelectMany(pair => pair.Value.Arabic.Append(pair.Value.English).Where(name => name.Length > 0).Select(name => (pair.Key, name)));

    /// <summary>An actor's name; the id where it is not listed.</summary>
    public string Actor(string id, bool arabic) => _actors.TryGetValue(id, out var name) ? arabic ? name.Arabic : name.English : id.StartsWith("x:", StringComparison.Ordinal) ? id[2..].Replace('-', ' ') : id;

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
}
