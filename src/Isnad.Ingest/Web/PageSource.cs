using System.Runtime.CompilerServices;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Web;

/// <summary>One page as a source: its bytes where it is new or has changed since it was last fetched, else nothing.</summary>
/// <param name="fetcher">Fetches.</param>
/// <param name="memory">What was fetched before.</param>
public sealed class PageSource(PoliteFetcher fetcher, IFetchMemory memory)
{
    private readonly PageIntake _intake = new(fetcher);

    /// <summary>The page at <paramref name="page"/>: a report, a problem, or nothing. It is remembered when the caller asks for the next item.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was.</exception>
    public async IAsyncEnumerable<Capture> ReadAsync(Uri page, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var key = HopRules.Plain(page).AbsoluteUri;
        var result = await _intake.TakeAsync(page, null, await memory.FindAsync(key, cancel), null, cancel);
        if (result.Report is not null || result.Problem is not null)
        {
            yield return new(result.Report, result.Problem);
        }
        if (result.Remember is { } state)
        {
            await memory.PutAsync(key, state, cancel);
        }
    }
}
