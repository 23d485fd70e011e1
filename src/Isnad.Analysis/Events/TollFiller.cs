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
        var chosen = new List<(CasualtyMention Toll, EventDraft Owner, double Probability, IReadOnlyList<string> Beat)>();
        var reaching = context.Reaching(events);
        foreach (var toll in context.Draft.Casualties)
        {
            var (best, top, beat) = Fitting(models, model, context, reaching[context.Draft.Text.SentenceOf(toll.First)], toll, sink);
            if (best is not null && (toll.Whole is null || owners.ContainsKey(toll.Whole)))
            {
                owners[toll] = best;
                chosen.Add((toll, best, top, beat));
            }
        }
        new RivalTolls(models, model, context).Take(chosen, reaching, sink);
        new JoinedTolls(models, model, context).Take(chosen, reaching, sink);
        foreach (var (toll, owner, _, _) in chosen)
        {
            owner.Casualties.Add(toll);
        }
        foreach (var owner in events)
        {
            var all = owner.Casualties.ToArray();
            owner.Casualties.RemoveAll(toll => Array.Exists(all, other => other != toll && Outdoes(other, toll)));
            RivalTolls.AddTellers(context, owner);
        }
        foreach (var (toll, owner, probability, beat) in chosen)
        {
            if (owner.Casualties.Contains(toll))
            {
                owner.Derivation.Add(DraftReason.Scored(context, ("casualties", toll), EventModels.Toll, probability, toll.First, toll.End, beat));
            }
        }
    }

    /// <summary>Gives the tolls of drafts that became no record to the records that they fit next best: "killed three in a raid" may be read as a killing and as a raid, and the dead are the raid's where that alone stays.</summary>
    public static void PassOn(EventModels models, EventContext context, List<EventDraft> kept, IEnumerable<EventDraft> dropped, FeatureSink sink)
    {
        var left = dropped.SelectMany(draft => draft.Casualties).OrderBy(toll => toll.First).ToList();
        if (left.Count == 0 || kept.Count == 0 || models[EventModels.Toll] is not { } model)
        {
            return;
        }
        var reaching = context.Reaching(kept);
        var gained = new HashSet<EventDraft>();
        foreach (var toll in left)
        {
            var (owner, probability, beat) = Fitting(models, model, context, reaching[context.Draft.Text.SentenceOf(toll.First)], toll, sink);
            // A part goes where its whole went.
            if (owner is null || toll.Whole is { } whole && !owner.Casualties.Contains(whole) || owner.Casualties.Exists(other => other == toll || Outdoes(other, toll) || Outdoes(toll, other)))
            {
                continue;
            }
            owner.Casualties.Add(toll);
            owner.Derivation.Add(DraftReason.Scored(context, ("casualties", toll), EventModels.Toll, probability, toll.First, toll.End, beat));
            gained.Add(owner);
        }
        foreach (var owner in gained)
        {
            owner.Casualties.Sort((a, b) => a.First.CompareTo(b.First));
            RivalTolls.AddTellers(context, owner);
        }
    }

    private static (EventDraft? Owner, double Probability, IReadOnlyList<string> Beat) Fitting(EventModels models, LinearModel model, EventContext context, IReadOnlyList<EventDraft> owners, CasualtyMention toll, FeatureSink sink)
    {
        (EventDraft? Owner, double Probability) best = (null, models.Threshold(EventModels.Toll));
        var scored = new List<(EventDraft Owner, double Probability)>(owners.Count);
        foreach (var owner in owners)
        {
            FillerFeatures.WriteToll(sink, context, owner, toll);
            var probability = model.Probability(sink.Keys);
            best = probability > best.Probability ? (owner, probability) : best;
            scored.Add((owner, probability));
        }
        return (best.Owner, best.Probability, best.Owner is null ? [] : Beaten(context, scored, best));
    }

    /// <summary>The other occurrences that it might have been of, and that it is of none.</summary>
    private static IReadOnlyList<string> Beaten(EventContext context, List<(EventDraft Owner, double Probability)> scored, (EventDraft? Owner, double Probability) best) => DraftReason.Next(
        scored.Where(other => other.Owner != best.Owner).Select(other => ($"of «{EventFiller.Words(context, other.Owner.Triggers[0].First, other.Owner.Triggers[0].End)}»", other.Probability)).Append(("of no record", 1 - best.Probability)));

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
