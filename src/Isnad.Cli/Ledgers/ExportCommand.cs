using System.CommandLine;
using System.Globalization;
using Isnad.Cli.Output;
using Isnad.Model.Ledger;
using Isnad.Publishing;
using Isnad.Workflow;
using Isnad.Workflow.Exchange;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad export</c>: what people accepted, as files that leave the house.</summary>
internal static class ExportCommand
{
    private const string Description = """
        Writes what people accepted as tables: incidents, event mentions, and the accounts of each field with who holds them. A machine's
        proposal is never written. The formats acled and ucdp write incidents in the shape of these datasets, with one value a field.
        WORDS and options choose as in 'isnad search'; without any, all of it is written.

        It is made to be passed on: records of the last days are held back, points are moved, names of private people and words that
        name sources are left out; --unredacted leaves nothing out. The ledger's log says what left. docs/export.md has every column.

        Examples:
          isnad export --out export/
          isnad export --format geojson --table incidents --place SY --from 2018-04 --out april.geojson
          isnad export --table mentions --unredacted > mine.csv
          isnad export --format acled --out acled-shaped.csv
        """;

    private const string StandardOutput = "-";

    /// <summary>What the command line asks for.</summary>
    private sealed record Request(string Format, string? Table, bool Hxl, string Out, SearchQuery? Query, PublishingRules Rules, DateOnly Today)
    {
        public bool IsShaped => ExportFile.Shaped.Contains(Format);

        public bool IsOneFile => Table is not null || IsShaped || Format == ExportFile.Workbook;

        public IEnumerable<string> Tables => Table is { } one ? [one] : ExportFile.Tables;
    }

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var search = new SearchOptions();
        var leaving = new LeavingOptions("");
        var format = new Option<string>("--format", "-f") { Description = $"{string.Join(", ", Formats)}; csv without it", HelpName = "FORMAT", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong([.. Formats]);
        var table = new Option<string?>("--table", "-t") { Description = $"{string.Join(", ", ExportFile.Tables)}; all of them without it, each in a file or on a sheet", HelpName = "TABLE" };
        table.AcceptOnlyFromAmong([.. ExportFile.Tables]);
        var hxl = new Option<bool>("--hxl") { Description = "csv: a row of HXL hashtags under the head" };
        var output = new Option<string?>("--out", "-o") { Description = "folder for several files, or a file; standard output without it, for one file", HelpName = "PATH" };
        var command = new Command("export", Description) { search.Words, format, table, hxl, output, data.Option };
        foreach (var option in search.Filters.Concat(leaving.All))
        {
            command.Add(option);
        }
        command.SetAction(parsed =>
        {
            var (rules, today) = leaving.Get(parsed, io);
            var asked = search.Filters.Any(option => parsed.GetResult(option) is { Implicit: false }) || parsed.GetValue(search.Words) is { Length: > 0 };
            var request = new Request(parsed.GetValue(format)!, parsed.GetValue(table), parsed.GetValue(hxl), parsed.GetValue(output) ?? StandardOutput, asked ? search.Get(parsed, io) : null, rules, today);
            Check(request);
            return LedgerRun.Changing(io, data.Get(parsed, io), ledger => Run(io, ledger, request));
        });
        return command;
    }

    private static IEnumerable<string> Formats => [.. ExportFile.OneTable, ExportFile.Workbook, .. ExportFile.Shaped];

    private static void Check(Request request)
    {
        if (request.Hxl && request.Format != "csv")
        {
            throw new UsageException($"--hxl is for --format csv; {request.Format} has no row of hashtags");
        }
        if (request.IsShaped && request.Table is not null)
        {
            throw new UsageException($"--table is not for --format {request.Format}, which writes incidents in one table of its own");
        }
        if (request is { IsOneFile: false, Out: StandardOutput })
        {
            throw new UsageException("several files cannot go to standard output; give a folder with --out, or one table with --table");
        }
        if (!request.IsOneFile && File.Exists(request.Out))
        {
            throw new UsageException($"--out '{request.Out}' is a file; give a folder for several files, or one table with --table");
        }
    }

    private static int Run(CommandIo io, ILedger ledger, Request request)
    {
        var engine = request.Rules.Unredacted ? null : io.LoadEngine();
        var (rules, namesOf) = engine is null ? (request.Rules, _ => []) : Masking.Of(engine.Pack, engine.Models, request.Rules);
        var incidents = new LedgerIncidents(ledger, FusionResources.Ontology(Engine.FindResources()));
        var set = new ExportRecords(ledger, incidents, rules, request.Today, namesOf).Select(request.Query, io.Stop);
        foreach (var file in Files(io, request, set))
        {
            Write(io, ledger, request, file);
        }
        io.Error.WriteLine($"isnad: {Words(set, request)}");
        return ExitCode.Success;
    }

    private static IEnumerable<ExportFile> Files(CommandIo io, Request request, ExportSet set)
    {
        if (request.Format == ExportFile.Workbook)
        {
            return [ExportFile.OfWorkbook([.. request.Tables.Select(table => ExportFile.Table(set, table))])];
        }
        if (!request.IsShaped)
        {
            return request.Tables.Select(table => ExportFile.Of(ExportFile.Table(set, table), request.Format, request.Hxl));
        }
        var (file, table) = ExportFile.OfShape(set, request.Format, ExchangeResources.Codes(Engine.FindResources()));
        foreach (var (reason, count) in table.LeftOut)
        {
            io.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"isnad: {count:N0} incidents are not in it: {reason}"));
        }
        return [file];
    }

    /// <summary>Nothing takes its place that the log does not know.</summary>
    private static void Write(CommandIo io, ILedger ledger, Request request, ExportFile file)
    {
        if (request.Out == StandardOutput)
        {
            file.Log(ledger, request.Rules.Unredacted);
            io.Output.Write(file.Content);
            io.Output.Flush();
            return;
        }
        var isFolder = !request.IsOneFile || Directory.Exists(request.Out) || Path.EndsInDirectorySeparator(request.Out);
        var path = isFolder ? Path.Combine(Folder(request.Out), file.Name) : request.Out;
        using var output = new OutputFile(path);
        output.Stream.Write(file.Content);
        file.Log(ledger, request.Rules.Unredacted);
        output.Keep();
        io.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"isnad: {path}: {file.Rows:N0} rows"));
    }

    private static string Folder(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw OutputFile.Unwritable(path, error);
        }
    }

    private static string Words(ExportSet set, Request request)
    {
        var left = string.Create(CultureInfo.InvariantCulture, $"{set.Mentions.Count:N0} accepted mentions and {set.Incidents.Count:N0} incidents");
        return request.Rules.Unredacted ? $"unredacted: {left} left with exact points, recent events and every name; do not publish it"
            : string.Create(CultureInfo.InvariantCulture, $"{left} left; held back {set.Tally.Recent:N0} mentions of the last {request.Rules.HoldDays} days before {request.Today:yyyy-MM-dd} or later, {set.Tally.Undated:N0} without a date, {set.Tally.IncidentsHeld:N0} incidents with such; {set.Tally.Moved:N0} points moved, {set.Tally.Masked:N0} names masked or left out");
    }
}
