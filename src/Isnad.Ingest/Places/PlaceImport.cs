using Isnad.Language.Gazetteers;

namespace Isnad.Ingest.Places;

/// <summary>How a file is to be read.</summary>
/// <param name="Name">The name under which the import is kept; opens the ids of rows that have none of their own.</param>
public sealed record PlaceImportWish(string Name)
{
    /// <summary>ISO 3166-1 alpha-2, for rows that do not say theirs.</summary>
    public string? Country { get; init; }

    /// <summary>Field to head of its column, where the user says it (--column name_ar=…).</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>GeoNames alternateNamesV2, or null.</summary>
    public string? AlternateNames { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Format">geonames or table.</param>
/// <param name="Columns">Which column gave which field, for the user to check.</param>
public sealed record PlaceImport(string Format, IReadOnlyList<ImportedRow> Rows, string Columns)
{
    /// <summary>Rows of kinds that reports do not name (GeoNames: wells, schools, trees …).</summary>
    public int PassedOver { get; init; }
}

/// <summary>Reads a file of places: GeoNames dumps, OCHA tables, any table with named columns.</summary>
public static class PlaceImporter
{
    /// <summary>Fields that <see cref="PlaceImportWish.Columns"/> may name.</summary>
    public static IReadOnlyList<string> Fields => PlaceColumns.Fields;

    /// <summary>Reads <paramref name="path"/>; a bad row is told to <paramref name="report"/> and left out.</summary>
    /// <exception cref="InvalidDataException">The file is no table of places; the message says what was looked for.</exception>
    public static PlaceImport Read(string path, PlaceImportWish wish, CountryCodes countries, Action<InputProblem> report)
    {
        using var rows = TableRows.Open(path);
        var checks = new RowChecks(path, wish, countries, report);
        if (rows.Head is null)
        {
            throw new InvalidDataException($"{path}: is empty; give a table of places.");
        }
        return GeoNamesReader.IsHead(rows.Head) && wish.Columns.Count == 0 ? GeoNamesReader.Read(path, rows, wish, checks) : TableReader.Read(path, rows, wish, checks);
    }
}
