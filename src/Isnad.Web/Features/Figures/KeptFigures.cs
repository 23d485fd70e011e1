using System.Collections.Concurrent;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;

namespace Isnad.Web.Features.Figures;

/// <summary>Figures that were counted, kept until the log grows: whatever changes an incident stands in it. Figures without what is kept from a second reader are counted each time.</summary>
/// <param name="ledger">The ledger.</param>
internal sealed class KeptFigures(ILedger ledger)
{
    private const int MostOutlets = 60, Most = 64;

    private readonly ConcurrentDictionary<(long Size, IncidentQuery Query), Counted> _kept = [];

    /// <summary>Counts, or gives what was counted.</summary>
    public Counted Of(IncidentQuery query)
    {
        if (query.Without is { Count: > 0 })
        {
            return Counted.Of(ledger.IncidentSearch, query, MostOutlets);
        }
        // Read before counting: what is written meanwhile is counted the next time.
        var key = (ledger.Log.Size, query);
        if (_kept.TryGetValue(key, out var known))
        {
            return known;
        }
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }
        return _kept[key] = Counted.Of(ledger.IncidentSearch, query, MostOutlets);
    }
}
