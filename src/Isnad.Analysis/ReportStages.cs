using Isnad.Analysis.Events;
using Isnad.Analysis.Geo;
using Isnad.Analysis.Items;
using Isnad.Analysis.Layout;
using Isnad.Analysis.Mentions;
using Isnad.Analysis.Tagging;
using Isnad.Analysis.Times;
using Isnad.Language;
using Isnad.Model.Reports;

namespace Isnad.Analysis;

/// <summary>The stages before any choice about events: text, entries, mentions, times, candidates. Training and reading share them. One instance a worker.</summary>
public sealed class ReportStages
{
    private readonly LanguagePack _pack;
    private readonly WordAnalyzer _words;
    private readonly LayoutReader _layout;
    private readonly ActorFinder _actors;
    private readonly SourceFinder _sources;
    private readonly DeniedContent _denied;
    private readonly TimeTagger _times;

    public ReportStages(LanguagePack pack)
    {
        _pack = pack;
        _words = new WordAnalyzer(pack);
        _layout = new LayoutReader(pack, _words);
        _actors = new ActorFinder(pack);
        _denied = new DeniedContent(pack);
        _sources = new SourceFinder(pack, _denied);
        _times = new TimeTagger(pack);
    }

    /// <summary>Everything that is found before events are chosen. A report without any trigger word has no event, so its mentions are left out unless
    /// <paramref name="everything"/> is asked for.</summary>
    public EventContext Prepare(Report report, bool everything = false)
    {
        var layout = _layout.Read(report.Text);
        var text = new TaggedText(report.Text, layout.Normal, layout.Report, _words);
        var matches = new LexicalMatches(text, _pack);
        text.Number(ItemFinder.Cut(text, matches, ItemDivider.Divide(text, matches)));
        var draft = new ReportDraft(report, text, matches) { Layout = layout };
        draft.Times = _times.Read(text, report.Published, layout.DateLines.Length == 0 ? null : new TaggedText(report.Text, layout.Normal, layout.DateLines, _words));
        draft.Items = ItemFinder.Find(text, matches, draft.Times.Expressions);
        if (draft.Items.Any)
        {
            // Days that open an item may have been moved themselves.
            draft.Times = ItemYears.Apply(draft.Times, draft.Items);
            draft.Items = ItemFinder.Find(text, matches, draft.Times.Expressions);
        }
        if (!everything && !TriggerFinder.Any(draft))
        {
            return new EventContext(draft, new TagLine(draft, _pack), [], _pack);
        }
        var claims = new NameClaims(text, matches);
        draft.Countries = CountryWeigher.Weigh(matches, claims);
        draft.NamesSeat = CountryWeigher.NamesSeat(matches, claims);
        draft.Index();
        PlaceFinder.Find(draft, claims, _pack.Imported);
        draft.Index();
        PlaceResolver.Resolve(draft, _pack.Imported);
        _actors.Find(draft, claims);
        Coordination.Join(draft);
        draft.Index();
        CasualtyFinder.Find(draft);
        _sources.Find(draft);
        draft.Index();
        Speakers.Follow(draft);
        draft.Denied = DeniedWords.Find(draft, _denied);
        WeaponFinder.Find(draft);
        draft.Index();
        var candidates = TriggerFinder.Find(draft);
        return new EventContext(draft, new TagLine(draft, _pack), candidates, _pack);
    }
}
