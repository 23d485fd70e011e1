using System.CommandLine;
using Isnad.Cli.Gazetteers;
using Isnad.Cli.Output;
using Isnad.Cli.Reading;
using Isnad.Ingest;

namespace Isnad.Cli;

/// <summary><c>isnad read</c>: reports in, records out.</summary>
internal static class ReadCommand
{
    private const string Description = """
        Reads reports and writes the events they tell.

        PATH is a file, a folder, a pattern or - for standard input. Files end in .txt (one report), .jsonl or .ndjson (a report a
        line) or .json (an array, or one report), each also with .gz; *.expected.json is passed over. A report in JSON has text and
        may have id, url, outlet (or source), title and published (or crawled). What cannot be read is named on standard error, the
        rest is read, and the exit code is 1.

        Formats: table for a person; json, one array; jsonl, a document a line; csv, a row an event.

        Examples:
          isnad read samples/
          isnad read 'reports/2018-*.jsonl.gz' --out events.csv
          curl -s https://example.org/reports.jsonl | isnad read - --format jsonl
        """;

    private static readonly string[] Formats = ["table", "json", "jsonl", "csv"];

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var inputs = new InputOptions();
        var format = new Option<string?>("--format", "-f") { Description = "table, json, jsonl or csv; without it by the ending of --out, else table on a terminal, json elsewhere", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong(Formats);
        var file = new Option<string?>("--out", "-o") { Description = "write to FILE; it takes its place only when it is whole", HelpName = "FILE" };
        var withText = new Option<bool>("--with-text") { Description = "json, jsonl: give each document's text along" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "no progress bar" };
        var command = new Command("read", Description) { inputs.Paths, inputs.Published, format, file, withText, quiet };
        var gazetteer = new GazetteerOption();
        foreach (var option in gazetteer.Options)
        {
            command.Add(option);
        }
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file);
            var chosen = parsed.GetValue(format) ?? FormatOf(path, io);
            var wanted = new ReadWish(inputs.Get(parsed), path) { Quiet = parsed.GetValue(quiet), Prepare = gazetteer.Get(parsed, io) };
            return ReadRun.Run(io, wanted, engine => Shape(chosen, engine, io, path, parsed.GetValue(withText)));
        });
        return command;
    }

    private static string FormatOf(string? path, CommandIo io)
    {
        var ending = Path.GetExtension(path ?? "").ToLowerInvariant();
        return ending switch
        {
            ".csv" => "csv",
            ".jsonl" or ".ndjson" => "jsonl",
            ".txt" => "table",
            _ => path is null && io.OutputIsTerminal ? "table" : "json",
        };
    }

    private static OutputShape Shape(string format, Engine engine, CommandIo io, string? path, bool withText) => format switch
    {
        "table" => TableFormat.Shape(engine.Pack, path is null ? io.Width : 100, path is null && io.Colors),
        "csv" => CsvFormat.Shape,
        "jsonl" => JsonFormat.Lines(withText),
        _ => JsonFormat.Array(withText),
    };
}
