using Isnad.Analysis.Learning;
using Isnad.Language;
using Isnad.Model.Events;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for a filled draft being a record of its own: a second look, when its fields and its neighbours are known.</summary>
public sealed class KeepFeatures
{
    private static readonly Feature Bias = new("bias"), Type = new("type"), Best = new("best trigger"), TypeBest = new("type, best trigger"), Sum = new("evidence"), Count = new("triggers"), BestCount = new("best, triggers"), Filled = new("filled"), Actors = new("actors"), TypeActors = new("type, actors"), Tolls = new("tolls"),
        Sources = new("sources"), First = new("first sentence"), SameType = new("same type earlier"), SamePlace = new("same type and place earlier"), SameSide = new("same type and side earlier"), Twin = new("twin earlier"), Total = new("drafts"), Lex = new("entry"), Form = new("form"), LexForm = new("entry, form"), Definite = new("definite"), Split = new("split"), Neighbour = new("stronger in the sentence"), NeighbourType = new("type, stronger in the sentence"),
        Background = new("background"), Status = new("status"), BestFilled = new("best, filled"), Rank = new("rank"), Nearest = new("nearest link"), TypeNearest = new("type, nearest link"), Sure = new("type sure"), TypeSure = new("type, type sure"), Second = new("second trigger");

    private static readonly Feature PlaceKind = new("place kind"), TypePlaceKind = new("type, place kind"), BestKind = new("best, place kind"), PlaceSure = new("place sure"), TypePlaceSure = new("type, place sure"), BestPlace = new("best, place sure"), TimeSure = new("time sure"),
        ActorSure = new("actor sure"), TargetSure = new("target sure"), BestSide = new("best, side sure"), SourceSure = new("source sure"), WordBefore = new("trigger before"), WordAfter = new("trigger after"), LexBefore = new("entry, trigger before"), BestAfter = new("best, trigger after"),
        LexSentence = new("entry, sentence"), Expected = new("rank, expected"), Opens = new("type of the opening"), Telling = new("report tells"), TypeTelling = new("type, report tells"), BestTelling = new("best, report tells"), SidesTelling = new("type and sides, report tells");

    private readonly IReadOnlyList<TriggerCandidate> _candidates;
    private readonly int _telling;
    private readonly string? _opening;
    private readonly double _expected;
    private readonly IReadOnlyList<EventDraft> _drafts;
    private readonly TriggerCandidate[] _strongest;
    private readonly double[] _ranked;
    private readonly ILookup<int, int> _bySentence;
    private readonly ILookup<string, int> _byType;
    private readonly ILookup<List<TriggerCandidate>, int> _byTriggers;
    private readonly ILookup<(string Type, object Place), int> _byPlace;
    private readonly ILookup<(string Type, string Side), int> _bySide;

    /// <param name="context">The report.</param>
    /// <param name="drafts">All drafts of a report, filled. What each is compared with is looked up here once, so that a long report costs no more by the word.</param>
    public KeepFeatures(EventContext context, IReadOnlyList<EventDraft> drafts)
    {
        (_candidates, _drafts) = (context.Candidates, drafts);
        _telling = (int)(context.Telling * 9.99);
        _opening = _candidates.TakeWhile(candidate => candidate.Sentence <= 1).FirstOrDefault(candidate => candidate.Type.Length > 0)?.Type;
        _strongest = [.. drafts.Select(draft => draft.Triggers.MaxBy(candidate => candidate.EventProbability)!)];
        _expected = _strongest.Sum(trigger => trigger.EventProbability);
        _ranked = [.. _strongest.Select(trigger => trigger.EventProbability).Order()];
        _bySentence = Enumerable.Range(0, drafts.Count).SelectMany(index => drafts[index].Triggers.Select(trigger => trigger.Sentence).Distinct().Select(sentence => (sentence, index))).ToLookup(pair => pair.sentence, pair => pair.index);
        _byType = Enumerable.Range(0, drafts.Count).ToLookup(index => drafts[index].Type);
        _byTriggers = Enumerable.Range(0, drafts.Count).ToLookup(index => drafts[index].Triggers);
        _byPlace = Enumerable.Range(0, drafts.Count).SelectMany(index => TwinMerger.Keys(drafts[index]).Select(key => (key, index))).ToLookup(pair => pair.key, pair => pair.index);
        _bySide = Enumerable.Range(0, drafts.Count).SelectMany(index => Sides(drafts[index]).Select(key => (key, index))).ToLookup(pair => pair.key, pair => pair.index);
    }

