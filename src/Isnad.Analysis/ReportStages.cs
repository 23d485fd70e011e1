using Isnad.Analysis.Events;
using Isnad.Analysis.Geo;
using Isnad.Analysis.Mentions;
using Isnad.Analysis.Tagging;
using Isnad.Analysis.Times;
using Isnad.Language;
using Isnad.Model.Reports;

namespace Isnad.Analysis;

/// <summary>The stages before any choice about events: text, entries, mentions, times, candidates. Training and reading share them. One instance a worker.</summary>
public sealed class ReportStages(LanguagePack pack)
{
    private readonly WordAnalyzer _words = new(pack);
    private readonly ActorFinder _actors = new(pack);
    private readonly SourceFinder _sources = new(pack);
    private readonly TimeTagger _times = new(pack);

    /// <summary>Everything that is found before events are chosen. A report without any trigger word has no event, so its mentions are left out unless
    /// <paramref name="everything"/> is asked for.</summary>
    public EventContext Prepare(Report report, bool everything = false)
    {
        var text = new TaggedText(report.Text, _words);
        var matches = new LexicalMatches(text, pack);
        var draft = new ReportDraft(report, text, matches);
        draft.Times = _times.Read(text, report.Published);
        if (!everything && !TriggerFinder.Any(draft))
        {
            return new EventContext(draft, new TagLine(draft, pack), [], pack);
        }
        var claims = new NameClaims(text, matches);
        draft.Countries = CountryWeigher.Weigh(matches, claims);
        PlaceFinder.Find(draft, claims, pack.Imported);
        draft.Index();
        PlaceResolver.Resolve(draft, pack.Imported);
        _actors.Find(draft, claims);
        Coordination.Join(draft);
        draft.Index();
        CasualtyFinder.Find(draft);
        _sources.Find(draft);
        draft.Index();
        Speakers.Follow(draft);
        WeaponFinder.Find(draft);
        draft.Index();
        var candidates = TriggerFinder.Find(draft);
        return new EventContext(draft, new TagLine(draft, pack), candidates, pack);
    }
}
