using Isnad.Language.Gazetteers;

namespace Isnad.Ingest.Places;

/// <summary>Any table with a head: OCHA's administrative tables, and others with a name and perhaps a point.</summary>
internal static class TableReader
{
    public static PlaceImport Read(string path, TableRows table, PlaceImportWish wish, RowChecks checks)
    {
        var columns = new PlaceColumns(path, table.Head!, wish.Columns);
        var rows = new List<ImportedRow>();
        foreach (var (line, cells) in table.Rest())
        {
            if (Row(line, cells, table, wish, columns, checks) is { } row)
            {
                rows.Add(row);
            }
        }
        return new PlaceImport("table", rows, columns.Told);
    }

    private static ImportedRow? Row(int line, string[] cells, TableRows table, PlaceImportWish wish, PlaceColumns columns, RowChecks checks)
    {
        if (cells.Length < table.Head!.Length - 1 || cells.Length > table.Head.Length + 1)
        {
            return checks.Bad(line, $"has {cells.Length} cells, its head {table.Head.Length}");
        }
        string? Cell(int column) => column >= 0 && column < cells.Length && cells[column].Trim() is { Length: > 0 } text ? text : null;
        if (Array.Exists(cells, cell => cell.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            return checks.Bad(line, "is not UTF-8");
        }
        if (!checks.Point(line, Cell(columns.Latitude), Cell(columns.Longitude), table.Delimiter != ',', out var point))
        {
            return null;
        }
        var population = RowChecks.Count(Cell(columns.Population));
        var (arabic, latin) = RowChecks.ByScript(columns.Names.Select(Cell).OfType<string>().SelectMany(Parts));
        var pcode = Cell(columns.Pcode);
        var id = pcode is not null ? "pcode:" + pcode : Cell(columns.Id) is not { } own ? $"{wish.Name}:{line}" : columns.IsGeoNames ? "gn:" + own : own.Contains(':', StringComparison.Ordinal) ? own : $"{wish.Name}:{own}";
        var kind = Cell(columns.Kind) is { } word ? PlaceKinds.OfWord(word, population) ?? "other" : PlaceKinds.OfLevel(columns.Level ?? 4);
        var admin = Cell(columns.AdminCode);
        return checks.Check(new ImportedRow(id, kind)
        {
            ArabicNames = arabic, LatinNames = latin, Country = checks.Country(Cell(columns.Country) ?? CountryOf(pcode ?? admin)), AdminCode = admin,
            AdminNames = [.. columns.AdminNames.Select(Cell).OfType<string>()], Latitude = point?.Latitude, Longitude = point?.Longitude, Population = population, Line = line,
        });
    }

    /// <summary>A P-code opens with the country's two letters (OCHA, Common Operational Datasets).</summary>
    private static string? CountryOf(string? pcode) => pcode is { Length: > 2 } && char.IsAsciiLetterUpper(pcode[0]) && char.IsAsciiLetterUpper(pcode[1]) ? pcode[..2] : null;

    /// <summary>Cells may hold several names.</summary>
    private static string[] Parts(string cell) => cell.Split(['|', ';', '\u061B'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
