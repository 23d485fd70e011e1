using Isnad.Analysis.Learning;
using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Events;

/// <summary>How a mention stands to an occurrence: to its nearest trigger, in its own sentence first.</summary>
public readonly struct Tie
{
    private static readonly Feature Where = new("where"), Distance = new("distance"), LexWhere = new("lex, where"), TypeWhere = new("type, where"), Preposition = new("preposition"),
        TypePreposition = new("type, preposition"), FormPreposition = new("form, preposition"), LexPreposition = new("lex, preposition"), Word = new("word before"), TypeWord = new("type, word before"), WordAfter = new("word after"),
        Between = new("between"), Path = new("path"), TriggersBetween = new("triggers between"), Commas = new("commas between"), Clause = new("clause between"), SpeechBetween = new("speech between"), Parted = new("parted"), PartedBy = new("layer, parted"), Turned = new("turned"), TurnedBy = new("layer, turned"), FormWhere = new("form, where"), FormDistance = new("form, distance"),
        Many = new("triggers"), GroupBefore = new("group before"), TypeGroup = new("type, group before"), GroupAfter = new("group after"), GroupBetween = new("group between"), Nearer = new("nearer to another event"), OtherTrigger = new("other trigger nearest"), RivalStands = new("rival"), RivalType = new("rival type"), LastBefore = new("last trigger before");

    private const int RivalReach = 4;

    /// <summary>Layer of times. A day is told once for what follows, over turns and joined deeds alike.</summary>
    public const string TimeLayer = "time";

    private Tie(TriggerCandidate trigger, int sentences, int tokens, bool before)
    {
        Trigger = trigger;
        Sentences = sentences;
        Tokens = tokens;
        IsBefore = before;
    }

    /// <summary>The nearest trigger.</summary>
    public TriggerCandidate Trigger { get; }

    /// <summary>Sentences from the trigger to the mention; negative: the mention comes first.</summary>
    public int Sentences { get; }

    /// <summary>Tokens between them.</summary>
    public int Tokens { get; }

    /// <summary>True where the mention comes before the trigger.</summary>
    public bool IsBefore { get; }

    /// <summary>Distance for comparing mentions: a sentence counts more than any number of tokens.</summary>
    public long Cost => (Math.Abs((long)Sentences) * 10_000) + Tokens;

    /// <summary>Side and coarse distance in one word.</summary>
    public string Zone => Sentences switch { 0 => IsBefore ? "left" : "right", -1 => "sentence before", 1 => "sentence after", < 0 => "earlier", _ => "later" };

    /// <summary>Finds the nearest trigger.</summary>
    public static Tie Of(ReportDraft draft, IReadOnlyList<TriggerCandidate> triggers, int first, int end)
    {
        var sentence = draft.Text.SentenceOf(first);
        TriggerCandidate? best = null;
        long least = long.MaxValue;
        var apart = 0;
        var (from, to) = Neighbours(triggers, first);
        for (var i = from; i < to; i++)
        {
            var trigger = triggers[i];
            var sentences = sentence - trigger.Sentence;
            var tokens = first >= trigger.End ? first - trigger.End : Math.Max(0, trigger.First - end);
            if (sentences < -1 && draft.Items.Under(trigger.First) is { Head: >= 0 } item && draft.Text.SentenceOf(item.Head) == sentence)
            {
                // What stands over a list stands right before each of its items.
                (sentences, tokens) = (-1, trigger.First - item.First);
            }
            var cost = (Math.Abs((long)sentences) * 10_000) + tokens;
            if (cost < least)
            {
                (best, least, apart) = (trigger, cost, sentences);
            }
        }
        return new Tie(best!, apart, (int)(least % 10_000), first < best!.First);
    }

    /// <summary>The triggers among which the nearest is: the last that ends before the mention and the first that does not. Triggers are in order of the text
    /// and do not overlap.</summary>
    private static (int From, int To) Neighbours(IReadOnlyList<TriggerCandidate> triggers, int first)
    {
        int low = 0, high = triggers.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = triggers[middle].End <= first ? (middle + 1, high) : (low, middle);
        }
        return (Math.Max(0, low - 1), Math.Min(triggers.Count, low + 1));
    }

    /// <summary>Writes what all kinds of mentions share.</summary>
    public void Write(FeatureSink sink, ReportDraft draft, TagLine tags, SentenceSlices<TriggerCandidate> all, EventDraft owner, int first, int end, string layer)
    {
        var type = owner.Type;
        var zone = Zone;
        var distance = Bucket(Tokens);
        sink.Add(Where, zone);
        sink.Add(Distance, zone, Sentences == 0 ? distance : Math.Min(6, Math.Abs(Sentences)));
        sink.Add(TypeWhere, type, zone);
        sink.Add(FormWhere, Trigger.Form, zone);
        sink.Add(Many, Math.Min(3, owner.Triggers.Count));
        var before = draft.Matches.Has(first - 1, Cue.Prep) || draft.Matches.Has(first - 1, Cue.By) || draft.Matches.Has(first - 1, Cue.Against) || draft.Matches.Has(first - 1, Cue.With) ? tags[first - 1] : TokenTag.Class(Proclitic(draft, first));
        sink.Add(Preposition, zone, before);
        sink.Add(TypePreposition, type, before);
        sink.Add(Word, tags[first - 1]);
        sink.Add(TypeWord, type, tags[first - 1]);
        sink.Add(WordAfter, tags[end]);
        sink.Add(GroupBefore, zone, tags.Cluster(first - 1));
        sink.Add(TypeGroup, type, tags.Cluster(first - 1));
        sink.Add(GroupAfter, tags.Cluster(end));
        Rival(sink, draft, all, owner, first, end, zone);
        if (Sentences != 0)
        {
            if (layer != TimeLayer)
            {
                var turned = draft.Text.SentenceOf(first) - Trigger.Sentence is var apart && apart != Sentences ? "over the list" : draft.Turns.Between(Trigger.Sentence, Trigger.Sentence + apart);
                sink.Add(Turned, zone, turned);
                sink.Add(TurnedBy, zone + layer, turned);
            }
            return;
        }
        sink.Add(FormDistance, Trigger.Form + zone, distance);
        sink.Add(LexWhere, Trigger.Lexeme.Id, zone);
        sink.Add(FormPreposition, Trigger.Form + zone, before);
        sink.Add(LexPreposition, Trigger.Lexeme.Id + zone, before);
        WriteBetween(sink, draft, tags, all, first, end, zone, layer);
    }

    /// <summary>Whether a trigger of another occurrence stands nearer to the mention, and of what type: mentions belong to what stands beside them.</summary>
    private void Rival(FeatureSink sink, ReportDraft draft, SentenceSlices<TriggerCandidate> all, EventDraft owner, int first, int end, string zone)
    {
        var sentence = draft.Text.SentenceOf(first);
        TriggerCandidate? rival = null, before = null;
        var least = long.MaxValue;
        foreach (var other in all.In(sentence - RivalReach, sentence + RivalReach))
        {
            // What another item of a list tells is no rival within this one.
            if (other.Type.Length == 0 || draft.Items.Apart(other.First, first) || draft.Items.Apart(other.First, Trigger.First))
            {
                continue;
            }
            before = other.First <= first ? other : before;
            if (owner.Owns(other))
            {
                continue;
            }
            var tokens = first >= other.End ? first - other.End : Math.Max(0, other.First - end);
            var cost = (Math.Abs((long)sentence - other.Sentence) * 10_000) + tokens;
            if (cost < least)
            {
                (rival, least) = (other, cost);
            }
        }
        var stands = rival is null ? "alone" : least < Cost ? (rival.Sentence == sentence ? "nearer, same sentence" : "nearer") : rival.Sentence == sentence ? "farther, same sentence" : "farther";
        sink.Add(RivalStands, zone, stands);
        sink.Add(RivalType, rival?.Type == owner.Type ? "same" : "other", stands);
        sink.Add(LastBefore, zone, before is null ? "none" : owner.Owns(before) ? "own" : "other");
    }

    private void WriteBetween(FeatureSink sink, ReportDraft draft, TagLine tags, SentenceSlices<TriggerCandidate> all, int first, int end, string zone, string layer)
    {
        var (low, high) = IsBefore ? (end, Trigger.First) : (Trigger.End, first);
        int commas = 0, speech = 0, clause = 0;
        for (var i = low; i < high; i++)
        {
            commas += draft.Text.Tokens[i].Kind == TokenKind.Mark ? 1 : 0;
            speech += draft.Matches.Has(i, Cue.Says) ? 1 : 0;
            clause += draft.Matches.Has(i, Cue.Rel) || draft.Matches.Has(i, Cue.TimeConj) || draft.Matches.Has(i, Cue.Conj) ? 1 : 0;
            if (high - low <= 4)
            {
                sink.Add(Between, zone, tags[i]);
                sink.Add(GroupBetween, zone, tags.Cluster(i));
            }
        }
        if (high - low is > 0 and <= 2)
        {
            sink.Add(Path, zone + layer, high - low == 1 ? tags[low].Text : tags[low].Text + " " + tags[low + 1].Text);
        }
        sink.Add(Commas, zone, Math.Min(3, commas));
        sink.Add(Clause, zone, Math.Min(2, clause));
        sink.If(speech > 0, SpeechBetween);
        WriteTriggersBetween(sink, all, (low, high), (first, end), zone, layer);
    }

    private void WriteTriggersBetween(FeatureSink sink, SentenceSlices<TriggerCandidate> all, (int Low, int High) between, (int First, int End) mention, string zone, string layer)
    {
        var triggers = 0;
        var parted = IsBefore ? "own " + Joins(Trigger) : "next no";
        foreach (var other in all.In(Trigger.Sentence))
        {
            if (other.Type.Length > 0 && other.First >= between.Low && other.End <= between.High)
            {
                triggers++;
                parted = parted == "next no" ? "next " + Joins(other) : parted;
            }
        }
        if (layer != TimeLayer)
        {
            // "Blasts in X and shelling of Y": what joins on begins a telling of its own, to which what stands before it does not reach.
            sink.Add(Parted, zone + Trigger.Form, parted);
            sink.Add(PartedBy, zone + layer, parted);
        }
        sink.Add(TriggersBetween, zone, Math.Min(3, triggers));
        // A trigger of another occurrence that stands nearer is the likelier owner.
        var nearest = int.MaxValue;
        foreach (var other in all.In(Trigger.Sentence))
        {
            if (other.Type.Length > 0 && other != Trigger && other.Sentence == Trigger.Sentence)
            {
                nearest = Math.Min(nearest, mention.First >= other.End ? mention.First - other.End : Math.Max(0, other.First - mention.End));
            }
        }
        sink.Add(OtherTrigger, zone, nearest == int.MaxValue ? 9 : nearest < Tokens ? 0 : 1);
        sink.If(nearest < Tokens, Nearer);
    }

    private static string Joins(TriggerCandidate trigger) => (trigger.Clitics & Clitics.Conjunction) != 0 ? "and " + trigger.Form : "plain";

    private static string Proclitic(ReportDraft draft, int first)
    {
        foreach (var reading in draft.Text.Words[first].Readings)
        {
            if ((reading.Clitics & Clitics.Preposition) != 0)
            {
                var at = (reading.Clitics & Clitics.Conjunction) != 0 ? 1 : 0;
                return at < draft.Text.Words[first].Text.Length ? draft.Text.Words[first].Text.Substring(at, 1) : "";
            }
            if ((reading.Clitics & Clitics.Conjunction) != 0)
            {
                return "and";
            }
        }
        return "none";
    }

    /// <summary>Distances that differ less the longer they are.</summary>
    public static int Bucket(int tokens) => tokens switch { <= 3 => tokens, <= 5 => 4, <= 8 => 5, <= 12 => 6, <= 20 => 7, <= 35 => 8, _ => 9 };
}
