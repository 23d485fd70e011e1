using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Text;

namespace Isnad.Analysis.Events;

/// <summary>Tolls told in one breath ("a woman was killed and four people hurt") are of one occurrence. The learned score weighs every figure alone, and the one that stands farther from the deed falls short of it.</summary>
public sealed class JoinedTolls(EventModels models, LinearModel model, EventContext context)
{
    private const int Gap = 2;

    /// <summary>Share of the threshold that is enough beside a toll that was taken.</summary>
    private const double Enough = 0.4;

    /// <summary>Adds those left over that "and" joins to one that was taken: forward through a list first, then back.</summary>
    public void Take(List<(CasualtyMention Toll, EventDraft Owner, double Probability, IReadOnlyList<string> Beat)> chosen, IReadOnlyList<EventDraft>[] reaching, FeatureSink sink)
    {
        var owners = chosen.ToDictionary(item => item.Toll, item => item.Owner);
        var tolls = context.Draft.Casualties;
        for (var i = 1; i < tolls.Count; i++)
        {
            Follow(tolls[i - 1], tolls[i], tolls[i]);
        }
        for (var i = tolls.Count - 1; i > 0; i--)
        {
            Follow(tolls[i], tolls[i - 1], tolls[i]);
        }
        chosen.Sort((a, b) => a.Toll.First.CompareTo(b.Toll.First));

        void Follow(CasualtyMention from, CasualtyMention to, CasualtyMention later)
        {
            if (to.Whole is not null || owners.ContainsKey(to) || !owners.TryGetValue(from.Whole ?? from, out var owner) || !AreJoined(from == later ? to : from, later) || !reaching[context.Draft.Text.SentenceOf(to.First)].Contains(owner))
            {
                return;
            }
            var probability = Score(sink, to, owner);
            if (probability > models.Threshold(EventModels.Toll) * Enough)
            {
                Add(to, owner, probability);
                // Parts were left out for want of their whole.
                foreach (var part in tolls.Where(part => part.Whole == to && !owners.ContainsKey(part) && reaching[context.Draft.Text.SentenceOf(part.First)].Contains(owner)))
                {
                    Add(part, owner, Score(sink, part, owner));
                }
            }
        }

        void Add(CasualtyMention toll, EventDraft owner, double probability)
        {
            owners[toll] = owner;
            chosen.Add((toll, owner, probability, [DraftReason.With("of no record", 1 - probability)]));
        }
    }

    private double Score(FeatureSink sink, CasualtyMention toll, EventDraft owner)
    {
        FillerFeatures.WriteToll(sink, context, owner, toll);
        return model.Probability(sink.Keys);
    }

    /// <summary>"And" begins the later one or the one word of harm before it, with nothing else between.</summary>
    private bool AreJoined(CasualtyMention earlier, CasualtyMention later)
    {
        var text = context.Draft.Text;
        var gap = later.First - earlier.End;
        if (gap is < 0 or > Gap || text.SentenceOf(earlier.First) != text.SentenceOf(later.First) || text.Tokens[earlier.End].Kind == TokenKind.Mark || text.Words[earlier.End].Text[0] != ArabicLetters.Waw)
        {
            return false;
        }
        for (var i = earlier.End; i < later.First; i++)
        {
            if (text.Tokens[i].Kind == TokenKind.Mark || i != later.CueToken && text.Words[i].Text.Length > 1)
            {
                return false;
            }
        }
        return true;
    }
}
