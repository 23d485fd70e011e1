namespace Isnad.Language.Gazetteers;

/// <summary>Finds the governorate (ISO 3166-2) of imported rows: by code, by name, by what shipped places in the same code's area say, and last by the nearest
/// shipped places where they agree.</summary>
public sealed class Governorates
{
    // Shipped places asked, and how near the nearest of them must be. Measured by leaving each shipped place out in turn: see docs/gazetteer.md.
    private const int Asked = 3, Agreeing = 3;
    private const double NearKm = 40, SameKm = 10, Majority = 0.75;
    private const int Votes = 2;

    private readonly LanguagePack _pack;
    private readonly LatinToArabic _latin;
    private readonly Dictionary<(string Country, string Name), string> _byName = [];
    private readonly Dictionary<string, List<GazetteerPlace>> _points = [];

    /// <summary>Reads names and points of the pack's places.</summary>
    public Governorates(LanguagePack pack, LatinToArabic latin)
    {
        (_pack, _latin) = (pack, latin);
        foreach (var place in pack.Places.Values)
        {
            if (place is { Kind: "governorate", Country: { } country, Admin1: { } admin1 })
            {
                _byName.TryAdd((country, Plain(place.NameEn)), admin1);
            }
            else if (place is { Country: { } land, Admin1: not null, Latitude: not null, Longitude: not null })
            {
                if (!_points.TryGetValue(land, out var list))
                {
                    _points[land] = list = [];
                }
                list.Add(place);
            }
        }
    }

