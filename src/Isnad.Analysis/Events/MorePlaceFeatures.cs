using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for a second place being a further place of the occurrence, or an occurrence of its own ("raids on A, B and C").</summary>
public static class MorePlaceFeatures
{
    private static readonly Feature Bias = new("bias"), Type = new("type"), Kinds = new("kinds"), Admin = new("governorates"), TypeAdmin = new("type, governorates"), Distance = new("apart"), Zone = new("zone"), Probability = new("alone"), Joined = new("joined"), Order = new("first of the two"), TypeJoined = new("type, joined"), Between = new("between"), Country = new("countries"), Count = new("places"), KindJoined = new("kinds, joined"), Before = new("before the second"), TypeKind = new("type, kinds"),
        Chained = new("one list"), TypeChained = new("type, one list"), KindChained = new("kinds, one list"), AdminChained = new("governorates, one list"), EntryChained = new("entry, one list"), Told = new("trigger mentions, one list"), Finest = new("kind of the first and of this in one list");

    /// <summary>Writes the features of the main place and another one.</summary>
    public static void Write(FeatureSink sink, EventContext context, EventDraft owner, PlaceMention main, PlaceMention other, double probability, int count)
    {
        sink.Clear();
        var draft = context.Draft;
        var kinds = main.Kind + "/" + other.Kind;
        var admin = main.Admin1 is null || other.Admin1 is null ? "unknown" : main.Admin1 == other.Admin1 ? "same" : "differ";
        sink.Add(Bias);
        sink.Add(Type, owner.Type);
        sink.Add(Kinds, kinds);
        sink.Add(TypeKind, owner.Type, kinds);
        sink.Add(Admin, admin);
        sink.Add(TypeAdmin, owner.Type, admin);
        sink.Add(Country, main.Country == other.Country ? "same" : "differ");
        var (first, second) = main.First < other.First ? (main, other) : (other, main);
        var sameSentence = draft.Text.SentenceOf(main.First) == draft.Text.SentenceOf(other.First);
        var apart = sameSentence ? Tie.Bucket(Math.Max(0, second.First - first.End)) : 10 + Math.Min(3, draft.Text.SentenceOf(second.First) - draft.Text.SentenceOf(first.First));
        sink.Add(Distance, apart);
        var joined = sameSentence && second.First - first.End <= 2 ? (second.Clitics & Language.Clitics.Conjunction) != 0 ? "and" : second.First == first.End ? "bare" : context.Tags[first.End].Text : "apart";
        sink.Add(Joined, joined);
        sink.Add(TypeJoined, owner.Type, joined);
        sink.Add(KindJoined, kinds, joined);
        sink.Add(Order, main.First < other.First ? "main" : "other");
        sink.Add(Zone, Tie.Of(draft, owner.Triggers, other.First, other.End).Zone);
        sink.Add(Probability, (int)(probability * 10));
        sink.Add(Count, Math.Min(5, count));
        sink.Add(Before, context.Tags[second.First - 1]);
        Lists(sink, context, owner, main, other, (kinds, admin));
        for (var i = first.End; i < Math.Min(second.First, first.End + 3) && sameSentence; i++)
        {
            sink.Add(Between, context.Tags[i]);
        }
    }

    /// <summary>
    /// Whether both stand in one list ("raids on the towns of A, B and C"): its members are as a rule occurrences of their own, each with the words of the list's trigger, and
    /// points of one district further places of one. A plural cue word at the list's head, or the trigger beside it, says so the more.
    /// </summary>
    private static void Lists(FeatureSink sink, EventContext context, EventDraft owner, PlaceMention main, PlaceMention other, (string Kinds, string Admin) both)
    {
        var (head, draft) = (main.Chain ?? main, context.Draft);
        if (head != (other.Chain ?? other))
        {
            sink.Add(Chained, "no");
            return;
        }
        var sentence = draft.Text.SentenceOf(head.First);
        var tie = Tie.Of(draft, owner.Triggers, head.First, head.End);
        var list = (head.List is null ? "bare" : "plural cue") + (tie.Trigger.Sentence == sentence ? tie.Trigger.First < head.First ? ", behind" : ", before" : ", elsewhere");
        sink.Add(Chained, list);
        sink.Add(TypeChained, owner.Type, list);
        sink.Add(KindChained, both.Kinds, list);
        sink.Add(AdminChained, both.Admin, list);
        sink.Add(EntryChained, tie.Trigger.Lexeme.Id, list);
        sink.Add(Told, list, Math.Min(3, owner.Triggers.Count));
        sink.Add(Finest, head.Kind + "/" + other.Kind, list);
    }
}
