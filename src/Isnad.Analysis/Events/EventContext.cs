using Isnad.Analysis.Learning;
using Isnad.Analysis.Tagging;
using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>What the choices about an occurrence look at: the draft, its tags, all candidates.</summary>
public sealed class EventContext(ReportDraft draft, TagLine tags, IReadOnlyList<TriggerCandidate> candidates, LanguagePack pack)
{
    private const int SentenceReach = 3, Opening = 2;

    /// <summary>The draft.</summary>
    public ReportDraft Draft { get; } = draft;

    /// <summary>Tags of its tokens.</summary>
    public TagLine Tags { get; } = tags;

    /// <summary>All candidates; those that are events have a type.</summary>
    public IReadOnlyList<TriggerCandidate> Candidates { get; } = candidates;

    /// <summary>The language pack.</summary>
    public LanguagePack Pack { get; } = pack;

    /// <summary>True where a mention may belong to the occurrence: within three sentences of a trigger, or in the report's first two.</summary>
    public bool InReach(EventDraft owner, int token)
    {
        var sentence = Draft.Text.SentenceOf(token);
        if (sentence < Opening)
        {
            return true;
        }
        foreach (var trigger in owner.Triggers)
        {
            if (Math.Abs(trigger.Sentence - sentence) <= SentenceReach)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Writes the shared features and hands back the tie.</summary>
    public Tie WriteTie(FeatureSink sink, EventDraft owner, int first, int end, string layer)
    {
        var tie = Tie.Of(Draft, owner.Triggers, first, end);
        tie.Write(sink, Draft, Tags, Candidates, owner, first, end, layer);
        return tie;
    }

    /// <summary>Type of an actor: state, non-state …, or "unlisted".</summary>
    public string ActorType(string id) => Pack.ActorTypes.GetValueOrDefault(id)?.ActorType ?? (id == "civilians" ? "civilians" : "unlisted");
}
