using Isnad.Language;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Names;

/// <summary>Completion of what somebody types: actors and places, in Arabic or Latin letters.</summary>
internal static class NamesFeature
{
    private const int Most = 12;

    private static readonly ApiParameter Typed = new("q", "What was typed, in Arabic or Latin letters.");

    private static readonly ApiParameter[] Asked =
    [
        Typed, new("ids", "Instead: gazetteer ids with commas between them; the places are given in their order, those that are not known are left out."),
        new("named", "With or without ids: words of a report; the places whose whole name stands in them, the longest names first."),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/actors", (HttpContext context, NameIndex index, Ui ui, string? q) => Tagged.Json(context, index.Actors(q ?? "", Most).Select(id => index.Nearest(id) is { } nearest
                ? new { id = nearest, @as = (string?)id, label = ui.Actor(id), within = (string?)ui.Actor(nearest) }
                : new { id, @as = (string?)null, label = ui.Actor(id), within = (string?)null })))
            .Said("actors", "Actors whose names begin as typed, twelve at most; a finer one (`as`) with the `id` of the closed list under which it is recorded.", Typed);
        routes.MapGet("/api/places", (HttpContext context, NameIndex index, Ui ui, string? q, string? ids, string? named) => Tagged.Json(context, Places(index, q, ids, named).Select(place => new
        {
            place_id = place.Id,
            label = ui.Place(place.Id),
            within = string.Join(" · ", new[] { place.Admin1 is { } admin1 && place.Kind != "governorate" ? ui.Place(admin1) : null, place.Country is { } country && place.Kind != "country" ? ui.Place(country) : null }.OfType<string>()),
            kind = place.Kind,
            country = place.Country,
            admin1 = place.Admin1,
            lat = place.Latitude,
            lon = place.Longitude,
            radius_km = place.RadiusKm,
        }))).Said("places", "Places whose names begin as typed, by their ids, or whose names stand in words; twelve at most.", Asked);
    }

    /// <summary>What completes, or the readings that words have: those known by id before those of the same name.</summary>
    private static IEnumerable<GazetteerPlace> Places(NameIndex index, string? typed, string? ids, string? words) => ids is null && words is null
        ? index.Places(typed ?? "", Most)
        : index.Places((ids ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(Most)).Concat(index.Named(words ?? "")).DistinctBy(place => place.Id).Take(Most);
}
