using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Model.Review;

/// <summary>Whether a record's spans slice a text: what a person marked must be read back as it was marked.</summary>
public static class RecordSpans
{
    /// <summary>What is wrong with the first span that does not, in words; null where all do. A time may have no words.</summary>
    public static string? Flaw(EventMention record, SourceText text)
    {
        if (record.Triggers.Count == 0)
        {
            return "it has no trigger: mark the words that tell the event";
        }
        foreach (var (field, span) in All(record))
        {
            if (span.Start < 0 || span.End > text.Value.Length || span.Length <= 0)
            {
                return $"a value of {field}, {span.Start} to {span.End} lies outside the text, which has {text.Value.Length} units";
            }
            if (Splits(span.Start, text.Value) || Splits(span.End, text.Value))
            {
                return $"a value of {field}, {span.Start} to {span.End} cuts a character in two";
            }
        }
        return null;
    }

    /// <summary>Every span of a record with the field of the contract that it stands in.</summary>
    public static IEnumerable<(string Field, TextSpan Span)> All(EventMention record) =>
    [
        .. record.Triggers.Select(span => ("triggers", span)),
        .. record.Time is { Span.Length: > 0 } time ? [("time", time.Span)] : Array.Empty<(string, TextSpan)>(),
        .. record.Place is { } place ? [("place", place.Span)] : Array.Empty<(string, TextSpan)>(),
        .. record.MorePlaces.Select(more => ("more_places", more.Span)),
        .. record.Actors.Select(actor => ("actors", actor.Span)),
        .. record.Casualties.Select(toll => ("casualties", toll.Span)),
        .. record.Weapons.Select(weapon => ("weapons", weapon.Span)),
        .. record.Sources.Select(source => ("sources", source.Span)),
        .. record.DeniedBy.Select(denial => ("denied_by", denial.Span)),
    ];

    private static bool Splits(int at, string text) => at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
