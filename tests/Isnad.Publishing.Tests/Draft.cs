using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Publishing.Tests;

/// <summary>One document with one event, made by hand.</summary>
internal static class Draft
{
    public const string Words = "قصفت الطائرات أمس بيت سالم محمد في قرية التل، ما أدى إلى مقتل سالم محمد وجرح 3، وقال قائد الشرطة إن القصف عشوائي.";

    public static readonly DateOnly Day = new(2020, 3, 10);

    public static TextSpan Span(string quote, int from = 0)
    {
        var at = Words.IndexOf(quote, from, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException(quote) : new TextSpan(at, at + quote.Length);
    }

    public static EventMention Event { get; } = new("e1", "airstrike", EventStatus.Actual, false, [Span("قصفت")])
    {
        Time = new TimeValue(Span("أمس"), new DateInterval(Day), "relative"),
        Place = Place("place"),
        Actors = [new ActorValue(Span("قائد الشرطة"), "x:police", ActorRole.Actor) { Person = "قائد الشرطة" }, new ActorValue(Span("سالم محمد"), "civilians", ActorRole.Target) { Person = "سالم محمد" }],
        Casualties = [new CasualtyValue(Span("مقتل سالم محمد"), "killed", 1, 1), new CasualtyValue(Span("جرح 3"), "wounded", 3, 3)],
        Sources = [new SourceValue(Span("قائد الشرطة"), "military", "x:police", null)],
    };

    public static PlaceValue Place(string precision) => new(Span("قرية التل"), "village", precision) { Country = "SY", Admin1 = "SY-RD", Latitude = 33.6123, Longitude = 36.3087, RadiusKm = 3, PlaceId = "gn:1" };

    public static ReportAnalysis Of(EventMention item, DateInterval? published = null, bool listed = false) =>
        new(new Report("doc", new SourceText(Words), new Publication(published, PublishedBasis.Given)) { Outlet = "صوت الجبل", Url = "https://example.org/1" }, new Publication(published, PublishedBasis.Given), [item], [])
        {
            Names = [new(Span("سالم محمد"), listed), new(Span("سالم محمد", Span("سالم محمد").End), listed)],
        };

    public static PublishedDocument Publish(EventMention item, DateOnly today, PublishingRules? rules = null, DateInterval? published = null, bool listed = false) =>
        new Publisher(rules ?? new PublishingRules(), today).Publish(Of(item, published, listed));
}
