using Isnad.Analysis.Learning;
using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for two triggers telling one occurrence.</summary>
public static class LinkFeatures
{
    private static readonly Feature Bias = new("bias"), SameLex = new("same entry"), SameType = new("same type"), Types = new("types"), Lexes = new("entries"), Sentences = new("sentences apart"), Tokens = new("tokens apart"),
        TypeSentences = new("same type, sentences apart"), Headline = new("one opens the report"), Form = new("forms"), Definite = new("later is definite"), Place = new("places"), TypePlace = new("same type, places"),
        Actor = new("actors"), TypeActor = new("same type, actors"), Time = new("times"), Toll = new("tolls"), Between = new("candidates between"), Conjunction = new("joined by and"), SameSentenceType = new("same sentence, types"), Neighbour = new("next to each other"), All = new("type, place, actor, time"), Count = new("events of the type"), Denied = new("denied"), Turned = new("turned");

    /// <summary>Writes the features of a pair, <paramref name="a"/> the earlier.</summary>
    public static void Write(FeatureSink sink, EventContext context, TriggerCandidate a, TriggerCandidate b)
    {
        sink.Clear();
        var draft = context.Draft;
        var sameType = a.Type == b.Type ? "same" : Related(a.Type, b.Type) ? "related" : "other";
        var sentences = Math.Min(5, b.Sentence - a.Sentence);
        sink.Add(Bias);
        sink.Add(SameType, sameType);
        sink.Add(Types, a.Type, b.Type);
        sink.If(a.Lexeme == b.Lexeme, SameLex);
        sink.Add(Lexes, a.Lexeme.Id, b.Lexeme.Id);
        sink.Add(Sentences, sentences);
        sink.Add(TypeSentences, sameType + (a.Lexeme == b.Lexeme ? " entry" : ""), sentences);
        sink.Add(Tokens, sameType, Tie.Bucket(b.First - a.End));
        sink.Add(Headline, sameType, a.Sentence == 0 ? (b.Sentence <= 2 ? "lead" : "later") : "no");
        sink.Add(Form, a.Form, b.Form);
        var definite = (b.Clitics & (Clitics.Article | Clitics.Suffix)) != 0 ? "definite" : "bare";
        sink.Add(Definite, sameType + definite, sentences);
        TriggerSurroundings left = context.Around(a), right = context.Around(b);
        string place = Compare(left.Place, right.Place), actor = Compare(left.Actor, right.Actor), time = Compare(left.Time, right.Time);
        sink.Add(Place, place);
        sink.Add(TypePlace, sameType, place);
        sink.Add(Actor, actor);
        sink.Add(TypeActor, sameType, actor);
        sink.Add(Time, sameType, time);
        sink.Add(All, sameType + sentences, place + actor + time);
        sink.Add(Toll, Compare(left.Toll, right.Toll));
        if (InDenials(draft, a, b) is { } denied)
        {
            sink.Add(Denied, sameType, denied);
        }
        sink.Add(Between, sameType, EventsBetween(context, a, b));
        if (sentences == 0)
        {
            Beside(sink, a, b);
        }
        else
        {
            sink.Add(Turned, sameType + definite, draft.Turns.Between(a.Sentence, b.Sentence));
        }
        LinkWording.Write(sink, context, a, b, sameType, definite);
        sink.Add(Count, sameType, Math.Min(6, context.CountOf(b.Type)));
    }

    /// <summary>How the two stand to what the report tells as denied; null where neither is.</summary>
    private static string? InDenials(ReportDraft draft, TriggerCandidate a, TriggerCandidate b)
    {
        int first = draft.Denied[a.First], second = draft.Denied[b.First];
        return first + second == 0 ? null : first == second ? "together" : first == 0 ? "second" : second == 0 ? "first" : "apart";
    }

    private static void Beside(FeatureSink sink, TriggerCandidate a, TriggerCandidate b)
    {
        sink.Add(SameSentenceType, a.Type, b.Type);
        sink.If((b.Clitics & Clitics.Conjunction) != 0, Conjunction);
        sink.If(b.First - a.End <= 1, Neighbour);
    }

    /// <summary>How many candidates between the two are events; four stand for more.</summary>
    private static int EventsBetween(EventContext context, TriggerCandidate a, TriggerCandidate b)
    {
        var between = 0;
        for (var i = a.Index + 1; i < b.Index && between < 4; i++)
        {
            between += context.Candidates[i].Type.Length > 0 ? 1 : 0;
        }
        return between;
    }

    private static bool Related(string a, string b) => Violent(a) && Violent(b);

    private static bool Violent(string type) => type is "airstrike" or "shelling" or "armed-clash" or "explosive" or "suicide-bomb" or "killing" or "violence-unspecified" or "chemical";

    private static string Compare(string? a, string? b) => a is null ? (b is null ? "none" : "second only") : b is null ? "first only" : a == b ? "equal" : "differ";
}
