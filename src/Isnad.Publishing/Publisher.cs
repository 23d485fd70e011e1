using Isnad.Model.Events;

namespace Isnad.Publishing;

/// <summary>The one place that decides what may leave. Pure: the day is given, and who holds office is asked of the rules.</summary>
public sealed class Publisher(PublishingRules rules, DateOnly today)
{
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
            var place = item.Place is { } exact && !rules.Unredacted ? PointCoarsener.Coarsen(exact, rules) : item.Place;
            moved += ReferenceEquals(place, item.Place) ? 0 : 1;
            events.Add(Event(analysis, item, place, mask));
        }
        return new PublishedDocument(events, recent, undated, moved, mask.Count);
    }

    private bool Leaves(DateOnly? last) => last is { } day && today.DayNumber - day.DayNumber >= rules.HoldDays;

    /// <summary>Last day on which the event may have been; where its words give none the last on which the report may have been published. Null is unknown, and held back.</summary>
    private static DateOnly? LastDay(EventMention item, ReportAnalysis analysis) => item.Time?.Interval.To ?? analysis.Published.Interval?.To;

    private static PublishedEvent Event(ReportAnalysis analysis, EventMention item, PlaceValue? place, NameMask mask) => new(item.Id, analysis.Report.Id, item.Type, item.Status, item.Background)
    {
        Outlet = analysis.Report.Outlet, Url = analysis.Report.Url, Time = item.Time?.Interval, TimeBasis = item.Time?.Basis,
        Triggers = [.. item.Triggers.Select(mask.Quote)],
        Place = place is null ? null : new PublishedPlace(mask.Quote(place.Span), place.Kind, place.Precision)
        {
            Country = place.Country, Admin1 = place.Admin1, Latitude = place.Latitude, Longitude = place.Longitude, RadiusKm = place.RadiusKm,
        },
        Actors = [.. item.Actors.Select(actor => new PublishedActor(actor.Id, actor.Role, mask.Person(actor.Person), actor.As))],
        Casualties = [.. item.Casualties.Select(toll => new PublishedToll(mask.Quote(toll.Span), toll))],
        Weapons = [.. item.Weapons.Select(weapon => weapon.Kind).Distinct()],
        Sources = [.. item.Sources.Select(source => new PublishedSource(source.Kind, source.Actor))],
    };
}
