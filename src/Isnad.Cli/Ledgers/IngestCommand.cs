using System.CommandLine;
using Isnad.Cli.Reading;
using Isnad.Ingest;
using Isnad.Ingest.Web;
using Isnad.Model.Ledger;
using Isnad.Workflow;
using Isnad.Workflow.Intake;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad ingest</c>: reports in, with their records, into the ledger.</summary>
internal static class IngestCommand
{
    private const string Description = """
        Takes reports into the ledger: their bytes as evidence, their texts, and the records that the reader makes of them.

        SOURCE is whatever 'isnad read' takes (files, folders, patterns, web archives, exports, saved pages, -), or the address of a feed
        (RSS, Atom), whose pages are fetched, or of one page. What is there already is passed over: an ingest that was interrupted is
        run again and goes on where it was. What cannot be read is named on standard error, the rest is taken in, and the exit code is 1.

        The ledger is made in the data folder. Private networks are not fetched from unless sources.json there allows it. See
        docs/ingest.md.

        Examples:
          isnad ingest news.jsonl.gz
          isnad ingest crawl.wacz export/result.json 'saved/*.mhtml'
          isnad ingest https://example.org/rss.xml --format json
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var inputs = new InputOptions("SOURCE", "files, folders, patterns, -, or addresses (https://…) of feeds and pages");
        var format = LedgerOutput.FormatOption();
        var quiet = new Option<bool>("--quiet", "-q") { Description = "no progress bar" };
        var command = inputs.Verb("ingest", Description);
        command.Add(format);
        command.Add(quiet);
        command.SetAction(parsed =>
        {
            var given = inputs.Get(parsed, io);
            return LedgerRun.Making(io, given.Data, ledger => Run(io, given, ledger, parsed.GetValue(quiet), LedgerOutput.Format(parsed.GetValue(format), io)));
        });
        return command;
    }

    private static int Run(CommandIo io, Inputs given, ILedger ledger, bool quiet, string format)
    {
        var settings = LedgerRun.Settings(given.Data).Fetch;
        var engine = given.Prepare(io.LoadEngine());
        using var fetcher = LedgerRun.Fetcher(io, settings);
        var parser = given.Parser(engine, io);
        var ingest = new IngestReports(ledger.Reports, parser, AnalysisEngine.Of(engine.Pack, engine.Models), () => new WebSource(fetcher, ledger.Fetches, settings, parser.Outlets)) { StandardInput = io.Input, Encoding = given.Encoding };
        var tally = new IntakeTally();
        var errors = 0;
        try
        {
            using var progress = new ReadProgress(io, "captures", given.Paths, () => ingest.BytesRead, io.ErrorIsTerminal && !quiet);
            var log = new ProblemLog(progress.Say);
            ingest.Run(given.Paths, log, sofar => progress.Done((tally = sofar).Captures), io.Stop);
            errors = log.Errors;
        }
        finally
        {
            // Also where it was interrupted or the ledger refused: this much is kept.
            IntakeSummary.Write(io, format, tally);
        }
        return errors > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }
}
