using Isnad.Cli.Reading;
using Isnad.Ingest;
using Isnad.Model.Ledger;
using Isnad.Workflow;
using Isnad.Workflow.Intake;

namespace Isnad.Cli;

/// <summary>The samples in a ledger of their own.</summary>
internal static class Demonstration
{
    private const string Name = "demonstration";

    /// <summary>Its data folder, within the user's.</summary>
    public static DataFolder Folder(DataFolder own, CommandIo io) => DataFolder.Find(own.PathOf(Name), io.Variable);

    /// <summary>Takes the samples in and fuses them, as far as that was not done.</summary>
    /// <exception cref="LedgerException">They are missing.</exception>
    public static void Fill(CommandIo io, DataFolder data, ILedger ledger)
    {
        var resources = Engine.FindResources();
        var samples = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(resources))!, "samples");
        if (!Directory.Exists(samples))
        {
            throw new LedgerException($"{samples}: is missing; the demonstration shows these samples: take them from the repository.");
        }
        if (ledger.Reports.Count().Reports == 0)
        {
            io.Error.WriteLine("isnad: reading the sample reports into a ledger of their own");
        }
        var engine = io.LoadEngine();
        var inputs = Inputs.ParserOf(null, data, engine, io);
        var log = new ProblemLog(problem => io.Error.WriteLine($"isnad: {problem}"));
        new IngestReports(ledger.Reports, inputs, AnalysisEngine.Of(engine.Pack, engine.Models), () => throw new InvalidOperationException("samples are files")).Run([samples], log, _ => { }, io.Stop);
        var model = FusionResources.Model(resources);
        new FuseLedger(ledger, FusionResources.Builder(resources, FusionResources.Ontology(resources)), model, model.Version).Run(stop: io.Stop);
    }
}
