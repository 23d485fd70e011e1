using Isnad.Model.Ledger;
using Isnad.Text;

namespace Isnad.Fusion.Accounts;

/// <summary>Groups near-identical texts. A store keeps such groups; this makes them for texts that are at hand together, by the same rule (<see cref="CopyMark"/>).</summary>
public static class CopyGroups
{
    /// <summary>Number of the group of each document that has a copy among the others; numbers count from 1 in order of the documents.</summary>
    public static IReadOnlyDictionary<string, long> Of(IEnumerable<(string Document, string Text)> texts)
    {
        var all = texts.OrderBy(item => item.Document, StringComparer.Ordinal).ToArray();
        var connected = CopyMark.Connected([.. all.Select((item, i) => ((long)i, CopyMark.Of(SearchWords.Of(item.Text))))]);
        var groups = connected.GroupBy(pair => pair.Value, pair => pair.Key).Where(group => group.Count() > 1).OrderBy(group => group.Key);
        return groups.SelectMany((group, number) => group.Select(index => (all[index].Document, number))).ToDictionary(item => item.Document, item => (long)item.number + 1, StringComparer.Ordinal);
    }
}
