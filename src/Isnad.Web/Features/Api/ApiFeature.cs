using Isnad.Model.Ledger;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Api;

/// <summary>The description of the API, and who asks it.</summary>
internal static class ApiFeature
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/api/openapi.json");
        routes.MapGet("/api/me", (HttpContext context, ILedger ledger) => Tagged.Json(context, new { pseudonym = context.Person().Pseudonym, role = context.Person().Role, newest_decision = ledger.Reviews.Newest, log_size = ledger.Log.Size }))
            .Said("me", "Who asks, in which role, and how far the ledger has come: cheap to ask again and again, to learn whether anything changed.");
    }
}
