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

    /// <summary>Candidates by sentence.</summary>
    public SentenceSlices<TriggerCandidate> CandidatesBy { get; } = new([.. candidates], candidate => candidate.First, draft.Text);

    /// <summary>Probability that the report tells of any occurrence; 1 before it is looked at.</summary>
    public double Telling { get; set; } = 1;

    private readonly TriggerSurroundings?[] _around = new TriggerSurroundings?[candidates.Count];

    private Dictionary<string, int>? _counts;

    /// <summary>What stands around a candidate; gathered at the first call.</summary>
    public TriggerSurroundings Around(TriggerCandidate trigger) => _around[trigger.Index] ??= new TriggerSurroundings(Draft, trigger);

    /// <summary>How many candidates are events of the type; counted once, after types are chosen.</summary>
    public int CountOf(string type)
    {
        if (_counts is null)
        {
            _counts = [];
            foreach (var candidate in Candidates)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, candidate.Type, out _)++;
            }
        }
        return _counts.GetValueOrDefault(type);
    }

    /// <summary>The items of a list that may belong to the occurrence, in order: those within three sentences of a trigger, or in the report's first two, or over the list whose item a trigger stands in; none that stands in another item of a list.</summary>
    public List<T> Reach<T>(EventDraft owner, SentenceSlices<T> items) => Within(owner, items, Reach(owner, items, Opening, SentenceReach, Head));

    /// <summary>The items in the sentences of the occurrence's triggers, in order.</summary>
    public List<T> Beside<T>(EventDraft owner, SentenceSlices<T> items) => Reach(owner, items, 0, 0, _ => -1);

    private List<T> Within<T>(EventDraft owner, SentenceSlices<T> items, List<T> reached)
    {
        if (Draft.Items.Any)
        {
            reached.RemoveAll(item => IsApart(owner, items.FirstOf(item)));
        }
        return reached;
    }

    /// <summary>Sentence over the list that the trigger's item is of; -1 where none is.</summary>
    private int Head(TriggerCandidate trigger) => Draft.Items.Under(trigger.First).Head is >= 0 and var head ? Draft.Text.SentenceOf(head) : -1;

    /// <summary>True where the token stands in another item of a list than every trigger of the occurrence.</summary>
    public bool IsApart(EventDraft owner, int token) => Draft.Items.Any && owner.Triggers.TrueForAll(trigger => Draft.Items.Apart(trigger.First, token));

    private static List<T> Reach<T>(EventDraft owner, SentenceSlices<T> items, int opening, int reach, Func<TriggerCandidate, int> head)
    {
        var result = new List<T>();
        var next = 0;
        void Take(int from, int to)
        {
            from = Math.Max(from, next);
            if (to >= from)
            {
                result.AddRange(items.In(from, to));
                next = to + 1;
            }
        }
        Take(0, opening - 1);
        foreach (var trigger in owner.Triggers)
        {
            // Triggers are in order of the text, so the stretches of sentences are too.
            if (head(trigger) is >= 0 and var over)
            {
                Take(over, over);
            }
            Take(trigger.Sentence - reach, trigger.Sentence + reach);
        }
        return result;
    }

    /// <summary>For each sentence the occurrences that its mentions may belong to, in order; the other way round of <see cref="Reach{T}(EventDraft, SentenceSlices{T})"/>.</summary>
    public IReadOnlyList<EventDraft>[] Reaching(IReadOnlyList<EventDraft> owners)
    {
        var reaching = new List<EventDraft>[Draft.Text.Sentences.Length];
        foreach (var owner in owners)
        {
            var next = Opening;
            foreach (var trigger in owner.Triggers)
            {
                for (var s = Math.Max(next, trigger.Sentence - SentenceReach); s <= Math.Min(reaching.Length - 1, trigger.Sentence + SentenceReach); s++)
                {
                    (reaching[s] ??= []).Add(owner);
                    next = s + 1;
                }
            }
        }
        return [.. reaching.Select((list, sentence) => Within(sentence < Opening ? owners : list ?? [], sentence))];
    }

    /// <summary>What a sentence tells stands at its end: the head of an item may stand before it.</summary>
    private IReadOnlyList<EventDraft> Within(IReadOnlyList<EventDraft> owners, int sentence) => Draft.Items.Any && owners.Count > 0 ? [.. owners.Where(owner => !IsApart(owner, Draft.Text.Sentences[sentence].End - 1))] : owners;

    /// <summary>Writes the shared features and hands back the tie.</summary>
    public Tie WriteTie(FeatureSink sink, EventDraft owner, int first, int end, string layer)
    {
        var tie = Tie.Of(Draft, owner.Triggers, first, end);
        tie.Write(sink, Draft, Tags, CandidatesBy, owner, first, end, layer);
        return tie;
    }

    /// <summary>Type of an actor: state, non-state …, or "unlisted".</summary>
    public string ActorType(string id) => Pack.ActorTypes.GetValueOrDefault(id)?.ActorType ?? (id == "civilians" ? "civilians" : "unlisted");
}
