using System.Globalization;
using Isnad.Model.Events;
using Isnad.Model.Review;

namespace Isnad.Publishing.Exports;

/// <summary>The table of event mentions: a row a record, all of it. Values of which a record has several stand in columns of lists that run side by side.</summary>
public static class MentionTable
{
    private static readonly ColumnOf<ExportedMention>[] Columns =
    [
        new("mention", item => Name('m', item.Decided.Mention), "#event+mention+id"),
        new("incident", item => item.Decided.Incident is { } incident ? Name('i', incident) : null, "#event+id"),
        new("report", item => Name('r', item.Decided.Report), "#meta+report+id"),
        new("outlet", item => item.Leaving.Outlet, "#meta+source"),
        new("url", item => item.Leaving.Url, "#meta+url"),
        new("published_from", item => item.Published?.From, "#date+published+start"),
        new("published_to", item => item.Published?.To, "#date+published+end"),
        new("state", item => ReviewWords.Of(item.Decided.State)),
        new("decided_by", item => item.By, "#meta+coder"),
        new("decided_at", item => item.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), "#date+coded"),
        new("type", item => item.Leaving.Type, "#event+type"),
        new("status", item => item.Leaving.Status.ToString().ToLowerInvariant(), "#event+status"),
        new("background", item => item.Leaving.Background),
        new("triggers", item => List(item.Leaving.Triggers, quote => quote.Words)),
        new("time_from", item => item.Leaving.Time?.From, "#date+occurred+start"),
        new("time_to", item => item.Leaving.Time?.To, "#date+occurred+end"),
        new("time_basis", item => item.Leaving.TimeBasis),
        new("time_words", item => item.Leaving.TimeWords),
        .. Place(),
        .. MorePlaces(),
        .. Actors(),
        .. Tolls(),
        .. Others(),
    ];

    /// <summary>The table.</summary>
    public static ExportTable Of(IEnumerable<ExportedMention> mentions) => ExportTable.Of("mentions", Columns, mentions);

    /// <summary>A thing of the ledger by its letter and number.</summary>
    internal static string Name(char kind, long number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");

    private static ColumnOf<ExportedMention>[] Place() =>
    [
        new("place", item => item.Leaving.Place?.Name.Words, "#loc+name"),
        new("place_kind", item => item.Leaving.Place?.Kind, "#loc+type"),
        new("precision", item => item.Leaving.Place?.Precision, "#loc+precision"),
        new("country", item => item.Leaving.Place?.Country, "#country+code"),
        new("admin1", item => item.Leaving.Place?.Admin1, "#adm1+code"),
        new("lat", item => item.Leaving.Place?.Latitude, "#geo+lat"),
        new("lon", item => item.Leaving.Place?.Longitude, "#geo+lon"),
        new("radius_km", item => item.Leaving.Place?.RadiusKm, "#geo+radius"),
        new("place_id", item => item.Leaving.Place?.PlaceId, "#loc+code"),
        new("place_candidates", item => List(item.Leaving.Place?.Candidates ?? [], id => id)),
    ];

    private static ColumnOf<ExportedMention>[] MorePlaces()
    {
        ColumnOf<ExportedMention> Of(string name, Func<PublishedPlace, object?> value) => new($"more_{name}", item => List(item.Leaving.MorePlaces, value));
        // Readings that are open are a list within a list: joined by what no id holds.
        return [Of("places", place => place.Name.Words), Of("place_kinds", place => place.Kind), Of("precisions", place => place.Precision), Of("countries", place => place.Country), Of("admin1", place => place.Admin1),
            Of("lat", place => place.Latitude), Of("lon", place => place.Longitude), Of("radius_km", place => place.RadiusKm), Of("place_ids", place => place.PlaceId),
            Of("place_candidates", place => place.Candidates.Count > 0 ? string.Join(' ', place.Candidates) : null)];
    }

    private static ColumnOf<ExportedMention>[] Actors()
    {
        ColumnOf<ExportedMention> Of(string name, Func<PublishedActor, object?> value, string hxl = "") => new(name, item => List(item.Leaving.Actors, value), hxl);
        return [Of("actors", actor => actor.Id, "#org+actor"), Of("actor_roles", actor => actor.Role.ToString().ToLowerInvariant(), "#org+actor+role"), Of("actor_persons", actor => actor.Person),
            Of("actor_as", actor => actor.As), Of("actor_slants", actor => actor.Slant), Of("actor_words", actor => actor.Words)];
    }

    private static ColumnOf<ExportedMention>[] Tolls()
    {
        ColumnOf<ExportedMention> Of(string name, Func<PublishedToll, object?> value, string hxl = "") => new(name, item => List(item.Leaving.Casualties, value), hxl);
        ColumnOf<ExportedMention> Sum(string name, Func<EventTolls, object?> value, string hxl) => new(name, item => value(EventTolls.Of([.. item.Leaving.Casualties.Select(toll => toll.Toll)])), hxl);
        return [Of("tolls", toll => toll.Toll.Kind), Of("toll_min", toll => toll.Toll.Min), Of("toll_max", toll => toll.Toll.Max), Of("toll_approx", toll => toll.Toll.Approximate ? true : null),
            Of("toll_groups", toll => toll.Toll.Group), Of("toll_demographics", toll => toll.Toll.Demographic), Of("toll_part_of", toll => toll.Toll.PartOf),
            Of("toll_said_by", toll => toll.Toll.SaidBy.Count > 0 ? string.Join(' ', toll.Toll.SaidBy) : null), Of("toll_words", toll => toll.Quote.Words),
            Sum("killed_min", tolls => tolls.Killed.Min, "#affected+killed+min"), Sum("killed_max", tolls => tolls.Killed.Max, "#affected+killed+max"),
            Sum("wounded_min", tolls => tolls.Wounded.Min, "#affected+injured+min"), Sum("wounded_max", tolls => tolls.Wounded.Max, "#affected+injured+max")];
    }

    private static ColumnOf<ExportedMention>[] Others() =>
    [
        new("weapons", item => List(item.Leaving.WeaponsNamed, weapon => weapon.Kind), "#indicator+weapon"),
        new("weapon_words", item => List(item.Leaving.WeaponsNamed, weapon => weapon.Words)),
        new("sources", item => List(item.Leaving.Sources, source => source.Kind)),
        new("source_actors", item => List(item.Leaving.Sources, source => source.Actor)),
        new("source_through", item => List(item.Leaving.Sources, source => source.Through)),
        new("source_words", item => List(item.Leaving.Sources, source => source.Words)),
        new("denials", item => List(item.Leaving.DeniedBy, denial => denial.Of)),
        new("denial_words", item => List(item.Leaving.DeniedBy, denial => denial.Words)),
    ];

    /// <summary>A list of values; nothing where no item has any.</summary>
    internal static IReadOnlyList<object?> List<T>(IReadOnlyList<T> items, Func<T, object?> value)
    {
        object?[] values = [.. items.Select(value)];
        return Array.TrueForAll(values, item => item is null) ? [] : values;
    }
}
