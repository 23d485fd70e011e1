using Isnad.Model.Events;

namespace Isnad.Publishing;

/// <summary>Moves points so that no single house, camp or position can be found by them.</summary>
internal static class PointCoarsener
{
    /// <summary>Kilometres of a degree of latitude on the sphere of mean radius 6371.0088 km.</summary>
    private const double KmPerDegree = 111.195;

    /// <summary>Precisions from the most exact on; water is a line or an area of its own.</summary>
    private static readonly string[] Order = ["point", "neighbourhood", "place", "near", "between", "district", "governorate", "region", "country"];

    /// <summary>The place with its point moved: to the centre of its district, else of its cell. A district, governorate, region or country keeps its own: its
    /// point stands for all of it. The radius grows by what the move may cost, and the precision is never finer than before.</summary>
    public static PlaceValue Coarsen(PlaceValue place, PublishingRules rules)
    {
        if (place.Latitude is not { } latitude || place.Longitude is not { } longitude || place.Precision is "district" or "governorate" or "region" or "country")
        {
            return place;
        }
        if (rules.District(place) is { } district)
        {
            var shift = Kilometres(latitude, longitude, district.Latitude, district.Longitude);
            return Moved(place, district.Latitude, district.Longitude, Math.Max(district.RadiusKm, shift) + (place.RadiusKm ?? 0), "district");
        }
        var (cellLatitude, cellLongitude) = Cell(latitude, longitude, rules.GridKm);
        return Moved(place, cellLatitude, cellLongitude, Reach(cellLatitude, rules.GridKm) + (place.RadiusKm ?? 0), "near");
    }

    /// <summary>Kilometres from a cell's centre to the farthest of its corners, which lie on the side of the equator. The distance of the very point would give it away.</summary>
    internal static double Reach(double row, double gridKm)
    {
        double north = Math.Abs(row), half = gridKm / KmPerDegree / 2;
        // A centre rounded to four places is off by at most eight metres.
        return 0.01 + Kilometres(north, 0, north - half, half / Math.Cos(north * Math.PI / 180));
    }

    /// <summary>Centre of the cell: rows of latitude from the equator, and in each row cells of longitude as wide as the row is high.</summary>
    internal static (double Latitude, double Longitude) Cell(double latitude, double longitude, double gridKm)
    {
        var step = gridKm / KmPerDegree;
        var row = Math.Clamp((Math.Floor(latitude / step) + 0.5) * step, -89.9, 89.9);
        var wide = step / Math.Cos(row * Math.PI / 180);
        var column = (Math.Floor(longitude / wide) + 0.5) * wide;
        return (Math.Round(row, 4), Math.Round(column > 180 ? column - 360 : column < -180 ? column + 360 : column, 4));
    }

    private static PlaceValue Moved(PlaceValue place, double latitude, double longitude, double radius, string precision) => place with
    {
        Latitude = latitude, Longitude = longitude, RadiusKm = place.RadiusKm is null ? null : Math.Ceiling(radius), Precision = Coarser(place.Precision, precision), PlaceId = null, Candidates = [],
    };

    private static string Coarser(string before, string after) => Array.IndexOf(Order, before) is var known and >= 0 && known < Array.IndexOf(Order, after) ? after : before;

    /// <summary>Great-circle distance.</summary>
    internal static double Kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var half = Math.Pow(Math.Sin(Radians(otherLatitude - latitude) / 2), 2) + (Math.Cos(Radians(latitude)) * Math.Cos(Radians(otherLatitude)) * Math.Pow(Math.Sin(Radians(otherLongitude - longitude) / 2), 2));
        return 2 * KmPerDegree * 180 / Math.PI * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
