using Isnad.Ingest.Sheets;
using Isnad.Model.Ledger;
using Isnad.Publishing;
using Isnad.Publishing.Exports;
using Isnad.Workflow.Exchange;
using Isnad.Workflow.Review;

namespace Isnad.Web.Features.Exchange;

/// <summary>What exports and imports of the desk work with, loaded when it is first asked for.</summary>
internal sealed class DeskExchange(DeskParts parts, DeskModels models)
{
    private readonly Lazy<(SheetVocabulary Vocabulary, SheetCheck Check)> _sheets = new(() =>
    {
        var vocabulary = SheetVocabulary.Of(file => Lines(parts, file));
        return (vocabulary, new SheetCheck(RecordWords.Of(Lines(parts, "ontology/types.tsv"), Lines(parts, "ontology/actors.tsv")), vocabulary));
    });
    private readonly Lazy<ExchangeCodes> _codes = new(() => ExchangeCodes.Of(file => Lines(parts, file)));

    /// <summary>What desks call columns.</summary>
    public SheetVocabulary Vocabulary => _sheets.Value.Vocabulary;

    /// <summary>Which rows can be taken in.</summary>
    public SheetCheck Check => _sheets.Value.Check;

    /// <summary>Lists of the field's own formats.</summary>
    public ExchangeCodes Codes => _codes.Value;

    /// <summary>Takes a sheet in.</summary>
    /// <param name="changed">Rows that say something else under an id that is there become further records.</param>
    public ImportSheet Import(bool changed) => new(parts.Ledger, Check, parts.Decide) { TakesChanged = changed };

    /// <summary>What people accepted of what a query finds, as it may leave; without the reports of which a person reads another reading.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public ExportSet Select(SearchQuery? query, bool unredacted, string pseudonym, CancellationToken stop)
    {
        var rules = new PublishingRules { Unredacted = unredacted };
        var (known, namesOf) = unredacted ? (rules, _ => []) : Masking.Of(parts.Pack, models.Events, rules);
        return new ExportRecords(parts.Ledger, parts.Incidents, known, DateOnly.FromDateTime(parts.Clock.GetLocalNow().DateTime), namesOf)
        {
            Without = parts.Ledger.Reviews.KeptFrom(pseudonym).ToHashSet(),
        }.Select(query, stop);
    }

    private static string[] Lines(DeskParts parts, string file) => File.ReadAllLines(Path.Combine([parts.Resources, .. file.Split('/')]));
}
