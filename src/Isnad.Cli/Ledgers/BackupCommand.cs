using System.CommandLine;
using System.Globalization;
using Isnad.Model.Ledger;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad backup</c>: the ledger, or its keys, into a file.</summary>
internal static class BackupCommand
{
    private const string Description = """
        Copies the ledger into one file while others work on it: reports under seal and the log, as they stand at one moment. No key is in it.
        --keys copies the keys, without which nothing can be read. Keep the two apart: who has both has everything, who has only the
        first has nothing. Keys destroyed by 'isnad erase' are in no later file of keys; destroy the older ones. See docs/backup.md.

        Examples:
          isnad backup ledger-2026-03-01.isnad
          isnad backup --keys /media/stick/keys-2026-03-01.isnad
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var file = new Argument<string?>("FILE") { Description = "where the ledger goes; it takes its place only when it is whole", Arity = ArgumentArity.ZeroOrOne };
        var keys = new Option<string?>("--keys") { Description = "where the keys go", HelpName = "FILE" };
        var command = new Command("backup", Description) { file, keys, data.Option };
        command.SetAction(parsed =>
        {
            var (target, keyTarget) = (parsed.GetValue(file), parsed.GetValue(keys));
            if (target is null && keyTarget is null)
            {
                throw new UsageException("give the FILE that the ledger goes to, or --keys FILE for its keys");
            }
            if (target is not null && keyTarget is not null && Path.GetFullPath(target) == Path.GetFullPath(keyTarget))
            {
                throw new UsageException($"ledger and keys cannot both go to '{target}'; keep them apart");
            }
            return LedgerRun.Changing(io, data.Get(parsed, io), ledger => Run(io, ledger, target, keyTarget));
        });
        return command;
    }

    private static int Run(CommandIo io, ILedger ledger, string? file, string? keys)
    {
        if (file is not null)
        {
            var summary = ledger.Backup.Write(file);
            io.Write(string.Create(CultureInfo.InvariantCulture, $"{file}: {summary.Reports:N0} reports, {summary.LogSize:N0} log entries, {summary.Bytes:N0} bytes; no keys are in it\n"));
        }
        // After the ledger: the keys of all that is in it are then among them.
        if (keys is not null)
        {
            var count = ledger.Backup.WriteKeys(keys);
            io.Write(string.Create(CultureInfo.InvariantCulture, $"{keys}: {count:N0} keys; keep this file apart from backups of the ledger, and destroy older ones after each 'isnad erase'\n"));
        }
        return ExitCode.Success;
    }
}
