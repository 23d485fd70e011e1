using Isnad.Analysis;
using Isnad.Analysis.Events;
using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Evaluation.Training;

/// <summary>Turns gold documents into examples of every choice, with the very features that the reader computes.</summary>
public sealed partial class ExampleBuilder(LanguagePack pack)
{
    private readonly ReportStages _stages = new(pack);
    private readonly FeatureSink _sink = new(named: true);

    /// <summary>Examples by choice.</summary>
    public Dictionary<string, ExampleSet> Sets { get; } = new[]
    {
        new ExampleSet(EventModels.Report, EventModels.YesNo), new ExampleSet(EventModels.Trigger, EventModels.Types), new ExampleSet(EventModels.Link, EventModels.YesNo), new ExampleSet(EventModels.Role, EventModels.Roles), new ExampleSet(EventModels.Place, EventModels.YesNo),
        new ExampleSet(EventModels.MorePlace, EventModels.MorePlaces), new ExampleSet(EventModels.Time, EventModels.YesNo), new ExampleSet(EventModels.Toll, EventModels.YesNo), new ExampleSet(EventModels.Source, EventModels.YesNo),
        new ExampleSet(EventModels.Status, EventModels.Statuses), new ExampleSet(EventModels.Background, EventModels.YesNo),
    }.ToDictionary(set => set.Name);

    /// <summary>Names of all features seen.</summary>
    public IReadOnlyDictionary<ulong, string> Names => _sink.Names!;

    /// <summary>Adds one document's examples.</summary>
    public void Add(GoldDocument gold)
    {
        var context = _stages.Prepare(gold.Report);
        if (context.Candidates.Count > 0)
        {
            ReportFeatures.Write(_sink, context);
            Sets[EventModels.Report].Add(_sink, gold.Records.Count > 0 ? 1 : 0, gold.Fold);
        }
        if (gold.IsBare)
        {
            return;
        }
        var records = context.Candidates.Select(candidate => Records(context, gold, candidate)).ToArray();
        Triggers(context, gold, records);
        Links(context, gold, records);
        foreach (var (owner, own) in Groups(context, records))
        {
            Fields(context, gold.Fold, owner, own);
        }
    }

    private void Fields(EventContext context, int fold, EventDraft owner, List<GoldRecord> own)
    {
        Places(context, fold, owner, own);
        Times(context, fold, owner, own);
        Roles(context, fold, owner, own);
        Sources(context, fold, owner, own);
        Tolls(context, fold, owner, own);
        owner.Time = context.Draft.Times.Expressions.FirstOrDefault(time => own.Any(record => record.Time is { } told && told.Span.Overlaps(time.Span)));
        StatusFeatures.Write(_sink, context, owner);
        Sets[EventModels.Status].Add(_sink, Math.Max(0, Array.IndexOf(EventModels.Statuses, own[0].Status)), fold);
        Sets[EventModels.Background].Add(_sink, own[0].Background ? 1 : 0, fold);
    }

    /// <summary>Adds the drafts that <paramref name="models"/> make of a document, each with whether gold holds it: every record is held by one draft, of its family, that shares a
    /// trigger with it; of several the one of its type and place, then the stronger.</summary>
    public void AddDrafts(GoldDocument gold, EventModels models, ExampleSet set)
    {
        var context = _stages.Prepare(gold.Report);
        var clusterer = new EventClusterer(models);
        var filler = new EventFiller(models);
        clusterer.Choose(context, _sink);
        var drafts = filler.Fill(context, clusterer.Cluster(context, _sink), _sink);
        var taken = new HashSet<int>();
        foreach (var record in gold.Records)
        {
            var best = -1;
            var top = 0.0;
            for (var i = 0; i < drafts.Count; i++)
            {
                var score = taken.Contains(i) ? 0 : Fit(context, drafts[i], record);
                if (score > top)
                {
                    (best, top) = (i, score);
                }
            }
            if (best >= 0)
            {
                taken.Add(best);
            }
        }
        var features = new KeepFeatures(context, drafts);
        for (var i = 0; i < drafts.Count; i++)
        {
            features.Write(_sink, i);
            set.Add(_sink, taken.Contains(i) ? 1 : 0, gold.Fold);
        }
    }

