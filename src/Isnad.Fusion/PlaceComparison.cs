namespace Isnad.Fusion;

/// <summary>How two places lie to each other.</summary>
public enum PlaceTie
{
    /// <summary>Neither mention names a place.</summary>
    NeitherNamed,

    /// <summary>One of them names none.</summary>
    OneNamed,

    /// <summary>Two points within each other's radius.</summary>
    SamePoint,

    /// <summary>Two points a little farther apart.</summary>
    NearPoint,

    /// <summary>Two points of one surrounding, up to 25 km beyond their radius.</summary>
    Surrounding,

    /// <summary>Not both have coordinates; their names are the same.</summary>
    SameName,

    /// <summary>Not both have coordinates, other names, one governorate.</summary>
    SameGovernorateOtherName,

    /// <summary>Not both have coordinates, other names, nothing tells them apart.</summary>
    OtherName,

    /// <summary>A smaller place and the governorate that it lies in.</summary>
    InsideGovernorate,

    /// <summary>A smaller place and the country that it lies in.</summary>
    InsideCountry,

    /// <summary>Both name the same governorate.</summary>
    SameGovernorate,

    /// <summary>Both name the same country or region.</summary>
    SameCountry,

    /// <summary>Two points or governorates of one country, apart.</summary>
    Apart,

    /// <summary>Two countries.</summary>
    OtherCountry,
}

/// <summary>The tie of the two places that lie closest, and how alike their names are.</summary>
public readonly record struct PlaceComparison(PlaceTie Tie, double? DistanceKm, double NameLikeness, bool Main)
{
    /// <summary>The two may be one spot.</summary>
    public bool Near => Tie is PlaceTie.SamePoint or PlaceTie.NearPoint or PlaceTie.SameName or PlaceTie.SameGovernorate or PlaceTie.SameCountry or PlaceTie.NeitherNamed;

    /// <summary>The best tie of any two of their places.</summary>
    public static PlaceComparison Of(MentionProfile a, MentionProfile b)
    {
        if (a.Places.Count == 0 || b.Places.Count == 0)
        {
            return new(a.Places.Count == b.Places.Count ? PlaceTie.NeitherNamed : PlaceTie.OneNamed, null, 0, true);
        }
        var best = Of(a.Places[0], b.Places[0], true);
        for (var i = 0; i < a.Places.Count; i++)
        {
            for (var j = 0; j < b.Places.Count; j++)
            {
                if (i + j > 0 && Of(a.Places[i], b.Places[j], false) is var other && Closeness(other.Tie) > Closeness(best.Tie))
                {
                    best = other;
                }
            }
        }
        return best;
    }

    /// <summary>Kilometres over a sphere.</summary>
    public static double Distance(double lat1, double lon1, double lat2, double lon2)
    {
        const double Degree = Math.PI / 180;
        var h = Math.Pow(Math.Sin((lat2 - lat1) * Degree / 2), 2) + (Math.Cos(lat1 * Degree) * Math.Cos(lat2 * Degree) * Math.Pow(Math.Sin((lon2 - lon1) * Degree / 2), 2));
        return 12742 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static PlaceComparison Of(PlaceFact a, PlaceFact b, bool main)
    {
        var name = a.Name.Cosine(b.Name);
        double? km = a is { Latitude: { } lat1, Longitude: { } lon1 } && b is { Latitude: { } lat2, Longitude: { } lon2 } ? Distance(lat1, lon1, lat2, lon2) : null;
        return new(Between(a, b, km, name), km, name, main);
    }

    private static PlaceTie Between(PlaceFact a, PlaceFact b, double? km, double name)
    {
        if (a.Country is not null && b.Country is not null && a.Country != b.Country && km is null or > 60)
        {
            return PlaceTie.OtherCountry;
        }
        if (a.Level == PlaceLevel.Local && b.Level == PlaceLevel.Local)
        {
            return Local(a, b, km, name);
        }
        var sameAdmin = a.Admin1 is not null && a.Admin1 == b.Admin1;
        if (sameAdmin && a.Level != b.Level && name > 0.85)
        {
            // A city that its governorate is named after.
            return PlaceTie.SameName;
        }
        if (a.Level == PlaceLevel.Governorate && b.Level == PlaceLevel.Governorate)
        {
            return sameAdmin || name > 0.75 ? PlaceTie.SameGovernorate : PlaceTie.Apart;
        }
        if (a.Level != PlaceLevel.Country && b.Level != PlaceLevel.Country)
        {
            return sameAdmin ? PlaceTie.InsideGovernorate : name > 0.75 ? PlaceTie.SameName : a.Admin1 is null || b.Admin1 is null ? PlaceTie.OtherName : PlaceTie.Apart;
        }
        return a.Level == b.Level ? name > 0.5 || a.Country is not null && a.Country == b.Country ? PlaceTie.SameCountry : PlaceTie.OtherName
            : a.Country is not null && a.Country == b.Country ? PlaceTie.InsideCountry : PlaceTie.OtherName;
    }

    private static PlaceTie Local(PlaceFact a, PlaceFact b, double? km, double name)
    {
        if (km is { } distance)
        {
            var radius = Math.Max(a.RadiusKm, b.RadiusKm);
            return distance <= Math.Min(radius, 12) ? PlaceTie.SamePoint
                : distance <= radius + 8 ? PlaceTie.NearPoint
                : distance <= radius + 25 ? PlaceTie.Surrounding
                : PlaceTie.Apart;
        }
        var both = a.Admin1 is not null && b.Admin1 is not null;
        return name > 0.6 && !(both && a.Admin1 != b.Admin1) ? PlaceTie.SameName
            : !both ? PlaceTie.OtherName
            : a.Admin1 == b.Admin1 ? PlaceTie.SameGovernorateOtherName
            : PlaceTie.Apart;
    }

    private static int Closeness(PlaceTie tie) => tie switch
    {
        PlaceTie.SamePoint => 10,
        PlaceTie.SameName => 9,
        PlaceTie.NearPoint => 8,
        PlaceTie.SameGovernorate => 7,
        PlaceTie.Surrounding => 6,
        PlaceTie.InsideGovernorate => 5,
        PlaceTie.SameCountry => 4,
        PlaceTie.SameGovernorateOtherName => 3,
        PlaceTie.InsideCountry => 2,
        PlaceTie.OtherName => 1,
        _ => 0,
    };
}
