using Isnad.Fusion;
using Isnad.Model.Incidents;

namespace Isnad.Evaluation.Incidents;

/// <summary>Precision, recall and their harmonic mean.</summary>
public readonly record struct IncidentFigure(double Precision, double Recall)
{
    /// <summary>Harmonic mean.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}

/// <summary>How clusters agree with hand-made incidents, as tools/score_incidents.py counts it: B-cubed over all records, over those that are linked in gold, and pairs.</summary>
public sealed record IncidentFigures(IncidentFigure All, IncidentFigure Linked, IncidentFigure Pairs)
{
    /// <summary>Scores <paramref name="clusters"/> over <paramref name="records"/>; a record in no cluster stands alone, members outside the records are left out.</summary>
    public static IncidentFigures Of(IReadOnlyCollection<MentionKey> records, IEnumerable<IEnumerable<MentionKey>> gold, IEnumerable<IEnumerable<MentionKey>> clusters)
    {
        var known = records.ToHashSet();
        var (own, other) = (Homes(known, clusters), Homes(known, gold));
        var sizes = (own: own.Values.CountBy(home => home).ToDictionary(), other: other.Values.CountBy(home => home).ToDictionary());
        var both = known.Select(key => (own[key], other[key])).CountBy(pair => pair).ToDictionary();
        double Share(IEnumerable<MentionKey> keys, Dictionary<int, int> size, Dictionary<MentionKey, int> home) =>
            keys.Select(key => both[(own[key], other[key])] / (double)size[home[key]]).DefaultIfEmpty(0).Average();
        IncidentFigure Cubed(ICollection<MentionKey> keys) => new(Share(keys, sizes.own, own), Share(keys, sizes.other, other));
        double Pairs(IEnumerable<int> counts) => counts.Sum(count => count * (count - 1.0) / 2);
        var (shared, told, real) = (Pairs(both.Values), Pairs(sizes.own.Values), Pairs(sizes.other.Values));
        return new(Cubed(known), Cubed([.. known.Where(key => sizes.other[other[key]] > 1)]), new(told > 0 ? shared / told : 0, real > 0 ? shared / real : 0));
    }

    private static Dictionary<MentionKey, int> Homes(HashSet<MentionKey> known, IEnumerable<IEnumerable<MentionKey>> clusters)
    {
        var result = new Dictionary<MentionKey, int>();
        var number = 0;
        foreach (var cluster in clusters)
        {
            foreach (var key in cluster.Where(known.Contains))
            {
                result[key] = number;
            }
            number++;
        }
        foreach (var key in known)
        {
            result.TryAdd(key, number++);
        }
        return result;
    }
}
