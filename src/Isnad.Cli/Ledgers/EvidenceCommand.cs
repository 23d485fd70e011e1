using System.CommandLine;
using System.Globalization;
using Isnad.Cli.Output;
using Isnad.Model.Ledger;
using Isnad.Publishing;
using Isnad.Workflow;
using Isnad.Workflow.Evidence;
using Isnad.Workflow.Exchange;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad evidence</c>: an incident with its proof as one archive that leaves the house.</summary>
internal static class EvidenceCommand
{
    private const string Description = """
        Writes everything the ledger has on an incident into one zip that can be checked without Isnad: accounts, records, decisions, log
        entries with their proofs under a signed head, a page for people, and a short script that checks it all. It is made to be passed on:
        names of private people, whole texts, pages and exact points are left out, and an incident of the last days is refused;
        --unredacted leaves nothing out. Either way the ledger's log says that it left. See docs/evidence.md.

        Examples:
          isnad evidence i12
          isnad evidence i12 --unredacted --out court/i12.zip
        """;

    /// <summary>What the command line asks for.</summary>
    private sealed record Request(long Incident, string File, PublishingRules Rules, DateOnly Today);

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var leaving = new LeavingOptions("");
        var number = new Argument<string>("INCIDENT") { Description = "number of the incident, as i3" };
        var file = new Option<string?>("--out", "-o") { Description = "write to FILE, evidence-i3.zip without it; it takes its place only when it is whole", HelpName = "FILE" };
        var command = new Command("evidence", Description) { number, file, data.Option };
        foreach (var option in leaving.All)
        {
            command.Add(option);
        }
        command.SetAction(parsed =>
        {
            var incident = LedgerNumber.Parse(parsed.GetValue(number)!, "i").Number;
            var (rules, today) = leaving.Get(parsed, io);
            var request = new Request(incident, parsed.GetValue(file) ?? string.Create(CultureInfo.InvariantCulture, $"evidence-i{incident}.zip"), rules, today);
            return LedgerRun.Changing(io, data.Get(parsed, io), ledger => Run(io, ledger, request));
        });
        return command;
    }

    private static int Run(CommandIo io, ILedger ledger, Request request)
    {
        var engine = request.Rules.Unredacted ? null : io.LoadEngine();
        var (rules, namesOf) = engine is null ? (request.Rules, _ => []) : Masking.Of(engine.Pack, engine.Models, request.Rules);
        var incidents = new LedgerIncidents(ledger, FusionResources.Ontology(Engine.FindResources()));
        using var output = new OutputFile(request.File);
        var summary = new WriteEvidence(ledger, incidents, rules, request.Today, namesOf).Write(request.Incident, output.Stream) ?? throw new LedgerException(ShowCommand.Gone(ledger, request.Incident));
        // Before the file takes its place: nothing leaves that the log does not know.
        var what = rules.Unredacted ? "unredacted" : "redacted";
        ledger.Log.Published($"i{request.Incident}", summary.Digest, $"evidence {what}");
        output.Keep();
        io.Write(string.Create(CultureInfo.InvariantCulture, $"{request.File}: i{request.Incident}, {what}; {summary.Reports:N0} reports, {summary.Entries:N0} log entries proven under the head of {summary.Head.Size:N0}, signed {summary.Head.At:yyyy-MM-dd HH:mm}Z\nsha256 {summary.Digest}, as the log has it\n"));
        io.Error.WriteLine(rules.Unredacted ? "isnad: unredacted: whole texts, exact points and every name left; do not publish it" : "isnad: masking misses some names: read the package before you publish it");
        return ExitCode.Success;
    }
}
