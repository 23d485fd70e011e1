using System.Globalization;

namespace Isnad.Language;

/// <summary>Reads the tables of resources/ar/gazetteer.</summary>
internal static class GazetteerReader
{
    public static void Read(string path, string name, LexiconCompiler compiler)
    {
        var lines = File.ReadAllLines(path);
        var columns = lines.Length == 0 ? [] : lines[0].Split('\t').Select((column, index) => (column, index)).ToDictionary(pair => pair.column, pair => pair.index);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }
            var cells = lines[i].Split('\t');
            if (cells.Length < columns.Count - 1)
            {
                throw new ResourceException($"{name}:{i + 1}: has {cells.Length} cells, its head {columns.Count}; separate cells by one tab.");
            }
            string? Cell(string column) => columns.TryGetValue(column, out var at) && at < cells.Length && cells[at].Length > 0 ? cells[at] : null;
            if (columns.ContainsKey("word"))
            {
                AddCue(Cell("word")!, Cell("kind"), Cell("forms"), Cell("unlisted"), compiler);
            }
            else
            {
                AddPlace(Cell, $"{name}:{i + 1}", name, compiler);
            }
        }
    }

    private static void AddCue(string word, string? kind, string? forms, string? unlisted, LexiconCompiler compiler)
    {
        var lexeme = compiler.Add(new Lexeme { Kind = LexemeKind.PlaceCue, Id = word, Class = kind, Key = unlisted == "yes" ? Lexeme.Unlisted : null });
        foreach (var form in (forms ?? word).Split('|'))
        {
            compiler.Trie.Add(LexiconCompiler.Words(form), new Reading(lexeme.Index, FormFlags.Noun));
        }
    }

    private static void AddPlace(Func<string, string?> cell, string where, string name, LexiconCompiler compiler)
    {
        var iso = cell("iso");
        var kind = cell("kind") ?? (name.Contains("countries", StringComparison.Ordinal) ? "country" : "governorate");
        var country = cell("country") ?? (kind == "country" ? iso : null);
        var admin1 = cell("admin1") ?? (kind == "governorate" ? iso : null);
        double? Number(string column) => cell(column) is not { } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw new ResourceException($"{where}: '{column}' is no number: {text}");
        var id = cell("id") ?? iso ?? throw new ResourceException($"{where}: has no id.");
        var place = new GazetteerPlace(id, kind, cell("name_en") ?? id, country, admin1, Number("lat"), Number("lon"),
            (int)(Number("population") ?? 0), Number("radius_km"));
        string[]? cueOnly = Flagged(cell("flags"), "cue-only"), local = Flagged(cell("flags"), "local");
        var entries = new Lexeme?[4];
        foreach (var text in (cell("names_ar") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var (bound, home) = (Holds(cueOnly, text), Holds(local, text));
            ref var lexeme = ref entries[(bound ? 1 : 0) + (home ? 2 : 0)];
            lexeme ??= compiler.Add(new Lexeme { Kind = LexemeKind.Place, Id = id, Class = bound ? "cue-only" : kind, Country = country, Countries = home && country is not null ? [country] : [], Place = place });
            compiler.AddName(text, lexeme);
        }
    }

    private static bool Holds(string[]? flagged, string name) => flagged is not null && (flagged.Length == 0 || flagged.Contains(name));

    /// <summary>The names that a flag marks: null where it is not set, empty where it holds for all.</summary>
    private static string[]? Flagged(string? flags, string name)
    {
        foreach (var flag in (flags ?? "").Split(',', ';'))
        {
            if (flag == name)
            {
                return [];
            }
            if (flag.StartsWith(name + ":", StringComparison.Ordinal))
            {
                return flag[(name.Length + 1)..].Split('/');
            }
        }
        return null;
    }
}
