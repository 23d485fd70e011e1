using Isnad.Analysis.Mentions;
using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>A source in reach of an occurrence: its mentions there, and how they stand to all its triggers.</summary>
public sealed class SourceGroup(List<SourceMention> mentions)
{
    /// <summary>Mentions in reach, in order of the text; all of them deny, or none does.</summary>
    public List<SourceMention> Mentions { get; } = mentions;

    /// <summary>The mention that names the source; of a denial the one that denies.</summary>
    public SourceMention Root { get; } = mentions[0].Denies is null ? mentions[0].Root : mentions[0];

    /// <summary>Each way in which a mention stands to a trigger, the strongest first.</summary>
    public List<string> Relations { get; } = [];

    /// <summary>Strength of the strongest; 0 is the strongest of all.</summary>
    public int Rank { get; set; } = int.MaxValue;

    /// <summary>The speaker through whom it is told, for an outlet that he spoke to.</summary>
    public SourceGroup? Partner { get; set; }
}

/// <summary>Finds how the sources stand to an occurrence as a whole: who says the sentence of any of its triggers, who only stands near.</summary>
public static class SourceTies
{
    /// <summary>From strongest to weakest: says what follows, "according to" after the trigger or before it, subject after the content, goes on speaking, beside it with no verb, speech of others between, and the neighbouring sentences.</summary>
    private static readonly string[] Order =
    [
        "says", "closes", "opens", "claims", "denies it", "denies", "headline", "continued", "content first", "beside", "behind another", "after", "next says", "next closes", "retold", "later", "before", "far",
    ];

    /// <summary>The sources in reach, with relations and partners.</summary>
    public static List<SourceGroup> InReach(EventContext context, EventDraft owner)
    {
        var draft = context.Draft;
        var reached = context.Reach(owner, draft.SourcesBy);
        foreach (var trigger in owner.Triggers)
        {
            if (draft.Speakers[trigger.Sentence].Source is not { } speaker)
            {
                continue;
            }
            if (!reached.Contains(speaker))
            {
                reached.Add(speaker);
            }
            // To whom he spoke goes on with him: "in an interview with the newspaper ... he added".
            foreach (var outlet in draft.SourcesBy.In(draft.Text.SentenceOf(speaker.First)))
            {
                if (outlet.Partner?.Root == speaker && !reached.Contains(outlet))
                {
                    reached.Add(outlet);
                }
            }
        }
        return Related(context, owner, reached.GroupBy(source => (source.Root, source.Denies is not null)).Select(group => new SourceGroup([.. group])).ToList());
    }

    /// <summary>The groups with their relations to the occurrence and their partners.</summary>
    private static List<SourceGroup> Related(EventContext context, EventDraft owner, List<SourceGroup> groups)
    {
        var draft = context.Draft;
        foreach (var group in groups)
        {
            var found = new SortedSet<int>();
            foreach (var trigger in owner.Triggers)
            {
                foreach (var mention in group.Mentions)
                {
                    found.Add(Array.IndexOf(Order, Relation(context, owner, mention, trigger)));
                }
                if (draft.Speakers[trigger.Sentence] is { Source: { } speaker, How: "continued" or "after" } how && speaker == group.Root)
                {
                    found.Add(Array.IndexOf(Order, how.How));
                }
            }
            group.Relations.AddRange(found.Select(index => Order[index]));
            group.Rank = found.Min;
        }
        foreach (var group in groups)
        {
            group.Partner = groups.Find(other => other != group && other.Mentions.Exists(mention => group.Mentions.Exists(outlet => outlet.Partner == mention || outlet.Partner?.Root == other.Root)));
        }
        return groups;
    }

    private static string Relation(EventContext context, EventDraft owner, SourceMention source, TriggerCandidate trigger)
    {
        var draft = context.Draft;
        var sentence = draft.Text.SentenceOf(source.First);
        if (sentence == trigger.Sentence)
        {
            return Within(draft, source, trigger);
        }
        var says = source.Cue is Cue.Says or Cue.According or Cue.Claims;
        if (says && sentence > trigger.Sentence && Retells(context, owner, source, sentence))
        {
            return "retold";
        }
        return (sentence - trigger.Sentence) switch
        {
            1 when source.Cue is Cue.Says or Cue.Claims => "next says",
            1 when source.Cue == Cue.According => "next closes",
            > 0 => "later",
            -1 or -2 => "before",
            _ => "far",
        };
    }

    private static string Within(ReportDraft draft, SourceMention source, TriggerCandidate trigger)
    {
        var follows = trigger.First >= Math.Max(source.End, source.CueToken + 1);
        switch (source.Cue)
        {
            case Cue.Denies:
                return draft.Denied[trigger.First] > 0 && follows ? "denies it" : "denies";
            case Cue.Claims:
                return "claims";
            case Cue.Says when source.Rule == "colon":
                return "headline";
            case Cue.Says:
                return follows ? Between(draft, source, source.End, trigger.First) ? "behind another" : "says" : "content first";
            case Cue.According:
                return follows ? Between(draft, source, source.End, trigger.First) ? "behind another" : "opens" : Between(draft, source, trigger.End, Math.Min(source.CueToken, source.First)) ? "behind another" : "closes";
            default:
                return "beside";
        }
    }

    /// <summary>Another teller stands between.</summary>
    private static bool Between(ReportDraft draft, SourceMention source, int low, int high)
    {
        foreach (var other in draft.SourcesBy.In(draft.Text.SentenceOf(source.First)))
        {
            if (other.CueToken != source.CueToken && other.Root != source.Root && other.First >= low && other.End <= high && other.Cue is Cue.Says or Cue.According)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The source's sentence holds another word for an occurrence of the same type: it tells the occurrence again.</summary>
    private static bool Retells(EventContext context, EventDraft owner, SourceMention source, int sentence)
    {
        foreach (var candidate in context.CandidatesBy.In(sentence))
        {
            if (candidate.Type == owner.Type && (candidate.First >= source.End || source.Cue == Cue.According))
            {
                return true;
            }
        }
        return false;
    }
}
