using Isnad.Ingest.Encodings;
using Isnad.Ingest.Html;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Web;

/// <summary>What came of asking for a page.</summary>
/// <param name="Report">The page, where it is new or has changed.</param>
/// <param name="Problem">What went wrong.</param>
/// <param name="Remember">What to put into the memory once the report is kept; null where it is to be asked for again.</param>
internal sealed record PageResult(RawReport? Report, InputProblem? Problem, FetchState? Remember);

/// <summary>Fetches a page where it may have changed, and makes a report of it.</summary>
/// <param name="fetcher">Fetches.</param>
internal sealed class PageIntake(PoliteFetcher fetcher)
{
    /// <summary>The page at <paramref name="address"/>.</summary>
    /// <param name="address">Absolute.</param>
    /// <param name="ledFrom">The feed that led there; null for a page that the user named.</param>
    /// <param name="known">What is remembered of it.</param>
    /// <param name="mark">What the feed says of the entry now; null for a page that the user named.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<PageResult> TakeAsync(Uri address, Uri? ledFrom, FetchState? known, string? mark, CancellationToken cancel)
    {
        return Of(await fetcher.FetchAsync(new FetchRequest(address, FetchAim.Page) { LedFrom = ledFrom, Known = known }, cancel), address, known, mark);
    }

    /// <summary>As <see cref="TakeAsync"/>, of what was fetched.</summary>
    public static PageResult Of(FetchOutcome outcome, Uri address, FetchState? known, string? mark)
    {
        mark ??= known?.Mark;
        var unchanged = (known ?? new FetchState(outcome.At)) with { FetchedAt = outcome.At, Mark = mark };
        if (outcome.Problem is { } problem)
        {
            return new(null, problem, outcome.IsLasting ? unchanged : null);
        }
        if (outcome.NotModified)
        {
            return new(null, null, unchanged);
        }
        var content = outcome.Content!;
        var state = content.ToState(mark);
        if (state.ContentSha256 == known?.ContentSha256)
        {
            return new(null, null, state);
        }
        if (content.MediaType.Length == 0 && BinaryContent.Name(content.Bytes.Span) is { } other)
        {
            return new(null, InputProblem.Error(HopRules.Shown(address), null, $"is {other}, no page and no feed", "only HTML, plain text, RSS and Atom are read"), unchanged);
        }
        return new(Report(content, address), null, state);
    }

    private static RawReport Report(FetchedContent content, Uri address) => new(content.Bytes, IsPage(content) ? RawFormat.Html : RawFormat.Text, HopRules.Shown(address))
    {
        Method = CaptureMethod.Fetch,
        Url = content.Address.AbsoluteUri,
        FetchedAt = content.FetchedAt,
        Exchange = content.Exchange,
        Charset = content.Charset,
    };

    private static bool IsPage(FetchedContent content) => content.MediaType switch
    {
        "text/plain" => false,
        "" => IsSniffed(content),
        _ => true,
    };

    private static bool IsSniffed(FetchedContent content)
    {
        var window = new ByteWindow(new MemoryStream(content.Bytes.ToArray()));
        window.Fill();
        return window.SkipBlank() == '<' && PageSniffer.IsPage(window);
    }
}
