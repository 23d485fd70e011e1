using System.Globalization;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Isnad.Workflow.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Exchange;

/// <summary>What people finished, as hand-made records for <c>eval</c> and <c>train</c>. It holds whole texts, so it is for those who may write unredacted.</summary>
internal static class GoldFeature
{
    private const string Nothing = "nothing-finished", FileName = "gold.json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/export/gold", (HttpContext context, DeskParts parts, [FromForm] string? settled) => Write(context, parts, settled is not null) ?? ExportFeature.Page(parts, Nothing)).RequireAuthorization(Rights.Edit);
        routes.MapPost("/api/export/gold", (HttpContext context, DeskParts parts, GoldWish wish) => Write(context, parts, wish.Settled) ?? Problems.Json(StatusCodes.Status409Conflict, Nothing)).RequireAuthorization(Rights.Edit)
            .Said("export-gold", "Reports that people finished, every event of them decided, as hand-made records for `isnad eval` and `isnad train`: a JSON array with whole texts and every name. `settled`: only what two people read and a third settled. `X-Isnad-Gold` counts. The log names the file.");
    }

    /// <summary>The file, named in the log and in the audit; null where there is nothing to write.</summary>
    private static IResult? Write(HttpContext context, DeskParts parts, bool settledOnly)
    {
        var me = context.Person();
        // In memory: on the disk it would be words of reports that no erasure reaches.
        using var file = new MemoryStream();
        var (summary, digest) = new WriteGold(parts.Ledger) { Without = parts.Ledger.Reviews.KeptFrom(me.Pseudonym).ToHashSet() }.WriteLogged(file, settledOnly, context.RequestAborted);
        if (digest is null)
        {
            return null;
        }
        parts.Ledger.Log.Sign();
        parts.People.Audit("exported-gold", me.Number, null, string.Create(CultureInfo.InvariantCulture, $"{FileName} {summary.Documents}"));
        context.Response.Headers["X-Isnad-Gold"] = string.Create(CultureInfo.InvariantCulture, $"reports={summary.Documents} events={summary.Events} settled={summary.Twice} unsettled={summary.Unsettled} open={summary.Open}");
        return Results.Bytes(new ReadOnlyMemory<byte>(file.GetBuffer(), 0, (int)file.Length), "application/json; charset=utf-8", FileName);
    }

    /// <summary>What a program asks for.</summary>
    /// <param name="Settled">Only what two people read and a third settled.</param>
    internal sealed record GoldWish(bool Settled);
}