    /// <summary>Governorate and how it was found, for each row of a source.</summary>
    public (string? Admin1, AdminBasis Basis)[] Of(ImportedSource source)
    {
        var result = new (string?, AdminBasis)[source.Rows.Count];
        var votes = new Dictionary<(string, string), Dictionary<string, int>>();
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Stated(source.Rows[i]);
            Vote(votes, source.Rows[i], result[i].Item1);
        }
        for (var i = 0; i < result.Length; i++)
        {
            if (result[i].Item2 == AdminBasis.None)
            {
                result[i] = Voted(votes, source.Rows[i]) is { } admin1 ? (admin1, AdminBasis.Overlap) : Nearest(source.Rows[i]) is { } near ? (near, AdminBasis.Near) : (null, AdminBasis.None);
            }
        }
        return result;
    }

    /// <summary>The governorate in which the shipped places nearest to a point all lie; null where they differ or are far. <paramref name="without"/> is passed over.</summary>
    public string? Nearest(string country, double latitude, double longitude, string? without = null)
    {
        if (!_points.TryGetValue(country, out var places))
        {
            return null;
        }
        Span<(double Km, string Admin1)> best = new (double, string)[Asked];
        var count = 0;
        foreach (var place in places)
        {
            // A degree of latitude is 111 km: most rows need no trigonometry.
            if (Math.Abs(place.Latitude!.Value - latitude) * 111 > 4 * NearKm || place.Id == without)
            {
                continue;
            }
            var km = GeoDistance.Km(latitude, longitude, place.Latitude.Value, place.Longitude!.Value);
            if (count == Asked && km >= best[count - 1].Km)
            {
                continue;
            }
            var at = count < Asked ? count++ : count - 1;
            for (; at > 0 && best[at - 1].Km > km; at--)
            {
                best[at] = best[at - 1];
            }
            best[at] = (km, place.Admin1!);
        }
        if (count < Agreeing || best[0].Km > NearKm)
        {
            return null;
        }
        for (var i = 1; i < Agreeing; i++)
        {
            if (best[i].Admin1 != best[0].Admin1)
            {
                return null;
            }
        }
        return best[0].Admin1;
    }

    private string? Nearest(ImportedRow row) => row is { Country: { } country, Latitude: { } latitude, Longitude: { } longitude } ? Nearest(country, latitude, longitude) : null;

    private (string?, AdminBasis) Stated(ImportedRow row)
    {
        if (row.AdminCode is { } code && _pack.Places.TryGetValue(code, out var known) && known.Kind == "governorate")
        {
            return (code, AdminBasis.Code);
        }
        foreach (var name in row.AdminNames)
        {
            if (Named(row.Country, name) is { } admin1)
            {
                return (admin1, AdminBasis.Name);
            }
        }
        return (null, AdminBasis.None);
    }

    private string? Named(string? country, string name)
    {
        if (country is null)
        {
            return null;
        }
        if (_byName.TryGetValue((country, Plain(name)), out var known))
        {
            return known;
        }
        var words = LexiconCompiler.Words(name);
        // "Governorate of Idlib" is Idlib.
        return OfWords(country, words) ?? (words.Length > 1 && IsGovernorateWord(words[0]) ? OfWords(country, words.AsSpan(1)) : null);
    }

    private string? OfWords(string country, ReadOnlySpan<string> words)
    {
        foreach (var lexeme in Entries(words))
        {
            if (lexeme.Place is { Kind: "governorate" } place && place.Country == country)
            {
                return place.Admin1;
            }
        }
        return null;
    }

    private bool IsGovernorateWord(string word) => Entries([word]).Exists(lexeme => lexeme is { Kind: LexemeKind.PlaceCue, Class: "governorate" });

    /// <summary>The entries of just these words.</summary>
    private List<Lexeme> Entries(ReadOnlySpan<string> words)
    {
        var node = 0;
        foreach (var word in words)
        {
            node = node < 0 ? node : _pack.Trie.Step(node, _pack.Trie.Word(word));
        }
        return node <= 0 ? [] : [.. _pack.Trie.Readings(node).Select(reading => _pack.Lexemes[reading.Lexeme])];
    }

    /// <summary>A row that is a shipped place (one GeoNames id, or one name at one spot) says what its code stands for; so does a row whose governorate is known by name.</summary>
    private void Vote(Dictionary<(string, string), Dictionary<string, int>> votes, ImportedRow row, string? admin1)
    {
        if (row is not { Country: { } country } || Key(row) is not { } key)
        {
            return;
        }
        admin1 ??= _pack.Places.TryGetValue(row.Id, out var same) ? same.Admin1 : Coinciding(row)?.Admin1;
        if (admin1 is not null)
        {
            if (!votes.TryGetValue((country, key), out var tally))
            {
                votes[(country, key)] = tally = [];
            }
            tally[admin1] = tally.GetValueOrDefault(admin1) + 1;
        }
    }

    private GazetteerPlace? Coinciding(ImportedRow row)
    {
        if (row.Latitude is not { } latitude || row.Longitude is not { } longitude)
        {
            return null;
        }
        foreach (var name in row.ArabicNames)
        {
            foreach (var lexeme in Entries(LexiconCompiler.Words(name)))
            {
                if (lexeme.Place is { Admin1: not null, Latitude: { } north, Longitude: { } east } place && place.Country == row.Country && GeoDistance.Km(latitude, longitude, north, east) <= SameKm)
                {
                    return place;
                }
            }
        }
        return null;
    }

    private static string? Voted(Dictionary<(string, string), Dictionary<string, int>> votes, ImportedRow row)
    {
        if (row.Country is not { } country || Key(row) is not { } key || !votes.TryGetValue((country, key), out var tally))
        {
            return null;
        }
        var top = tally.MaxBy(pair => pair.Value);
        return top.Value >= Votes && top.Value >= Majority * tally.Values.Sum() ? top.Key : null;
    }

    private static string? Key(ImportedRow row) => row.AdminCode ?? (row.AdminNames.Count > 0 ? row.AdminNames[0] : null);

    /// <summary>A Latin name without marks, article and the word for governorate, so that "Al-Hasakeh Governorate" and "Al Hasakeh" are one.</summary>
    private string Plain(string name)
    {
        var letters = name.ToLowerInvariant().Select(_latin.Plain).Select(c => char.IsAsciiLetter(c) ? c : char.IsWhiteSpace(c) || c == '-' ? ' ' : '\0').Where(c => c != '\0');
        var words = string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Where(word => word is not ("al" or "el" or "ad" or "an" or "ar" or "as" or "ash" or "at" or "az" or "governorate" or "province" or "muhafazat")));
    }
}

/// <summary>Distances on the sphere.</summary>
public static class GeoDistance
{
    private const double Diameter = 12_742, Radian = Math.PI / 180;

    /// <summary>Kilometres between two points in degrees.</summary>
    public static double Km(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        double north = (otherLatitude - latitude) * Radian, east = (otherLongitude - longitude) * Radian;
        var h = Math.Pow(Math.Sin(north / 2), 2) + (Math.Cos(latitude * Radian) * Math.Cos(otherLatitude * Radian) * Math.Pow(Math.Sin(east / 2), 2));
        return Diameter * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
