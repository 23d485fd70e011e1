using System.Globalization;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Model.Review;

/// <summary>How a field of one record stands to that of another.</summary>
public enum FieldDifference
{
    /// <summary>Both say the same of the same words.</summary>
    None,

    /// <summary>Both say the same, of other words.</summary>
    Words,

    /// <summary>They say different things.</summary>
    Value,
}

/// <summary>One value of a field.</summary>
/// <param name="Span">The words that it stands on.</param>
/// <param name="Said">What is said of them, written in one way.</param>
/// <param name="IsNamed">What is said tells by itself what is meant (a number of the gazetteer, a listed actor, a figure); where not, as with an official who is a source, other words mean another.</param>
public readonly record struct FieldValue(TextSpan Span, string Said, bool IsNamed = true);

/// <summary>The fields of a record as they are compared one by one: between two readers, and between machine and person.</summary>
public static class RecordFields
{
    /// <summary>In the order in which a record is shown.</summary>
    public static IReadOnlyList<string> Names { get; } = ["type", "status", "background", "triggers", "time", "place", "more_places", "actors", "casualties", "weapons", "sources", "denied_by"];

    /// <summary>The difference between two records in one field. The order of values counts for nothing. Triggers differ in their words alone as long as any two of them overlap.</summary>
    public static FieldDifference Between(string field, EventMention one, EventMention other)
    {
        var (first, second) = (Values(field, one).Order(ByWords).ToList(), Values(field, other).Order(ByWords).ToList());
        if (first.SequenceEqual(second))
        {
            return FieldDifference.None;
        }
        var same = field == "triggers" ? first.Exists(a => second.Exists(b => Overlap(a.Span, b.Span))) : first.Count == second.Count && AreMeantAlike(first, second);
        return same ? FieldDifference.Words : FieldDifference.Value;
    }

    /// <summary>True where no field differs, not even in its words.</summary>
    public static bool Same(EventMention one, EventMention other) => Names.All(field => Between(field, one, other) == FieldDifference.None);

    /// <summary>The values of a field; why a machine chose them is none of it.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static IReadOnlyList<FieldValue> Values(string field, EventMention record) => field switch
    {
        "type" => [new(default, record.Type)],
        "status" => [new(default, ReviewWords.Of(record.Status))],
        "background" => record.Background ? [new(default, "yes")] : [],
        "triggers" => [.. record.Triggers.Select(span => new FieldValue(span, ""))],
        "time" => record.Time is { } time ? [new(time.Span, Joined(JsonValues.Iso(time.Interval.From), JsonValues.Iso(time.Interval.To), time.Basis))] : [],
        "place" => record.Place is { } place ? [Place(place)] : [],
        "more_places" => [.. record.MorePlaces.Select(Place)],
        "actors" => [.. record.Actors.Select(actor => new FieldValue(actor.Span, Joined(actor.Id, ReviewWords.Of(actor.Role), actor.Person, actor.As, actor.Slant), !actor.Id.StartsWith("x:", StringComparison.Ordinal)))],
        "casualties" => [.. record.Casualties.Select(toll => Toll(toll, record))],
        "weapons" => [.. record.Weapons.Select(weapon => new FieldValue(weapon.Span, weapon.Kind))],
        "sources" => [.. record.Sources.Select(source => new FieldValue(source.Span, Joined(Source(source), source.Through is { } outer && outer < record.Sources.Count ? Source(record.Sources[outer]) : null), false))],
        "denied_by" => [.. record.DeniedBy.Select(denial => new FieldValue(denial.Span, denial.Of, false))],
        _ => throw new ArgumentException($"'{field}' is no field of a record; it is one of {string.Join(", ", Names)}", nameof(field)),
    };

    /// <summary>Each value of one finds a value of the other that says the same; of those that are not named, on words that overlap.</summary>
    private static bool AreMeantAlike(List<FieldValue> first, List<FieldValue> second)
    {
        List<FieldValue> left = [.. second];
        // The overlapping ones first, so that none takes another's.
        foreach (var value in first.OrderByDescending(value => second.Exists(other => other.Said == value.Said && Overlap(value.Span, other.Span))))
        {
            var at = left.FindIndex(other => other.Said == value.Said && Overlap(value.Span, other.Span));
            at = at < 0 && value.IsNamed ? left.FindIndex(other => other.Said == value.Said) : at;
            if (at < 0)
            {
                return false;
            }
            left.RemoveAt(at);
        }
        return true;
    }

    private static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;

    private static readonly Comparer<FieldValue> ByWords = Comparer<FieldValue>.Create((a, b) => (a.Span.Start, a.Span.End).CompareTo((b.Span.Start, b.Span.End)) is not 0 and var order ? order : string.CompareOrdinal(a.Said, b.Said));

    /// <summary>What is known of a place: where it has a gazetteer's number, all else follows from that.</summary>
    private static FieldValue Place(PlaceValue place) => new(place.Span, place.PlaceId is { } id ? Joined(id, place.Precision)
        : Joined(place.Kind, place.Precision, place.Country, place.Admin1, Degrees(place.Latitude), Degrees(place.Longitude), string.Join(' ', place.Candidates.Order(StringComparer.Ordinal))), place.PlaceId is not null);

    private static FieldValue Toll(CasualtyValue toll, EventMention record) => new(toll.Span, Joined(Figure(toll), toll.Approximate ? "approx" : null, toll.Group, toll.Demographic,
        toll.PartOf is { } whole && whole < record.Casualties.Count ? Figure(record.Casualties[whole]) : null,
        string.Join(' ', toll.SaidBy.Where(at => at < record.Sources.Count).Select(at => Source(record.Sources[at])).Order(StringComparer.Ordinal))));

    private static string Figure(CasualtyValue toll) => string.Create(CultureInfo.InvariantCulture, $"{toll.Kind} {toll.Min}-{toll.Max}");

    private static string Source(SourceValue source) => Joined(source.Kind, source.Actor);

    private static string? Degrees(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture);

    private static string Joined(params ReadOnlySpan<string?> parts) => string.Join('|', parts);
}
