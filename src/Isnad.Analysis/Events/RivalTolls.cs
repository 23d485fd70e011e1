using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;

namespace Isnad.Analysis.Events;

/// <summary>Figures that several tellers give of one occurrence: each stands, with its teller among the record's sources (codebook, section 4). The learned score weighs every figure alone, and the second of two, which often names neither deed nor place, falls short of it.</summary>
internal sealed class RivalTolls(EventModels models, LinearModel model, EventContext context)
{
    /// <summary>Name of the rule in a derivation: a source that gives a figure of its own.</summary>
    private const string Name = "gives-a-rival-figure";

    /// <summary>Share of the threshold that is enough for a figure that somebody else gives of the same kind.</summary>
    private const double Enough = 0.5;

    /// <summary>Adds the figures left over that stand against one that was taken, and those of other kinds that the same teller gives with them.</summary>
    public void Take(List<(CasualtyMention Toll, EventDraft Owner, double Probability, IReadOnlyList<string> Beat)> chosen, IReadOnlyList<EventDraft>[] reaching, FeatureSink sink)
    {
        if (chosen.Count == 0)
        {
            return;
        }
        var taken = chosen.ConvertAll(item => (item.Toll, item.Owner));
        SourceMention? last = null;
        foreach (var toll in context.Draft.Casualties)
        {
            if (!IsNumbered(toll) || taken.Exists(item => item.Toll == toll) || TollTellers.Of(context.Draft, toll) is not ({ } teller, not "continued"))
            {
                continue;
            }
            var beside = teller == last ? taken.FindLast(item => Near(item.Toll, toll)) : taken.FindLast(item => Near(item.Toll, toll) && IsRival(context.Draft, item.Toll, toll, teller));
            if (beside.Owner is not { } owner || !reaching[context.Draft.Text.SentenceOf(toll.First)].Contains(owner) || OthersBetween(owner, beside.Toll, toll))
            {
                continue;
            }
            FillerFeatures.WriteToll(sink, context, owner, toll);
            var probability = model.Probability(sink.Keys);
            if (probability > models.Threshold(EventModels.Toll) * Enough)
            {
                taken.Add((toll, owner));
                chosen.Add((toll, owner, probability, [DraftReason.With("of no record", 1 - probability)]));
                last = teller;
            }
        }
        chosen.Sort((a, b) => a.Toll.First.CompareTo(b.Toll.First));
    }

    /// <summary>Who gives a figure beside another of the same kind is a source of the record.</summary>
    public static void AddTellers(EventContext context, EventDraft owner)
    {
        foreach (var toll in owner.Casualties)
        {
            if (!IsNumbered(toll) || TollTellers.Of(context.Draft, toll) is not ({ } teller, not "continued") || !owner.Casualties.Exists(other => IsRival(context.Draft, other, toll, teller))
                || owner.Sources.Exists(source => source == teller || source.First < teller.End && teller.First < source.End))
            {
                continue;
            }
            owner.Sources.Add(teller);
            owner.Derivation.Add(DraftReason.Ruled("sources", teller, Name, EventFiller.Words(context, teller.First, teller.End)));
        }
    }

    /// <summary>Another figure of the same kind that somebody else gives.</summary>
    private static bool IsRival(ReportDraft draft, CasualtyMention other, CasualtyMention toll, SourceMention teller) =>
        other != toll && IsNumbered(other) && other.Kind == toll.Kind && (other.Min != toll.Min || other.Max != toll.Max) && (other.Group is null || toll.Group is null || other.Group == toll.Group)
        && TollTellers.Of(draft, other) is { } told && told.Source != teller;

    /// <summary>A count of several; one man and an unnumbered crowd are no figures that are disputed.</summary>
    private static bool IsNumbered(CasualtyMention toll) => toll is { Whole: null, Min: >= 2 } and not { Min: 2, Max: null };

    private bool Near(CasualtyMention earlier, CasualtyMention toll) => earlier.First < toll.First && context.Draft.Text.SentenceOf(toll.First) - context.Draft.Text.SentenceOf(earlier.First) <= 1;

    /// <summary>Words for another occurrence stand between the two, or behind the later one in its sentence: the figure may be of that.</summary>
    private bool OthersBetween(EventDraft owner, CasualtyMention earlier, CasualtyMention toll)
    {
        var sentence = context.Draft.Text.SentenceOf(toll.First);
        foreach (var candidate in context.CandidatesBy.In(context.Draft.Text.SentenceOf(earlier.First), sentence))
        {
            if (candidate.First >= earlier.End && candidate.Type.Length > 0 && !owner.Owns(candidate) && !(candidate.First < toll.End && toll.First < candidate.End) && candidate.First != toll.CueToken)
            {
                return true;
            }
        }
        return false;
    }
}
