using System.Globalization;
using System.Text.RegularExpressions;

namespace Isnad.Ingest.Places;

/// <summary>Finds out which column of a table holds what, by its head: OCHA's families (admin1Name_ar, ADM1_AR, adm1_name1, featureName_ar, with their P-codes)
/// and the usual words. What the user says goes before.</summary>
internal sealed partial class PlaceColumns
{
    /// <summary>Fields that --column may give.</summary>
    public static readonly string[] Fields = ["name_ar", "name_en", "lat", "lon", "id", "pcode", "kind", "population", "country", "admin1", "admin1_code"];

    private const string Looked = "a name (name_ar, name, admin1Name_ar … admin4Name_ar, ADM1_AR … ADM4_AR, featureName_ar), lat and lon (lat, latitude, y, point_y; lon, long, lng, longitude, x, point_x)";

    private readonly List<int> _names = [], _adminNames = [];
    private readonly List<(int Level, int Column)> _levels = [];
    private readonly Dictionary<int, int> _codes = [];

    /// <summary>Reads the head.</summary>
    /// <exception cref="InvalidDataException">No column holds a name, or --column names none of them.</exception>
    public PlaceColumns(string path, string[] head, IReadOnlyDictionary<string, string> given)
    {
        for (var i = 0; i < head.Length; i++)
        {
            Take(Bare(head[i]), i);
        }
        // Of a table by levels the deepest names the row's own place, the first its governorate.
        Level = _names.Count == 0 && _levels.Count > 0 ? _levels.Max(level => level.Level) : null;
        foreach (var (level, column) in _levels)
        {
            if (level == Level)
            {
                _names.Add(column);
            }
            if (level == 1)
            {
                _adminNames.Add(column);
            }
            else if (level == 0 && Country < 0)
            {
                Country = column;
            }
        }
        Pcode = Pcode < 0 && Level is { } own ? _codes.GetValueOrDefault(own, -1) : Pcode;
        AdminCode = AdminCode < 0 ? _codes.GetValueOrDefault(1, -1) : AdminCode;
        Country = _codes.TryGetValue(0, out var land) ? land : Country;
        foreach (var (field, name) in given)
        {
            Give(path, head, field, name);
        }
        if (_names.Count == 0)
        {
            throw new InvalidDataException($"{path}: no column holds names; looked for {Looked}; found {Shown(head)}; say which with --column name_ar=HEAD.");
        }
        Told = string.Join(", ", new (string Field, IEnumerable<int> Columns)[] { ("names", _names), ("lat", [Latitude]), ("lon", [Longitude]), ("id", [Pcode >= 0 ? Pcode : Id]), ("kind", [Kind]), ("population", [Population]), ("country", [Country]), ("admin1", [.. _adminNames, AdminCode]) }
            .Select(pair => (pair.Field, Heads: pair.Columns.Where(column => column >= 0).Select(column => head[column].Trim()).ToList())).Where(pair => pair.Heads.Count > 0).Select(pair => $"{pair.Field}={string.Join('+', pair.Heads)}"));
    }

    public IReadOnlyList<int> Names => _names;

    public IReadOnlyList<int> AdminNames => _adminNames;

    /// <summary>Level of the table's own places, where it goes by levels.</summary>
    public int? Level { get; }

    public int Latitude { get; private set; } = -1;

    public int Longitude { get; private set; } = -1;

    public int Id { get; private set; } = -1;

    public int Pcode { get; private set; } = -1;

    public int Kind { get; private set; } = -1;

    public int Population { get; private set; } = -1;

    public int Country { get; private set; } = -1;

    public int AdminCode { get; private set; } = -1;

    /// <summary>The id column holds GeoNames ids.</summary>
    public bool IsGeoNames { get; private set; }

    /// <summary>Which column gives what, for the user.</summary>
    public string Told { get; }

