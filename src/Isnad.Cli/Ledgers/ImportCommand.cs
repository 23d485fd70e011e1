using System.CommandLine;
using System.Globalization;
using Isnad.Ingest;
using Isnad.Ingest.Sheets;
using Isnad.Workflow.Exchange;
using Isnad.Workflow.Review;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad import</c>: a desk's sheet in, as accepted records.</summary>
internal static class ImportCommand
{
    private const string Description = """
        Takes a desk's existing sheet (CSV, XLSX) into the ledger: each row becomes an accepted record in a report of the row's words, and
        the sheet is kept as evidence. Bad rows are named with column, reason and remedy, the good ones go in, and the exit code is 1.
        The same sheet imported again adds nothing.

        Columns are known by their heads, in Arabic or English. --columns prints what is known as a mapping and writes nothing into the
        ledger; with --map NAME it is kept in the data folder, to be completed by hand and used by that name. See docs/import.md.

        Examples:
          isnad import incidents.xlsx --columns --map desk
          isnad import incidents.xlsx --map desk --check
          isnad import incidents.xlsx --map desk --by coder-2
        """;

    /// <summary>What the command line asks for.</summary>
    private sealed record Request(string File, string? Worksheet, string? Map, string[] Columns, bool Suggests, bool Checks, bool Changed, string? By);

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var file = new Argument<string>("SHEET") { Description = "file, CSV or XLSX" };
        var worksheet = new Option<string?>("--sheet") { Description = "of a workbook; without it one that is called mentions, else the first", HelpName = "NAME" };
        var map = new Option<string?>("--map") { Description = "mapping of columns, kept in the data folder", HelpName = "NAME" };
        var column = new Option<string[]>("--column") { Description = "FIELD=HEAD: that column gives this field; may be given again", HelpName = "FIELD=HEAD", AllowMultipleArgumentsPerToken = false };
        var columns = new Option<bool>("--columns") { Description = "print which column gives which field, as a mapping; take nothing in" };
        var check = new Option<bool>("--check") { Description = "name bad rows; take nothing in" };
        var changed = new Option<bool>("--changed") { Description = "rows that say something else under an id that is there become further records; else they are told and left" };
        var by = new Option<string?>("--by") { Description = "pseudonym of who imports", HelpName = "NAME" };
        var command = new Command("import", Description) { file, worksheet, map, column, columns, check, changed, by, data.Option };
        command.SetAction(parsed =>
        {
            var request = new Request(parsed.GetValue(file)!, parsed.GetValue(worksheet), parsed.GetValue(map), parsed.GetValue(column) ?? [], parsed.GetValue(columns), parsed.GetValue(check), parsed.GetValue(changed), parsed.GetValue(by));
            return Run(io, data.Get(parsed, io), request);
        });
        return command;
    }

    private static int Run(CommandIo io, DataFolder data, Request request)
    {
        var resources = Engine.FindResources();
        var vocabulary = ExchangeResources.Vocabulary(resources);
        var (name, bytes) = Read(request.File);
        var sheet = SheetFile.Read(name, bytes, request.Worksheet);
        var maps = new SheetMaps(data.PathOf(SheetMaps.Folder));
        var mapping = Given(request, request.Map is { } kept && !(request.Suggests && !maps.Has(kept)) ? maps.Load(kept) : vocabulary.Suggest(sheet.Head));
        if (request.Suggests)
        {
            return Suggest(io, data, request, sheet, mapping, maps);
        }
        var import = new SheetImport(name, bytes, sheet, mapping);
        var log = new ProblemLog(problem => io.Error.WriteLine($"isnad: {problem}"));
        if (request.Checks)
        {
            return Check(io, new SheetCheck(ExchangeResources.Words(resources), vocabulary), import, log);
        }
        var who = request.By is { Length: > 0 and <= 60 } typed && !typed.Any(char.IsControl) ? typed : throw new UsageException("give the pseudonym of who imports with --by, at most 60 letters");
        return LedgerRun.Making(io, data, ledger =>
        {
            var words = ExchangeResources.Words(resources);
            var tally = new ImportSheet(ledger, new SheetCheck(words, vocabulary), new DecideReview(ledger, words)) { TakesChanged = request.Changed }.Run(import, who, log, io.Stop);
            io.Write(string.Create(CultureInfo.InvariantCulture, $"{name}: {tally.Added:N0} records taken in, {tally.AlreadyThere:N0} were there, {tally.Changed:N0} changed and left, {tally.Bad:N0} rows left out; 'isnad fuse' brings them together with the others\n"));
            return tally.Bad > 0 ? ExitCode.SomeFailed : ExitCode.Success;
        });
    }

    private static int Check(CommandIo io, SheetCheck check, SheetImport sheet, ProblemLog log)
    {
        var good = check.Records(sheet, log.Add);
        io.Write(string.Create(CultureInfo.InvariantCulture, $"{sheet.Name}: {good.Count:N0} rows can be taken in, {log.Errors:N0} cannot; nothing was written\n"));
        return log.Errors > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }

    private static int Suggest(CommandIo io, DataFolder data, Request request, SheetFile sheet, SheetMapping mapping, SheetMaps maps)
    {
        io.Write(mapping.Json());
        var idle = sheet.Head.Where(head => !mapping.Columns.Values.Contains(head, StringComparer.OrdinalIgnoreCase)).Select(MessageText.Of).ToList();
        if (idle.Count > 0)
        {
            io.Error.WriteLine($"isnad: no field is known for: {string.Join(", ", idle)}");
        }
        if (request.Map is { } name && (!maps.Has(name) || request.Columns.Length > 0))
        {
            data.ForWriting(SheetMaps.Folder, "x");
            maps.Keep(name, mapping);
            io.Error.WriteLine($"isnad: kept in {maps.PathOf(name)}; complete it there");
        }
        return ExitCode.Success;
    }

    private static SheetMapping Given(Request request, SheetMapping mapping)
    {
        var columns = mapping.Columns.ToDictionary();
        foreach (var given in request.Columns)
        {
            if (given.Split('=', 2) is not [var field, { Length: > 0 } head] || !SheetFields.All.Contains(field))
            {
                throw new UsageException($"--column '{MessageText.Of(given)}' names no field; write FIELD=HEAD with one of {string.Join(", ", SheetFields.All)}");
            }
            columns[field] = head;
        }
        return mapping with { Columns = columns };
    }

    private static (string Name, byte[] Bytes) Read(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            throw new UsageException($"{MessageText.Of(path)}: there is no such file; give a sheet, CSV or XLSX");
        }
        return info.Length > SheetFile.MostBytes ? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{info.Name}: has {info.Length:N0} bytes, and a sheet of at most {SheetFile.MostBytes:N0} is read; split it.")) : (info.Name, File.ReadAllBytes(path));
    }
}
