using Isnad.Model.Incidents;

namespace Isnad.Fusion;

/// <summary>Cuts mentions into incidents. It may be given all mentions or any set of them that no pair at or above the threshold and no must-link leaves: each comes out the same.</summary>
internal static class Partition
{
    /// <summary>The incidents among <paramref name="keys"/>, which stand in order, in order of their first members.</summary>
    /// <param name="keys">The mentions.</param>
    /// <param name="pairs">Kept pairs among them, as indexes with log-odds, each once.</param>
    /// <param name="decisions">Decisions; those on other mentions are passed over.</param>
    /// <param name="settings">How pairs become clusters.</param>
    public static IReadOnlyList<FusedIncident> Of(MentionKey[] keys, IReadOnlyCollection<(int A, int B, double Score)> pairs, LinkDecisions decisions, FusionSettings settings)
    {
        (int, int)[] Known(IEnumerable<(MentionKey A, MentionKey B)> list) => [.. list.Where(pair => pair.A != pair.B).Select(pair => (A: Index(keys, pair.A), B: Index(keys, pair.B))).Where(pair => pair is { A: >= 0, B: >= 0 })];
        var valued = pairs.Select(pair => (pair.A, pair.B, PairScore.ProbabilityOf(pair.Score))).Concat(OfOneReport(keys, settings));
        var clusters = Clusterer.Cluster(keys.Length, valued, Known(decisions.MustLink), Known(decisions.CannotLink), settings);
        var home = new int[keys.Length];
        for (var c = 0; c < clusters.Count; c++)
        {
            clusters[c].ForEach(member => home[member] = c);
        }
        var within = pairs.Where(pair => home[pair.A] == home[pair.B]).ToLookup(pair => home[pair.A]);
        return [.. clusters.Select((members, c) => new FusedIncident([.. members.Select(member => keys[member])], [.. within[c].Select(pair => new PairScore(keys[pair.A], keys[pair.B], pair.Score))]))];
    }

    /// <summary>Index of a mention among ordered ones; negative where it is not there.</summary>
    public static int Index(MentionKey[] keys, MentionKey key) => Array.BinarySearch(keys, key);

    private static IEnumerable<(int, int, double)> OfOneReport(MentionKey[] keys, FusionSettings settings)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            for (var j = i + 1; j < keys.Length && keys[j].Document == keys[i].Document; j++)
            {
                yield return (i, j, settings.SameReport);
            }
        }
    }
}
