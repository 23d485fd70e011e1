using System.Runtime.CompilerServices;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Web;

/// <summary>An address that the user gave without saying what lies there: a feed, whose pages are then fetched, or one page. What comes decides, as hosts send feeds under any media type.</summary>
/// <param name="fetcher">Fetches.</param>
/// <param name="memory">What was fetched before.</param>
/// <param name="settings">Limits.</param>
/// <param name="outlets">Zones and names of outlets.</param>
public sealed class WebSource(PoliteFetcher fetcher, IFetchMemory memory, FetchSettings settings, OutletSettings outlets)
{
    private readonly FeedSource _feeds = new(fetcher, memory, settings, outlets);

    /// <summary>How messages and <see cref="InputProblem.File"/> name <paramref name="address"/>.</summary>
    public static string NameOf(Uri address) => HopRules.Shown(address);

    /// <summary>True where <paramref name="source"/> is an address of the web and no path.</summary>
    public static bool IsAddress(string source) => source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reports and problems in order. What was handed over is remembered when the caller asks for the next item: he must have stored it by then.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was.</exception>
    public async IAsyncEnumerable<Capture> ReadAsync(Uri address, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var key = HopRules.Plain(address).AbsoluteUri;
        var known = await memory.FindAsync(key, cancel);
        var outcome = await fetcher.FetchAsync(new FetchRequest(address, FetchAim.FeedOrPage) { Known = known }, cancel);
        var captures = outcome.Content is { } content && IsPage(content)
            ? PageSource.GiveAsync(key, PageIntake.Of(Whole(outcome, address), address, known, null), memory, cancel)
            : _feeds.TakeAsync(address, known, outcome, cancel);
        await foreach (var capture in captures)
        {
            yield return capture;
        }
    }

    private bool IsPage(FetchedContent content) => !MediaTypes.IsFeed(content.MediaType) && !_feeds.Read(content).IsFeed;

    /// <summary>A page that was cut is none.</summary>
    private static FetchOutcome Whole(FetchOutcome outcome, Uri address) => outcome.Content?.Cut is not { } cut || RequestSender.TooLong(cut) is not { } answer
        ? outcome
        : new(outcome.At) { Problem = InputProblem.Error(HopRules.Shown(address), null, answer.Reason!, answer.Advice), IsLasting = answer.IsLasting };
}
