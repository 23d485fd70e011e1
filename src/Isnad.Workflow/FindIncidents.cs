using Isnad.Model.Incidents;
using Isnad.Model.Ledger;

namespace Isnad.Workflow;

/// <summary>Finds incidents of the ledger by what their events tell.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="incidents">Makes them.</param>
public sealed class FindIncidents(ILedger ledger, LedgerIncidents incidents)
{
    private const int Page = 1000;

    /// <summary>The incidents to which an event that one of the queries finds belongs, by number. Events that were not fused yet are passed over.</summary>
    public IReadOnlyList<Incident> Of(IEnumerable<SearchQuery> queries, CancellationToken stop = default)
    {
        var numbers = new SortedSet<long>();
        foreach (var query in queries)
        {
            var found = new SearchPage([], true);
            for (var skip = 0; found.HasMore; skip += Page)
            {
                stop.ThrowIfCancellationRequested();
                found = ledger.Search.Find(query with { Most = Page, Skip = skip });
                numbers.UnionWith(found.Hits.SelectMany(hit => hit.Mentions).Select(mention => ledger.Incidents.IncidentOf(mention.Mention)).OfType<long>());
            }
        }
        var result = new List<Incident>(numbers.Count);
        foreach (var number in numbers)
        {
            stop.ThrowIfCancellationRequested();
            if (incidents.Build(number) is { } incident)
            {
                result.Add(incident);
            }
        }
        return result;
    }
}
