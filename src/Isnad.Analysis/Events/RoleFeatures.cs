using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for an actor's role in an occurrence.</summary>
public static class RoleFeatures
{
    private static readonly Feature Bias = new("bias"), ActorType = new("actor type"), TypeActorType = new("type, actor type"), ZoneActorType = new("zone, actor type"), Naming = new("naming"), TypeNaming = new("type, naming"), HeadClass = new("head"),
        ZoneHead = new("zone, head"), TypeHead = new("type, head"), Id = new("id"), TypeId = new("type, id"), Rank = new("rank in report"), Order = new("order on its side"), FormOrder = new("form, order"), LexOrder = new("entry, order"), Toll = new("in a toll"), TypeToll = new("type, in a toll"), Home = new("home is the place's country"),
        InSource = new("in a source"), InPlace = new("in a place name"), LexActorType = new("entry, actor type"), Headline = new("in headline"), Several = new("mentions in the sentence"), Genitive = new("in construct after"), LexHead = new("entry zone, head"), People = new("people word"), Joined = new("joined"), Sides = new("sides"), TypeSides = new("type, actor type, sides"), Beside = new("beside triggers"), Mentions = new("mentions in reach"), Proper = new("named in reach"), GovernorLex = new("governor"), GovernorSame = new("governor is the trigger"), GovernorGap = new("governor gap"), GovernorType = new("type, governor"), GovernorNear = new("governor, gap"), GovernorTypeNear = new("type, governor, gap"), Speaks = new("speaks"), SpeaksZone = new("zone, speaks"), SpeaksType = new("type, speaks");

    /// <summary>The actors in reach of an occurrence, each with all its mentions there.</summary>
    public static IEnumerable<List<ActorMention>> InReach(EventContext context, EventDraft owner) => context.Reach(owner, context.Draft.ActorsBy).GroupBy(actor => actor.Id[0] == 'x' ? actor.Id + actor.First : actor.Id).Select(group => group.ToList());

    /// <summary>The mention that stands nearest to a trigger; the later mentions of a list stand where its first stands.</summary>
    public static ActorMention Nearest(ReportDraft draft, EventDraft owner, List<ActorMention> mentions) =>
        mentions.MinBy(mention => Tie.Of(draft, owner.Triggers, (mention.Chain ?? mention).First, (mention.Chain ?? mention).End).Cost)!;

    /// <summary>Writes the features of an actor and an occurrence, and hands back the mention that stands nearest.</summary>
    public static ActorMention Write(FeatureSink sink, EventContext context, EventDraft owner, List<ActorMention> mentions)
    {
        sink.Clear();
        var draft = context.Draft;
        var actor = Nearest(draft, owner, mentions);
        var anchor = actor.Chain ?? actor;
        var tie = context.WriteTie(sink, owner, anchor.First, anchor.End, "actor");
        sink.Add(Joined, tie.Zone, actor.Chain is null ? "no" : "yes");
        Governor(sink, context, tie, anchor);
        Spread(sink, context, owner, mentions);
        Speech(sink, draft, owner, tie, mentions);
        string type = owner.Type, zone = tie.Zone, kind = context.ActorType(actor.Id), head = Head(actor), form = tie.Trigger.Form;
        Who(sink, actor, (type, zone, form), (kind, head));
        var (order, here, total) = Orders(draft, tie, anchor);
        sink.Add(Rank, Math.Min(5, total));
        sink.Add(Several, Math.Min(3, here));
        if (tie.Sentences == 0)
        {
            sink.Add(Order, zone, order);
            sink.Add(FormOrder, form + zone, order);
            sink.Add(LexOrder, tie.Trigger.Lexeme.Id + zone, order);
            sink.Add(LexActorType, tie.Trigger.Lexeme.Id + zone, kind);
            sink.Add(LexHead, tie.Trigger.Lexeme.Id + zone, head);
            sink.If(!tie.IsBefore && tie.Tokens == 0, Genitive);
        }
        sink.If(draft.Text.SentenceOf(actor.First) == 0, Headline);
        Overlaps(sink, draft, actor, type);
        var home = context.Pack.ActorTypes.GetValueOrDefault(actor.Id)?.Country;
        sink.Add(Home, kind, home is null || draft.MainCountry is null ? "unknown" : home == draft.MainCountry ? "yes" : "no");
        return actor;
    }

    /// <summary>What the actor is, by itself and for an occurrence of the type.</summary>
    private static void Who(FeatureSink sink, ActorMention actor, (string Type, string Zone, string Form) of, (string Kind, string Head) who)
    {
        sink.Add(Bias);
        sink.Add(ActorType, who.Kind);
        sink.Add(TypeActorType, of.Type, who.Kind);
        sink.Add(ZoneActorType, of.Zone + of.Form, who.Kind);
        sink.Add(Naming, actor.Naming.ToString());
        sink.Add(TypeNaming, of.Type + of.Zone, actor.Naming.ToString());
        sink.Add(HeadClass, who.Head);
        sink.Add(ZoneHead, of.Zone + of.Form, who.Head);
        sink.Add(TypeHead, of.Type, who.Head);
        sink.Add(Id, actor.Id);
        sink.Add(TypeId, of.Type, actor.Id);
        if (actor.Naming == ActorNaming.People)
        {
            sink.Add(People, of.Type, actor.Lexeme.Id);
        }
    }

