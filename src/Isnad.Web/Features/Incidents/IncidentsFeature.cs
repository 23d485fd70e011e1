using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Incidents;

/// <summary>Incidents: the list, each with its accounts, and their JSON twins.</summary>
internal static class IncidentsFeature
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents", (HttpContext context, ILedger ledger) =>
        {
            var filter = IncidentFilter.Read(context.Request.Query);
            return new RazorComponentResult<IncidentsPage>(new { Filter = filter, Found = ledger.IncidentSearch.Find(context.Sight().Of(filter.Query), filter.Order, IncidentFilter.PageSize, filter.Skip), Choices = ledger.IncidentSearch.Choices() });
        });
        routes.MapGet("/incidents/{number:long}", (HttpContext context, DeskParts parts, long number) => One(context, parts, number));
        routes.MapGet("/incidents/{number:long}/history", (HttpContext context, DeskParts parts, long number) =>
            parts.Ledger.Incidents.Members(number) is { Count: > 0 } members ? new RazorComponentResult<HistoryPage>(new { Number = number, Lines = IncidentHistory.Of(parts.Ledger, number, members, context.Person()) }) : Results.NotFound());
        routes.MapGet("/api/incidents", (HttpContext context, ILedger ledger) =>
        {
            var filter = IncidentFilter.Read(context.Request.Query);
            var found = ledger.IncidentSearch.Find(context.Sight().Of(filter.Query), filter.Order, IncidentFilter.PageSize, filter.Skip);
            return Tagged.Json(context, json => IncidentJson.Write(json, found, filter));
        }).Said("incidents", "A page of incidents. `next` is the address of the next page.", [.. IncidentFilter.Parameters, new("order", "The newest first where none is given.", [.. IncidentFilter.Orders.Keys]), ApiParameter.Page]);
        routes.MapGet("/api/incidents/{number:long}", (HttpContext context, DeskParts parts, long number) => context.Sight() is var sight && sight.Of(parts.Incidents.Told(number)) is { Count: > 0 } told
            ? Tagged.Json(context, json => IncidentWriter.Write(json, parts.Incidents.Build(number, told)))
            : sight.Keeps(parts.Ledger.Incidents.Members(number)) ? Problems.Json(StatusCodes.Status403Forbidden, "kept", "it is told only by reports that you read second; it is shown when the readings are settled")
            : parts.Ledger.Incidents.Pointers(number) is { Count: > 0 } pointers ? Tagged.Json(context, json => IncidentJson.Write(json, number, pointers), StatusCodes.Status410Gone) : Results.NotFound())
            .Said("incident", "An incident with every account of every field. 410 with pointers where its number stands for none any more.");
        routes.MapGet("/api/incidents/{number:long}/history", (HttpContext context, DeskParts parts, long number) => parts.Ledger.Incidents.Members(number) is { Count: > 0 } members
            ? Tagged.Json(context, json => IncidentJson.Write(json, number, IncidentHistory.Of(parts.Ledger, number, members, context.Person()))) : Results.NotFound())
            .Said("incident-history", "What the log holds of an incident and its reports, newest first.");
        LinkFeature.Map(routes);
    }

    /// <summary>The page of an incident, or of a number that stands for none any more.</summary>
    public static IResult One(HttpContext context, DeskParts parts, long number, string? fault = null)
    {
        var pointers = parts.Ledger.Incidents.Pointers(number);
        var sight = context.Sight();
        var all = parts.Incidents.Told(number);
        var told = sight.Of(all);
        if (told.Count == 0 && all.Count > 0)
        {
            return new RazorComponentResult<Layout.ProblemPage>(new { Code = "kept" }) { StatusCode = StatusCodes.Status403Forbidden };
        }
        if (told.Count == 0)
        {
            return pointers.Count > 0 ? new RazorComponentResult<MovedPage>(new { Number = number, Pointers = pointers }) { StatusCode = StatusCodes.Status410Gone } : Results.NotFound();
        }
        var merging = Merging.Of(parts.Ledger, number, told);
        merging = merging with { Suggestions = [.. merging.Suggestions.Where(suggestion => !sight.Keeps(parts.Ledger.Incidents.Members(suggestion.Line.Number)))] };
        return new RazorComponentResult<IncidentPage>(new { Incident = parts.Incidents.Build(number, told), Line = sight.Keeps(all) ? null : parts.Ledger.IncidentSearch.Lines([number])[0], Pointers = pointers, Merging = merging, Fault = fault })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }
}
