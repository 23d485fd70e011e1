using Isnad.Ingest;
using Isnad.Ingest.Sheets;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Isnad.Workflow.Exchange;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Exchange;

/// <summary>A desk's sheet in: sent, its columns mapped, looked at, taken in.</summary>
internal static class ImportFeature
{
    private const int LongestName = 120;

    /// <summary>A form's own bytes beside the sheet.</summary>
    private const long Frame = 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/import").RequireAuthorization(Rights.Edit);
        pages.MapGet("", (DeskSettings settings) => Start(settings));
        pages.MapPost("", Receive).WithMetadata(new GreatestBody(SheetFile.MostBytes + Frame));
        pages.MapGet("/{token}", (HttpContext context, DeskSettings settings, DeskExchange exchange, StagedSheets staged, string token) => staged.Find(token, context.Person().Number) is { } sheet ? Show(settings, exchange, sheet) : Start(settings, "import-gone"));
        pages.MapPost("/{token}", Step);
        routes.MapPost("/api/import", Take).RequireAuthorization(Rights.Edit).WithMetadata(new GreatestBody(SheetFile.MostBytes + Frame))
            .Said("import", "Takes a sheet in as accepted records; its bytes (CSV, XLSX) are the body. Rows that cannot be read are named, the others go in.", new("name", "File name of the sheet; its ending says what it is."), new("worksheet", "Which of a workbook's; the first where none is given."), new("map", "Name of a kept mapping; without it columns are known by their heads."), new("check", "Only says what would be taken in.", ["true", "false"]), new("changed", "Rows that say something else under an id that is there become further records; else they are told and left.", ["true", "false"]));
    }

    private static RazorComponentResult<ImportPage> Start(DeskSettings settings, string? fault = null, string? problem = null) =>
        new(new { Maps = new SheetMaps(settings.MapFolder).Names, Fault = fault, Problem = problem }) { StatusCode = fault is null && problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    private static async Task<IResult> Receive(HttpContext context, DeskSettings settings, DeskExchange exchange, StagedSheets staged)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files["sheet"] is not { Length: > 0 } file)
        {
            return Start(settings, "import-no-file");
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, context.RequestAborted);
        try
        {
            var import = Read(exchange, settings, file.FileName, bytes.ToArray(), form["worksheet"], form["map"]);
            return Results.Redirect($"/import/{staged.Add(context.Person().Number, import).Token}");
        }
        catch (InvalidDataException error)
        {
            return Start(settings, problem: error.Message);
        }
    }

    private static async Task<IResult> Step(HttpContext context, DeskParts parts, DeskSettings settings, DeskExchange exchange, StagedSheets staged, Upkeep upkeep, string token)
    {
        var me = context.Person();
        if (staged.Find(token, me.Number) is not { } sheet)
        {
            return Start(settings, "import-gone");
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        try
        {
            sheet = staged.Map(sheet, Mapped(sheet.Import, form));
            if (form["keep"].ToString().Trim() is { Length: > 0 } name)
            {
                Directory.CreateDirectory(settings.MapFolder);
                new SheetMaps(settings.MapFolder).Keep(name, sheet.Import.Mapping);
            }
            if (form["do"] != "import")
            {
                return Show(settings, exchange, sheet);
            }
            var problems = new List<InputProblem>();
            var tally = exchange.Import(form["changed"].ToString().Length > 0).Run(sheet.Import, me.Pseudonym, new ProblemLog(problems.Add), context.RequestAborted);
            Imported(parts, upkeep, me.Number, tally);
            staged.Remove(sheet);
            return new RazorComponentResult<ImportPage>(new { Maps = new SheetMaps(settings.MapFolder).Names, Done = tally, Problems = problems });
        }
        catch (InvalidDataException error)
        {
            return Show(settings, exchange, sheet, error.Message);
        }
    }

    private static RazorComponentResult<ImportPage> Show(DeskSettings settings, DeskExchange exchange, StagedSheet sheet, string? problem = null)
    {
        var problems = new List<InputProblem>();
        ImportPlan? plan = null;
        IReadOnlyList<SheetRecord> good = [];
        try
        {
            good = exchange.Check.Records(sheet.Import, problems.Add);
            plan = exchange.Import(changed: false).Plan(sheet.Import.Name, good);
        }
        catch (InvalidDataException error)
        {
            problem ??= error.Message;
        }
        return new(new { Maps = new SheetMaps(settings.MapFolder).Names, Sheet = sheet, Good = good, Plan = plan, Problems = problems, Problem = problem });
    }

    /// <summary>The twin for programs: the sheet's bytes are the body.</summary>
    private static async Task<IResult> Take(HttpContext context, DeskParts parts, DeskSettings settings, DeskExchange exchange, Upkeep upkeep, string name, string? worksheet, string? map, bool? check, bool? changed)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        var problems = new List<InputProblem>();
        try
        {
            var import = Read(exchange, settings, name, bytes.ToArray(), worksheet, map);
            if (check == true)
            {
                var good = exchange.Check.Records(import, problems.Add);
                var plan = exchange.Import(changed: false).Plan(import.Name, good);
                return Results.Json(new { good = good.Count, Fresh = plan.Fresh.Count, plan.AlreadyThere, Changed = plan.Changed.Select(item => new { item.Record.Row, item.Report }), import.Mapping.Columns, problems = problems.Select(Told) });
            }
            var tally = exchange.Import(changed == true).Run(import, context.Person().Pseudonym, new ProblemLog(problems.Add), context.RequestAborted);
            Imported(parts, upkeep, context.Person().Number, tally);
            return Results.Json(new { tally.Added, tally.AlreadyThere, tally.Changed, tally.Bad, import.Mapping.Columns, problems = problems.Select(Told) });
        }
        catch (InvalidDataException error)
        {
            return Problems.Json(StatusCodes.Status400BadRequest, "bad-sheet", error.Message);
        }
    }

    private static object Told(InputProblem problem) => new { row = problem.Line, severity = problem.Severity, problem.Reason, problem.Advice };

    private static void Imported(DeskParts parts, Upkeep upkeep, long person, ImportTally tally)
    {
        parts.People.Audit("imported", person, null, FormattableString.Invariant($"{tally.Added}"));
        if (tally.Added > 0)
        {
            upkeep.Wanted();
        }
    }

    private static SheetImport Read(DeskExchange exchange, DeskSettings settings, string fileName, byte[] bytes, string? worksheet, string? map)
    {
        // The name is a stranger's: of a path only what stands last, and no control of the line.
        var name = MessageText.Of(fileName.Split('/', '\\')[^1].Trim()) is { Length: > 0 } last ? last[..Math.Min(last.Length, LongestName)] : "sheet";
        var sheet = SheetFile.Read(name, bytes, string.IsNullOrWhiteSpace(worksheet) ? null : worksheet.Trim());
        return new SheetImport(name, bytes, sheet, string.IsNullOrEmpty(map) ? exchange.Vocabulary.Suggest(sheet.Head) : new SheetMaps(settings.MapFolder).Load(map));
    }

    /// <summary>The mapping of the form: a field for each column, by the column's place.</summary>
    /// <exception cref="InvalidDataException">A field is none, or is given by two columns.</exception>
    private static SheetMapping Mapped(SheetImport import, IFormCollection form)
    {
        var columns = new Dictionary<string, string>();
        for (var i = 0; i < import.Sheet.Head.Count; i++)
        {
            if (form[FormattableString.Invariant($"c{i}")].ToString().Trim() is { Length: > 0 } field && !columns.TryAdd(SheetFields.All.Contains(field) ? field : throw new InvalidDataException($"'{MessageText.Of(field)}' is no field; there are {string.Join(", ", SheetFields.All)}."), import.Sheet.Head[i]))
            {
                throw new InvalidDataException($"two columns give {field}: '{MessageText.Of(columns[field])}' and '{MessageText.Of(import.Sheet.Head[i])}'; choose one.");
            }
        }
        return import.Mapping with { Columns = columns, Dates = form["dates"] == "mdy" ? "mdy" : "dmy" };
    }
}
