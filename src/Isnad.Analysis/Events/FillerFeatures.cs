using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Analysis.Times;
using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for a time or a toll belonging to an occurrence.</summary>
public static class FillerFeatures
{
    private static readonly Feature Bias = new("bias"), Kind = new("kind"), TypeKind = new("type, kind"), ZoneKind = new("zone, kind"), Basis = new("basis"), Age = new("age"), TypeAge = new("type, age"), Here = new("others in the trigger's sentence"), Order = new("order"), Rule = new("rule"), ZoneRule = new("zone, rule"), LexKind = new("entry, kind"), Part = new("part of a toll"), Group = new("type, group"), First = new("first of the report"), Headline = new("in headline"), CueTrigger = new("cue is the trigger"), Size = new("size"), Result = new("result"), CueLex = new("type, cue word"), CueGroup = new("type, cue group"), Word = new("first word"), Ahead = new("cue gap");

    private const int MostBetween = 3;

    /// <summary>A time and an occurrence.</summary>
    public static Tie WriteTime(FeatureSink sink, EventContext context, EventDraft owner, TimeExpression time)
    {
        sink.Clear();
        var draft = context.Draft;
        var tie = context.WriteTie(sink, owner, time.FirstToken, time.EndToken, Tie.TimeLayer);
        sink.Add(Bias);
        sink.Add(Kind, time.Kind);
        sink.Add(TypeKind, owner.Type, time.Kind);
        sink.Add(ZoneKind, tie.Zone, time.Kind);
        sink.Add(Basis, time.Basis);
        var age = AgeOf(draft, time);
        sink.Add(Age, tie.Zone, age);
        sink.Add(TypeAge, owner.Type, age);
        var here = draft.TimesBy.In(tie.Trigger.Sentence).Length;
        var order = 0;
        foreach (var other in draft.TimesBy.In(Math.Min(tie.Trigger.Sentence, draft.Text.SentenceOf(time.FirstToken)), Math.Max(tie.Trigger.Sentence, draft.Text.SentenceOf(time.FirstToken))))
        {
            // One that opens the report is in reach of all that follows: the way there is not counted to its end.
            if (order == MostBetween)
            {
                break;
            }
            var between = tie.IsBefore ? other.FirstToken >= time.EndToken && other.EndToken <= tie.Trigger.First : other.FirstToken >= tie.Trigger.End && other.EndToken <= time.FirstToken;
            order += between ? 1 : 0;
        }
        sink.Add(Here, tie.Zone, Math.Min(3, here));
        sink.Add(Order, tie.Zone, order);
        sink.If(draft.Times.Expressions.Count > 0 && draft.Times.Expressions[0] == time, First);
        sink.If(draft.Text.SentenceOf(time.FirstToken) == 0, Headline);
        return tie;
    }

    /// <summary>How long before the report's day a time ended, in coarse words.</summary>
    public static string AgeOf(ReportDraft draft, TimeExpression time) => time.Interval is not { } interval || draft.Times.Published.Interval is not { } published ? "unknown"
        : (published.To.DayNumber - interval.To.DayNumber) switch { < 0 => "future", 0 => "today", 1 => "yesterday", < 8 => "week", < 40 => "month", < 400 => "year", _ => "older" };

    /// <summary>A toll and an occurrence.</summary>
    public static Tie WriteToll(FeatureSink sink, EventContext context, EventDraft owner, CasualtyMention toll)
    {
        sink.Clear();
        var draft = context.Draft;
        var tie = context.WriteTie(sink, owner, toll.First, toll.End, "toll");
        sink.Add(Bias);
        sink.Add(Kind, toll.Kind);
        sink.Add(TypeKind, owner.Type, toll.Kind);
        sink.Add(ZoneKind, tie.Zone, toll.Kind);
        sink.Add(Rule, toll.Rule);
        sink.Add(ZoneRule, tie.Zone, toll.Rule);
        sink.If(toll.Whole is not null, Part);
        sink.Add(Group, owner.Type, toll.Group ?? "none");
        sink.Add(Size, owner.Type, toll.Min switch { null => 0, 1 => 1, < 5 => 2, < 30 => 3, < 300 => 4, _ => 5 });
        var own = false;
        foreach (var trigger in owner.Triggers)
        {
            own |= trigger.First <= toll.CueToken && toll.CueToken < trigger.End;
        }
        sink.Add(CueTrigger, tie.Zone, own ? "yes" : "no");
        sink.Add(LexKind, tie.Trigger.Lexeme.Id + tie.Zone, toll.Kind);
        var result = false;
        for (var i = Math.Max(draft.Text.Sentences[draft.Text.SentenceOf(toll.First)].First, toll.First - 6); i < toll.First; i++)
        {
            result |= draft.Matches.Has(i, Cue.Result);
        }
        sink.Add(Result, tie.Zone + owner.Type, result ? "result" : "plain");
        sink.Add(CueLex, owner.Type, context.Tags[toll.CueToken]);
        sink.Add(CueGroup, owner.Type + tie.Zone, context.Tags.Cluster(toll.CueToken));
        sink.Add(Word, context.Tags[toll.First]);
        sink.Add(Ahead, toll.CueToken < toll.First ? "cue before" : "cue after", Tie.Bucket(Math.Abs(toll.CueToken - toll.First)));
        return tie;
    }
}
