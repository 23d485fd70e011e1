using System.CommandLine;
using System.Globalization;
using System.Text;
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
        var format = LedgerOutput.FormatOption();
        var command = new Command("backup", Description) { file, keys, format, data.Option };
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
            return LedgerRun.Changing(io, data.Get(parsed, io), ledger =>
            {
                var done = Run(ledger, target, keyTarget);
                io.Write(LedgerOutput.IsJson(parsed.GetValue(format), io) ? Json(done) : Table(done));
                return ExitCode.Success;
            });
        });
        return command;
    }

    /// <summary>What was written, each with its file; null where it was not asked for.</summary>
    private sealed record Done((string File, BackupSummary Summary)? Ledger, (string File, long Count)? Keys);

    /// <summary>The keys after the ledger: those of all that is in it are then among them.</summary>
    private static Done Run(ILedger ledger, string? file, string? keys)
    {
        (string, BackupSummary)? written = file is null ? null : (file, ledger.Backup.Write(file));
        return new(written, keys is null ? null : (keys, ledger.Backup.WriteKeys(keys)));
    }

    private static string Table(Done done)
    {
        var text = new StringBuilder();
        if (done.Ledger is var (file, summary))
        {
            text.Append(CultureInfo.InvariantCulture, $"{file}: {summary.Reports:N0} reports, {summary.LogSize:N0} log entries, {summary.Bytes:N0} bytes; no keys are in it\n");
        }
        if (done.Keys is var (keys, count))
        {
            text.Append(CultureInfo.InvariantCulture, $"{keys}: {count:N0} keys; keep this file apart from backups of the ledger, and destroy older ones after each 'isnad erase'\n");
        }
        return text.ToString();
    }

    private static string Json(Done done) => LedgerOutput.Json(json =>
    {
        if (done.Ledger is var (file, summary))
        {
            json.WriteStartObject("ledger");
            json.WriteString("file", file);
            json.WriteString("made_at", LedgerOutput.Instant(summary.MadeAt));
            json.WriteNumber("reports", summary.Reports);
            json.WriteNumber("log_entries", summary.LogSize);
            json.WriteNumber("bytes", summary.Bytes);
            LedgerOutput.WriteHead(json, summary.Head);
            json.WriteEndObject();
        }
        if (done.Keys is var (keys, count))
        {
            json.WriteStartObject("keys");
            json.WriteString("file", keys);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }
    });
}
