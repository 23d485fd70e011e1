using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Web.Features.Api;
using Isnad.Web.Features.Incidents;
using Isnad.Web.Hosting;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Maps;

/// <summary>Who holds which place on a day, by the accounts: what the map's layer and its table show.</summary>
internal static class ControlFeature
{
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly ApiParameter[] Asked = [new("day", "The day, yyyy-mm-dd; without it what holds by the latest account."), new("area", "ISO code of a country or a governorate in which the places lie.")];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/incidents/control", (HttpContext context, KnownControl known, Ui ui, string? day, string? area) =>
    {
        DateOnly? on = string.IsNullOrEmpty(day) ? null : DateOnly.TryParseExact(day, DayFormat, out var read) ? read : throw new BadHttpRequestException("the value of 'day' cannot be understood");
        var places = known.For(context.Sight()).Where(place => string.IsNullOrEmpty(area) || place.Place.Known.Country == area || place.Place.Known.Admin1 == area).ToList();
        context.Response.Headers.Vary = "Cookie, Accept-Language";
        return Tagged.Json(context, json => Write(json, places, on, ui));
    }).Said("control", "Who holds which place on a day by the accounts, with what contradicts it. Places of which nothing tells that anybody holds them that day are counted in `unheld`.", Asked);

    private static void Write(Utf8JsonWriter json, List<PlaceControl> places, DateOnly? day, Ui ui)
    {
        var held = places.Select(place => (place.Place, Holders: place.On(day))).Where(place => place.Holders.Count > 0).ToList();
        json.WriteStartObject();
        json.WriteText("day", day is { } known ? JsonValues.Iso(known) : null);
        json.WriteNumber("unheld", places.Count - held.Count);
        json.WriteStartArray("places");
        foreach (var (place, holders) in held)
        {
            json.WriteStartObject();
            json.WriteString("quote", place.Words);
            ContractWriter.WritePlaceValue(json, place.Known);
            json.WriteText("within", (place.Known.Admin1 ?? place.Known.Country) is { } code ? ui.Place(code) : null);
            json.WriteBoolean("disputed", holders.Count > 1 || holders.Any(holder => holder.Disagreement.Count > 0));
            json.WriteMany("holders", holders, holder => Write(json, holder, ui));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ControlSpell spell, Ui ui)
    {
        json.WriteString("side", spell.Side);
        json.WriteString("label", ui.Actor(spell.Side));
        json.WriteText("from", spell.From is { } from ? JsonValues.Iso(from) : null);
        json.WriteText("to", spell.To is { } to ? JsonValues.Iso(to) : null);
        json.WriteFigure("taken", spell.Taken);
        json.WriteFigure("ended", spell.Ended);
        json.WriteWords("disagreement", spell.Disagreement);
    }
}