    /// <summary>Where else the actor is named: on both sides of the trigger, beside several triggers of the occurrence.</summary>
    private static void Spread(FeatureSink sink, EventContext context, EventDraft owner, List<ActorMention> mentions)
    {
        bool left = false, right = false, names = false;
        var sentences = 0;
        foreach (var mention in mentions)
        {
            names |= mention.Naming is ActorNaming.Name or ActorNaming.Composed or ActorNaming.Person;
            foreach (var trigger in owner.Triggers)
            {
                if (trigger.Sentence == context.Draft.Text.SentenceOf(mention.First))
                {
                    left |= mention.End <= trigger.First;
                    right |= mention.First >= trigger.End;
                    sentences++;
                }
            }
        }
        sink.Add(Sides, (left ? "left " : "") + (right ? "right" : ""));
        sink.Add(TypeSides, owner.Type + context.ActorType(mentions[0].Id), (left ? "left " : "") + (right ? "right" : ""));
        sink.Add(Beside, owner.Triggers.Count > 1 ? "several" : "one", Math.Min(4, sentences));
        sink.Add(Mentions, Math.Min(5, mentions.Count));
        sink.If(names, Proper);
    }

    /// <summary>Whether the actor is named as one who speaks, and nowhere else: who tells a deed is seldom he who did it.</summary>
    private static void Speech(FeatureSink sink, ReportDraft draft, EventDraft owner, Tie tie, List<ActorMention> mentions)
    {
        int speaking = 0, content = 0;
        foreach (var mention in mentions)
        {
            foreach (var source in draft.SourcesBy.In(draft.Text.SentenceOf(mention.First)))
            {
                if (source.Cue is Cue.Says or Cue.According or Cue.Denies && source.First < mention.End && mention.First < source.End)
                {
                    speaking++;
                    content += source.ContentFollows && source.End <= tie.Trigger.First && draft.Text.SentenceOf(source.First) == tie.Trigger.Sentence ? 1 : 0;
                    break;
                }
            }
        }
        var how = (speaking == 0 ? "no" : speaking == mentions.Count ? "only" : "also") + (content > 0 ? " told" : "");
        sink.Add(Speaks, how);
        sink.Add(SpeaksZone, tie.Zone + tie.Trigger.Form, how);
        sink.Add(SpeaksType, owner.Type, how);
    }

    /// <summary>The nearest candidate to the left in the sentence: the verb or noun that governs the mention, event or not.</summary>
    private static void Governor(FeatureSink sink, EventContext context, Tie tie, ActorMention anchor)
    {
        TriggerCandidate? governor = null;
        var sentence = context.Draft.Text.SentenceOf(anchor.First);
        foreach (var candidate in context.CandidatesBy.In(sentence))
        {
            if (candidate.End <= anchor.First && candidate.Sentence == sentence)
            {
                governor = candidate;
            }
        }
        var name = governor?.Lexeme.Id ?? "none";
        sink.Add(GovernorLex, name + "/" + (governor?.Form ?? ""));
        sink.Add(GovernorType, tie.Trigger.Type, name);
        sink.Add(GovernorSame, governor is null ? "none" : governor == tie.Trigger ? "yes" : governor.Type.Length > 0 ? "event" : "no");
        var gap = governor is null ? 9 : Tie.Bucket(anchor.First - governor.End);
        sink.Add(GovernorGap, gap);
        // Who accuses stands right behind the word, whom he accuses further on.
        sink.Add(GovernorNear, name, gap);
        sink.Add(GovernorTypeNear, tie.Trigger.Type + name, gap);
    }

    private static string Head(ActorMention actor) => actor.Head switch
    {
        null => "none",
        { Kind: LexemeKind.People } => "fighters",
        { Kind: LexemeKind.Weapon } => "weapon",
        { Class: { } name } => name,
        _ => "none",
    };

    private static (int Order, int Here, int Total) Orders(ReportDraft draft, Tie tie, ActorMention actor)
    {
        int order = 0, here = 0, total = draft.ActorCounts.GetValueOrDefault(actor.Id);
        foreach (var other in draft.ActorsBy.In(tie.Trigger.Sentence))
        {
            here += other.Id == actor.Id ? 1 : 0;
            var between = tie.IsBefore ? other.First >= actor.End && other.End <= tie.Trigger.First : other.First >= tie.Trigger.End && other.End <= actor.First;
            order += between ? 1 : 0;
        }
        return (Math.Min(3, order), here, total);
    }

    private static void Overlaps(FeatureSink sink, ReportDraft draft, ActorMention actor, string type)
    {
        foreach (var toll in draft.CasualtiesBy.In(draft.Text.SentenceOf(actor.First)))
        {
            if (toll.First < actor.End && actor.First < toll.End || toll.End == actor.First)
            {
                sink.Add(Toll, toll.Kind);
                sink.Add(TypeToll, type, toll.Kind);
                break;
            }
        }
        foreach (var source in draft.SourcesBy.In(draft.Text.SentenceOf(actor.First)))
        {
            if (source.First < actor.End && actor.First < source.End && source.Cue != Cue.SourceNoun)
            {
                sink.Add(InSource, type, source.Rule);
                break;
            }
        }
        foreach (var place in draft.PlacesBy.In(draft.Text.SentenceOf(actor.First)))
        {
            if (place.First < actor.End && actor.First < place.End)
            {
                sink.Add(InPlace, actor.Naming.ToString(), place.First == actor.First && place.End == actor.End ? "same words" : "part");
                break;
            }
        }
    }
}