    /// <summary>Writes the features of one draft among all of its report.</summary>
    public void Write(FeatureSink sink, int index)
    {
        var draft = _drafts[index];
        var trigger = _strongest[index];
        sink.Clear();
        var best = (int)(trigger.EventProbability * 12);
        sink.Add(Bias);
        sink.Add(Type, draft.Type);
        Strengths(sink, draft, trigger, best);
        sink.Add(Best, best);
        sink.Add(TypeBest, draft.Type, best / 2);
        sink.Add(Sum, Math.Min(12, (int)(draft.Triggers.Sum(candidate => candidate.EventProbability) * 4)));
        sink.Add(Count, Math.Min(5, draft.Triggers.Count));
        sink.Add(BestCount, best / 2 + "", Math.Min(4, draft.Triggers.Count));
        var roles = (draft.Actors.Exists(pair => pair.Role == ActorRole.Actor) ? "a" : "") + (draft.Actors.Exists(pair => pair.Role == ActorRole.Target) ? "t" : "");
        var filled = (draft.Places.Count > 0 ? "p" : "") + (draft.Time is null ? "" : "d") + roles;
        sink.Add(Filled, filled);
        sink.Add(BestFilled, filled, best / 2);
        sink.Add(Actors, roles, Math.Min(4, draft.Actors.Count));
        sink.Add(TypeActors, draft.Type, roles);
        sink.Add(Telling, _telling);
        sink.Add(TypeTelling, draft.Type, _telling);
        sink.Add(BestTelling, best / 2 + "", _telling);
        sink.Add(SidesTelling, draft.Type + roles, _telling / 2);
        sink.Add(Tolls, draft.Type, Math.Min(2, draft.Casualties.Count));
        sink.Add(Sources, Math.Min(3, draft.Sources.Count));
        sink.Add(First, Math.Min(8, draft.Triggers[0].Sentence));
        sink.Add(Total, Math.Min(10, _drafts.Count));
        sink.Add(Lex, trigger.Lexeme.Id);
        sink.Add(Form, trigger.Form);
        sink.Add(LexForm, trigger.Lexeme.Id, trigger.Form);
        sink.Add(Definite, draft.Type, (trigger.Clitics & (Clitics.Article | Clitics.Suffix)) != 0 ? "yes" : "no");
        sink.Add(Background, draft.Background ? "yes" : "no");
        sink.Add(Status, draft.Type, draft.Status.ToString());
        Others(sink, index, best);
        Fields(sink, draft, best);
        Surroundings(sink, draft, trigger, best);
    }

    /// <summary>How sure the fields are, and where it happened: what has no place, time or side of its own is seldom an occurrence.</summary>
    private static void Fields(FeatureSink sink, EventDraft draft, int best)
    {
        var kind = draft.Places.Count > 0 ? draft.Places[0].Kind : "none";
        sink.Add(PlaceKind, kind);
        sink.Add(TypePlaceKind, draft.Type, kind);
        sink.Add(BestKind, kind, best / 2);
        int place = draft.Places.Count > 0 ? Sixth(draft.Scores.Place) : -1, actor = Sixth(draft.Scores.Actor), target = Sixth(draft.Scores.Target);
        sink.Add(PlaceSure, place);
        sink.Add(TypePlaceSure, draft.Type, place / 2);
        sink.Add(BestPlace, best / 2 + "", place);
        sink.Add(TimeSure, Sixth(draft.Scores.Time));
        sink.Add(ActorSure, actor);
        sink.Add(TargetSure, target);
        sink.Add(BestSide, best / 2 + "", Math.Max(actor, target));
        sink.Add(SourceSure, Sixth(draft.Scores.Source));
    }

