using Isnad.Analysis.Mentions;

namespace Isnad.Analysis.Events;

/// <summary>Who denies what others tell: the denial holds the occurrence's own word, points back at it, or denies one's part or the toll right behind it (codebook, ruling 13). The learned score weighs deniers as if they were sources, and has seen some thirty.</summary>
internal static class CounterClaims
{
    // Names of the rules in a derivation.
    private const string Retold = "told-again-in-a-denial", PointedAt = "denial-points-back", PartBehind = "part-denied-behind-it";

    private const string Occurrence = "occurrence";

    /// <summary>Adds the deniers of an occurrence.</summary>
    public static void Add(EventContext context, EventDraft owner)
    {
        var draft = context.Draft;
        var sentences = new SortedSet<int>();
        foreach (var trigger in owner.Triggers)
        {
            sentences.Add(trigger.Sentence);
            sentences.Add(trigger.Sentence + 1);
        }
        foreach (var sentence in sentences)
        {
            if (sentence >= draft.Text.Sentences.Length)
            {
                break;
            }
            foreach (var denier in draft.SourcesBy.In(sentence))
            {
                if (denier.Denies is not null && IsVerb(draft, denier) && !owner.Denials.Exists(other => other.Root == denier.Root || other.Actor is not null && other.Actor == denier.Actor) && Denied(context, denier) is (var trigger, var rule) && owner.Owns(trigger))
                {
                    DenialRule.Add(context, owner, owner.Denials, denier, "denied_by", rule);
                }
            }
        }
    }

    /// <summary>A word and no phrase ("has nothing to do with"), which says of anything that it is not so.</summary>
    private static bool IsVerb(ReportDraft draft, SourceMention denier)
    {
        foreach (var match in draft.Matches.At(denier.CueToken))
        {
            if (match is { Lexeme.Cue: Language.Cue.Denies, Length: 1 } && DeniedWords.Denies(draft, match))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The word of the occurrence that is denied.</summary>
    private static (TriggerCandidate Trigger, string Rule)? Denied(EventContext context, SourceMention denier)
    {
        var draft = context.Draft;
        if (BackDenial.Points(draft, denier.CueToken))
        {
            return Before(context, denier) is { } told ? (told, PointedAt) : null;
        }
        var part = denier.Denies != Occurrence;
        foreach (var candidate in context.CandidatesBy.In(draft.Text.SentenceOf(denier.CueToken)))
        {
            if (candidate.First > Math.Max(denier.CueToken, denier.End - 1) && candidate.Type.Length > 0
                && (part ? candidate.First - denier.CueToken <= DenialTies.Reach : draft.Denied[candidate.First] > 0 && DenialRule.Heads(draft, candidate.First)))
            {
                return (candidate, Retold);
            }
        }
        return part && Before(context, denier) is { } deed ? (deed, PartBehind) : null;
    }

    /// <summary>The last occurrence told before the denial in its sentence, else the first of the sentence before.</summary>
    private static TriggerCandidate? Before(EventContext context, SourceMention denier)
    {
        var sentence = context.Draft.Text.SentenceOf(denier.CueToken);
        TriggerCandidate? found = null;
        foreach (var candidate in context.CandidatesBy.In(sentence))
        {
            found = candidate.Type.Length > 0 && candidate.End <= Math.Min(denier.First, denier.CueToken) ? candidate : found;
        }
        if (found is not null || sentence == 0)
        {
            return found;
        }
        foreach (var candidate in context.CandidatesBy.In(sentence - 1))
        {
            if (candidate.Type.Length > 0)
            {
                return candidate;
            }
        }
        return null;
    }
}
