using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>What speaks for a source telling an occurrence.</summary>
public static class SourceFeatures
{
    private static readonly Feature Bias = new("bias"), Kind = new("kind"), TypeKind = new("type, kind"), ZoneKind = new("zone, kind"), Rule = new("rule"), ZoneRule = new("zone, rule"), Cue = new("cue"), ZoneCue = new("zone, cue"),
        Verb = new("cue is a verb before"), Spoken = new("content follows"), Named = new("known actor"), Here = new("others in the trigger's sentence"), Last = new("last before the trigger"), SameParagraph = new("paragraph"), First = new("first of the report"), Headline = new("in headline"),
        Speaks = new("speaks"), SpeaksSince = new("speaks, since"), SpeaksZone = new("zone, speaks"), SpeaksOther = new("speaks, other"), SpeaksType = new("type, speaks"),
        Relation = new("relation"), Best = new("best relation"), BestKind = new("best relation, kind"), BestType = new("best relation, type"), BestRule = new("best relation, rule"), Rival = new("relation, rival"), Stronger = new("stronger sources"), Equal = new("equal sources"), Via = new("partner"), ViaSelf = new("partner, relation"), Repeated = new("mentions"), Where = new("relation, sentence"), Second = new("second relation"), Told = new("relation, telling verb"), Names = new("relation, actor"), PastTold = new("relation, past"), FirstWord = new("relation, first word"), DenialStands = new("denial"), DenialType = new("denial, type"), DenialOf = new("denial, of"), DenialZone = new("denial, zone");

    private const int MostBetween = 3;

    /// <summary>A source and an occurrence, among all sources in reach.</summary>
    public static Tie Write(FeatureSink sink, EventContext context, EventDraft owner, SourceGroup group, List<SourceGroup> all)
    {
        sink.Clear();
        var draft = context.Draft;
        var source = group.Mentions.MinBy(mention => Tie.Of(draft, owner.Triggers, mention.First, mention.End).Cost)!;
        var tie = context.WriteTie(sink, owner, source.First, source.End, "source");
        Speech(sink, context, owner, group.Root.Root, tie);
        Whole(sink, context, owner, group, all, source);
        Denial(sink, draft, owner, group, tie.Zone);
        sink.Add(Bias);
        sink.Add(Kind, source.Kind);
        sink.Add(TypeKind, owner.Type, source.Kind);
        sink.Add(ZoneKind, tie.Zone, source.Kind);
        sink.Add(Rule, source.Rule);
        sink.Add(ZoneRule, tie.Zone, source.Rule);
        sink.Add(Cue, source.Cue.ToString());
        sink.Add(ZoneCue, tie.Zone + source.Rule, source.Cue.ToString());
        sink.Add(Verb, context.Tags[source.CueToken]);
        sink.Add(Spoken, tie.Zone, source.ContentFollows ? "yes" : "no");
        sink.Add(Named, source.Rule, source.Actor is null ? "no" : context.ActorType(source.Actor));
        var here = draft.SourcesBy.In(tie.Trigger.Sentence).Length;
        var between = 0;
        foreach (var other in draft.SourcesBy.In(Math.Min(tie.Trigger.Sentence, draft.Text.SentenceOf(source.First)), Math.Max(tie.Trigger.Sentence, draft.Text.SentenceOf(source.First))))
        {
            // One that opens the report is in reach of all that follows: the way there is not counted to its end.
            if (between == MostBetween)
            {
                break;
            }
            between += other != source && (tie.IsBefore ? other.First >= source.End && other.End <= tie.Trigger.First : other.First >= tie.Trigger.End && other.End <= source.First) ? 1 : 0;
        }
        sink.Add(Here, tie.Zone, Math.Min(3, here));
        sink.Add(Last, tie.Zone, between);
        sink.Add(SameParagraph, tie.Zone, draft.Text.Sentences[draft.Text.SentenceOf(source.First)].Paragraph == draft.Text.Sentences[tie.Trigger.Sentence].Paragraph ? "same" : "other");
        sink.If(draft.Sources.Count > 0 && draft.Sources[0] == source, First);
        sink.If(draft.Text.SentenceOf(source.First) == 0, Headline);
        return tie;
    }