    /// <summary>The candidates beside the strongest trigger, how many records the report is expected to hold, and what it opens with.</summary>
    private void Surroundings(FeatureSink sink, EventDraft draft, TriggerCandidate trigger, int best)
    {
        int before = Beside(trigger, -1), after = Beside(trigger, 1);
        sink.Add(WordBefore, before);
        sink.Add(WordAfter, after);
        sink.Add(LexBefore, trigger.Lexeme.Id, before);
        sink.Add(BestAfter, best / 2 + "", after);
        sink.Add(LexSentence, trigger.Lexeme.Id, Math.Min(3, trigger.Sentence));
        sink.Add(Expected, Math.Clamp((int)Math.Round(2 * (Stronger(trigger.EventProbability) - _expected)), -10, 10));
        sink.Add(Opens, _opening is null ? "none" : _opening == draft.Type ? "same" : "other", best / 2);
    }

    /// <summary>Strength of the candidate before or after a trigger, event or not; -1 where its sentence has none there.</summary>
    private int Beside(TriggerCandidate trigger, int step)
    {
        var at = trigger.Index + step;
        return at < 0 || at >= _candidates.Count || _candidates[at].Sentence != trigger.Sentence ? -1 : Sixth(_candidates[at].EventProbability);
    }

    private static int Sixth(double probability) => (int)(probability * 6);

    /// <summary>How nearly the draft was joined to an earlier one, how sure its type is, and how strong its second mention.</summary>
    private static void Strengths(FeatureSink sink, EventDraft draft, TriggerCandidate trigger, int best)
    {
        var near = (int)(draft.NearestLink * 8);
        sink.Add(Nearest, near);
        sink.Add(TypeNearest, draft.Type, near);
        sink.Add(Nearest, best / 2 + "", near);
        sink.Add(Sure, (int)(trigger.Probability * 6));
        sink.Add(TypeSure, draft.Type, (int)(trigger.Probability * 5 / Math.Max(0.001, trigger.EventProbability)));
        var second = draft.Triggers.Where(other => other != trigger).Select(other => other.EventProbability).DefaultIfEmpty().Max();
        sink.Add(Second, (int)(second * 12));
    }

    private void Others(FeatureSink sink, int index, int best)
    {
        var strength = _strongest[index].EventProbability;
        var stronger = 0;
        var strongest = "none";
        foreach (var other in _bySentence[_strongest[index].Sentence])
        {
            if (_strongest[other].EventProbability > strength)
            {
                stronger++;
                strongest = _drafts[other].Type;
            }
        }
        Earlier(sink, index, best);
        sink.Add(Neighbour, Math.Min(3, stronger));
        sink.Add(NeighbourType, _drafts[index].Type, strongest);
        sink.Add(Rank, Math.Min(8, Stronger(strength)));
        sink.If(_byTriggers[_drafts[index].Triggers].Skip(1).Any(), Split);
    }

    /// <summary>How many drafts of the report are stronger.</summary>
    private int Stronger(double strength)
    {
        var at = _ranked.Length;
        while (at > 0 && _ranked[at - 1] > strength && _ranked.Length - at < 8)
        {
            at--;
        }
        return _ranked.Length - at;
    }

    /// <summary>Drafts of the same type that begin earlier, and what they share with this one.</summary>
    private void Earlier(FeatureSink sink, int index, int best)
    {
        var draft = _drafts[index];
        var samePlace = TwinMerger.Keys(draft).SelectMany(key => _byPlace[key]).Distinct();
        var sides = Sides(draft).Distinct().ToList();
        var sameSide = sides.SelectMany(key => _bySide[key]).Distinct();
        sink.Add(SameType, Earliest(_byType[draft.Type], index, 4));
        sink.Add(SamePlace, draft.Type, Earliest(samePlace, index, 2));
        sink.Add(SameSide, Earliest(sameSide, index, 2));
        sink.Add(Twin, best / 3 + "", Earliest(samePlace.Where(at => Sides(_drafts[at]).Any(sides.Contains)), index, 2));
    }

    /// <summary>How many of the drafts at <paramref name="places"/> begin before the one at <paramref name="index"/> and have other triggers, counted up to <paramref name="most"/>.</summary>
    private int Earliest(IEnumerable<int> places, int index, int most) => places
        .Where(at => at != index && _drafts[at].Triggers[0].First <= _drafts[index].Triggers[0].First && _drafts[at].Triggers != _drafts[index].Triggers).Take(most).Count();

    private static IEnumerable<(string Type, string Side)> Sides(EventDraft draft) => draft.Actors.Where(pair => pair.Role == ActorRole.Actor).Select(pair => (draft.Type, pair.Mention.Id));
}
