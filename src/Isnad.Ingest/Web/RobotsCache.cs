using System.Collections.Concurrent;

namespace Isnad.Ingest.Web;

/// <summary>What a host's robots.txt says, or why it could not be had.</summary>
/// <param name="Rules">The rules; null where they could not be had, and nothing may be fetched for now.</param>
/// <param name="Failure">Why not.</param>
internal sealed record RobotsVerdict(RobotsRules? Rules, Answer? Failure);

/// <summary>The robots.txt of every host asked so far (RFC 9309, 2.3.1): none there (4xx) allows all, one that cannot be had (5xx, no answer) forbids all for a while.
/// Too many redirects count as none there. 429 counts as 5xx: who says "too much" is not to be asked for more.</summary>
/// <param name="fetch">Fetches an address, redirects and repetitions included.</param>
/// <param name="settings">How long what is known holds.</param>
/// <param name="clock">The time.</param>
internal sealed class RobotsCache(Func<Uri, CancellationToken, Task<Answer>> fetch, FetchSettings settings, TimeProvider clock)
{
    private const int Enough = 4096;
    private readonly long _start = clock.GetTimestamp();
    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.OrdinalIgnoreCase);

    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>What the host of <paramref name="address"/> says. Several that ask at once wait for one request.</summary>
    public async Task<RobotsVerdict> OfAsync(Uri address, CancellationToken cancel)
    {
        Forget();
        var origin = address.GetLeftPart(UriPartial.Authority);
        var slot = _slots.GetOrAdd(origin, _ => new Slot());
        await slot.Gate.WaitAsync(cancel);
        try
        {
            if (slot.Verdict is null || slot.Until <= Now)
            {
                var verdict = Verdict(await fetch(new Uri(new Uri(origin), "/robots.txt"), cancel));
                (slot.Verdict, slot.Until) = (verdict, Now + (verdict.Rules is null ? settings.RobotsFailureLifetime : settings.RobotsLifetime));
            }
            return slot.Verdict;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private static RobotsVerdict Verdict(Answer answer) => answer switch
    {
        { Content: { } content } => new(RobotsRules.Parse(content.Bytes.Span, FetchSettings.Product), null),
        { Status: >= 300 and < 500 and not 429 } => new(RobotsRules.AllowAll, null),
        _ => new(null, answer),
    };

    private void Forget()
    {
        if (_slots.Count >= Enough)
        {
            foreach (var old in _slots.Where(pair => pair.Value.Until <= Now).ToList())
            {
                _slots.TryRemove(old);
            }
        }
    }

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public RobotsVerdict? Verdict { get; set; }

        public TimeSpan Until { get; set; }
    }
}