    private void Take(string bare, int column)
    {
        if (LevelName().Match(bare) is { Success: true } name)
        {
            _levels.Add((Digit(name), column));
        }
        else if (LevelCode().Match(bare) is { Success: true } code)
        {
            _codes[Digit(code)] = column;
        }
        else if (Name().IsMatch(bare))
        {
            _names.Add(column);
        }
        else if (AdminName().IsMatch(bare))
        {
            _adminNames.Add(column);
        }
        else if (LatitudeName().IsMatch(bare) && Latitude < 0)
        {
            Latitude = column;
        }
        else if (LongitudeName().IsMatch(bare) && Longitude < 0)
        {
            Longitude = column;
        }
        else
        {
            TakeOther(bare, column);
        }
    }

    private void TakeOther(string bare, int column)
    {
        switch (bare)
        {
            case "pcode" or "featurepcode" or "placecode" or "locationpcode":
                Pcode = column;
                break;
            case "geonameid" or "geonamesid":
                (Id, IsGeoNames) = (column, true);
                break;
            case "id" or "placeid" or "featureid" or "uid" or "wofid" or "code" when Id < 0:
                Id = column;
                break;
            case "kind" or "type" or "placetype" or "featurecode" or "fcode" or "featuretype" or "featureclass" or "settlementtype" or "locationtype" when Kind < 0:
                Kind = column;
                break;
            case "pop" or "population" or "poptotal" or "totalpopulation" or "totalpop":
                Population = column;
                break;
            case "country" or "countrycode" or "iso" or "iso2" or "iso3" or "isoa2" or "cc" or "countryname" when Country < 0:
                Country = column;
                break;
            case "admin1code" or "adm1code" or "governoratecode" or "governoratepcode":
                AdminCode = column;
                break;
        }
    }

    private void Give(string path, string[] head, string field, string name)
    {
        var column = Array.FindIndex(head, cell => cell.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
        if (column < 0)
        {
            throw new InvalidDataException($"{path}: has no column '{name}' (--column {field}={name}); found {Shown(head)}.");
        }
        switch (field)
        {
            case "name_ar" or "name_en":
                _names.Remove(column);
                _names.Insert(0, column);
                break;
            case "lat": Latitude = column; break;
            case "lon": Longitude = column; break;
            case "id": Id = column; break;
            case "pcode": Pcode = column; break;
            case "kind": Kind = column; break;
            case "population": Population = column; break;
            case "country": Country = column; break;
            case "admin1_code": AdminCode = column; break;
            default:
                _adminNames.Insert(0, column);
                break;
        }
    }

    private static string Shown(string[] head) => string.Join(", ", head.Take(30).Select(cell => cell.Trim().Length > 40 ? cell.Trim()[..40] + "…" : cell.Trim())) + (head.Length > 30 ? ", …" : "");

    private static int Digit(Match match) => int.Parse(match.Groups["level"].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>Letters and digits alone, lower case: ADM1_AR and adm1 ar are one.</summary>
    private static string Bare(string head) => string.Concat(head.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex("^adm(in)?(?<level>[0-4])((name|altname|alt)?[0-9]?)(ar|arabic|en|fr|ku|he|tr)?$")]
    private static partial Regex LevelName();

    [GeneratedRegex("^adm(in)?(?<level>[0-4])(pcode|pcod|pc)$")]
    private static partial Regex LevelCode();

    [GeneratedRegex("^((feature|place|local|official|full|ascii|village|community|locality|settlement|town)?names?|alternatenames|altnames?|featurealt[0-9]?name|toponym|village|locality)([0-9])?(ar|arabic|en|english|fr|local)?$|^(ar|arabic|en|english)name$")]
    private static partial Regex Name();

    [GeneratedRegex("^(governorate|gov|province|state|muhafazah?|admin1name|region)(name)?(ar|arabic|en|english)?$")]
    private static partial Regex AdminName();

    [GeneratedRegex("^(lat|latitude|latdd|latdec|latitudedd|decimallatitude|y|ycoord|ycoordinate|pointy|centerlat|centroidlat|latcentroid|gpslatitude|ylat)$")]
    private static partial Regex LatitudeName();

    [GeneratedRegex("^(lon|long|lng|longitude|londd|longdd|londec|longitudedd|decimallongitude|x|xcoord|xcoordinate|pointx|centerlon|centerlong|centroidlon|loncentroid|gpslongitude|xlon|xlong)$")]
    private static partial Regex LongitudeName();
}
