using System.Globalization;
using Isnad.Language.Gazetteers;

namespace Isnad.Ingest.Places;

/// <summary>GeoNames country dumps: 19 columns, tabs, no head (https://download.geonames.org/export/dump/readme.txt).</summary>
internal static class GeoNamesReader
{
    private const int Columns = 19;

    /// <summary>True for the first line of a dump: 19 cells, an id in the first, degrees in the fifth and sixth.</summary>
    public static bool IsHead(string[] cells) => cells.Length == Columns && cells[0].Length > 0 && cells[0].All(char.IsAsciiDigit)
        && double.TryParse(cells[4], NumberStyles.Float, CultureInfo.InvariantCulture, out _) && double.TryParse(cells[5], NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    public static PlaceImport Read(string path, TableRows table, PlaceImportWish wish, RowChecks checks)
    {
        var rows = new List<ImportedRow>();
        var passedOver = 0;
        foreach (var (line, cells) in table.Rest().Prepend((1, table.Head!)))
        {
            if (cells.Length != Columns)
            {
                checks.Bad(line, $"has {cells.Length} cells, a GeoNames row {Columns}");
                continue;
            }
            var population = RowChecks.Count(cells[14]);
            if (PlaceKinds.OfFeature(cells[6], cells[7], population) is not { } kind)
            {
                passedOver++;
                continue;
            }
            if (Row(line, cells, kind, population, checks) is { } row)
            {
                rows.Add(row);
            }
        }
        if (wish.AlternateNames is { } names)
        {
            AddNames(names, rows);
        }
        return new PlaceImport("geonames", rows, "the 19 columns of GeoNames" + (wish.AlternateNames is null ? "" : ", Arabic names of alternateNamesV2")) { PassedOver = passedOver };
    }

    private static ImportedRow? Row(int line, string[] cells, string kind, int population, RowChecks checks)
    {
        if (!checks.Point(line, cells[4], cells[5], false, out var point))
        {
            return null;
        }
        // The fourth column mixes the alternate names of all languages; what is written in Arabic letters alone is taken.
        var (arabic, latin) = RowChecks.ByScript([cells[1], .. cells[3].Split(','), cells[2]]);
        return checks.Check(new ImportedRow("gn:" + cells[0], kind)
        {
            ArabicNames = arabic, LatinNames = latin.Count > 0 ? [latin[0]] : [], Country = checks.Country(cells[8]), AdminCode = cells[10].Length > 0 ? cells[10] : null,
            Latitude = point?.Latitude, Longitude = point?.Longitude, Population = population, Line = line,
        });
    }

    /// <summary>alternateNamesV2: names with their language. The Arabic ones take the place of those of the dump, which does not say its languages.</summary>
    private static void AddNames(string path, List<ImportedRow> rows)
    {
        var at = new Dictionary<string, int>(rows.Count, StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            at[rows[i].Id[3..]] = i;
        }
        var found = new Dictionary<int, List<(bool Preferred, string Name)>>();
        using var reader = new StreamReader(PlaceFile.Open(path));
        var seen = false;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            seen |= cells.Length >= 4;
            // Columns: its id, the place's, language, name, preferred, short, colloquial, historic.
            if (cells.Length >= 4 && cells[2] == "ar" && at.TryGetValue(cells[1], out var row) && !(cells.Length > 7 && cells[7] == "1"))
            {
                (found.TryGetValue(row, out var list) ? list : found[row] = []).Add((cells.Length > 4 && cells[4] == "1", cells[3]));
            }
        }
        if (!seen)
        {
            throw new InvalidDataException($"{path}: is not alternateNamesV2 (id, place, language, name … with tabs); fetch it from download.geonames.org/export/dump.");
        }
        foreach (var (row, names) in found)
        {
            var arabic = RowChecks.ByScript(names.OrderByDescending(name => name.Preferred).Select(name => name.Name)).Arabic;
            rows[row] = arabic.Count > 0 ? rows[row] with { ArabicNames = arabic } : rows[row];
        }
    }
}
