using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;

namespace Isnad.Analysis.Events;

/// <summary>What stands around a trigger, gathered once: each is compared with many others.</summary>
public sealed class TriggerSurroundings
{
    /// <summary>Tokens around a trigger within which names are its own.</summary>
    private const int Around = 12;

    /// <summary>Letters of a stem from which on it is a word of weight: particles are shorter.</summary>
    private const int Weight = 4;

    private readonly List<(int Token, ulong Stem)> _words = [];
    private readonly int _low;

    public TriggerSurroundings(ReportDraft draft, TriggerCandidate trigger)
    {
        var sentence = draft.Text.Sentences[trigger.Sentence];
        _low = Math.Max(sentence.First, trigger.First - Around);
        for (var i = _low; i < Math.Min(sentence.End, trigger.End + Around); i++)
        {
            if ((i < trigger.First || i >= trigger.End) && TokenTag.Of(draft.Text.Words[i]) is { Text.Length: >= Weight } stem)
            {
                _words.Add((i, stem.Hash));
            }
        }
        FindPlaces(draft, trigger);
        FindSides(draft, trigger);
        foreach (var time in draft.TimesBy.In(trigger.Sentence))
        {
            HasTime |= time.FirstToken - trigger.End < Around && trigger.First - time.EndToken < Around;
            Time ??= time.Interval?.ToString();
        }
        var tolls = draft.CasualtiesBy.In(trigger.Sentence);
        foreach (var toll in tolls)
        {
            // Small numbers are no sign.
            if (toll.Min is > 2)
            {
                Figures.Add((toll.Kind, toll.Min));
            }
        }
        Toll = tolls.Length > 0 ? $"{tolls[0].Kind} {tolls[0].Min}" : null;
    }

    /// <summary>Places around it, countries apart.</summary>
    public List<PlaceMention> Places { get; } = [];

    /// <summary>The town, or point in one, nearest to it in its sentence; null where only wider areas are named.</summary>
    public PlaceMention? Spot { get; private set; }

    /// <summary>Sides named around it.</summary>
    public HashSet<string> Sides { get; } = [];

    /// <summary>Figures of dead, wounded and so on above two in its sentence.</summary>
    public List<(string Kind, int? Min)> Figures { get; } = [];

    /// <summary>True where a time stands around it.</summary>
    public bool HasTime { get; }

    /// <summary>The place nearest to it in its sentence.</summary>
    public string? Place { get; private set; }

    /// <summary>The party nearest to it in its sentence.</summary>
    public string? Actor { get; private set; }

    /// <summary>The first day or period of its sentence.</summary>
    public string? Time { get; }

    /// <summary>The first figure of its sentence.</summary>
    public string? Toll { get; }

    /// <summary>True where both have a town of their own, and not the same one; a point may lie in the other's town.</summary>
    public bool IsElsewhere(TriggerSurroundings other) => Spot is { } one && other.Spot is { } two && !PlaceFeatures.Same(one, two)
        && (PlaceFeatures.Coarseness(one) == PlaceFeatures.Coarseness(two) || one.Admin1 is not null && two.Admin1 is not null && one.Admin1 != two.Admin1);

    /// <summary>How many words of weight around this, the earlier trigger, stand around the later one too; neither trigger itself counts. Five stand for more.</summary>
    public int Share(TriggerSurroundings later)
    {
        var shared = 0;
        foreach (var (token, stem) in _words)
        {
            if (token >= later._low)
            {
                break;
            }
            foreach (var (_, other) in later._words)
            {
                if (other == stem)
                {
                    shared++;
                    break;
                }
            }
        }
        return Math.Min(5, shared);
    }

    private void FindPlaces(ReportDraft draft, TriggerCandidate trigger)
    {
        PlaceMention? best = null;
        int least = int.MaxValue, nearest = Around;
        foreach (var place in draft.PlacesBy.In(trigger.Sentence))
        {
            if (place.Chosen is { Kind: "country" })
            {
                continue;
            }
            if (place.First - trigger.End < Around && trigger.First - place.End < Around / 2)
            {
                Places.Add(place);
            }
            var away = place.First >= trigger.End ? place.First - trigger.End : 2 * (trigger.First - place.End);
            if (away < least)
            {
                (best, least) = (place, away);
            }
            if (away < nearest && PlaceFeatures.Coarseness(place) <= PlaceFeatures.Town)
            {
                (Spot, nearest) = (place, away);
            }
        }
        Place = best is null ? null : best.Chosen?.Id ?? draft.Text.Words[best.Antecedent?.NameFirst ?? best.NameFirst].Text;
    }

    private void FindSides(ReportDraft draft, TriggerCandidate trigger)
    {
        var least = int.MaxValue;
        foreach (var actor in draft.ActorsBy.In(trigger.Sentence))
        {
            if (actor.Naming == ActorNaming.People)
            {
                continue;
            }
            if (actor.First - trigger.End < Around && trigger.First - actor.End < Around)
            {
                Sides.Add(actor.Id);
            }
            var away = actor.First >= trigger.End ? actor.First - trigger.End : trigger.First - actor.End;
            if (away < least)
            {
                (Actor, least) = (actor.Id, away);
            }
        }
    }
}
