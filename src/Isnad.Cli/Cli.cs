using System.CommandLine;
using Isnad.Analysis;
using Isnad.Cli.Gazetteers;
using Isnad.Cli.Ledgers;
using Isnad.Ingest;
using Isnad.Language;
using Isnad.Model.Ledger;

namespace Isnad.Cli;

/// <summary>The command <c>isnad</c>: finds the verb, runs it, turns what goes wrong into one line and an exit code.</summary>
public static class Cli
{
    private const string Description = """
        Isnad reads Arabic conflict news and writes down, for every event, what is said to have happened, when, where,
        by whom to whom, with what toll and according to whom; each value points at the words it stands on.

        Examples:
          isnad read samples/                            the records, as a table
          isnad read news.jsonl.gz --out events.csv      one row an event
          isnad read - --published 2018-04-20 < a.txt    one report, given its day
          isnad explain a.txt --event 2                  why the second event is as it is
          isnad ingest news.jsonl.gz                     the reports with their records into the ledger
          isnad up                                       the desk, in a browser
        """;

    /// <summary>Runs <paramref name="args"/> and gives the exit code.</summary>
    public static int Run(string[] args, CommandIo io)
    {
        try
        {
            if (args is ["--version"])
            {
                io.Write($"isnad {ReportAnalyzer.Version}\n");
                return ExitCode.Success;
            }
            return Invoke(args, io);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (ClosedPipeException)
        {
            return ExitCode.ClosedPipe;
        }
        catch (UsageException error)
        {
            return Fail(io, error.Message, ExitCode.WrongUsage);
        }
        catch (Exception error) when (error is ResourceException or LedgerException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Fail(io, error.Message, ExitCode.SomeFailed);
        }
    }

    private static int Invoke(string[] args, CommandIo io)
    {
        var root = new RootCommand(Description);
        foreach (var command in Verbs(io))
        {
            root.Add(command);
        }
        if (args is [var verb, ..] && verb.Length > 0 && char.IsAsciiLetter(verb[0]) && !root.Subcommands.Any(command => command.Name == verb || command.Aliases.Contains(verb)))
        {
            throw new UsageException($"there is no verb '{verb}'; see 'isnad --help'");
        }
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                io.Error.WriteLine($"isnad: {MessageText.Of(error.Message)}");
            }
            io.Error.WriteLine($"isnad: see '{string.Join(' ', Path(parsed))} --help'");
            return ExitCode.WrongUsage;
        }
        using var output = new StreamWriter(io.Output, leaveOpen: true);
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = output, Error = io.Error });
    }

    private static Command[] Verbs(CommandIo io) =>
    [
#if DESK
        UpCommand.Create(io),
#endif
        ReadCommand.Create(io),
        LayersCommand.Create(io),
        IngestCommand.Create(io),
        WatchCommand.Create(io),
        RereadCommand.Create(io),
        SearchCommand.Create(io),
        ShowCommand.Create(io),
        ControlCommand.Create(io),
        RelationsCommand.Create(io),
        LinkCommand.Create(io),
        EvidenceCommand.Create(io),
        GoldCommand.Create(io),
        ExportCommand.Create(io),
        ImportCommand.Create(io),
        StatusCommand.Create(io),
        VerifyCommand.Create(io),
        EraseCommand.Create(io),
        BackupCommand.Create(io),
        RestoreCommand.Create(io),
        ExplainCommand.Create(io),
        FuseCommand.Create(io),
        LintCommand.Create(io),
        EvalCommand.Create(io),
        TrainCommand.Create(io),
        GazetteerCommand.Create(io),
    ];

    private static IEnumerable<string> Path(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? ["isnad"] : ["isnad", parsed.CommandResult.Command.Name];

    private static int Fail(CommandIo io, string message, int code)
    {
        io.Error.WriteLine($"isnad: {MessageText.Of(message)}");
        return code;
    }
}
