using System.Globalization;
using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Cli.Output;

/// <summary>How values read for a person, in English with the report's own words.</summary>
internal static class Wording
{
    /// <summary>A day, or first and last.</summary>
    public static string Days(DateInterval interval) => interval.Days == 1 ? Day(interval.From) : $"{Day(interval.From)} – {Day(interval.To)}";

    /// <summary>When a report was published, with its basis.</summary>
    public static string Published(Publication published) => published.Interval is { } interval
        ? $"published {Days(interval)} ({published.Basis.ToString().ToLowerInvariant()})"
        : "publication unknown";

    /// <summary>A participant: id, the finer one, the person.</summary>
    public static string Actor(ActorValue actor) => actor.Id + (actor.As is { } finer ? $" as {finer}" : "") + (actor.Person is { } person ? $" ({person})" : "");

    /// <summary>Who to whom, with whom.</summary>
    public static string Participants(IReadOnlyList<ActorValue> actors)
    {
        string Of(ActorRole role) => string.Join(", ", actors.Where(actor => actor.Role == role).Select(Actor));
        var (doer, target, partner) = (Of(ActorRole.Actor), Of(ActorRole.Target), Of(ActorRole.Partner));
        var who = target.Length > 0 ? $"{(doer.Length > 0 ? doer : "?")} → {target}" : doer;
        return partner.Length > 0 ? $"{who} with {partner}".TrimStart() : who;
    }

    /// <summary>A toll with kind, range, group and part.</summary>
    public static string Toll(CasualtyValue toll)
    {
        var words = $"{toll.Kind} {(toll.Approximate ? "~" : "")}{Range(toll.Min, toll.Max)}";
        return words + (toll.Demographic is { } people ? $" {people}" : "") + (toll.PartOf is not null ? " of these" : "");
    }

    /// <summary>A place: the report's words; then its English name, governorate and precision.</summary>
    public static (string Words, string Known) Place(PlaceValue place, SourceText text, LanguagePack pack)
    {
        var name = place.PlaceId is { } id && pack.Places.TryGetValue(id, out var known) && known.NameEn != known.Id ? known.NameEn : null;
        var admin = place.Admin1 is { } code ? pack.Places.TryGetValue(code, out var area) && area.NameEn != name ? $"{area.NameEn} ({code})" : $"({code})" : place.Country is { } country ? $"({country})" : null;
        return (text.Slice(place.Span), string.Join(", ", new[] { name, admin }.Where(part => !string.IsNullOrEmpty(part))).Replace(", (", " (", StringComparison.Ordinal));
    }

    /// <summary>How closely a place is known.</summary>
    public static string Precision(PlaceValue place) => place.Precision + (place.RadiusKm is { } radius ? string.Create(CultureInfo.InvariantCulture, $" ±{radius:0.#} km") : "");

    /// <summary>A source with its kind and whom it speaks for.</summary>
    public static string Source(SourceValue source, SourceText text) => $"{text.Slice(source.Span)} ({source.Kind}{(source.Actor is { } actor ? $", {actor}" : "")}{(source.Through is { } outer ? $", through {outer + 1}" : "")})";

    /// <summary>A figure of a toll.</summary>
    public static string Toll(TollRange figure) => (figure.Approximate ? "~" : "") + Range(figure.Min, figure.Max);

    /// <summary>A range of numbers; none at the end is open.</summary>
    public static string Range(int? min, int? max) => (min, max) switch
    {
        (null, null) => "?",
        (null, { } most) => $"up to {most}",
        ({ } least, null) => $"{least}+",
        ({ } least, { } most) => least == most ? least.ToString(CultureInfo.InvariantCulture) : $"{least}–{most}",
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
