using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Web.Features.Api;
using Isnad.Web.Features.Incidents;
using Isnad.Web.Hosting;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Maps;

/// <summary>All incidents of a filter on a map, with a timeline.</summary>
internal static class MapFeature
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/map", (HttpContext context, ILedger ledger) => new RazorComponentResult<MapPage>(new { Filter = IncidentFilter.Read(context.Request.Query), Choices = ledger.IncidentSearch.Choices() }));
        routes.MapGet("/api/incidents/map", (HttpContext context, ILedger ledger, Ui ui) =>
        {
            var found = ledger.IncidentSearch.Find(context.Sight().Of(IncidentFilter.Read(context.Request.Query).Query), IncidentOrder.Newest, int.MaxValue);
            context.Response.Headers.Vary = "Cookie, Accept-Language";
            return Tagged.Json(context, json => MapData.Write(json, found.Lines, ui));
        }).Said("map", "All incidents of a filter as the map draws them: a column each, days from 1970-01-01, numbers from the one before. Made for the map, its form may change with it.", IncidentFilter.Parameters);
    }
}
