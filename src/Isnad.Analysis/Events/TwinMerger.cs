using Isnad.Analysis.Items;
using Isnad.Analysis.Mentions;
using Isnad.Model.Events;

namespace Isnad.Analysis.Events;

/// <summary>Joins drafts that the links left apart but whose fields agree: one side's acts of one type in one place and at one time are one record (ruling 23), unless
/// the text gives them tolls of their own or tells them in items of a list that bear other days.</summary>
public static class TwinMerger
{
    /// <summary>Name of the rule in a derivation.</summary>
    public const string Name = "twin-of-one-side-type-place-and-time";

    /// <summary>The drafts with twins joined to the earlier one; drafts of one list of places stay apart.</summary>
    public static List<EventDraft> Merge(ReportItems items, List<EventDraft> drafts)
    {
        var kept = new List<EventDraft>(drafts.Count);
        // Numbers of those kept by what twins share, so that a long report is not compared with itself.
        var byPlace = new Dictionary<(string Type, object Place), List<int>>();
        foreach (var draft in drafts)
        {
            var first = Keys(draft).Min(key => byPlace.TryGetValue(key, out var known) && known.FindIndex(index => Twins(kept[index], draft) && !OfOtherDays(items, kept[index], draft)) is >= 0 and var at ? (int?)known[at] : null);
            if (first is { } number)
            {
                var twin = kept[number];
                TakeReasons(twin, draft);
                twin.Triggers.AddRange(draft.Triggers.Except(twin.Triggers));
                twin.Time ??= draft.Time;
                twin.Sources.AddRange(draft.Sources.Except(twin.Sources));
                twin.Casualties.AddRange(draft.Casualties.Except(twin.Casualties));
                continue;
            }
            foreach (var key in Keys(draft))
            {
                (byPlace.TryGetValue(key, out var known) ? known : byPlace[key] = []).Add(kept.Count);
            }
            kept.Add(draft);
        }
        return kept;
    }

    /// <summary>Why the twin's mentions are of this occurrence, and what was known of the values that it brings.</summary>
    private static void TakeReasons(EventDraft twin, EventDraft draft)
    {
        twin.Derivation.AddRange(draft.Triggers.Except(twin.Triggers).Select(trigger => DraftReason.Ruled("triggers", trigger, Name, null)));
        object?[] taken = [twin.Time is null ? draft.Time : null, .. draft.Sources.Except(twin.Sources), .. draft.Casualties.Except(twin.Casualties)];
        twin.Derivation.AddRange(draft.Derivation.Where(reason => reason.Of is not null && Array.IndexOf(taken, reason.Of) >= 0));
    }

    /// <summary>Two drafts of one type mean one place where they share any of these (<see cref="PlaceFeatures.Same"/>).</summary>
    internal static IEnumerable<(string Type, object Place)> Keys(EventDraft draft)
    {
        if (draft.Places.Count > 0)
        {
            yield return (draft.Type, draft.Places[0].Origin);
            if (draft.Places[0].Chosen is { } chosen)
            {
                yield return (draft.Type, chosen.Id);
            }
        }
    }

    private static bool Twins(EventDraft a, EventDraft b) => a.Type == b.Type && a.Triggers != b.Triggers && b.Triggers[^1].Sentence - a.Triggers[0].Sentence <= EventClusterer.Stretch && a.Places.Count > 0 && b.Places.Count > 0 && PlaceFeatures.Same(a.Places[0], b.Places[0])
        && PlaceFeatures.Coarseness(a.Places[0]) < 3
        && (a.Time?.Interval is null || b.Time?.Interval is null || a.Time.Interval == b.Time.Interval)
        && SharesSide(a, b) && (a.Casualties.Count == 0 || b.Casualties.Count == 0);

    private static bool OfOtherDays(ReportItems items, EventDraft a, EventDraft b) => items.Any && a.Triggers.TrueForAll(left => b.Triggers.TrueForAll(right => items.OfOtherDays(left.First, right.First)));

    private static bool SharesSide(EventDraft a, EventDraft b)
    {
        var left = Acting(a);
        var right = Acting(b);
        return left.Count == 0 || right.Count == 0 || left.Exists(right.Contains);
    }

    private static List<string> Acting(EventDraft draft) => [.. draft.Actors.Where(pair => pair.Role == ActorRole.Actor).Select(pair => pair.Mention.Id)];
}
