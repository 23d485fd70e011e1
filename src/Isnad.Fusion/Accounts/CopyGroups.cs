using Isnad.Model.Ledger;
using Isnad.Text;

namespace Isnad.Fusion.Accounts;

/// <summary>Groups near-identical texts. A store keeps such groups; this makes them for texts that are at hand together.</summary>
public static class CopyGroups
{
    /// <summary>Number of the group of each document that has a copy among the others; numbers count from 1 in order of the documents.</summary>
    public static IReadOnlyDictionary<string, long> Of(IEnumerable<(string Document, string Text)> texts)
    {
        (string Document, IReadOnlyList<uint> Signature)[] all = [.. texts.OrderBy(item => item.Document, StringComparer.Ordinal).Select(item => (item.Document, CopySignature.Of(SearchWords.Of(item.Text))))];
        var homes = Enumerable.Range(0, all.Length).ToArray();
        int Home(int index) => homes[index] == index ? index : homes[index] = Home(homes[index]);
        var bands = new Dictionary<long, List<int>>();
        for (var i = 0; i < all.Length; i++)
        {
            foreach (var band in CopySignature.Bands(all[i].Signature))
            {
                var found = bands.TryGetValue(band, out var list) ? list : bands[band] = [];
                foreach (var j in found.Where(j => Home(j) != Home(i) && CopySignature.Likeness(all[j].Signature, all[i].Signature) >= CopySignature.Copy))
                {
                    homes[Math.Max(Home(i), Home(j))] = Math.Min(Home(i), Home(j));
                }
                found.Add(i);
            }
        }
        var groups = Enumerable.Range(0, all.Length).GroupBy(Home).Where(group => group.Count() > 1).OrderBy(group => group.Key).ToArray();
        return groups.SelectMany((group, number) => group.Select(index => (all[index].Document, number))).ToDictionary(item => item.Document, item => (long)item.number + 1, StringComparer.Ordinal);
    }
}
