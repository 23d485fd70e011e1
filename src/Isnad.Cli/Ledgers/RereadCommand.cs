using System.CommandLine;
using System.Globalization;
using Isnad.Cli.Gazetteers;
using Isnad.Cli.Reading;
using Isnad.Ingest;
using Isnad.Model.Ledger;
using Isnad.Workflow;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad reread</c>: reports of the ledger are read anew by the engine as it is now.</summary>
internal static class RereadCommand
{
    private const string Description = """
        Reads the reports of the ledger anew that were last read by another version of the engine, the resources or the weights, or not
        at all. Former analyses stay; events keep their numbers where the old and new ones tell the same. Interrupted, it is run again.
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var gazetteer = new GazetteerOption(data);
        var format = LedgerOutput.FormatOption();
        var quiet = new Option<bool>("--quiet", "-q") { Description = "no progress bar" };
        var command = new Command("reread", Description) { data.Option, format, quiet };
        foreach (var option in gazetteer.Options)
        {
            command.Add(option);
        }
        command.SetAction(parsed =>
        {
            var prepare = gazetteer.Get(parsed, io);
            return LedgerRun.Changing(io, data.Get(parsed, io), ledger => Run(io, ledger, prepare(io.LoadEngine()), parsed.GetValue(quiet), LedgerOutput.Format(parsed.GetValue(format), io)));
        });
        return command;
    }

    private static int Run(CommandIo io, ILedger ledger, Engine engine, bool quiet, string format)
    {
        var tally = new RereadTally(0, 0, 0);
        try
        {
            using var progress = new ReadProgress(io, "reports", [], () => 0, io.ErrorIsTerminal && !quiet);
            new RereadReports(ledger.Reports, AnalysisEngine.Of(engine.Pack, engine.Models)).Run(new ProblemLog(progress.Say), sofar => progress.Done((tally = sofar).Read), io.Stop);
        }
        finally
        {
            io.Write(format == "json"
                ? string.Create(CultureInfo.InvariantCulture, $"{{\"read\":{tally.Read},\"events\":{tally.Events},\"failed\":{tally.Failed}}}\n")
                : string.Create(CultureInfo.InvariantCulture, $"{tally.Read:N0} reports read anew, {tally.Events:N0} events in them, {tally.Failed:N0} failed\n"));
        }
        return tally.Failed > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }
}
