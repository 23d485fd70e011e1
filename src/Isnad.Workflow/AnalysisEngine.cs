using Isnad.Analysis;
using Isnad.Analysis.Learning;
using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Model.Reports;

namespace Isnad.Workflow;

/// <summary>What makes records of reports.</summary>
/// <param name="NewAnalyzer">Makes an analyzer for one thread.</param>
/// <param name="Info">The versions that stand in what it makes.</param>
public sealed record AnalysisEngine(Func<Func<Report, ReportAnalysis>> NewAnalyzer, EngineInfo Info)
{
    /// <summary>The reader of the language, with these resources and weights.</summary>
    public static AnalysisEngine Of(LanguagePack pack, ModelSet models) => new(
        () =>
        {
            var analyzer = new ReportAnalyzer(pack, models);
            return report => analyzer.Analyze(report);
        },
        new ReportAnalyzer(pack, models).Engine);
}
