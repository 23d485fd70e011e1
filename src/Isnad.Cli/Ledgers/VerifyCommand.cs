using System.CommandLine;
using System.Globalization;
using System.Text;
using Isnad.Model.Ledger;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad verify</c>: is the ledger as it was written?</summary>
internal static class VerifyCommand
{
    private const string Description = """
        Checks the ledger: every entry of the log and the signed heads, every content against its hash in the log, every quote against its
        text, the lists and the index against what they are drawn from, and the files' checksums. Each flaw is named; the exit code is 1
        where there is one. It runs while others read and write. See docs/ledger.md.
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var format = LedgerOutput.FormatOption();
        var quiet = new Option<bool>("--quiet", "-q") { Description = "no progress" };
        var command = new Command("verify", Description) { data.Option, format, quiet };
        command.SetAction(parsed => LedgerRun.Reading(io, data.Get(parsed, io), ledger =>
        {
            var flaws = new List<LedgerFlaw>();
            var tally = ledger.Verifier.Verify(flaws.Add, LedgerOutput.Progress(io, parsed.GetValue(quiet)), io.Stop);
            io.Write(LedgerOutput.IsJson(parsed.GetValue(format), io) ? Json(tally, flaws) : Table(tally, flaws));
            return flaws.Count > 0 ? ExitCode.SomeFailed : ExitCode.Success;
        }));
        return command;
    }

    private static string Table(VerificationTally tally, List<LedgerFlaw> flaws)
    {
        var text = new StringBuilder();
        foreach (var flaw in flaws)
        {
            text.Append(CultureInfo.InvariantCulture, $"{flaw}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"log        {tally.Entries,12:N0} entries, {tally.Heads:N0} signed heads{(tally.Unsigned > 0 ? $", the last {tally.Unsigned:N0} entries not signed yet" : "")}\n");
        text.Append(CultureInfo.InvariantCulture, $"contents   {tally.Contents,12:N0} opened and hashed{(tally.TakenDown > 0 ? $", {tally.TakenDown:N0} taken down" : "")}\n");
        text.Append(CultureInfo.InvariantCulture, $"quotes     {tally.Quotes,12:N0} compared with their text\n");
        text.Append(tally.FilesSealed ? "files      as the last command left them\n" : "files      not compared: the last command did not end in order, or one is writing; any verb that writes ends it in order\n");
        text.Append(CultureInfo.InvariantCulture, $"{(flaws.Count == 0 ? "the ledger is as it was written" : $"{flaws.Count:N0} flaws; restore what was altered from a backup ('isnad restore')")}\n");
        return text.ToString();
    }

    private static string Json(VerificationTally tally, List<LedgerFlaw> flaws)
    {
        return LedgerOutput.Json(json =>
        {
            json.WriteBoolean("sound", flaws.Count == 0);
            json.WriteNumber("entries", tally.Entries);
            json.WriteNumber("unsigned", tally.Unsigned);
            json.WriteNumber("heads", tally.Heads);
            json.WriteNumber("contents", tally.Contents);
            json.WriteNumber("taken_down", tally.TakenDown);
            json.WriteNumber("quotes", tally.Quotes);
            json.WriteBoolean("files_sealed", tally.FilesSealed);
            LedgerOutput.WriteFlaws(json, flaws);
        });
    }
}
