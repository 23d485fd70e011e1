using Isnad.Text;

namespace Isnad.Ingest.Sheets;

/// <summary>What desks call columns and values, in Arabic and English: data of the resources.</summary>
public sealed class SheetVocabulary
{
    /// <summary>Lists of words (resources/ui/labels.tsv) by the field that takes its values from one.</summary>
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["type"] = "type", ["status"] = "status", ["time_basis"] = "basis", ["place_kind"] = "place-kind", ["more_place_kinds"] = "place-kind", ["precision"] = "precision", ["more_precisions"] = "precision",
        ["actor_roles"] = "actor-role", ["tolls"] = "toll", ["toll_demographics"] = "demographic", ["weapons"] = "weapon", ["sources"] = "source", ["denials"] = "denial",
    };

    private static readonly HashSet<string> Sides = ["actors", "actor_as", "actor_slants", "doers", "targets", "partners", "toll_groups", "source_actors"];

    private readonly Dictionary<string, string> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<(string List, string Word), string> _labels = [];
    private readonly Dictionary<string, string> _actors = new(StringComparer.Ordinal), _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Country, string Name), string> _governorates = [];
    private readonly HashSet<(string List, string Value)> _values = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private SheetVocabulary(Func<string, IEnumerable<string>> lines)
    {
        IEnumerable<string[]> Rows(string file) => lines(file).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
        foreach (var row in Rows("exchange/fields.tsv"))
        {
            foreach (var head in row[1].Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                _heads.TryAdd(Key(head), row[0]);
            }
        }
        foreach (var row in Rows("ui/labels.tsv").Where(row => row[0].Contains('.', StringComparison.Ordinal)))
        {
            var (list, value) = (row[0].Split('.', 2)[0], row[0].Split('.', 2)[1]);
            _values.Add((list, value));
            foreach (var word in row.Skip(1).Append(value))
            {
                _labels.TryAdd((list, Key(word)), value);
            }
        }
        foreach (var row in Rows("ontology/actors.tsv"))
        {
            _ids.Add(row[0]);
            // A name that two sides have names neither.
            foreach (var name in row[2].Split(" / ").Append(row[1]).Append(row[0]).Select(Key).Distinct())
            {
                _actors[name] = _actors.TryGetValue(name, out var other) && other != row[0] ? "" : row[0];
            }
        }
        ReadPlaces(Rows);
    }

    /// <summary>Reads the lists.</summary>
    /// <param name="lines">Lines of a file of the resources, with its head.</param>
    public static SheetVocabulary Of(Func<string, IEnumerable<string>> lines) => new(lines);

    /// <summary>Field that a column gives by its head; null where none is known for it. Heads of Isnad's own exports are the fields' names.</summary>
    public string? Field(string head) => SheetFields.All.Contains(head.Trim().ToLowerInvariant()) ? head.Trim().ToLowerInvariant() : _heads.GetValueOrDefault(Key(head));

    /// <summary>A mapping by the heads of a sheet alone; of two columns for one field the first is taken.</summary>
    public SheetMapping Suggest(IReadOnlyList<string> head)
    {
        var columns = new Dictionary<string, string>();
        // A field's own name goes before what only resembles it.
        foreach (var name in head.OrderByDescending(name => SheetFields.All.Contains(name.Trim().ToLowerInvariant())))
        {
            if (Field(name) is { } field)
            {
                columns.TryAdd(field, name);
            }
        }
        return new SheetMapping { Columns = columns };
    }

    /// <summary>The codebook's value for a word in a cell; the word itself where none is known.</summary>
    public string Value(string field, string word, string? country = null)
    {
        var key = Key(word);
        return Lists.TryGetValue(field, out var list) ? _labels.GetValueOrDefault((list, key), word)
            : Sides.Contains(field) ? _actors.GetValueOrDefault(key) is { Length: > 0 } actor ? actor : word
            : field is "country" or "more_countries" ? _countries.GetValueOrDefault(key, word)
            : field is "admin1" or "more_admin1" && country is not null ? _governorates.GetValueOrDefault((country, key), word) : word;
    }

    /// <summary>What a field's value must be, where it is none of its closed list; null where it may stand.</summary>
    public string? Flaw(string field, string value) => Lists.TryGetValue(field, out var list) && !_values.Contains((list, value)) ? $"'{value}' is no {list.Replace('-', ' ')} of the codebook"
        : Sides.Contains(field) && !_ids.Contains(value) && !(value.StartsWith("x:", StringComparison.Ordinal) && value.Length > 2) ? $"'{value}' is no actor that is known" : null;

    private void ReadPlaces(Func<string, IEnumerable<string[]>> rows)
    {
        foreach (var row in rows("ar/gazetteer/countries.tsv"))
        {
            foreach (var name in row[1].Split('|').Append(row[2]).Append(row[0]))
            {
                _countries.TryAdd(Key(name), row[0]);
            }
        }
        foreach (var row in rows("exchange/countries.tsv"))
        {
            _countries.TryAdd(Key(row[2]), row[0]);
        }
        foreach (var row in rows("ar/gazetteer/admin1.tsv"))
        {
            foreach (var name in row[3].Split('|').Append(row[4]))
            {
                _governorates.TryAdd((row[1], Key(name)), row[0]);
            }
        }
    }

    /// <summary>Words in any spelling: case, underscores, hamzas and vowels do not matter.</summary>
    private static string Key(string words) => string.Join(' ', NormalizedText.Of(words.ToLowerInvariant().Replace('_', ' ')).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
