using Isnad.Analysis;
using Isnad.Cli.Output;
using Isnad.Model.Annotations;
using Isnad.Model.Reports;
using Isnad.Publishing;

namespace Isnad.Cli.Ledgers;

/// <summary>What masking needs of the language.</summary>
internal static class Masking
{
    /// <summary>The rules with who holds office, and what finds names in a report.</summary>
    public static (PublishingRules Rules, Func<Report, IReadOnlyList<PersonName>> NamesOf) Of(CommandIo io, PublishingRules rules)
    {
        var engine = io.LoadEngine();
        var analyzer = new ReportAnalyzer(engine.Pack, engine.Models);
        return (rules with { HoldsOffice = new OfficeHolders(engine.Pack).Holds }, report => analyzer.Analyze(report, extras: ReportExtras.Names).Names);
    }
}
