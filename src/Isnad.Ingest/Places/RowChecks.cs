using System.Globalization;
using Isnad.Language.Gazetteers;
using Isnad.Text;

namespace Isnad.Ingest.Places;

/// <summary>What every row must hold, whatever table it is of. A row that does not is told with its line and left out.</summary>
internal sealed class RowChecks(string path, PlaceImportWish wish, CountryCodes countries, Action<InputProblem> report)
{
    private const int LongestName = 120, NamesAtMost = 40;
    private const string Advice = "the row is left out";
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly string? _country = wish.Country is { } given
        ? countries.Of(given) ?? throw new InvalidDataException($"--country '{given}' is no country; give its two letters, as SY.") : null;

    /// <summary>Tells why a row is left out; null, so that the reader may return it.</summary>
    public ImportedRow? Bad(int line, string reason)
    {
        report(InputProblem.Error(path, line, reason, Advice));
        return null;
    }

    /// <summary>The country of a cell, else of the command line.</summary>
    public string? Country(string? cell) => (cell is { Length: > 0 } ? countries.Of(cell) : null) ?? _country;

    /// <summary>The row where it is sound.</summary>
    public ImportedRow? Check(ImportedRow row)
    {
        if (row.ArabicNames.Count == 0 && row.LatinNames.Count == 0)
        {
            return Bad(row.Line, "has no name");
        }
        if (row.Country is null)
        {
            return Bad(row.Line, "says no country that is known; give --country XX");
        }
        return _ids.Add(row.Id) ? row : Bad(row.Line, $"has the id '{row.Id}' of an earlier row");
    }

    /// <summary>A point of two cells: both empty is none. False where they are no point.</summary>
    public bool Point(int line, string? north, string? east, bool decimalComma, out (double Latitude, double Longitude)? point)
    {
        point = null;
        if (string.IsNullOrWhiteSpace(north) && string.IsNullOrWhiteSpace(east))
        {
            return true;
        }
        if (!Number(north, decimalComma, out var latitude) || !Number(east, decimalComma, out var longitude))
        {
            Bad(line, $"has '{north}', '{east}' for its point; give degrees, as 34.5");
            return false;
        }
        if (Math.Abs(latitude) > 90 || Math.Abs(longitude) > 180 || latitude == 0 && longitude == 0)
        {
            Bad(line, string.Create(CultureInfo.InvariantCulture, $"lies at {latitude}, {longitude}, which is nowhere; give degrees of latitude and longitude"));
            return false;
        }
        point = (latitude, longitude);
        return true;
    }

    /// <summary>A whole number; 0 where the cell holds none.</summary>
    public static int Count(string? cell) =>
        double.TryParse(cell?.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < int.MaxValue ? (int)value : 0;

    /// <summary>Sorts names by script. Names with letters that Arabic does not have (Persian, Kurdish, Urdu) go with neither.</summary>
    public static (List<string> Arabic, List<string> Latin) ByScript(IEnumerable<string> names)
    {
        List<string> arabic = [], latin = [];
        foreach (var raw in names)
        {
            var name = string.Join(' ', raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('|', ' ');
            if (name.Length is 0 or > LongestName)
            {
                continue;
            }
            var list = name.Any(ArabicLetters.IsLetter) ? NormalizedText.Of(name).All(c => c is >= '\u0621' and <= '\u064A' or < '\u0080') ? arabic : null : name.Any(char.IsLetter) ? latin : null;
            if (list is { Count: < NamesAtMost } && !list.Contains(name))
            {
                list.Add(name);
            }
        }
        return (arabic, latin);
    }

    private static bool Number(string? cell, bool decimalComma, out double value)
    {
        var text = cell?.Trim() ?? "";
        return double.TryParse(decimalComma ? text.Replace(',', '.') : text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
