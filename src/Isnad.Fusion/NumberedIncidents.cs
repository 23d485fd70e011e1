using Isnad.Model.Incidents;

namespace Isnad.Fusion;

/// <summary>Numbers for incidents after a change.</summary>
/// <param name="Numbers">A number for each incident, in the order in which they were given.</param>
/// <param name="Pointers">What old numbers stand for now, where that is not all of it under the same number, by old number, then by new one.</param>
/// <param name="Next">The first number that is still free.</param>
public sealed record NumberedIncidents(IReadOnlyList<long> Numbers, IReadOnlyList<IncidentPointer> Pointers, long Next)
{
    /// <summary>
    /// Gives each incident a number that is as stable as can be: overlaps of an old and a new incident are gone through from the largest (of equal ones by the lowest old number, then by the first member), and a new one takes the old's number
    /// where neither has been served; the rest take free numbers in order of their first members. The same membership before and after gives the same numbers, in whatever order it is given.
    /// </summary>
    /// <param name="before">Members by number, of all incidents that a member of <paramref name="after"/> was in, and of those that went.</param>
    /// <param name="after">The incidents now; no mention is in two of them.</param>
    /// <param name="next">The first number that was never given: numbers of incidents that are gone are not given again.</param>
    public static NumberedIncidents Assign(IReadOnlyDictionary<long, IReadOnlyList<MentionKey>> before, IReadOnlyList<IReadOnlyList<MentionKey>> after, long next)
    {
        var old = before.SelectMany(incident => incident.Value.Select(member => (member, incident.Key))).ToDictionary(item => item.member, item => item.Key);
        var firsts = after.Select(members => members.Min()).ToArray();
        var overlaps = after.SelectMany((members, i) => members.Where(old.ContainsKey).GroupBy(member => old[member]).Select(shared => (Old: shared.Key, New: i, Count: shared.Count())))
            .OrderByDescending(overlap => overlap.Count).ThenBy(overlap => overlap.Old).ThenBy(overlap => firsts[overlap.New]).ToArray();
        var numbers = new long?[after.Count];
        var kept = new HashSet<long>();
        foreach (var overlap in overlaps)
        {
            if (numbers[overlap.New] is null && kept.Add(overlap.Old))
            {
                numbers[overlap.New] = overlap.Old;
            }
        }
        foreach (var i in Enumerable.Range(0, after.Count).Where(i => numbers[i] is null).OrderBy(i => firsts[i]))
        {
            numbers[i] = next++;
        }
        var pointers = overlaps.Where(overlap => numbers[overlap.New] != overlap.Old).GroupBy(overlap => overlap.Old).SelectMany(parts => parts.Select(part => new IncidentPointer(part.Old, numbers[part.New],
            kept.Contains(part.Old) ? before.ContainsKey(numbers[part.New]!.Value) ? PointerReason.Moved : PointerReason.Split : parts.Count() == 1 ? PointerReason.Merged : PointerReason.Divided, part.Count)));
        var gone = before.Keys.Except(overlaps.Select(overlap => overlap.Old)).Select(number => new IncidentPointer(number, null, PointerReason.Gone, 0));
        return new NumberedIncidents([.. numbers.Select(number => number!.Value)], [.. pointers.Concat(gone).OrderBy(pointer => pointer.Old).ThenBy(pointer => pointer.New)], next);
    }
}
