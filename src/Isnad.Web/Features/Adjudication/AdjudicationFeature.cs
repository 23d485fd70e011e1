using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Review;
using Isnad.Web.Features.Api;
using Isnad.Web.Features.Reports;
using Isnad.Web.Hosting;
using Isnad.Web.Layout;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Adjudication;

/// <summary>Two readings of a report before a third person, who settles where they differ.</summary>
internal static class AdjudicationFeature
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{report:long}/adjudication", IResult (HttpContext context, DeskParts parts, long report) => Adjudications.Find(parts, context.Person(), report) switch
        {
            ({ } view, _) => new RazorComponentResult<AdjudicationPage>(new { View = view }),
            (_, AdjudicationHindrance.NoReport) => Results.NotFound(),
            (_, AdjudicationHindrance.NotAllowed) => new RazorComponentResult<ProblemPage>(new { Code = "kept" }) { StatusCode = StatusCodes.Status403Forbidden },
            _ => new RazorComponentResult<ProblemPage>(new { Code = "not-read-twice" }) { StatusCode = StatusCodes.Status409Conflict },
        });
        routes.MapGet("/api/reports/{report:long}/adjudication", IResult (HttpContext context, DeskParts parts, Ui ui, long report) => Adjudications.Find(parts, context.Person(), report) switch
        {
            ({ } view, _) => Tagged.Json(context, json => AdjudicationJson.Write(json, view, ui)),
            (_, var hindrance) => Hindered(hindrance),
        }).Said("adjudication", "Two readings of a report side by side. 409 where it was not read twice, 403 for its readers until it is settled.");
        routes.MapPost("/api/reports/{report:long}/adjudication", Settle).RequireAuthorization(Rights.Edit).Said("settle", "Settles between two readings, row by row. Fields in which they differ in substance must be chosen.");
    }

    private static IResult Settle(HttpContext context, DeskParts parts, Upkeep upkeep, Ui ui, long report, AdjudicationRequest request)
    {
        var person = context.Person();
        var (view, hindrance) = Adjudications.Find(parts, person, report);
        if (view is not { MayDecide: true })
        {
            return Hindered(view is null ? hindrance : AdjudicationHindrance.NotAllowed);
        }
        if (!view.IsOneText)
        {
            return ReportDecisions.Refused("the readings stand on two versions of the text; one reader must go over to the other's first");
        }
        var (steps, flaw) = AdjudicationDecisions.Steps(view, request, ui["adjudication-left-out"]);
        if (flaw is not null)
        {
            return ReportDecisions.Refused(flaw);
        }
        return ReportDecisions.Keep(parts, upkeep, ui, new ReviewChange(report, request.Version, ReadingTrack.Adjudicated, person.Pseudonym)
        {
            Analysis = request.Analysis > 0 ? request.Analysis : null,
            Seen = request.Seen,
            Records = steps,
            Whole = new ReportStep(ReportVerb.Finished),
        });
    }

    private static IResult Hindered(AdjudicationHindrance hindrance) => hindrance switch
    {
        AdjudicationHindrance.NoReport => Results.NotFound(),
        AdjudicationHindrance.NotReadTwice => Problems.Json(StatusCodes.Status409Conflict, "not-read-twice", "two people must have finished it"),
        _ => ReportDecisions.NotAllowed,
    };
}
