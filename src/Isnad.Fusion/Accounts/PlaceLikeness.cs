using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Text;

namespace Isnad.Fusion.Accounts;

/// <summary>Whether two accounts of a place are one, fit, or exclude each other.</summary>
internal static class PlaceLikeness
{
    private const double SpotKm = 5;
    private static readonly HashSet<string> Wide = ["country", "region", "governorate", "district"];

    /// <summary>One place: the same gazetteer id, or the same name in the same governorate, or the same kind of extent within five kilometres.</summary>
    public static bool Same(PlaceAccount a, PlaceAccount b)
    {
        var (x, y) = (a.Known, b.Known);
        if (x.PlaceId is not null && y.PlaceId is not null && x.PlaceId == y.PlaceId)
        {
            return true;
        }
        if (x.Country is not null && y.Country is not null && x.Country != y.Country || IsWide(x) != IsWide(y))
        {
            return false;
        }
        if (NormalizedText.Of(a.Words) == NormalizedText.Of(b.Words) && (x.Admin1 is null || y.Admin1 is null || x.Admin1 == y.Admin1))
        {
            return true;
        }
        return !IsWide(x) && Kilometres(x, y) <= SpotKm;
    }

    /// <summary>A wider place fits what lies in it, and two points fit within their radius. Others differ within a governorate or where it is not known, and exclude each other across.</summary>
    public static ValueRelation Relation(PlaceAccount a, PlaceAccount b)
    {
        var (x, y) = (a.Known, b.Known);
        if (x.Country is not null && y.Country is not null && x.Country != y.Country)
        {
            return ValueRelation.Excludes;
        }
        if (Same(a, b) || x.Kind == "country" || y.Kind == "country" || Kilometres(x, y) is { } km && km <= Math.Max(x.RadiusKm ?? SpotKm, y.RadiusKm ?? SpotKm))
        {
            return ValueRelation.Fits;
        }
        if (x.Admin1 is null || y.Admin1 is null)
        {
            return ValueRelation.Differs;
        }
        return x.Admin1 != y.Admin1 ? ValueRelation.Excludes : x.Kind == "governorate" || y.Kind == "governorate" ? ValueRelation.Fits : ValueRelation.Differs;
    }

    private static bool IsWide(PlaceValue place) => Wide.Contains(place.Kind);

    private static double? Kilometres(PlaceValue a, PlaceValue b) => a is { Latitude: { } lat1, Longitude: { } lon1 } && b is { Latitude: { } lat2, Longitude: { } lon2 } ? PlaceComparison.Distance(lat1, lon1, lat2, lon2) : null;
}
