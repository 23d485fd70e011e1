using Isnad.Ingest;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Isnad.Workflow.Intake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Intake;

/// <summary>Reports in, from the desk: words that are pasted, or files.</summary>
internal static class IntakeFeature
{
    /// <summary>Most bytes of files that are sent at once. More goes by the command line, which needs no page to wait for it.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Most files at once.</summary>
    public const int MostFiles = 100;

    private const int LongestFileName = 120;

    /// <summary>A form's own bytes beside the files.</summary>
    private const long Frame = 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/add", (DeskParts parts) => Page(parts)).RequireAuthorization(Rights.Code);
        routes.MapPost("/add", Receive).RequireAuthorization(Rights.Code).WithMetadata(new GreatestBody(MostBytes + Frame));
        routes.MapPost("/api/reports", Take).RequireAuthorization(Rights.Code)
            .Said("add-report", "Takes one report in, with its words in `text`, and reads it. `reports` are those that are new or have other words than before; `problems` what could not be done.");
    }

    private static async Task<IResult> Receive(HttpContext context, DeskParts parts, DeskIntake intake, Upkeep upkeep)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        string? Text(string name) => form[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        var brought = new BroughtReport { Text = Text("text"), Title = Text("title"), Outlet = Text("outlet"), Url = Text("url"), Published = Text("published") };
        var files = form.Files.GetFiles("files").Where(file => file.Length > 0).ToList();
        var fault = brought.Fault ?? (brought.Text is null && files.Count == 0 ? "add-nothing" : files.Count > MostFiles ? "add-many" : brought.Text is not null && files.Count > 0 ? "add-both" : null);
        if (fault is not null)
        {
            return Page(parts, brought, fault);
        }
        var problems = new List<InputProblem>();
        var log = new ProblemLog(problems.Add);
        var taken = brought.Text is not null ? intake.Run(brought.Raw(Locator(context, parts)), log, context.RequestAborted)
            : intake.Run(await Sent(files, context.RequestAborted), new() { Outlet = brought.Outlet, Published = brought.Days }, log, context.RequestAborted);
        var reports = Done(context.Person(), parts, upkeep, taken);
        return problems.Count == 0 && reports is [var only] ? Results.Redirect(FormattableString.Invariant($"/reports/{only.Report}")) : Page(parts, taken: new(taken.Tally, reports, problems));
    }

    /// <summary>The twin for programs.</summary>
    private static IResult Take(HttpContext context, DeskParts parts, DeskIntake intake, Upkeep upkeep, BroughtReport report)
    {
        if (report.Fault is { } fault || string.IsNullOrWhiteSpace(report.Text))
        {
            return Problems.Json(StatusCodes.Status400BadRequest, "bad-report", "give text, and where they are given url as http or https, published as yyyy-mm-dd");
        }
        var problems = new List<InputProblem>();
        var taken = intake.Run(report.Raw(Locator(context, parts)), new ProblemLog(problems.Add), context.RequestAborted);
        var reports = Done(context.Person(), parts, upkeep, taken);
        return Results.Json(new
        {
            Reports = reports.Select(item => new { Number = item.Report, Version = item.Number, Events = item.Events }),
            AlreadyThere = taken.Tally.AlreadyThere + taken.Tally.SameText, taken.Tally.TakenDown,
            Problems = problems.Select(problem => new { problem.Severity, problem.Reason, problem.Advice }),
        });
    }

    private static string Locator(HttpContext context, DeskParts parts) => FormattableString.Invariant($"desk:{context.Person().Pseudonym}:{parts.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}");

    private static async Task<List<SentFile>> Sent(IEnumerable<IFormFile> files, CancellationToken stop)
    {
        var sent = new List<SentFile>();
        foreach (var file in files)
        {
            var bytes = new byte[file.Length];
            using (var body = file.OpenReadStream())
            {
                await body.ReadExactlyAsync(bytes, stop);
            }
            // The name is a stranger's: of a path only what stands last, and no control of the line.
            var name = MessageText.Of(file.FileName.Split('/', '\\')[^1].Trim());
            sent.Add(new(name.Length > LongestFileName ? name[^LongestFileName..] : name, bytes));
        }
        return sent;
    }

    private static List<TakenVersion> Done(DeskPerson person, DeskParts parts, Upkeep upkeep, TakenReports taken)
    {
        parts.People.Audit("brought-reports", person.Number, null, FormattableString.Invariant($"{taken.Versions.Count}"));
        if (taken.Versions.Count > 0)
        {
            upkeep.Wanted();
        }
        return [.. taken.Versions.Select(parts.Ledger.Reports.Version).OfType<StoredVersion>().Select(version =>
            new TakenVersion(version.Report, version.Number, version.Content.Title ?? FirstLine(version.Content.Text.Value), parts.Ledger.Reviews.Reading(version.Report)?.Analysis.Events.Count ?? 0))];
    }

    private static string FirstLine(string text) => text.TrimStart().Split('\n')[0];

    private static RazorComponentResult<IntakePage> Page(DeskParts parts, BroughtReport? brought = null, string? fault = null, TakenPage? taken = null) =>
        new(new { Brought = brought ?? new(), Fault = fault, Taken = taken, IsFirst = parts.Ledger.Reports.Count().Reports == 0 }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
}

/// <summary>A report that was taken in.</summary>
/// <param name="Report">Its number.</param>
/// <param name="Number">Of the version.</param>
/// <param name="Title">What it is called by.</param>
/// <param name="Events">How many the machine found.</param>
public sealed record TakenVersion(long Report, long Number, string Title, int Events);

/// <summary>What became of what was brought.</summary>
/// <param name="Tally">In numbers.</param>
/// <param name="Reports">New ones, and those with other words than before.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record TakenPage(IntakeTally Tally, IReadOnlyList<TakenVersion> Reports, IReadOnlyList<InputProblem> Problems);
