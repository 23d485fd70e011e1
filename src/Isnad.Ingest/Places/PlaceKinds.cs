namespace Isnad.Ingest.Places;

/// <summary>Turns what gazetteers say of a place's kind into the codebook's kinds.</summary>
public static class PlaceKinds
{
    private const int CityFrom = 50_000, TownFrom = 5_000;

    private static readonly string[] Codebook = ["neighbourhood", "village", "town", "city", "district", "governorate", "region", "country", "base", "border", "mountain", "road", "water", "other"];

    // Words of kind columns (GeoNames codes: https://www.geonames.org/export/codes.html; Who's On First placetypes; English words of OCHA tables).
    private static readonly Dictionary<string, string> Known = Read("""
        neighbourhood: PPLX neighborhood quarter suburb borough macrohood microhood ward sublocality
        village: PPL PPLL PPLF PPLR PPLS PPLH PPLQ PPLW STLMT FRM FRMS locality localadmin hamlet settlement community camp-village
        town: PPLA3 PPLA4 PPLA5 PPLG
        city: PPLC PPLA PPLA2 capital megacity
        district: ADM2 ADM3 ADM4 ADM5 ADMD county subdistrict sub-district municipality admin2 admin3 nahiya qada mudiriyah
        governorate: ADM1 province state admin1
        region: RGN RGNE RGNH DSRT DPR PLN PLNS VALS admin-region macroregion
        base: AIRB AIRF AIRP AIRH INSM MILB NVB FT airport airbase barracks campus military
        border: PSTB PSTC CSTM TRANT border-crossing crossing
        mountain: MT MTS HLL HLLS PK PKS RDGE PLAT SPUR UPLD PASS BUTE MESA hill
        road: RD RDJCT TNL street
        water: STM STMI LK LKS LKI RSV GULF BAY CNL SEA STRT LGN river lake
        other: CMPRF DAM PRN OILR OILF GASF PS BDG ISL ISLS VAL WAD WADS OAS PRT HBR MNMT RUIN ANS CAVE island valley wadi camp port
        """);

    /// <summary>GeoNames: the kind of a feature, by its code and population; null for kinds that reports of events do not name (wells, trees, schools).</summary>
    public static string? OfFeature(string featureClass, string code, int population)
    {
        if (featureClass == "P" && code is "PPL" or "PPLL" or "PPLS" or "PPLF" or "" or "PPLA3" or "PPLA4" or "PPLA2")
        {
            return Settlement(population, code is "PPLA2" or "PPLA3" or "PPLA4" ? "town" : "village");
        }
        return Known.TryGetValue(code, out var kind) ? kind : featureClass == "P" && !code.StartsWith("PPLCH", StringComparison.Ordinal) ? "village" : null;
    }

    /// <summary>A word of a kind column; null where it is unknown.</summary>
    public static string? OfWord(string word, int population)
    {
        var text = word.Trim();
        var lower = text.ToLowerInvariant();
        var kind = Codebook.Contains(lower) ? lower : Known.GetValueOrDefault(text) ?? Known.GetValueOrDefault(lower);
        return kind == "village" && lower is not "village" ? Settlement(population, "village") : kind;
    }

    /// <summary>A table's administrative level: 0 the country, 1 its governorates; the fourth holds villages and quarters.</summary>
    public static string OfLevel(int level) => level switch { 0 => "country", 1 => "governorate", 2 or 3 => "district", _ => "village" };

    private static string Settlement(int population, string least) => population >= CityFrom ? "city" : population >= TownFrom ? "town" : least;

    private static Dictionary<string, string> Read(string table) => table.Split('\n').Select(line => line.Split(':', 2))
        .SelectMany(parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => (word, kind: parts[0])))
        .ToDictionary(pair => pair.word, pair => pair.kind);
}
