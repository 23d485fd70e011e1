using Isnad.Analysis.Learning;
using Isnad.Language;

namespace Isnad.Analysis.Events;

/// <summary>Chooses which candidates are events, and which of them tell one occurrence.</summary>
public sealed class EventClusterer(EventModels models)
{
    private const int Farthest = 12, Opening = 2, Members = 8;

    /// <summary>Sentences that one occurrence may be told over. A text that is longer holds several reports; without a bound every look at an occurrence would
    /// cost more the longer the text is.</summary>
    internal const int Stretch = 300;

    private readonly double[] _scores = new double[EventModels.Types.Length];

    /// <summary>Gives every candidate its type, empty where it is no event.</summary>
    public void Choose(EventContext context, FeatureSink sink)
    {
        var model = models[EventModels.Trigger];
        if (model is null || context.Candidates.Count == 0)
        {
            return;
        }
        if (models[EventModels.Report] is { } report)
        {
            ReportFeatures.Write(sink, context);
            context.Telling = report.Probability(sink.Keys);
        }
        var features = new TriggerFeatures(context);
        foreach (var candidate in context.Candidates)
        {
            features.Write(sink, candidate);
            model.Probabilities(sink.Keys, _scores);
            var best = 1;
            for (var c = 2; c < _scores.Length; c++)
            {
                best = _scores[c] > _scores[best] ? c : best;
            }
            candidate.EventProbability = 1 - _scores[0];
            candidate.Probability = _scores[best];
            candidate.Scores = [.. _scores];
            candidate.LikelyType = EventModels.Types[best];
            candidate.Type = candidate.EventProbability > models.Threshold(EventModels.Trigger) ? candidate.LikelyType : "";
        }
    }

    /// <summary>Groups the events: each joins the group whose members it links to with the highest mean probability, if that is above the threshold.</summary>
    public List<EventDraft> Cluster(EventContext context, FeatureSink sink)
    {
        var groups = new List<List<TriggerCandidate>>();
        // Those that may still grow, in order: candidates come in order of the text, so that what is left behind stays behind.
        var open = new List<List<TriggerCandidate>>();
        var nearest = new List<double>();
        var model = models[EventModels.Link];
        foreach (var candidate in context.Candidates)
        {
            if (candidate.Type.Length == 0)
            {
                continue;
            }
            List<TriggerCandidate>? best = null;
            var top = models.Threshold(EventModels.Link);
            var near = 0.0;
            (TriggerCandidate? To, double Score) rival = (null, 0);
            open.RemoveAll(group => IsLeft(group, candidate));
            foreach (var group in model is null ? [] : open)
            {
                var score = Affinity(context, sink, model!, group, candidate);
                near = Math.Max(near, score);
                rival = score > top && best is not null ? (best[0], top) : score <= top && score > rival.Score ? (group[0], score) : rival;
                if (score > top)
                {
                    (best, top) = (group, score);
                }
            }
            candidate.Link = new TriggerLink(best?[0], best is null ? 0 : top, rival.To, rival.Score);
            if (best is null)
            {
                groups.Add([candidate]);
                open.Add(groups[^1]);
                nearest.Add(near);
            }
            else
            {
                best.Add(candidate);
            }
        }
        return [.. groups.Select((group, i) => new EventDraft(group) { NearestLink = nearest[i] })];
    }

    /// <summary>A group that the report has left long ago is taken up again only if it opened the report.</summary>
    private static bool IsLeft(List<TriggerCandidate> group, TriggerCandidate candidate) =>
        candidate.Sentence - group[^1].Sentence > Farthest && group[0].Sentence > Opening || candidate.Sentence - group[0].Sentence > Stretch;

    /// <summary>Mean of the strongest link and of all links, so that a chain of weak links does not join what its ends keep apart. Across the items of one list
    /// what opens an item anew is linked only at the same town or through what stands over them, and not even so where both items bear a day of their own.</summary>
    private static double Affinity(EventContext context, FeatureSink sink, LinearModel model, List<TriggerCandidate> group, TriggerCandidate candidate)
    {
        double sum = 0, best = 0;
        var items = context.Draft.Items;
        var counted = 0;
        foreach (var member in group.Count > Members ? group.Skip(group.Count - Members) : group)
        {
            if (items.OfOtherDays(member.First, candidate.First))
            {
                return 0;
            }
            if (items.TellOther(member.First, candidate.First) && !GoesOn(context, member, candidate))
            {
                continue;
            }
            counted++;
            LinkFeatures.Write(sink, context, member, candidate);
            var probability = model.Probability(sink.Keys);
            sum += probability;
            best = Math.Max(best, probability);
        }
        return counted == 0 ? 0 : ((sum / counted) + best) / 2;
    }

    /// <summary>True where a later item of a list may tell on: the same town ("breaking: a raid on X", "three killed in a raid on X"), or "the raid" with no other town.</summary>
    private static bool GoesOn(EventContext context, TriggerCandidate member, TriggerCandidate candidate)
    {
        TriggerSurroundings before = context.Around(member), now = context.Around(candidate);
        return before.Spot is { } one && now.Spot is { } two && PlaceFeatures.Same(one, two) || (candidate.Clitics & Clitics.Article) != 0 && !now.IsElsewhere(before);
    }
}