    private static double Fit(EventContext context, EventDraft draft, GoldRecord record)
    {
        var text = context.Draft.Text;
        var shares = draft.Triggers.Exists(trigger => record.Triggers.Any(told => told.Overlaps(text.Span(trigger.First, trigger.End))));
        var place = record.Place is { } where && draft.Places.Exists(mention => where.Span.Overlaps(text.Span(mention.First, mention.End)));
        var actor = draft.Actors.Exists(pair => record.Actors.Any(told => told.Id == pair.Mention.Id));
        var type = draft.Type == record.Type;
        return shares && (type || SameFamily(draft.Type, record.Type)) ? 1 + (type ? 2 : 0) + (place ? 1 : 0) + draft.Triggers.Max(trigger => trigger.EventProbability)
            : type && place && actor ? 0.5 : 0;
    }

    /// <summary>Violence types stand for one another in the alignment; the others are counted by their own type only, which is stricter than the yardstick.</summary>
    private static bool SameFamily(string a, string b) => EventModels.Types.AsSpan(1, 9).Contains(a) && EventModels.Types.AsSpan(1, 9).Contains(b);

    /// <summary>The gold records that a candidate tells, all of one type.</summary>
    private static List<GoldRecord> Records(EventContext context, GoldDocument gold, TriggerCandidate candidate)
    {
        var span = context.Draft.Text.Span(candidate.First, candidate.End);
        var found = gold.Records.Where(record => record.Triggers.Any(trigger => trigger.Overlaps(span))).ToList();
        if (found.Count > 1)
        {
            // The type that the word's entry names decides between records that share the word.
            var best = found.MinBy(record => Rank(candidate.Lexeme, record.Type))!.Type;
            found.RemoveAll(record => record.Type != best);
        }
        return found;
    }

    private static int Rank(Lexeme lexeme, string type) => Array.IndexOf(lexeme.Types, type) is >= 0 and var at ? at : 99;

    private void Triggers(EventContext context, GoldDocument gold, List<GoldRecord>[] records)
    {
        var features = new TriggerFeatures(context);
        foreach (var candidate in context.Candidates)
        {
            var type = records[candidate.Index] is [var first, ..] ? first.Type : "none";
            features.Write(_sink, candidate);
            Sets[EventModels.Trigger].Add(_sink, Array.IndexOf(EventModels.Types, type), gold.Fold);
            candidate.Type = type == "none" ? "" : type;
            candidate.Probability = 1;
        }
    }

    private void Links(EventContext context, GoldDocument gold, List<GoldRecord>[] records)
    {
        for (var b = 0; b < records.Length; b++)
        {
            for (var a = 0; a < b && records[b].Count > 0; a++)
            {
                if (records[a].Count > 0)
                {
                    LinkFeatures.Write(_sink, context, context.Candidates[a], context.Candidates[b]);
                    Sets[EventModels.Link].Add(_sink, records[a].Intersect(records[b]).Any() ? 1 : 0, gold.Fold);
                }
            }
        }
    }

    private static IEnumerable<(EventDraft Owner, List<GoldRecord> Records)> Groups(EventContext context, List<GoldRecord>[] records)
    {
        var groups = new List<(List<TriggerCandidate> Triggers, List<GoldRecord> Records)>();
        foreach (var candidate in context.Candidates)
        {
            if (records[candidate.Index].Count == 0)
            {
                continue;
            }
            var at = groups.FindIndex(group => group.Records.Intersect(records[candidate.Index]).Any());
            if (at < 0)
            {
                groups.Add(([candidate], [.. records[candidate.Index]]));
            }
            else
            {
                groups[at].Triggers.Add(candidate);
                groups[at].Records.AddRange(records[candidate.Index].Except(groups[at].Records));
            }
        }
        return groups.Select(group => (new EventDraft(group.Triggers), group.Records));
    }

