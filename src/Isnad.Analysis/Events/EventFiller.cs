using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Analysis.Times;
using Isnad.Language;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Analysis.Events;

/// <summary>Fills the fields of every occurrence: learned scores choose among the mentions that the stages found.</summary>
public sealed class EventFiller(EventModels models)
{
    /// <summary>So many places after the main one are looked at, the likeliest first.</summary>
    public const int MostMorePlaces = 6;

    /// <summary>Why a field is empty.</summary>
    private const string Unlikely = "none-likely-enough", NoneNear = "none-near";

    /// <summary>Why a time is an occurrence's: it opens the item that tells it.</summary>
    public const string OfItem = "opens-the-item";

    private readonly double[] _scores = new double[4];

    /// <summary>Fills all occurrences; one that happened at several places may come back as several.</summary>
    public List<EventDraft> Fill(EventContext context, List<EventDraft> events, FeatureSink sink)
    {
        var result = new List<EventDraft>();
        foreach (var owner in events)
        {
            result.AddRange(FillPlaces(context, owner, sink));
        }
        foreach (var owner in result)
        {
            owner.Type = TypeOf(owner);
            FillTime(context, owner, sink);
            FillActors(context, owner, sink);
            FillSources(context, owner, sink);
            FillWeapons(context, owner);
            FillStatus(context, owner, sink);
            DenialRule.Apply(context, owner);
        }
        TollFiller.Fill(models, context, result, sink);
        return TwinMerger.Merge(context.Draft.Items, result);
    }

    /// <summary>The drafts that are records: a second look at each among all.</summary>
    public List<EventDraft> Keep(EventContext context, List<EventDraft> drafts, FeatureSink sink)
    {
        if (models[EventModels.Keep] is not { } model)
        {
            return drafts;
        }
        var features = new KeepFeatures(context, drafts);
        var kept = new List<EventDraft>(drafts.Count);
        for (var i = 0; i < drafts.Count; i++)
        {
            features.Write(sink, i);
            var probability = model.Probability(sink.Keys);
            drafts[i].KeepProbability = probability;
            if (probability > models.Threshold(EventModels.Keep))
            {
                drafts[i].Derivation.Add(new DraftReason("record", null, null, EventModels.Keep, null, probability, [DraftReason.With("no record", 1 - probability)]));
                kept.Add(drafts[i]);
            }
        }
        TollFiller.PassOn(models, context, kept, drafts.Except(kept), sink);
        return kept;
    }

    /// <summary>The type that all its triggers together speak for most.</summary>
    private static string TypeOf(EventDraft owner)
    {
        if (owner.Triggers.Count == 1 || owner.Triggers[0].Scores.Length == 0)
        {
            return owner.Type;
        }
        var best = 1;
        Span<double> sums = stackalloc double[EventModels.Types.Length];
        foreach (var trigger in owner.Triggers)
        {
            for (var c = 1; c < sums.Length; c++)
            {
                sums[c] += trigger.Scores[c];
            }
        }
        for (var c = 2; c < sums.Length; c++)
        {
            best = sums[c] > sums[best] ? c : best;
        }
        return EventModels.Types[best];
    }

    /// <summary>The places in reach of an occurrence with their probability, the likeliest first; none where not even that one is likely enough.</summary>
    public List<(PlaceMention Place, double Probability)> RankPlaces(EventContext context, EventDraft owner, FeatureSink sink)
    {
        var ranked = new List<(PlaceMention Place, double Probability)>();
        if (models[EventModels.Place] is not { } model)
        {
            return ranked;
        }
        foreach (var mentions in PlaceFeatures.InReach(context, owner))
        {
            PlaceFeatures.Write(sink, context, owner, mentions);
            ranked.Add((PlaceFeatures.Named(context, owner, mentions), model.Probability(sink.Keys)));
        }
        ranked.Sort((a, b) => a.Probability != b.Probability ? b.Probability.CompareTo(a.Probability) : a.Place.First.CompareTo(b.Place.First));
        if (ranked.Count > 0 && ranked[0].Probability < models.Threshold(EventModels.Place))
        {
            owner.Derivation.Add(DraftReason.Ruled("place", null, Unlikely, null, Beaten(context, ranked)));
            ranked.Clear();
        }
        return ranked;
    }

    private List<EventDraft> FillPlaces(EventContext context, EventDraft owner, FeatureSink sink)
    {
        var ranked = RankPlaces(context, owner, sink);
        if (ranked.Count == 0)
        {
            return [owner];
        }
        var main = ranked[0].Place;
        owner.Places.Add(main);
        owner.Scores.Place = ranked[0].Probability;
        owner.Derivation.Add(DraftReason.Scored(context, ("place", main), EventModels.Place, ranked[0].Probability, main.First, main.End, Beaten(context, ranked.Skip(1), ("not a place of it", 1 - ranked[0].Probability))));
        return MorePlaces(context, owner, ranked, sink);
    }

