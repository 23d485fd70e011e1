using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion;

/// <summary>An incident that stands in a store: its members, and how they came together, in order.</summary>
internal sealed record StandingIncident(IReadOnlyList<MentionKey> Members, IReadOnlyList<ClusterJoin> Joins);

/// <summary>Cuts mentions into incidents. It may be given all mentions or any set of them that no pair at or above the threshold and no must-link leaves: each comes out the same. Incidents that such pairs
/// lead to may stand beside them as they are.</summary>
internal static class Partition
{
    /// <summary>The incidents among <paramref name="keys"/>, which stand in order, in order of their first members.</summary>
    /// <param name="keys">The mentions.</param>
    /// <param name="days">Their fixed days.</param>
    /// <param name="pairs">Kept pairs among them, as indexes with log-odds, each once.</param>
    /// <param name="decisions">Decisions; those on other mentions are passed over.</param>
    /// <param name="settings">How pairs become clusters.</param>
    public static IReadOnlyList<FusedIncident> Of(MentionKey[] keys, IReadOnlyList<DateInterval?> days, IReadOnlyCollection<(int A, int B, double Score)> pairs, LinkDecisions decisions, FusionSettings settings) => Of(keys, days, [], pairs, decisions, settings).Incidents;

    /// <summary>The same beside standing incidents: the incidents of the other mentions, and those of <paramref name="standing"/> that something would join, of which the rest then tells nothing.</summary>
    /// <param name="keys">All mentions, those of standing incidents too.</param>
    /// <param name="days">Their fixed days.</param>
    /// <param name="standing">Incidents that stand.</param>
    /// <param name="pairs">Kept pairs of which at least one belongs to no standing incident.</param>
    /// <param name="decisions">Decisions; those on other mentions are passed over.</param>
    /// <param name="settings">How pairs become clusters.</param>
    public static (IReadOnlyList<FusedIncident> Incidents, IReadOnlyList<StandingIncident> Disturbed) Of(MentionKey[] keys, IReadOnlyList<DateInterval?> days, IReadOnlyList<StandingIncident> standing,
        IReadOnlyCollection<(int A, int B, double Score)> pairs, LinkDecisions decisions, FusionSettings settings)
    {
        (int, int)[] Known(IEnumerable<(MentionKey A, MentionKey B)> list) => [.. list.Where(pair => pair.A != pair.B).Select(pair => (A: Index(keys, pair.A), B: Index(keys, pair.B))).Where(pair => pair is { A: >= 0, B: >= 0 })];
        var owner = new int[keys.Length];
        Array.Fill(owner, -1);
        for (var i = 0; i < standing.Count; i++)
        {
            foreach (var member in standing[i].Members)
            {
                owner[Index(keys, member)] = i;
            }
        }
        var valued = pairs.Select(pair => (pair.A, pair.B, PairScore.ProbabilityOf(pair.Score))).Concat(OfOneReport(keys, owner, settings));
        var (clusters, disturbed) = Clusterer.Cluster(days, owner, [.. standing.Select(incident => incident.Joins.Select(join => new Joined(Index(keys, join.Into), Index(keys, join.From), join.Mean)).ToArray())],
            valued, Known(decisions.MustLink), Known(decisions.CannotLink), settings);
        return (Fused(keys, clusters, pairs), [.. disturbed.Select(index => standing[index])]);
    }

    /// <summary>Index of a mention among ordered ones; negative where it is not there.</summary>
    public static int Index(MentionKey[] keys, MentionKey key) => Array.BinarySearch(keys, key);

    private static IReadOnlyList<FusedIncident> Fused(MentionKey[] keys, List<(List<int> Members, List<Joined> Joins)> clusters, IReadOnlyCollection<(int A, int B, double Score)> pairs)
    {
        var home = new int[keys.Length];
        Array.Fill(home, -1);
        for (var c = 0; c < clusters.Count; c++)
        {
            clusters[c].Members.ForEach(member => home[member] = c);
        }
        var within = pairs.Where(pair => home[pair.A] >= 0 && home[pair.A] == home[pair.B]).ToLookup(pair => home[pair.A]);
        return [.. clusters.Select((cluster, c) => new FusedIncident([.. cluster.Members.Select(member => keys[member])], [.. within[c].Select(pair => new PairScore(keys[pair.A], keys[pair.B], pair.Score))])
        {
            Joins = [.. cluster.Joins.Select(join => new ClusterJoin(keys[join.Into], keys[join.From], join.Mean))],
        })];
    }

    private static IEnumerable<(int, int, double)> OfOneReport(MentionKey[] keys, int[] owner, FusionSettings settings)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            for (var j = i + 1; j < keys.Length && keys[j].Document == keys[i].Document; j++)
            {
                if (owner[i] < 0 || owner[j] < 0)
                {
                    yield return (i, j, settings.SameReport);
                }
            }
        }
    }
}