    private void Places(EventContext context, int fold, EventDraft owner, List<GoldRecord> own)
    {
        var text = context.Draft.Text;
        var main = own.Where(record => record.Place is not null).Select(record => record.Place!.Span).ToList();
        var all = main.Concat(own.SelectMany(record => record.MorePlaces.Select(place => place.Span))).ToList();
        bool Told(PlaceMention place, List<TextSpan> spans) => spans.Exists(span => span.Overlaps(text.Span(place.First, place.End)));
        var hits = context.Draft.Places.Where(place => Told(place, all)).ToList();
        foreach (var mentions in PlaceFeatures.InReach(context, owner))
        {
            PlaceFeatures.Write(_sink, context, owner, mentions);
            Sets[EventModels.Place].Add(_sink, hits.Exists(hit => PlaceFeatures.Same(hit, mentions[0])) ? 1 : 0, fold);
        }
    }

    private void Times(EventContext context, int fold, EventDraft owner, List<GoldRecord> own)
    {
        foreach (var time in context.Reach(owner, context.Draft.TimesBy).Where(time => time.Interval is not null))
        {
            var yes = own.Any(record => record.Time is { } told && (told.Span.Overlaps(time.Span) || told.Interval == time.Interval));
            FillerFeatures.WriteTime(_sink, context, owner, time);
            Sets[EventModels.Time].Add(_sink, yes ? 1 : 0, fold);
        }
    }

    private void Roles(EventContext context, int fold, EventDraft owner, List<GoldRecord> own)
    {
        var groups = RoleFeatures.InReach(context, owner).ToList();
        var scene = new Scene(context, owner, groups);
        for (var i = 0; i < groups.Count; i++)
        {
            var actor = RoleFeatures.Write(_sink, context, owner, groups[i]);
            scene.Write(_sink, i);
            var span = context.Draft.Text.Span(actor.First, actor.End);
            var told = own.SelectMany(record => record.Actors).FirstOrDefault(value => value.Id == actor.Id || value.Id![0] == 'x' && actor.Id[0] == 'x' && value.Span.Overlaps(span));
            Sets[EventModels.Role].Add(_sink, told is null ? 0 : Array.IndexOf(EventModels.Roles, told.Role), fold);
        }
    }

    private void Sources(EventContext context, int fold, EventDraft owner, List<GoldRecord> own)
    {
        var groups = SourceTies.InReach(context, owner);
        foreach (var group in groups)
        {
            var denies = group.Root.Denies is not null;
            bool Told(SourceMention mention) => own.Any(record => (denies ? record.Denials : record.Sources).Any(told => told.Span.Overlaps(context.Draft.Text.Span(mention.First, mention.End))));
            SourceFeatures.Write(_sink, context, owner, group, groups);
            Sets[EventModels.Source].Add(_sink, group.Mentions.Exists(Told) || context.Draft.Sources.Exists(mention => mention.Root == group.Root.Root && mention.Denies is not null == denies && Told(mention)) ? 1 : 0, fold);
        }
    }

    private void Tolls(EventContext context, int fold, EventDraft owner, List<GoldRecord> own)
    {
        foreach (var toll in context.Reach(owner, context.Draft.CasualtiesBy))
        {
            var span = context.Draft.Text.Span(toll.First, toll.End);
            var yes = own.Any(record => record.Casualties.Any(told => told.Span.Overlaps(span)));
            FillerFeatures.WriteToll(_sink, context, owner, toll);
            Sets[EventModels.Toll].Add(_sink, yes ? 1 : 0, fold);
        }
    }
}
