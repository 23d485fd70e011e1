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
        await foreach (var capture in GiveAsync(key, await _intake.TakeAsync(page, null, await memory.FindAsync(key, cancel), null, cancel), memory, cancel))
        {
            yield return capture;
        }
    }

    /// <summary>Gives what came of asking for a page, and remembers it when the caller asks on.</summary>
    internal static async IAsyncEnumerable<Capture> GiveAsync(string key, PageResult result, IFetchMemory memory, [EnumeratorCancellation] CancellationToken cancel)
    {
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
