using System.Globalization;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Incidents;

/// <summary>What editors decide of two mentions: one incident, or two. Fusion obeys at once.</summary>
internal static class LinkFeature
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var edit = routes.MapGroup("").RequireAuthorization(Rights.Edit);
        edit.MapPost("/incidents/{number:long}/links", (HttpContext context, DeskParts parts, Upkeep upkeep, long number, [FromForm] string? one, [FromForm] string? other, [FromForm] bool together) =>
            Decide(context, parts, upkeep, number, one, other, together) is { } fault ? IncidentsFeature.One(context, parts, number, fault) : Back(parts, number, one));
        edit.MapPost("/incidents/{number:long}/links/{decision:long}/back", (HttpContext context, DeskParts parts, Upkeep upkeep, long number, long decision) =>
            TakeBack(context, parts, upkeep, decision) is { } fault ? IncidentsFeature.One(context, parts, number, fault) : Back(parts, number, null));
        var api = routes.MapGroup("/api/incidents/{number:long}/links").RequireAuthorization(Rights.Edit);
        api.MapPost("", (HttpContext context, DeskParts parts, Upkeep upkeep, long number, LinkRequest request) =>
            Decide(context, parts, upkeep, number, request.One, request.Other, request.Together) is { } fault ? Wrong(fault) : Now(parts, number, request.One))
            .Said("link", "Decides that two mentions are one incident, or two; `incident` is where the first belongs now.");
        api.MapPost("/{decision:long}/back", (HttpContext context, DeskParts parts, Upkeep upkeep, long number, long decision) =>
            TakeBack(context, parts, upkeep, decision) is { } fault ? Wrong(fault) : Now(parts, number, null))
            .Said("link-back", "Takes such a decision back.");
    }

    /// <summary>A decision on two mentions, as it is sent.</summary>
    /// <param name="One">A mention of the incident: m5.</param>
    /// <param name="Other">Another, of any incident; i7 stands for the first of that incident.</param>
    /// <param name="Together">They are one incident; else two.</param>
    internal sealed record LinkRequest(string? One, string? Other, bool Together);

    private static IResult Wrong(string fault) => Problems.Json(fault == "link-gone" ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest, fault);

    private static IResult Now(DeskParts parts, long number, string? one) => Results.Json(new { incident = Belongs(parts, number, one) });

    private static string? Decide(HttpContext context, DeskParts parts, Upkeep upkeep, long number, string? one, string? other, bool together)
    {
        var incidents = parts.Ledger.Incidents;
        var members = incidents.Members(number);
        if (Mention(incidents, one) is not { } a || Mention(incidents, other) is not { } b || members.All(member => member.MentionNumber != a))
        {
            return "link-number";
        }
        if (a == b)
        {
            return "link-same";
        }
        incidents.Decide(a, b, together, context.Person().Pseudonym);
        upkeep.Fuse();
        return null;
    }

    private static string? TakeBack(HttpContext context, DeskParts parts, Upkeep upkeep, long decision)
    {
        if (!parts.Ledger.Incidents.Links().Any(link => link.Number == decision && link.BackBy is null))
        {
            return "link-gone";
        }
        parts.Ledger.Incidents.TakeBack(decision, context.Person().Pseudonym);
        upkeep.Fuse();
        return null;
    }

    /// <summary>To the incident that the mention belongs to now: its number may have changed.</summary>
    private static IResult Back(DeskParts parts, long number, string? one) =>
        Results.Redirect($"/incidents/{Belongs(parts, number, one)}#merges");

    private static long Belongs(DeskParts parts, long number, string? one) => (Mention(parts.Ledger.Incidents, one) is { } mention ? parts.Ledger.Incidents.IncidentOf(mention) : null) ?? number;

    /// <summary>A mention that is there: m5, or the first of the incident i7.</summary>
    private static long? Mention(IIncidentStore incidents, string? typed)
    {
        var name = typed?.Trim() ?? "";
        if (name.Length < 2 || !long.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }
        return char.ToLowerInvariant(name[0]) switch
        {
            'm' when incidents.IncidentOf(number) is not null => number,
            'i' when incidents.Members(number) is [var first, ..] => first.MentionNumber,
            _ => null,
        };
    }
}
