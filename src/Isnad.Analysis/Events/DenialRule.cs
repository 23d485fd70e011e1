using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Model.Events;

namespace Isnad.Analysis.Events;

/// <summary>What a report tells in a denial alone is denied, and what is denied only in its doer or its toll is not. A rule, for the learned score has seen some twenty of these; to call what is denied a fact would be the worst of errors.</summary>
public static class DenialRule
{
    /// <summary>Name of the rule in a derivation.</summary>
    public const string Name = "told-in-a-denial";

    /// <summary>Name of the other rule: a part was denied, not that it happened.</summary>
    public const string PartName = "part-denied";

    /// <summary>Name of the third rule: others told it before the denial.</summary>
    public const string RetoldName = "claimed-before-its-denial";

    private const string Occurrence = "occurrence";

    /// <summary>Tokens within which a trigger is what is denied, and not told beside it: "denied what the Houthis say of fighting ...". Further inside stand relative clauses and asides, which are mostly facts (docs/figures.md).</summary>
    private const int Head = 7;

    /// <summary>Tokens before a word among which a plan or a negation is its own.</summary>
    private const int Unreal = 3;

    /// <summary>Sets the status, and the denier as who denies it and who tells it (codebook, section 3). A plan stays a plan.</summary>
    public static void Apply(EventContext context, EventDraft owner)
    {
        SetStatus(context, owner);
        CounterClaims.Add(context, owner);
    }

    private static void SetStatus(EventContext context, EventDraft owner)
    {
        var draft = context.Draft;
        if (owner.Status == EventStatus.Denied && IsPartDenied(draft, owner))
        {
            Set(context, owner, EventStatus.Actual, PartName);
            return;
        }
        if (owner.Status != EventStatus.Planned && owner.Triggers.TrueForAll(trigger => draft.Denied[trigger.First] > 0 && IsClaimedBefore(context, owner, trigger)))
        {
            Set(context, owner, EventStatus.Actual, RetoldName);
            return;
        }
        if (owner.Status == EventStatus.Planned || !owner.Triggers.TrueForAll(trigger => Heads(draft, trigger.First)))
        {
            return;
        }
        Set(context, owner, EventStatus.Denied, Name);
        if (Denier(draft, owner.Triggers[0]) is { } denier)
        {
            Add(context, owner, owner.Denials, denier, "denied_by", Name);
            Add(context, owner, owner.Sources, denier, "sources", Name);
        }
    }

    private static void Set(EventContext context, EventDraft owner, EventStatus status, string rule)
    {
        var beaten = owner.Derivation.Find(step => step.Field == "status") is not { Score: { } score } learned ? []
            : owner.Status == status ? learned.Beat : [DraftReason.With(EventModels.Statuses[(int)owner.Status], score)];
        owner.Status = status;
        owner.Derivation.RemoveAll(step => step.Field == "status");
        owner.Derivation.Add(DraftReason.Ruled("status", null, rule, EventFiller.Words(context, owner.Triggers[0].First, owner.Triggers[0].End), beaten));
    }

    /// <summary>Every denial where the occurrence is told is of responsibility or toll.</summary>
    private static bool IsPartDenied(ReportDraft draft, EventDraft owner)
    {
        var any = false;
        foreach (var trigger in owner.Triggers)
        {
            if (draft.Denied[trigger.First] > 0)
            {
                return false;
            }
            foreach (var source in draft.SourcesBy.In(trigger.Sentence))
            {
                if (source.Denies == Occurrence)
                {
                    return false;
                }
                any |= source.Denies is not null;
            }
        }
        return any;
    }

    /// <summary>Somebody told it by the same word, in the sentence or the one before: a claim and its denial (codebook, ruling 13). The word of another record is another occurrence, and so is one at another place; what is planned, negated or told by nobody is no claim.</summary>
    private static bool IsClaimedBefore(EventContext context, EventDraft owner, TriggerCandidate trigger)
    {
        var draft = context.Draft;
        for (var i = trigger.Index - 1; i >= 0 && context.Candidates[i] is var other && other.Sentence >= trigger.Sentence - 1; i--)
        {
            var same = other.Lexeme == trigger.Lexeme && (other.Type.Length == 0 || owner.Owns(other)) && draft.Denied[other.First] == 0;
            if (same && !IsUnreal(draft, other.First) && (context.Around(other).Place is not { } there || context.Around(trigger).Place is not { } here || here == there) && IsTold(draft, other))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsTold(ReportDraft draft, TriggerCandidate claim)
    {
        foreach (var source in draft.SourcesBy.In(claim.Sentence))
        {
            if (source.Denies is null && source.Cue is Cue.Says or Cue.According or Cue.Claims)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A word of planning, condition or negation stands right before.</summary>
    private static bool IsUnreal(ReportDraft draft, int at)
    {
        for (var i = Math.Max(0, at - Unreal); i < at; i++)
        {
            if (draft.Matches.Has(i, Cue.Plan) || draft.Matches.Has(i, Cue.Conditional) || draft.Matches.Has(i, Cue.Negation))
            {
                return true;
            }
        }
        return false;
    }

    internal static bool Heads(ReportDraft draft, int at) => draft.Denied[at] is > 0 and var denial && draft.Denied[Math.Max(0, at - Head)] != denial;

    /// <summary>Whose word of denying stands last before the trigger.</summary>
    private static SourceMention? Denier(ReportDraft draft, TriggerCandidate trigger)
    {
        SourceMention? found = null;
        foreach (var source in draft.SourcesBy.In(trigger.Sentence))
        {
            if (source.Denies is not null && source.CueToken < trigger.First && source.CueToken > (found?.CueToken ?? -1))
            {
                found = source;
            }
        }
        return found;
    }

    internal static void Add(EventContext context, EventDraft owner, List<SourceMention> list, SourceMention denier, string field, string rule)
    {
        if (list.Exists(other => other.First < denier.End && denier.First < other.End))
        {
            return;
        }
        list.Add(denier);
        owner.Derivation.Add(DraftReason.Ruled(field, denier, rule, EventFiller.Words(context, denier.First, denier.End)));
    }
}