    private static IReadOnlyList<string> Beaten(EventContext context, IEnumerable<(PlaceMention Place, double Probability)> others, params (string, double)[] none) =>
        DraftReason.Next(others.Select(other => ($"«{Words(context, other.Place.First, other.Place.End)}»", other.Probability)).Concat(none));

    private List<EventDraft> MorePlaces(EventContext context, EventDraft owner, List<(PlaceMention Place, double Probability)> ranked, FeatureSink sink)
    {
        var result = new List<EventDraft> { owner };
        if (models[EventModels.MorePlace] is not { } model)
        {
            return result;
        }
        foreach (var (place, probability) in ranked.Skip(1).Take(MostMorePlaces))
        {
            MorePlaceFeatures.Write(sink, context, owner, ranked[0].Place, place, probability, ranked.Count);
            var scores = _scores.AsSpan(0, 3);
            model.Probabilities(sink.Keys, scores);
            if (scores[2] > models.Threshold("split"))
            {
                var split = new EventDraft(owner.Triggers) { Type = owner.Type, NearestLink = owner.NearestLink };
                split.Places.Add(place);
                split.Scores.Place = scores[2];
                split.Derivation.Add(DraftReason.Scored(context, ("place", place), EventModels.MorePlace, scores[2], place.First, place.End, DraftReason.Classes(scores, EventModels.MorePlaces, 2)));
                result.Add(split);
            }
            else if (scores[1] > models.Threshold(EventModels.MorePlace))
            {
                owner.Places.Add(place);
                owner.Derivation.Add(DraftReason.Scored(context, ("more_places", place), EventModels.MorePlace, scores[1], place.First, place.End, DraftReason.Classes(scores, EventModels.MorePlaces, 1)));
            }
        }
        return result;
    }

    private void FillTime(EventContext context, EventDraft owner, FeatureSink sink)
    {
        if (models[EventModels.Time] is not { } model)
        {
            return;
        }
        var top = models.Threshold(EventModels.Time);
        var scored = new List<(TimeExpression Time, double Probability)>();
        foreach (var time in context.Reach(owner, context.Draft.TimesBy))
        {
            if (time.Interval is null)
            {
                continue;
            }
            FillerFeatures.WriteTime(sink, context, owner, time);
            var probability = model.Probability(sink.Keys);
            owner.Scores.Time = Math.Max(owner.Scores.Time, probability);
            scored.Add((time, probability));
            if (probability > top)
            {
                (owner.Time, top) = (time, probability);
            }
        }
        if (Lead(context, owner) is { } lead)
        {
            owner.Time = lead;
            var outdone = scored.Where(other => other.Time != lead).Select(other => ($"«{Words(context, other.Time.FirstToken, other.Time.EndToken)}»", other.Probability));
            owner.Derivation.Add(DraftReason.Ruled("time", lead, OfItem, Words(context, lead.FirstToken, lead.EndToken), DraftReason.Next(outdone)));
            return;
        }
        var others = scored.Where(other => other.Time != owner.Time).Select(other => ($"«{Words(context, other.Time.FirstToken, other.Time.EndToken)}»", other.Probability));
        var beaten = DraftReason.Next(owner.Time is null ? others : others.Append(("not a time of it", 1 - top)));
        owner.Derivation.Add(owner.Time is { } chosen ? DraftReason.Scored(context, ("time", chosen), EventModels.Time, top, chosen.FirstToken, chosen.EndToken, beaten)
            : DraftReason.Ruled("time", null, scored.Count == 0 ? NoneNear : Unlikely, null, beaten));
    }

    /// <summary>The time at the head of the item of a list that tells the occurrence, where no other time within the item is the occurrence's: the item's day is nearer than the day of the whole list.</summary>
    private static TimeExpression? Lead(EventContext context, EventDraft owner)
    {
        var items = context.Draft.Items;
        if (!items.Any || owner.Triggers.Find(trigger => items.Lead(trigger.First) is not null) is not { } first || items.Lead(first.First) is not { } lead)
        {
            return null;
        }
        var several = owner.Triggers.Exists(trigger => items.Lead(trigger.First) is { } other && other != lead);
        return several || owner.Time is { } own && (own == lead || items.Of(own.FirstToken) != 0 && !Strays(own, lead)) ? null : lead;
    }

    /// <summary>Under a date that is written out, "today" and the like are of the day of writing and not of the item.</summary>
    private static bool Strays(TimeExpression own, TimeExpression lead) =>
        lead.Basis == "stated" && own is not { Basis: "stated" } and not { FollowsText: true } && own.Interval is { } day && lead.Interval is { } item && (day.To < item.From || item.To < day.From);

