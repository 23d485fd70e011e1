using System.Globalization;
using Isnad.Workflow;

namespace Isnad.Cli.Ledgers;

/// <summary><c>isnad fuse</c> without records: what the ledger holds.</summary>
internal static class LedgerFuse
{
    /// <summary>Fuses what is pending and says what was done.</summary>
    /// <exception cref="UsageException">The format or an option is for records alone.</exception>
    public static int Run(CommandIo io, DataFolder data, string? format, bool otherOptions, bool quiet)
    {
        if (format is not (null or "json" or "table") || otherOptions)
        {
            throw new UsageException("--format clusters and incidents, --out and --explain go with --records; the incidents of the ledger are shown by 'isnad show'");
        }
        var resources = Engine.FindResources();
        var model = FusionResources.Model(resources);
        return LedgerRun.Changing(io, data, ledger =>
        {
            var tally = new FuseLedger(ledger, FusionResources.Builder(resources, FusionResources.Ontology(resources)), model, model.Version).Run(Progress(io, quiet), io.Stop);
            var (all, many) = ledger.Incidents.Count();
            io.Write(LedgerOutput.IsJson(format, io) ? Json(tally, all, many)
                : string.Create(CultureInfo.InvariantCulture, $"{tally.Reports:N0} reports with {tally.Mentions:N0} events fused, {tally.Incidents:N0} incidents made anew{(tally.StartedOver ? " (other weights than before: from the start)" : "")}\n{all:N0} incidents, {many:N0} of them told by more than one report\n"));
            if (tally.Unopened > 0)
            {
                io.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"isnad: {tally.Unopened:N0} reports cannot be opened, their keys are gone, and were passed over; 'isnad verify' names them"));
                return ExitCode.SomeFailed;
            }
            return ExitCode.Success;
        });
    }

    private static string Json(FuseTally tally, long incidents, long toldBySeveral) => LedgerOutput.Json(json =>
    {
        json.WriteNumber("reports", tally.Reports);
        json.WriteNumber("mentions", tally.Mentions);
        json.WriteNumber("made_anew", tally.Incidents);
        json.WriteBoolean("started_over", tally.StartedOver);
        json.WriteNumber("unopened", tally.Unopened);
        json.WriteNumber("incidents", incidents);
        json.WriteNumber("told_by_several", toldBySeveral);
    });

    private static Action<long, long>? Progress(CommandIo io, bool quiet) => quiet || !io.ErrorIsTerminal ? null
        : (done, all) => io.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done:N0} of {all:N0} reports fused{(done >= all ? "\n" : "")}"));
}
