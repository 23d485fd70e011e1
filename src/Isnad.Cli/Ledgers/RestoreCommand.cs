using System.CommandLine;
using System.Globalization;
using Isnad.Storage;
using Isnad.Storage.Backups;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad restore</c>: a ledger from its backup and its keys.</summary>
internal static class RestoreCommand
{
    private const int Most = 20;

    private const string Description = """
        Makes a ledger again from a backup and the keys, in a data folder that holds none. Hashes and log are checked; lists and the index of
        words are drawn anew. What cannot be read for want of its key is told. See docs/backup.md.

        Example:
          isnad restore ledger-2026-03-01.isnad --keys keys-2026-03-01.isnad --data ~/restored
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var file = new Argument<string>("FILE") { Description = "what 'isnad backup' wrote" };
        var keys = new Option<string>("--keys") { Description = "what 'isnad backup --keys' wrote", HelpName = "FILE", Required = true };
        var format = LedgerOutput.FormatOption();
        var quiet = new Option<bool>("--quiet", "-q") { Description = "no progress" };
        var command = new Command("restore", Description) { file, keys, format, quiet, data.Option };
        command.SetAction(parsed =>
        {
            var folder = data.Get(parsed, io);
            folder.ForWriting(Ledger.FileName);
            var result = LedgerRestore.Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(keys), folder.Root, new LedgerOptions { Clock = io.Clock }, LedgerOutput.Progress(io, parsed.GetValue(quiet)), io.Stop);
            io.Write(LedgerOutput.IsJson(parsed.GetValue(format), io) ? Json(folder.Root, result) : string.Create(CultureInfo.InvariantCulture, $"{folder.Root}: the ledger as of {result.MadeAt:yyyy-MM-dd HH:mm} UTC, {result.Counts.Reports:N0} reports, {result.Counts.TakenDown:N0} taken down, {result.LogSize:N0} log entries\n"));
            Tell(io, result.Destroyed, "cannot be read in full: a key was destroyed before these keys were backed up. This backup is older than their erasure; run 'isnad erase' on them again, so that a tombstone says why and they are not taken in anew");
            Tell(io, result.Later, "cannot be read in full: they were taken in after these keys were backed up; restore with newer keys");
            foreach (var flaw in result.Flaws)
            {
                io.Error.WriteLine($"isnad: {flaw}; the backup was altered before it was made or since");
            }
            return result.Destroyed.Count + result.Later.Count + result.Flaws.Count > 0 ? ExitCode.SomeFailed : ExitCode.Success;
        });
        return command;
    }

    private static string Json(string folder, RestoreResult result) => LedgerOutput.Json(json =>
    {
        json.WriteString("folder", folder);
        json.WriteString("made_at", LedgerOutput.Instant(result.MadeAt));
        json.WriteNumber("reports", result.Counts.Reports);
        json.WriteNumber("taken_down", result.Counts.TakenDown);
        json.WriteNumber("log_entries", result.LogSize);
        LedgerOutput.WriteNumbers(json, "key_destroyed", 'r', result.Destroyed);
        LedgerOutput.WriteNumbers(json, "key_missing", 'r', result.Later);
        LedgerOutput.WriteFlaws(json, result.Flaws);
    });

    private static void Tell(CommandIo io, IReadOnlyList<long> reports, string what)
    {
        if (reports.Count > 0)
        {
            var rest = reports.Count > Most ? $" and {reports.Count - Most} more" : "";
            io.Error.WriteLine($"isnad: {string.Join(' ', reports.Take(Most).Select(report => $"r{report}"))}{rest} {what}");
        }
    }
}
