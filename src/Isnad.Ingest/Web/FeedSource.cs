using System.Globalization;
using System.Runtime.CompilerServices;
using Isnad.Ingest.Html;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Web;

/// <summary>A feed as a source: its entries' pages, where they are new or the feed says that they have changed. A page that fails does not stop the others; it is
/// asked for again the next time, unless it will fail again (<see cref="FetchOutcome.IsLasting"/>).</summary>
/// <param name="fetcher">Fetches.</param>
/// <param name="memory">What was fetched before.</param>
/// <param name="settings">Limits.</param>
/// <param name="outlets">Zones and names of outlets.</param>
public sealed class FeedSource(PoliteFetcher fetcher, IFetchMemory memory, FetchSettings settings, OutletSettings outlets)
{
    private readonly PageIntake _intake = new(fetcher);
    private readonly FeedReader _reader = new(settings.MaxEntries);

    /// <summary>The reports of the feed at <paramref name="feed"/> in its order, and problems where they arise. A page is remembered when the caller asks for the next
    /// item; the feed itself only once all entries are dealt with, so that one broken off is taken up where it was left.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was.</exception>
    public async IAsyncEnumerable<Capture> ReadAsync(Uri feed, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var known = await memory.FindAsync(HopRules.Plain(feed).AbsoluteUri, cancel);
        var outcome = await fetcher.FetchAsync(new FetchRequest(feed, FetchAim.Feed) { Known = known }, cancel);
        await foreach (var capture in TakeAsync(feed, known, outcome, cancel))
        {
            yield return capture;
        }
    }

    /// <summary>The content as a feed, whatever it is.</summary>
    internal FeedDocument Read(FetchedContent content) => _reader.Read(content.Bytes, content.Charset, content.Address, content.Cut);

    /// <summary>As <see cref="ReadAsync"/>, of what was fetched.</summary>
    internal async IAsyncEnumerable<Capture> TakeAsync(Uri feed, FetchState? known, FetchOutcome outcome, [EnumeratorCancellation] CancellationToken cancel)
    {
        var key = HopRules.Plain(feed).AbsoluteUri;
        if (outcome.Problem is { } failure)
        {
            yield return new(null, failure);
            yield break;
        }
        if (outcome.NotModified)
        {
            await memory.PutAsync(key, known! with { FetchedAt = outcome.At }, cancel);
            yield break;
        }
        var content = outcome.Content!;
        var state = content.ToState(null);
        // Of a feed without validators the bytes tell that nothing has changed: it was remembered only when it was done with.
        var isDone = state.ContentSha256 == known?.ContentSha256;
        if (!isDone)
        {
            var document = Read(content);
            isDone = document.Problem is not { Severity: ProblemSeverity.Error };
            if (document.Problem is { } problem)
            {
                yield return new(null, problem);
            }
            var run = new Run(document.Title, content.Address);
            foreach (var entry in document.Entries)
            {
                await foreach (var capture in EntryAsync(entry, run, cancel))
                {
                    yield return capture;
                }
                if (run.FailuresInRow >= settings.MaxFailuresInRow)
                {
                    yield return new(null, InputProblem.Error(HopRules.Shown(feed), null, $"{run.FailuresInRow} of its pages failed one after the other", "the others are left for the next time"));
                    break;
                }
            }
            isDone &= !run.IsAnyOpen;
        }
        if (isDone)
        {
            await memory.PutAsync(key, state, cancel);
        }
    }

    private async IAsyncEnumerable<Capture> EntryAsync(FeedEntry entry, Run run, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (entry.Link is not { } link)
        {
            yield return new(null, InputProblem.Warning(HopRules.Shown(run.Feed), null, $"the entry '{entry.Title ?? entry.Id}' names no page", "it is left out"));
            yield break;
        }
        var key = HopRules.Plain(link).AbsoluteUri;
        if (!run.Seen.Add(key))
        {
            yield break;
        }
        var mark = (entry.Updated ?? entry.Published)?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
        var known = await memory.FindAsync(key, cancel);
        if (known?.Mark == mark)
        {
            yield break;
        }
        var result = await _intake.TakeAsync(link, run.Feed, known, mark, cancel);
        var isOpen = result.Remember is null;
        (run.FailuresInRow, run.IsAnyOpen) = (isOpen ? run.FailuresInRow + 1 : 0, run.IsAnyOpen || isOpen);
        if (result.Report is not null || result.Problem is not null)
        {
            yield return new(result.Report is null ? null : Hinted(result.Report, entry, run), result.Problem);
        }
        if (result.Remember is { } state)
        {
            await memory.PutAsync(key, state, cancel);
        }
    }

    private RawReport Hinted(RawReport report, FeedEntry entry, Run run)
    {
        var zone = outlets.Find(run.Title, report.Url)?.Zone;
        return report with { Outlet = run.Title, Title = entry.Title, Published = (entry.Published ?? entry.Updated) is { } moment ? PageInstant.Of(moment).Days(zone, null) : null };
    }

    /// <summary>One walk through a feed.</summary>
    private sealed class Run(string? title, Uri feed)
    {
        public string? Title => title;

        public Uri Feed => feed;

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public int FailuresInRow { get; set; }

        public bool IsAnyOpen { get; set; }
    }
}
