namespace Isnad.Evaluation.Scoring;

/// <summary>A figure over the values of records: which values a record offers, and when two agree.</summary>
internal abstract class Slot(string name)
{
    public string Name { get; } = name;

    /// <summary>Counts one document. Values of unaligned records count as missed or spurious.</summary>
    public abstract Tally Count(DocumentPair pair);
}

/// <inheritdoc/>
internal sealed class Slot<T>(string name, Func<ScoredRecord, IEnumerable<T>> values, Func<T, T, bool> agree) : Slot(name)
{
    public override Tally Count(DocumentPair pair) => new(
        pair.Aligned.Sum(records => FirstFit.Match(values(records.Predicted), values(records.Gold), agree).Count),
        pair.Predicted.Sum(record => values(record).Count()),
        pair.Gold.Sum(record => values(record).Count()));
}

/// <summary>The figures over values, named and ordered as in the reference.</summary>
internal static class Slots
{
    public static readonly IReadOnlyList<Slot> All =
    [
        new Slot<ActorFiller>("actors", e => e.Actors, (p, g) => Agreement.SameActor(p, g) && p.Role == g.Role),
        new Slot<ActorFiller>("actors, any role", e => e.Actors, Agreement.SameActor),
        new Slot<ActorFiller>("actors, by their words", e => e.Actors, (p, g) => Agreement.Overlap(p, g) && p.Role == g.Role),
        new Slot<ScoredRecord>("place", If(e => e.Place is not null), Agreement.PlaceMatches),
        new Slot<ScoredRecord>("place: admin1", If(e => e.Place?.Admin1 is not null), (p, g) => p.Place!.Admin1 == g.Place!.Admin1),
        new Slot<ScoredRecord>("place: within 25 km", If(e => e.Place is { Lat: not null, Lon: not null }), (p, g) => Agreement.Kilometres(p.Place!, g.Place!) <= 25),
        new Slot<PlaceFiller>("all places", e => e.Place is null ? e.MorePlaces : e.MorePlaces.Prepend(e.Place), Agreement.SamePlace),
        new Slot<ScoredRecord>("time, exact", If(e => e.Time is not null), (p, g) => p.Time!.From == g.Time!.From && p.Time.To == g.Time.To),
        new Slot<ScoredRecord>("time, overlapping", If(e => e.Time is not null), (p, g) => Agreement.TimesOverlap(p.Time, g.Time)),
        new Slot<CasualtyFiller>("casualties", e => e.Casualties, SameToll),
        new Slot<CasualtyFiller>("casualties, with group", e => e.Casualties, (p, g) => SameToll(p, g) && p.Group == g.Group),
        new Slot<KindFiller>("weapons", e => e.Weapons, (p, g) => p.Kind == g.Kind),
        new Slot<KindFiller>("sources", e => e.Sources, Agreement.OverlapOrSameName),
        new Slot<KindFiller>("denied by", e => e.DeniedBy, Agreement.OverlapOrSameName),
        new Slot<ScoredRecord>("planned", If(e => e.Status == "planned"), (_, _) => true),
        new Slot<ScoredRecord>("denied", If(e => e.Status == "denied"), (_, _) => true),
        new Slot<ScoredRecord>("background", If(e => e.Background), (_, _) => true),
    ];

    public static bool SameToll(CasualtyFiller p, CasualtyFiller g) => p.Kind == g.Kind && p.Min == g.Min && p.Max == g.Max;

    private static Func<ScoredRecord, IEnumerable<ScoredRecord>> If(Func<ScoredRecord, bool> condition) => e => condition(e) ? [e] : [];
}
