using Isnad.Ingest;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Workflow;
using Isnad.Workflow.Intake;

namespace Isnad.Web.Features.Intake;

/// <summary>Takes in what people bring to the desk, with the reader of the language and the outlets that the data folder describes.</summary>
internal sealed class DeskIntake(DeskParts parts, DeskSettings settings, DeskModels models)
{
    private readonly Lazy<AnalysisEngine> _engine = new(() => AnalysisEngine.Of(parts.Pack, models.Events));

    /// <summary>Takes one report's words in.</summary>
    /// <exception cref="LedgerException">The ledger could not take it in.</exception>
    /// <exception cref="InvalidDataException">The file that describes outlets is faulty.</exception>
    public TakenReports Run(RawReport report, ProblemLog log, CancellationToken stop) => Take().Run(report, log, stop);

    /// <summary>Takes the reports of files in.</summary>
    /// <inheritdoc cref="Run(RawReport, ProblemLog, CancellationToken)" path="/exception"/>
    public TakenReports Run(IReadOnlyList<SentFile> files, ReportHints hints, ProblemLog log, CancellationToken stop) => Take().Run(files, hints, log, stop);

    private TakeReports Take()
    {
        var parser = new RecordParser(null)
        {
            Language = parts.Pack,
            Outlets = OutletSettings.Load(settings.DataFolder),
            Today = DateOnly.FromDateTime(parts.Clock.GetLocalNow().DateTime),
        };
        return new(parts.Ledger.Reports, parser, _engine.Value);
    }
}
