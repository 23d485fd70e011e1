using System.CommandLine;
using Isnad.Analysis;
using Isnad.Cli.Output;
using Isnad.Cli.Reading;
using Isnad.Ingest;

namespace Isnad.Cli;

/// <summary><c>isnad read</c>: reports in, records out.</summary>
internal static class ReadCommand
{
    private const string Description = """
        Reads reports and writes the events they tell.

        PATH is a file, a folder, a pattern or - for standard input. Files end in .txt (one report), .html or .htm (a web page: its
        article, or several as path#1, path#2), .jsonl or .ndjson (a report a line) or .json (an array, one report, or
        Telegram's result.json), .mhtml or .mht (a page saved as one file) or .warc (a web archive), each also with .gz, or .wacz;
        *.expected.json is passed over. A report in JSON has text and may have id, url, outlet (or source), title and published (or
        crawled). What cannot be read is named on standard error, the rest is read, and the exit code is 1.

        Formats: table for a person; json, one array; jsonl, a document a line; csv, a row an event: these are your own drafts and hold
        everything. geojson is made to be passed on: it holds back events of the last days, moves points and masks names.

        Examples:
          isnad read samples/
          isnad read april/ --out april.geojson
          isnad read 'reports/2018-*.jsonl.gz' --out events.csv
          curl -s https://example.org/reports.jsonl | isnad read - --format jsonl
        """;

    private static readonly string[] Formats = ["table", "json", "jsonl", "csv", "geojson"];

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var inputs = new InputOptions();
        var format = new Option<string?>("--format", "-f") { Description = "table, json, jsonl, csv or geojson; without it by the ending of --out, else table on a terminal, json elsewhere", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong(Formats);
        var file = new Option<string?>("--out", "-o") { Description = "write to FILE; it takes its place only when it is whole", HelpName = "FILE" };
        var withText = new Option<bool>("--with-text") { Description = "json, jsonl: give each document's text along" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "no progress bar" };
        var command = inputs.Verb("read", Description);
        var leaving = new LeavingOptions();
        foreach (var option in (IEnumerable<Option>)[format, file, withText, quiet, .. leaving.All])
        {
            command.Add(option);
        }
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file);
            var chosen = parsed.GetValue(format) ?? OutputFormat.Of(path, io, Formats);
            var (rules, today) = leaving.Get(parsed, io, chosen);
            var wanted = new ReadWish(inputs.Get(parsed, io), path) { Quiet = parsed.GetValue(quiet), Extras = chosen == "geojson" ? ReportExtras.Names : ReportExtras.None };
            if (chosen != "geojson")
            {
                return ReadRun.Run(io, wanted, engine => Shape(chosen, engine, io, path, parsed.GetValue(withText)));
            }
            var tally = new LeavingTally();
            var code = ReadRun.Run(io, wanted, engine => GeoJsonFormat.Shape(engine.Pack, rules, today, tally));
            io.Error.WriteLine($"isnad: {tally.Words(rules, today)}");
            return code;
        });
        return command;
    }

    private static OutputShape Shape(string format, Engine engine, CommandIo io, string? path, bool withText) => format switch
    {
        "table" => TableFormat.Shape(engine.Pack, path is null ? io.Width : 100, path is null && io.Colors),
        "csv" => CsvFormat.Shape,
        "jsonl" => JsonFormat.Lines(withText),
        _ => JsonFormat.Array(withText),
    };
}
