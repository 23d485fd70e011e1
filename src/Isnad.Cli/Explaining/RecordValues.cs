using Isnad.Cli.Output;
using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Cli.Explaining;

/// <summary>A value of a record: its field (with an index in lists), what it says, its words; <paramref name="Id"/> of a participant.</summary>
internal readonly record struct RecordValue(string Field, string Text, string? Quote, string? Id = null)
{
    /// <summary>The field without index.</summary>
    public string Root => Field.Split('[')[0];
}

/// <summary>Takes a record apart into its values, in the contract's order.</summary>
internal static class RecordValues
{
    /// <summary>All values of <paramref name="item"/>.</summary>
    public static IReadOnlyList<RecordValue> Of(EventMention item, SourceText text, LanguagePack pack)
    {
        List<RecordValue> values = [new("type", item.Type, null), new("status", item.Status.ToString().ToLowerInvariant(), null), new("background", item.Background ? "true" : "false", null)];
        Add(values, "triggers", item.Triggers, _ => "", span => text.Slice(span));
        if (item.Time is { } time)
        {
            values.Add(new("time", $"{Wording.Days(time.Interval)} ({time.Basis})", time.Span.Length > 0 ? text.Slice(time.Span) : null));
        }
        if (item.Place is { } place)
        {
            values.Add(new("place", Place(place), text.Slice(place.Span)));
        }
        Add(values, "more_places", item.MorePlaces, Place, more => text.Slice(more.Span));
        Add(values, "actors", item.Actors, Participant, actor => text.Slice(actor.Span), actor => actor.Id);
        Add(values, "casualties", item.Casualties, Wording.Toll, toll => text.Slice(toll.Span));
        Add(values, "weapons", item.Weapons, weapon => weapon.Kind, weapon => text.Slice(weapon.Span));
        Add(values, "sources", item.Sources, source => source.Kind + (source.Actor is { } actor ? $", {actor}" : ""), source => text.Slice(source.Span));
        Add(values, "denied_by", item.DeniedBy, denial => denial.Of, denial => text.Slice(denial.Span));
        return values;

        string Participant(ActorValue actor) => $"{Wording.Actor(actor)}, {actor.Role.ToString().ToLowerInvariant()}{(actor.Slant is { } slant ? $", in the wording of {slant}" : "")}";

        string Place(PlaceValue place) => $"{Wording.Place(place, text, pack).Known} {place.Kind}, {Wording.Precision(place)}".TrimStart() + (place.Candidates.Count > 0 ? $"; open: {string.Join(", ", place.Candidates)}" : "");
    }

    /// <summary>The derivations that speak of each value, and those that speak of none. A derivation's field names a value (<c>time</c>, <c>actors[1]</c>), a
    /// part of one (<c>time.from</c>), or a list; then it belongs to the participant with the id in it (<c>actors.turkey.role</c>), else to the value with its
    /// words, else to the only one.</summary>
    public static (ILookup<string, Derivation> OfField, IReadOnlyList<Derivation> Others) Match(IReadOnlyList<RecordValue> values, IReadOnlyList<Derivation> derivations)
    {
        var pairs = derivations.Select(derivation => (derivation, field: FieldOf(values, derivation))).ToList();
        return (pairs.Where(pair => pair.field is not null).ToLookup(pair => pair.field!, pair => pair.derivation), [.. pairs.Where(pair => pair.field is null).Select(pair => pair.derivation)]);
    }

    private static string? FieldOf(IReadOnlyList<RecordValue> values, Derivation derivation)
    {
        var field = derivation.Field;
        var inList = new List<RecordValue>();
        foreach (var value in values)
        {
            if (field == value.Field || field.StartsWith(value.Field + ".", StringComparison.Ordinal))
            {
                return value.Field;
            }
            if (field.Split('.', '[')[0] == value.Root)
            {
                inList.Add(value);
            }
        }
        Func<RecordValue, bool>[] ties =
        [
            value => value.Id is { } id && $"{field}.".StartsWith($"{value.Root}.{id}.", StringComparison.Ordinal),
            value => value.Quote is not null && value.Quote == derivation.Quote,
            _ => inList.Count == 1,
        ];
        foreach (var tie in ties)
        {
            if (inList.Where(tie).ToList() is [var first, ..])
            {
                return first.Field;
            }
        }
        return null;
    }

    private static void Add<T>(List<RecordValue> values, string field, IReadOnlyList<T> items, Func<T, string> words, Func<T, string> quote, Func<T, string>? id = null) =>
        values.AddRange(items.Select((item, index) => new RecordValue($"{field}[{index}]", words(item), quote(item), id?.Invoke(item))));
}
