using System.CommandLine;
using System.Globalization;
using Isnad.Cli.Gazetteers;
using Isnad.Ingest;
using Isnad.Ingest.Web;
using Isnad.Model.Ledger;
using Isnad.Workflow;
using Isnad.Workflow.Intake;
using Isnad.Workflow.Watch;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad watch</c>: feeds and pages into the ledger, again and again.</summary>
internal static class WatchCommand
{
    private const string Description = """
        Looks at feeds and pages again and again and takes what is new into the ledger, until it is ended (Ctrl-C, SIGTERM).

        The sources stand in sources.json in the data folder:
          {"sources": [{"url": "https://example.org/rss.xml", "outlet": "Example", "interval": "30m"}]}
        Only url is needed; the interval is 15 minutes where nothing else is said. A source that fails is named on standard error and
        looked at less often until it answers. --once looks at each source once and ends, for cron. See docs/ingest.md, also for a service.

        Examples:
          isnad watch
          isnad watch --once --quiet --data /srv/desk
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var gazetteer = new GazetteerOption(data);
        var once = new Option<bool>("--once") { Description = "look at each source once and end; the exit code is 1 where one failed" };
        var format = LedgerOutput.FormatOption();
        var quiet = new Option<bool>("--quiet", "-q") { Description = "tell problems only" };
        var command = new Command("watch", Description) { once, data.Option, format, quiet };
        foreach (var option in gazetteer.Options)
        {
            command.Add(option);
        }
        command.SetAction(parsed =>
        {
            var folder = data.Get(parsed, io);
            var settings = LedgerRun.Settings(folder);
            if (settings.Sources.Count == 0)
            {
                throw new InvalidDataException($"{folder.PathOf(SourceSettings.FileName)}: names no source; write {{\"sources\": [{{\"url\": \"https://example.org/rss.xml\"}}]}}, or name another folder with --data.");
            }
            var prepare = gazetteer.Get(parsed, io);
            var wish = new WatchWish(parsed.GetValue(once), parsed.GetValue(quiet), LedgerOutput.Format(parsed.GetValue(format), io));
            return LedgerRun.Making(io, folder, ledger => Run(io, ledger, folder, settings, prepare(io.LoadEngine()), wish));
        });
        return command;
    }

    private static int Run(CommandIo io, ILedger ledger, DataFolder data, SourceSettings settings, Engine engine, WatchWish wish)
    {
        using var fetcher = LedgerRun.Fetcher(io, settings.Fetch);
        var parser = Inputs.ParserOf(null, data, engine, io);
        // Problems come from the thread that keeps, looks from any.
        var told = TextWriter.Synchronized(io.Error);
        var log = new ProblemLog(problem => told.WriteLine($"isnad: {problem}"));
        var watch = new WatchSources(ledger, parser, AnalysisEngine.Of(engine.Pack, engine.Models), new WebSource(fetcher, ledger.Fetches, settings.Fetch, parser.Outlets), io.Clock)
        {
            OnLook = look =>
            {
                if (!wish.Quiet && look.New + look.NewVersions > 0)
                {
                    told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"isnad: {WebSource.NameOf(look.Source.Address)}: {look.New} new, {look.NewVersions} new versions"));
                }
            },
        };
        var tally = new IntakeTally();
        try
        {
            watch.Run(settings.Sources, wish.Once, log, sofar => tally = sofar, io.Stop);
        }
        catch (OperationCanceledException) when (!wish.Once && io.Stop.IsCancellationRequested)
        {
            // The way in which it is meant to end.
            return ExitCode.Success;
        }
        finally
        {
            IntakeSummary.Write(io, wish.Format, tally);
        }
        return log.Errors > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }

    /// <summary>How it is to run.</summary>
    private sealed record WatchWish(bool Once, bool Quiet, string Format);
}
