using System.CommandLine;
using System.Globalization;
using System.Text;
using Isnad.Model.Ledger;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad link</c>: what people decide of two mentions.</summary>
internal static class LinkCommand
{
    private const string Description = """
        Says of two mentions that they tell one occurrence, or with --apart that they do not; the next 'isnad fuse' obeys. A decision stands in
        the log, under the pseudonym of whoever made it, and is never changed, only taken back.

        Examples:
          isnad link m5 m9 --by coder-2
          isnad link m5 m40 --apart --by coder-2
          isnad link --back d3 --by coder-1
          isnad link --list
        """;

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var mentions = new Argument<string[]>("MENTIONS") { Description = "two mentions, as m5 m9", Arity = new ArgumentArity(0, 2) };
        var apart = new Option<bool>("--apart") { Description = "they are not one occurrence" };
        var back = new Option<string?>("--back") { Description = "take this decision back", HelpName = "d3" };
        var by = new Option<string?>("--by") { Description = "pseudonym of who decides", HelpName = "NAME" };
        var list = new Option<bool>("--list") { Description = "list all decisions" };
        var command = new Command("link", Description) { mentions, apart, back, by, list, data.Option };
        command.SetAction(parsed =>
        {
            var (named, folder) = (parsed.GetValue(mentions) ?? [], data.Get(parsed, io));
            if (parsed.GetValue(list))
            {
                return LedgerRun.Reading(io, folder, ledger => List(io, ledger));
            }
            var who = parsed.GetValue(by) is { Length: > 0 and <= 60 } name && name.All(letter => !char.IsControl(letter)) ? name : throw new UsageException("give the pseudonym of who decides with --by, at most 60 letters");
            if (parsed.GetValue(back) is { } decision)
            {
                var number = LedgerNumber.Parse(decision, "d").Number;
                return LedgerRun.Changing(io, folder, ledger =>
                {
                    ledger.Incidents.TakeBack(number, who);
                    io.Write($"d{number} is taken back; 'isnad fuse' makes the incidents anew\n");
                    return ExitCode.Success;
                });
            }
            if (named.Length != 2)
            {
                throw new UsageException("name two mentions, as 'isnad link m5 m9 --by coder-2'");
            }
            var (a, b) = (LedgerNumber.Parse(named[0], "m").Number, LedgerNumber.Parse(named[1], "m").Number);
            return LedgerRun.Changing(io, folder, ledger =>
            {
                io.Write($"d{ledger.Incidents.Decide(a, b, !parsed.GetValue(apart), who)}; 'isnad fuse' obeys it\n");
                return ExitCode.Success;
            });
        });
        return command;
    }

    private static int List(CommandIo io, ILedger ledger)
    {
        var text = new StringBuilder();
        foreach (var link in ledger.Incidents.Links())
        {
            text.Append(CultureInfo.InvariantCulture, $"d{link.Number}  m{link.A} m{link.B}  {(link.Together ? "together" : "apart")}  {link.By}  {link.At:yyyy-MM-dd HH:mm}Z{(link.BackBy is { } back ? $"  taken back by {back}" : "")}\n");
        }
        io.Write(text.Length > 0 ? text.ToString() : "no decisions\n");
        return ExitCode.Success;
    }
}
