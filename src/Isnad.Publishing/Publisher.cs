using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Publishing;

/// <summary>The one place that decides what may leave. Pure: the day is given, and who holds office is asked of the rules.</summary>
public sealed class Publisher(PublishingRules rules, DateOnly today)
{
    /// <summary>With the further places of an occurrence; what gives only the first leaves them out, so that none is counted that does not leave.</summary>
    public bool WithMorePlaces { get; init; }

    /// <summary>The events of a document that may leave, as they may. Needs <see cref="ReportAnalysis.Names"/>.</summary>
    public PublishedDocument Publish(ReportAnalysis analysis)
    {
        var mask = new NameMask(analysis.Report.Text, analysis.Names, rules.HoldsOffice, rules.Unredacted);
        var events = new List<PublishedEvent>();
        int recent = 0, undated = 0, moved = 0;
        foreach (var item in analysis.Events)
        {
            if (!rules.Unredacted && LastDay(item, analysis) is var last && !Leaves(last))
            {
                (recent, undated) = last is null ? (recent, undated + 1) : (recent + 1, undated);
                continue;
            }
            var places = (WithMorePlaces ? item.MorePlaces : []).Prepend(item.Place).OfType<PlaceValue>().Select(exact => (Exact: exact, Leaving: rules.Unredacted ? exact : PointCoarsener.Coarsen(exact, rules))).ToList();
            moved += places.Count(pair => !ReferenceEquals(pair.Exact, pair.Leaving));
            events.Add(Event(analysis, item, [.. places.Select(pair => Place(pair.Leaving, mask))], mask));
        }
        return new PublishedDocument(events, recent, undated, moved, mask.Count);
    }

    private bool Leaves(DateOnly? last) => last is { } day && today.DayNumber - day.DayNumber >= rules.HoldDays;

    /// <summary>Last day on which the event may have been; where its words give none the last on which the report may have been published. Null is unknown, and held back.</summary>
    private static DateOnly? LastDay(EventMention item, ReportAnalysis analysis) => item.Time?.Interval.To ?? analysis.Published.Interval?.To;

    private PublishedEvent Event(ReportAnalysis analysis, EventMention item, IReadOnlyList<PublishedPlace> places, NameMask mask)
    {
        // Words of times, actors, weapons, sources and denials are mostly names.
        string? Words(TextSpan span) => rules.Unredacted && span.Length > 0 ? analysis.Report.Text.Slice(span) : null;
        return new(item.Id, analysis.Report.Id, item.Type, item.Status, item.Background)
        {
            Outlet = analysis.Report.Outlet, Url = analysis.Report.Url, Time = item.Time?.Interval, TimeBasis = item.Time?.Basis, TimeWords = item.Time is { } time ? Words(time.Span) : null,
            Triggers = [.. item.Triggers.Select(mask.Quote)],
            Place = item.Place is null ? null : places[0],
            MorePlaces = item.Place is null ? places : [.. places.Skip(1)],
            Actors = [.. item.Actors.Select(actor => new PublishedActor(actor.Id, actor.Role, mask.Person(actor.Person), actor.As) { Slant = actor.Slant, Words = Words(actor.Span) })],
            Casualties = [.. item.Casualties.Select(toll => new PublishedToll(mask.Quote(toll.Span), toll))],
            Weapons = [.. item.Weapons.Select(weapon => weapon.Kind).Distinct()],
            WeaponsNamed = [.. item.Weapons.Select(weapon => new PublishedWeapon(weapon.Kind, Words(weapon.Span)))],
            Sources = [.. item.Sources.Select(source => new PublishedSource(source.Kind, source.Actor) { Through = source.Through, Words = Words(source.Span) })],
            DeniedBy = [.. item.DeniedBy.Select(denial => new PublishedDenial(denial.Of, Words(denial.Span)))],
        };
    }

    private static PublishedPlace Place(PlaceValue place, NameMask mask) => new(mask.Quote(place.Span), place.Kind, place.Precision)
    {
        Country = place.Country, Admin1 = place.Admin1, Latitude = place.Latitude, Longitude = place.Longitude, RadiusKm = place.RadiusKm, PlaceId = place.PlaceId, Candidates = place.Candidates,
    };
}
