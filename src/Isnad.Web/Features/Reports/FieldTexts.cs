using Isnad.Model.Events;
using Isnad.Model.Review;
using Isnad.Text;
using Isnad.Web.Texts;

namespace Isnad.Web.Features.Reports;

/// <summary>The values of a record's fields in the words of the interface, each with the words of the report that it stands on.</summary>
internal static class FieldTexts
{
    /// <summary>Fields whose values stand on words of the text.</summary>
    public static IReadOnlyList<string> Stood { get; } = [.. RecordFields.Names.Except(["type", "status", "background"])];

    /// <summary>A field of <see cref="RecordFields.Names"/>.</summary>
    public static IReadOnlyList<(string Said, string Words)> Of(Ui ui, string field, EventMention item, SourceText text)
    {
        string Words(TextSpan span) => span.Length > 0 ? text.Slice(span) : "";
        string Actor(string id) => ui.Actor(id, WordsOf(id, item, text));
        return field switch
        {
            "type" => [(ui.Label("type", item.Type), "")],
            "status" => [(ui.Label("status", ReviewWords.Of(item.Status)), "")],
            "background" => item.Background ? [(ui["background"], "")] : [],
            "triggers" => [.. item.Triggers.Select(span => ("", Words(span)))],
            "time" => item.Time is { } time ? [($"{Ui.Days(time.Interval)}{(time.Basis == "stated" ? "" : $" ({ui.Label("basis", time.Basis)})")}", Words(time.Span))] : [],
            "place" => item.Place is { } place ? [(Place(ui, place), Words(place.Span))] : [],
            "more_places" => [.. item.MorePlaces.Select(more => (Place(ui, more), Words(more.Span)))],
            "actors" => [.. item.Actors.Select(actor => ($"{ui.Label("actor-role", ReviewWords.Of(actor.Role))}: {Actor(actor.As ?? actor.Id)}{(actor.Person is { } person ? $" ({person})" : "")}", Words(actor.Span)))],
            "casualties" => [.. item.Casualties.Select(toll => (Toll(ui, toll, Actor), Words(toll.Span)))],
            "weapons" => [.. item.Weapons.Select(weapon => (ui.Label("weapon", weapon.Kind), Words(weapon.Span)))],
            "sources" => [.. item.Sources.Select(source => ($"{ui.Label("source", source.Kind)}{(source.Actor is { } actor ? $": {Actor(actor)}" : "")}", Words(source.Span)))],
            "denied_by" => [.. item.DeniedBy.Select(denial => (ui.Label("denial", denial.Of), Words(denial.Span)))],
            _ => throw new ArgumentException($"'{field}' is no field of a record", nameof(field)),
        };
    }

    /// <summary>The words of a text that a record has for an actor: where it took part, else where it was a source; none where it names it nowhere.</summary>
    public static string WordsOf(string actor, EventMention item, SourceText text) =>
        item.Actors.Where(one => one.Id == actor || one.As == actor).Select(one => one.Span).Concat(item.Sources.Where(source => source.Actor == actor).Select(source => source.Span)).Where(span => span.Length > 0).Select(text.Slice).FirstOrDefault() ?? "";

    private static string Place(Ui ui, PlaceValue place) => string.Join(" · ", new[] { place.PlaceId is { } id ? ui.Place(id) : null, place.Admin1 is { } admin1 ? ui.Place(admin1) : null, place.Country is { } country ? ui.Place(country) : null, place.Candidates.Count > 0 ? ui.Format("candidates", place.Candidates.Count) : null }
        .Where(part => part is not null).Distinct());

    private static string Toll(Ui ui, CasualtyValue toll, Func<string, string> actor) => $"{ui.Label("toll", toll.Kind)} {(toll.Approximate ? "≈" : "")}{toll.Min}{(toll.Max is null ? "+" : toll.Max != toll.Min ? $"–{toll.Max}" : "")}{(toll.Demographic is { } part ? $" {ui.Label("demographic", part)}" : "")}{(toll.Group is { } group ? $" ({actor(group)})" : "")}";
}
