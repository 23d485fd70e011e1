using System.CommandLine;
using System.Globalization;
using Isnad.Cli.Output;
using Isnad.Model.Ledger;
using Isnad.Workflow.Review;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad gold</c>: what people finished, as hand-made records to score and to train with.</summary>
internal static class GoldCommand
{
    private const string Description = """
        Writes the reports that people finished, every event of them decided, as hand-made records: a JSON array with text, fold and events,
        which 'isnad eval', 'isnad train' and 'isnad train --also' read. It holds whole texts with every name and is for the house alone;
        the ledger's log says that it was written. See docs/review.md.

        Examples:
          isnad gold --out gold.json
          isnad gold --settled --out settled.json        only what two people read and a third settled
          isnad train gold.json --folds --out read.json && isnad eval gold.json read.json
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var file = new Option<string>("--out", "-o") { Description = "write to FILE; it takes its place only when it is whole", HelpName = "FILE", Required = true };
        var settled = new Option<bool>("--settled") { Description = "only reports that two people read and a third settled" };
        var command = new Command("gold", Description) { file, settled, data.Option };
        command.SetAction(parsed => LedgerRun.Changing(io, data.Get(parsed, io), ledger => Run(io, ledger, parsed.GetValue(file)!, parsed.GetValue(settled))));
        return command;
    }

    private static int Run(CommandIo io, ILedger ledger, string path, bool settledOnly)
    {
        using var output = new OutputFile(path);
        var (summary, digest) = new WriteGold(ledger).WriteLogged(output.Stream, settledOnly, io.Stop);
        if (digest is null)
        {
            throw new LedgerException(settledOnly ? "no report was read by two people and settled; leave --settled out, or settle some at the desk ('isnad up')." : "no report is finished; read some to the end at the desk ('isnad up').");
        }
        output.Keep();
        io.Write(string.Create(CultureInfo.InvariantCulture, $"{path}: {summary.Documents:N0} reports, {summary.Events:N0} events; {summary.Twice:N0} read twice and settled, {summary.Unsettled:N0} read twice and not settled (the first reading stands), {summary.Open:N0} not finished and left out\nsha256 {digest}, as the log has it\n"));
        io.Error.WriteLine("isnad: unredacted: whole texts, exact points and every name are in it; it is for the house, do not publish it");
        return ExitCode.Success;
    }
}