    private static void Denial(FeatureSink sink, ReportDraft draft, EventDraft owner, SourceGroup group, string zone)
    {
        if (group.Root.Denies is { } of)
        {
            var stands = DenialTies.Best(draft, owner, group);
            sink.Add(DenialStands, stands);
            sink.Add(DenialType, stands, owner.Type);
            sink.Add(DenialOf, stands, of);
            sink.Add(DenialZone, stands, zone);
        }
    }

    /// <summary>How the source stands to all triggers, and whether another source stands closer.</summary>
    private static void Whole(FeatureSink sink, EventContext context, EventDraft owner, SourceGroup group, List<SourceGroup> all, SourceMention nearest)
    {
        var draft = context.Draft;
        var best = group.Relations[0];
        foreach (var relation in group.Relations)
        {
            sink.Add(Relation, relation);
        }
        sink.Add(Best, best);
        sink.Add(Second, best, group.Relations.Count > 1 ? group.Relations[1] : "none");
        sink.Add(BestKind, best, nearest.Kind);
        sink.Add(BestType, best, owner.Type);
        sink.Add(BestRule, best, nearest.Rule);
        sink.Add(Told, best, context.Tags[nearest.CueToken]);
        sink.Add(FirstWord, best, context.Tags[group.Root.First]);
        sink.Add(Names, best, nearest.Actor is null ? "no" : context.ActorType(nearest.Actor));
        sink.Add(Where, best, Math.Min(4, owner.Triggers[0].Sentence));
        sink.Add(Repeated, best, Math.Min(3, group.Mentions.Count));
        int stronger = 0, equal = 0;
        SourceGroup? rival = null;
        foreach (var other in all)
        {
            if (other == group || other.Partner == group || group.Partner == other)
            {
                continue;
            }
            stronger += other.Rank < group.Rank ? 1 : 0;
            equal += other.Rank == group.Rank ? 1 : 0;
            rival = rival is null || other.Rank < rival.Rank ? other : rival;
        }
        sink.Add(Rival, best, rival?.Relations[0] ?? "none");
        sink.Add(Stronger, best, Math.Min(3, stronger));
        sink.Add(Equal, best, Math.Min(3, equal));
        sink.Add(Via, group.Partner?.Relations[0] ?? "none");
        sink.Add(ViaSelf, best, group.Partner?.Relations[0] ?? "none");
        var past = false;
        for (var i = draft.Text.Sentences[owner.Triggers[0].Sentence].First; i < owner.Triggers[0].First; i++)
        {
            past |= draft.Matches.Has(i, Language.Cue.Past);
        }
        sink.Add(PastTold, best, past ? "past" : "plain");
    }

    /// <summary>Whether the source speaks in the trigger's sentence, by name or carried on from an earlier one.</summary>
    private static void Speech(FeatureSink sink, EventContext context, EventDraft owner, SourceMention root, Tie tie)
    {
        var speakers = context.Draft.Speakers;
        var best = "none";
        var since = 9;
        foreach (var trigger in owner.Triggers)
        {
            var speaker = speakers[trigger.Sentence];
            if (speaker.Source == root && speaker.Since < since)
            {
                (best, since) = (speaker.How, speaker.Since);
            }
        }
        sink.Add(Speaks, best);
        sink.Add(SpeaksSince, best, Math.Min(5, since));
        sink.Add(SpeaksZone, tie.Zone, best);
        var own = speakers[owner.Triggers[0].Sentence];
        sink.Add(SpeaksOther, best, own.Source is null ? "outlet" : own.Source == root ? "this" : own.How);
        sink.Add(SpeaksType, owner.Type, best);
    }
}
