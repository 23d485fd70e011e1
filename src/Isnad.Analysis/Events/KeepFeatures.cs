using Isnad.Analysis.Learning;
using Isnad.Language;
using Isnad.Model.Events;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for a filled draft being a record of its own: a second look, when its fields and its neighbours are known.</summary>
public static class KeepFeatures
{
    private static readonly Feature Bias = new("bias"), Type = new("type"), Best = new("best trigger"), TypeBest = new("type, best trigger"), Sum = new("evidence"), Count = new("triggers"), BestCount = new("best, triggers"), Filled = new("filled"), Actors = new("actors"), TypeActors = new("type, actors"), Tolls = new("tolls"),
        Sources = new("sources"), First = new("first sentence"), SameType = new("same type earlier"), SamePlace = new("same type and place earlier"), SameSide = new("same type and side earlier"), Twin = new("twin earlier"), Total = new("drafts"), Lex = new("entry"), Form = new("form"), LexForm = new("entry, form"), Definite = new("definite"), Split = new("split"), Neighbour = new("stronger in the sentence"), NeighbourType = new("type, stronger in the sentence"),
        Background = new("background"), Status = new("status"), BestFilled = new("best, filled"), Rank = new("rank"), Nearest = new("nearest link"), TypeNearest = new("type, nearest link"), Sure = new("type sure"), TypeSure = new("type, type sure"), Second = new("second trigger");

    /// <summary>Writes the features of one draft among all of its report.</summary>
    public static void Write(FeatureSink sink, EventContext context, IReadOnlyList<EventDraft> drafts, int index)
    {
        var draft = drafts[index];
        var trigger = draft.Triggers.MaxBy(candidate => candidate.EventProbability)!;
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
        sink.Add(Tolls, draft.Type, Math.Min(2, draft.Casualties.Count));
        sink.Add(Sources, Math.Min(3, draft.Sources.Count));
        sink.Add(First, Math.Min(8, draft.Triggers[0].Sentence));
        sink.Add(Total, Math.Min(10, drafts.Count));
        sink.Add(Lex, trigger.Lexeme.Id);
        sink.Add(Form, trigger.Form);
        sink.Add(LexForm, trigger.Lexeme.Id, trigger.Form);
        sink.Add(Definite, draft.Type, (trigger.Clitics & (Clitics.Article | Clitics.Suffix)) != 0 ? "yes" : "no");
        sink.Add(Background, draft.Background ? "yes" : "no");
        sink.Add(Status, draft.Type, draft.Status.ToString());
        Others(sink, drafts, index, trigger, best);
    }

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

    private static void Others(FeatureSink sink, IReadOnlyList<EventDraft> drafts, int index, TriggerCandidate trigger, int best)
    {
        var draft = drafts[index];
        int same = 0, place = 0, side = 0, twin = 0, stronger = 0, rank = 0;
        bool split = false;
        string strongest = "none";
        for (var i = 0; i < drafts.Count; i++)
        {
            var other = drafts[i];
            if (i == index)
            {
                continue;
            }
            split |= other.Triggers == draft.Triggers;
            var strength = other.Triggers.Max(candidate => candidate.EventProbability);
            rank += strength > trigger.EventProbability ? 1 : 0;
            if (other.Triggers.Exists(candidate => candidate.Sentence == trigger.Sentence) && strength > trigger.EventProbability)
            {
                stronger++;
                strongest = other.Type;
            }
            if (other.Type != draft.Type || other.Triggers[0].First > draft.Triggers[0].First || other.Triggers == draft.Triggers)
            {
                continue;
            }
            same++;
            var samePlace = other.Places.Count > 0 && draft.Places.Count > 0 && PlaceFeatures.Same(other.Places[0], draft.Places[0]);
            var sameSide = other.Actors.Exists(pair => pair.Role == ActorRole.Actor && draft.Actors.Exists(mine => mine.Role == ActorRole.Actor && mine.Mention.Id == pair.Mention.Id));
            place += samePlace ? 1 : 0;
            side += sameSide ? 1 : 0;
            twin += samePlace && sameSide ? 1 : 0;
        }
        sink.Add(SameType, Math.Min(4, same));
        sink.Add(SamePlace, draft.Type, Math.Min(2, place));
        sink.Add(SameSide, Math.Min(2, side));
        sink.Add(Twin, best / 3 + "", Math.Min(2, twin));
        sink.Add(Neighbour, Math.Min(3, stronger));
        sink.Add(NeighbourType, draft.Type, strongest);
        sink.Add(Rank, Math.Min(8, rank));
        sink.If(split, Split);
    }
}
