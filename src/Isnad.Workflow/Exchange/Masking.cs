using Isnad.Analysis;
using Isnad.Analysis.Learning;
using Isnad.Language;
using Isnad.Model.Annotations;
using Isnad.Model.Reports;
using Isnad.Publishing;

namespace Isnad.Workflow.Exchange;

/// <summary>What masking needs of the language. For one thread, as the reader is.</summary>
public static class Masking
{
    /// <summary>The rules with who holds office, and what finds names in a report.</summary>
    public static (PublishingRules Rules, Func<Report, IReadOnlyList<PersonName>> NamesOf) Of(LanguagePack pack, ModelSet models, PublishingRules rules)
    {
        var analyzer = new ReportAnalyzer(pack, models);
        return (rules with { HoldsOffice = new OfficeHolders(pack).Holds }, report => analyzer.Analyze(report, extras: ReportExtras.Names).Names);
    }
}
