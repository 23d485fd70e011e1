using Isnad.Model.Events;
using Isnad.Model.Review;
using Isnad.Text;

namespace Isnad.Workflow.Review;

/// <summary>The codebook's rules for a record that a person writes: closed lists, the length of quotes, numbers that can be. An actor that is in no list is <c>x:</c> and a slug.</summary>
/// <param name="types">Event types.</param>
/// <param name="actors">Actor ids.</param>
public sealed class RecordWords(IReadOnlySet<string> types, IReadOnlySet<string> actors)
{
    private const string Unlisted = "x:";

    /// <summary>Reads <c>types.tsv</c> and <c>actors.tsv</c> as lines with a header each; the first cell of a line is the word.</summary>
    public static RecordWords Of(IEnumerable<string> types, IEnumerable<string> actors) => new(First(types), First(actors));

    /// <summary>What in a record is against the codebook, each in words; the spans slice <paramref name="text"/>.</summary>
    public IEnumerable<string> Flaws(EventMention record, SourceText text) =>
    [
        .. types.Contains(record.Type) ? Array.Empty<string>() : [$"'{record.Type}' is no type of event; see resources/ontology/types.tsv"],
        .. record.Triggers.Count > CodebookLimits.Triggers ? [$"it has {record.Triggers.Count} triggers; the codebook allows {CodebookLimits.Triggers}"] : Array.Empty<string>(),
        .. Listed(record).Where(item => !CodebookLimits.Words[item.List].Contains(item.Word)).Select(item => $"'{item.Word}' is no {item.List}; it is one of {string.Join(", ", CodebookLimits.Words[item.List])}"),
        .. Actors(record).Where(id => !actors.Contains(id) && !(id.StartsWith(Unlisted, StringComparison.Ordinal) && id.Length > Unlisted.Length)).Select(id => $"'{id}' is no actor; see resources/ontology/actors.tsv, or give {Unlisted}short-english-slug"),
        .. record.Casualties.Where(toll => toll.Min is null or < 0 || toll.Max < toll.Min).Select(toll => $"a toll from {toll.Min} to {toll.Max} cannot be; give the least number and one that is not below it, or none"),
        .. record.Time is { Interval: var days } && days.To < days.From ? [$"the time ends on {days.To:yyyy-MM-dd}, before it begins"] : Array.Empty<string>(),
        .. Places(record).Where(place => Math.Abs(place.Latitude ?? 0) > 90 || Math.Abs(place.Longitude ?? 0) > 180 || place.RadiusKm < 0).Select(place => $"a point at {place.Latitude}, {place.Longitude} lies nowhere on earth"),
        .. RecordSpans.All(record).Where(quote => Length(text, quote.Span) > CodebookLimits.QuoteLength[quote.Field]).Select(quote => $"a quote of {quote.Field} has {Length(text, quote.Span)} characters; at most {CodebookLimits.QuoteLength[quote.Field]}"),
    ];

    private static IEnumerable<(string List, string Word)> Listed(EventMention record) =>
    [
        .. record.Time is { } time ? [("time basis", time.Basis)] : Array.Empty<(string, string)>(),
        .. Places(record).SelectMany(place => new[] { ("place kind", place.Kind), ("precision", place.Precision) }),
        .. record.Casualties.Select(toll => ("casualty kind", toll.Kind)),
        .. record.Casualties.Select(toll => toll.Demographic).OfType<string>().Select(word => ("demographic", word)),
        .. record.Weapons.Select(weapon => ("weapon kind", weapon.Kind)),
        .. record.Sources.Select(source => ("source kind", source.Kind)),
        .. record.DeniedBy.Select(denial => ("of", denial.Of)),
    ];

    private static IEnumerable<PlaceValue> Places(EventMention record) => record.Place is { } place ? record.MorePlaces.Prepend(place) : record.MorePlaces;

    private static IEnumerable<string> Actors(EventMention record) =>
        record.Actors.SelectMany(actor => new[] { actor.Id, actor.As, actor.Slant }).Concat(record.Casualties.Select(toll => toll.Group)).Concat(record.Sources.Select(source => source.Actor)).OfType<string>().Distinct();

    private static int Length(SourceText text, TextSpan span) => text.CodePoint(span.End) - text.CodePoint(span.Start);

    private static HashSet<string> First(IEnumerable<string> lines) => lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')[0]).ToHashSet(StringComparer.Ordinal);
}
