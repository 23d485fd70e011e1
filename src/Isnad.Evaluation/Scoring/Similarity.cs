namespace Isnad.Evaluation.Scoring;

/// <summary>How much a predicted record resembles a gold one.</summary>
internal static class Similarity
{
    /// <summary>
    /// Nothing where the two may not align: types of different families, or neither an overlapping trigger nor two of
    /// place, time and a participant in common.
    /// </summary>
    public static double? Of(ScoredRecord predicted, ScoredRecord gold)
    {
        if (predicted.Family is null || predicted.Family != gold.Family)
        {
            return null;
        }
        bool trigger = TriggersOverlap(predicted, gold);
        int placeAndTime = (Agreement.PlaceMatches(predicted, gold) ? 1 : 0) + (Agreement.TimesOverlap(predicted.Time, gold.Time) ? 1 : 0);
        double shared = SharedActors(predicted, gold);
        if (!trigger && placeAndTime + (shared > 0 ? 1 : 0) < 2)
        {
            return null;
        }
        return 0.35 * (predicted.Type == gold.Type ? 1 : 0.5) + 0.35 * (trigger ? 1 : 0) + 0.1 * (placeAndTime + shared);
    }

    public static bool TriggersOverlap(ScoredRecord a, ScoredRecord b) => a.Triggers.Any(x => b.Triggers.Any(y => Agreement.Overlap(x, y)));

    // Ids outside the list are compared as they are spelt here, unlike in the figures.
    private static double SharedActors(ScoredRecord a, ScoredRecord b)
    {
        HashSet<string?> x = [.. a.Actors.Select(actor => actor.Id)];
        HashSet<string?> y = [.. b.Actors.Select(actor => actor.Id)];
        int all = x.Union(y).Count();
        return (double)x.Count(y.Contains) / Math.Max(1, all);
    }
}
