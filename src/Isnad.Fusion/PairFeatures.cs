using Isnad.Model.Events;

namespace Isnad.Fusion;

/// <summary>The features of a pair of mentions. They are symmetric: the order of the two changes nothing.</summary>
public sealed partial class PairFeatures
{
    private static readonly PairFeature Bias = PairFeature.Of("pair"),
        BothPlanned = PairFeature.Of("status=both planned"), BothBackground = PairFeature.Of("background=both"), OneBackground = PairFeature.Of("background=one"), OtherFamily = PairFeature.Of("type=other family");

    private static readonly PairFeature[] TimeTies = PairFeature.ForEach<TimeTie>("time"), PlaceTies = PairFeature.ForEach<PlaceTie>("place"),
        Width = PairFeature.ForBounds("days of both", 2, 4, 11, 45), Published = PairFeature.ForBounds("days between publications", 31, 300), Distance = PairFeature.ForBounds("km", 1, 3, 8, 15, 30),
        Names = PairFeature.ForBounds("place name", 0.01, 0.5, 0.85), Twins = PairFeature.ForBounds("twins in a report", 1, 2, 4);

    private readonly Dictionary<(string, string), PairFeature> _types = [], _statuses = [];

    /// <summary>Puts the features of <paramref name="a"/> and <paramref name="b"/> into <paramref name="sink"/>.</summary>
    /// <param name="words">Use the words of sentences and reports; only where both have them.</param>
    public void Fill(MentionProfile a, MentionProfile b, PairSink sink, bool words)
    {
        if (b.Key < a.Key)
        {
            (a, b) = (b, a);
        }
        sink.Add(Bias);
        Kind(a, b, sink);
        var time = TimeComparison.Of(a, b);
        var place = PlaceComparison.Of(a, b);
        Time(a, b, time, sink);
        Place(place, sink);
        sink.Add(Twins[PairFeature.Bin(Math.Max(a.Twins, b.Twins), 1, 2, 4)]);
        Sides(a, b, sink);
        Tolls(a, b, sink);
        Words(a, b, sink, words);
    }

    private void Kind(MentionProfile a, MentionProfile b, PairSink sink)
    {
        var (x, y) = string.CompareOrdinal(a.Type, b.Type) <= 0 ? (a.Type, b.Type) : (b.Type, a.Type);
        sink.Add(Cached(_types, (x, y), key => key.Item1 == key.Item2 ? $"type=same&{key.Item1}" : $"types={key.Item1}+{key.Item2}"));
        sink.Add(a.Type == b.Type ? SameType : a.Family == b.Family ? SameFamily : OtherFamily);
        if (a.Status != b.Status)
        {
            var (s, t) = a.Status < b.Status ? (a.Status, b.Status) : (b.Status, a.Status);
            sink.Add(Cached(_statuses, (s.ToString(), t.ToString()), key => $"status={key.Item1}+{key.Item2}"));
        }
        sink.If(a.Status == EventStatus.Planned && b.Status == EventStatus.Planned, BothPlanned);
        sink.If(a.Background && b.Background, BothBackground);
        sink.If(a.Background != b.Background, OneBackground);
    }

    private static readonly PairFeature SameType = PairFeature.Of("type=same"), SameFamily = PairFeature.Of("type=same family");

    private static void Time(MentionProfile a, MentionProfile b, TimeComparison time, PairSink sink)
    {
        sink.Add(TimeTies[(int)time.Tie]);
        if (time.Publications is { } days)
        {
            sink.Add(Published[PairFeature.Bin(days, 31, 300)]);
        }
        if (a.Days is { } first && b.Days is { } second)
        {
            sink.Add(Width[PairFeature.Bin(Math.Max(first.Days, second.Days), 2, 4, 11, 45)]);
        }
    }

    private static void Place(PlaceComparison place, PairSink sink)
    {
        sink.Add(PlaceTies[(int)place.Tie]);
        if (place.Tie is PlaceTie.NeitherNamed or PlaceTie.OneNamed)
        {
            return;
        }
        sink.Add(Names[PairFeature.Bin(place.NameLikeness, 0.01, 0.5, 0.85)]);
        sink.If(!place.Main, FurtherPlace);
        if (place is { DistanceKm: { } km, Tie: PlaceTie.SamePoint or PlaceTie.NearPoint or PlaceTie.Surrounding or PlaceTie.Apart })
        {
            sink.Add(Distance[PairFeature.Bin(km, 1, 3, 8, 15, 30)]);
        }
    }

    private static readonly PairFeature FurtherPlace = PairFeature.Of("place=a further one");

    private static PairFeature Cached<TKey>(Dictionary<TKey, PairFeature> cache, TKey key, Func<TKey, string> name) where TKey : notnull
    {
        if (!cache.TryGetValue(key, out var feature))
        {
            cache[key] = feature = PairFeature.Of(name(key));
        }
        return feature;
    }
}
