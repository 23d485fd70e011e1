using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;

namespace Isnad.Analysis.Events;

/// <summary>Gives every toll to the one occurrence that it fits best; its parts go with it, and a figure that is told again counts once.</summary>
public static class TollFiller
{
    /// <summary>Fills the tolls of all occurrences of a report.</summary>
    public static void Fill(EventModels models, EventContext context, List<EventDraft> events, FeatureSink sink)
    {
        if (models[EventModels.Toll] is not { } model)
        {
            return;
        }
        var owners = new Dictionary<CasualtyMention, EventDraft>();
        var chosen = new List<(CasualtyMention Toll, EventDraft Owner, double Probability)>();
        var reaching = context.Reaching(events);
        foreach (var toll in context.Draft.Casualties)
        {
            var (best, top) = Fitting(models, model, context, reaching[context.Draft.Text.SentenceOf(toll.First)], toll, sink);
            if (best is not null && (toll.Whole is null || owners.ContainsKey(toll.Whole)))
            {
                owners[toll] = best;
                chosen.Add((toll, best, top));
            }
        }
        foreach (var (toll, owner, _) in chosen)
        {
            owner.Casualties.Add(toll);
        }
        foreach (var owner in events)
        {
            var all = owner.Casualties.ToArray();
            owner.Casualties.RemoveAll(toll => Array.Exists(all, other => other != toll && Outdoes(other, toll)));
        }
        foreach (var (toll, owner, probability) in chosen)
        {
            if (owner.Casualties.Contains(toll))
            {
                owner.Derivation.Add(EventFiller.Reason(context, "casualties", EventModels.Toll, probability, toll.First, toll.End, []));
            }
        }
    }

    private static (EventDraft? Owner, double Probability) Fitting(EventModels models, LinearModel model, EventContext context, IReadOnlyList<EventDraft> owners, CasualtyMention toll, FeatureSink sink)
    {
        (EventDraft? Owner, double Probability) best = (null, models.Threshold(EventModels.Toll));
        foreach (var owner in owners)
        {
            FillerFeatures.WriteToll(sink, context, owner, toll);
            var probability = model.Probability(sink.Keys);
            best = probability > best.Probability ? (owner, probability) : best;
        }
        return best;
    }

    /// <summary>True where another toll of the record tells what this one tells: before it, with a number where it has none, or as "at least" of its figure.</summary>
    private static bool Outdoes(CasualtyMention other, CasualtyMention toll)
    {
        if (other.Kind == toll.Kind && other.Min == toll.Min && other.Max == toll.Max && other.Demographic == toll.Demographic)
        {
            return other.First < toll.First;
        }
        if (other.Whole is not null || toll.Whole is not null || other.Kind != toll.Kind && toll.Kind != "killed-or-wounded")
        {
            return false;
        }
        var unnumbered = toll is { Min: 2, Max: null };
        return unnumbered ? other.Min > 2 || other is { Min: 2, Max: not null } : other.Kind == toll.Kind && other.Min == toll.Min && toll.Max == toll.Min && toll.Min > 2 && other.Max is null;
    }
}
