using Isnad.Analysis.Learning;
using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for an occurrence being planned or denied, and for its being older than the news.</summary>
public static class StatusFeatures
{
    private static readonly Feature Bias = new("bias"), Type = new("type"), Lex = new("entry"), LexForm = new("entry, form"), Left = new("left"), Right = new("right"), CueLeft = new("cue left"), CueRight = new("cue right"), CueSentence = new("cue in sentence"), TypeCue = new("type, cue left"), Before = new("before"), Before2 = new("2 before"), Future = new("future"), Present = new("form"),
        First = new("first sentence"), Age = new("age"), TypeAge = new("type, age"), Many = new("triggers"), Sentence = new("opens with"), Times = new("time in sentence"), Relative = new("relative position"), After = new("after"), GroupBefore = new("group before"), GroupBefore2 = new("group 2 before"), Denied = new("denied"), Wholly = new("all denied"), FormPrep = new("form, preposition"), TypePrep = new("type, preposition"), PrepBefore = new("preposition, before"), PrepGroup = new("preposition, group before"), PrepGroup2 = new("preposition, group 2 before"), PrepOpens = new("preposition, sentence opens");

    private static readonly Cue[] Telling = [Cue.Plan, Cue.Conditional, Cue.Negation, Cue.Failure, Cue.General, Cue.Past, Cue.Says, Cue.Denies, Cue.TimeConj, Cue.Rel];

    /// <summary>Writes the features of an occurrence whose time is filled.</summary>
    public static void Write(FeatureSink sink, EventContext context, EventDraft owner)
    {
        sink.Clear();
        sink.Add(Bias);
        sink.Add(Type, owner.Type);
        sink.Add(Many, Math.Min(4, owner.Triggers.Count));
        var first = owner.Triggers[0];
        var sentences = context.Draft.Text.Sentences.Length;
        sink.Add(First, Math.Min(6, first.Sentence));
        sink.Add(Relative, first.Sentence * 5 / Math.Max(1, sentences));
        var age = owner.Time?.Interval is not { } interval || context.Draft.Times.Published.Interval is not { } published ? "none"
            : (published.To.DayNumber - interval.From.DayNumber) switch { < 0 => "future", <= 2 => "news", < 8 => "week", < 40 => "month", _ => "older" };
        sink.Add(Age, age);
        sink.Add(TypeAge, owner.Type, age);
        var denied = owner.Triggers.Count(trigger => context.Draft.Denied[trigger.First] > 0);
        sink.If(denied > 0, Denied);
        sink.If(denied == owner.Triggers.Count, Wholly);
        foreach (var trigger in owner.Triggers)
        {
            WriteTrigger(sink, context, trigger, owner.Type);
        }
    }

    private static void WriteTrigger(FeatureSink sink, EventContext context, TriggerCandidate trigger, string type)
    {
        var draft = context.Draft;
        sink.Add(Lex, trigger.Lexeme.Id);
        sink.Add(LexForm, trigger.Lexeme.Id, trigger.Form);
        sink.Add(Present, trigger.Form);
        sink.If((trigger.Clitics & Clitics.Future) != 0, Future);
        sink.Add(Before, context.Tags[trigger.First - 1]);
        sink.Add(After, context.Tags[trigger.End]);
        sink.Add(GroupBefore, context.Tags.Cluster(trigger.First - 1));
        sink.Add(GroupBefore2, context.Tags.Cluster(trigger.First - 2));
        sink.Add(Before2, context.Tags[trigger.First - 2], context.Tags[trigger.First - 1]);
        var sentence = draft.Text.Sentences[trigger.Sentence];
        sink.Add(Sentence, context.Tags[sentence.First]);
        Purpose(sink, context, trigger, type);
        ulong left = 0, right = 0, whole = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var bits = draft.Matches.CueBits[i];
            whole |= bits;
            if (i < trigger.First && i >= trigger.First - 7)
            {
                left |= bits;
                sink.Add(Left, context.Tags[i]);
            }
            else if (i >= trigger.End && i < trigger.End + 6)
            {
                right |= bits;
                sink.Add(Right, context.Tags[i]);
            }
        }
        Cues(sink, type, left, right, whole);
        foreach (var time in draft.TimesBy.In(trigger.Sentence))
        {
            if (draft.Text.SentenceOf(time.FirstToken) == trigger.Sentence)
            {
                sink.Add(Times, time.Kind);
            }
        }
    }

    /// <summary>"To liberate" is seldom done, "by liberating" is; what governs it tells which.</summary>
    private static void Purpose(FeatureSink sink, EventContext context, TriggerCandidate trigger, string type)
    {
        sink.Add(FormPrep, trigger.Form, trigger.Preposition);
        if (trigger.Preposition.Length > 0)
        {
            sink.Add(TypePrep, type, trigger.Preposition);
            sink.Add(PrepBefore, trigger.Preposition, context.Tags[trigger.First - 1]);
            sink.Add(PrepGroup, trigger.Preposition, context.Tags.Cluster(trigger.First - 1));
            sink.Add(PrepGroup2, trigger.Preposition, context.Tags.Cluster(trigger.First - 2));
            sink.Add(PrepOpens, trigger.Preposition, context.Tags.Cluster(context.Draft.Text.Sentences[trigger.Sentence].First));
        }
    }

    private static void Cues(FeatureSink sink, string type, ulong left, ulong right, ulong whole)
    {
        foreach (var cue in Telling)
        {
            if ((left & cue.Bit()) != 0)
            {
                sink.Add(CueLeft, cue.ToString());
                sink.Add(TypeCue, type, cue.ToString());
            }
            if ((right & cue.Bit()) != 0)
            {
                sink.Add(CueRight, cue.ToString());
            }
            if ((whole & cue.Bit()) != 0)
            {
                sink.Add(CueSentence, cue.ToString());
            }
        }
    }
}
