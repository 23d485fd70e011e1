using System.Collections.Concurrent;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Web;

/// <summary>Remembers for as long as the process runs: for a single run without a store, and for tests.</summary>
public sealed class TransientFetchMemory : IFetchMemory
{
    private readonly ConcurrentDictionary<string, FetchState> _states = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<FetchState?> FindAsync(string url, CancellationToken cancellationToken) => ValueTask.FromResult(_states.GetValueOrDefault(url));

    /// <inheritdoc/>
    public ValueTask PutAsync(string url, FetchState state, CancellationToken cancellationToken)
    {
        _states[url] = state;
        return ValueTask.CompletedTask;
    }
}
