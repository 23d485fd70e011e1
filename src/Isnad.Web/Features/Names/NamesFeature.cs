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

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/actors", (HttpContext context, NameIndex index, Ui ui, string? q) => Tagged.Json(context, index.Actors(q ?? "", Most).Select(id => new { id, label = ui.Actor(id) })))
            .Said("actors", "Actors whose names begin as typed, twelve at most.", Typed);
        routes.MapGet("/api/places", (HttpContext context, NameIndex index, Ui ui, string? q) => Tagged.Json(context, index.Places(q ?? "", Most).Select(place => new
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
        }))).Said("places", "Places whose names begin as typed, twelve at most.", Typed);
    }
}