    private void FillActors(EventContext context, EventDraft owner, FeatureSink sink)
    {
        if (models[EventModels.Role] is not { } model)
        {
            return;
        }
        var chosen = new List<(ActorMention Mention, int Role, double Score, IReadOnlyList<string> Beat)>();
        var groups = RoleFeatures.InReach(context, owner).ToList();
        var scene = new Scene(context, owner, groups);
        for (var i = 0; i < groups.Count; i++)
        {
            var nearest = RoleFeatures.Write(sink, context, owner, groups[i]);
            scene.Write(sink, i);
            model.Probabilities(sink.Keys, _scores);
            var role = _scores[2] > _scores[1] ? 2 : 1;
            role = _scores[3] > _scores[role] ? 3 : role;
            owner.Scores.Actor = role == 1 ? Math.Max(owner.Scores.Actor, _scores[1]) : owner.Scores.Actor;
            owner.Scores.Target = role == 2 ? Math.Max(owner.Scores.Target, _scores[2]) : owner.Scores.Target;
            if (1 - _scores[0] > models.Threshold(EventModels.Role))
            {
                chosen.Add((nearest, role, _scores[role], DraftReason.Classes(_scores, EventModels.Roles, role)));
            }
        }
        foreach (var (mention, role, score, beat) in chosen.OrderBy(item => item.Mention.First))
        {
            owner.Actors.Add((mention, (ActorRole)(role - 1)));
            owner.Derivation.Add(DraftReason.Scored(context, ("actors.role", mention), EventModels.Role, score, mention.First, mention.End, beat));
        }
    }

    private void FillSources(EventContext context, EventDraft owner, FeatureSink sink)
    {
        if (models[EventModels.Source] is not { } model)
        {
            return;
        }
        var groups = SourceTies.InReach(context, owner);
        var (taken, left) = (new List<(SourceMention Source, double Score)>(), new List<(string Words, double Score)>());
        foreach (var group in groups)
        {
            var source = group.Root;
            SourceFeatures.Write(sink, context, owner, group, groups);
            var probability = model.Probability(sink.Keys);
            owner.Scores.Source = source.Denies is null ? Math.Max(owner.Scores.Source, probability) : owner.Scores.Source;
            if (probability <= models.Threshold(EventModels.Source))
            {
                left.Add(($"«{Words(context, source.First, source.End)}»", probability));
                continue;
            }
            var list = source.Denies is null ? owner.Sources : owner.Denials;
            if (list.Exists(other => other.First < source.End && source.First < other.End))
            {
                continue;
            }
            list.Add(source);
            taken.Add((source, probability));
        }
        foreach (var (source, probability) in taken)
        {
            owner.Derivation.Add(DraftReason.Scored(context, (source.Denies is null ? "sources" : "denied_by", source), EventModels.Source, probability, source.First, source.End, DraftReason.Next(left.Append(("not a source of it", 1 - probability)))));
        }
    }

    private static void FillWeapons(EventContext context, EventDraft owner)
    {
        foreach (var weapon in context.Beside(owner, context.Draft.WeaponsBy))
        {
            var near = owner.Triggers.Exists(trigger => trigger.Sentence == context.Draft.Text.SentenceOf(weapon.First) && Math.Abs(trigger.First - weapon.First) <= 8);
            if (near && !owner.Weapons.Exists(other => other.Lexeme.Class == weapon.Lexeme.Class) && EventModels.Types.AsSpan(1, 9).Contains(owner.Type))
            {
                owner.Weapons.Add(weapon);
                owner.Derivation.Add(DraftReason.Ruled("weapons", weapon, "beside-a-trigger", Words(context, weapon.First, weapon.End)));
            }
        }
    }

    private void FillStatus(EventContext context, EventDraft owner, FeatureSink sink)
    {
        StatusFeatures.Write(sink, context, owner);
        if (models[EventModels.Status] is { } status)
        {
            var scores = _scores.AsSpan(0, 3);
            status.Probabilities(sink.Keys, scores);
            owner.Status = scores[1] > models.Threshold(EventModels.Status) ? EventStatus.Planned : scores[2] > models.Threshold(EventModels.Status) ? EventStatus.Denied : EventStatus.Actual;
            owner.Derivation.Add(new DraftReason("status", null, null, EventModels.Status, null, scores[(int)owner.Status], DraftReason.Classes(scores, EventModels.Statuses, (int)owner.Status)));
        }
        if (models[EventModels.Background] is { } background)
        {
            var probability = background.Probability(sink.Keys);
            owner.Background = probability > models.Threshold(EventModels.Background);
            var threshold = DraftReason.With("threshold", models.Threshold(EventModels.Background));
            owner.Derivation.Add(new DraftReason("background", null, null, EventModels.Background, null, owner.Background ? probability : 1 - probability, [DraftReason.With(owner.Background ? "news" : "background", owner.Background ? 1 - probability : probability), threshold]));
        }
    }

    internal static string Words(EventContext context, int first, int end) => context.Draft.Text.Source.Slice(context.Draft.Text.Span(first, end));
}
