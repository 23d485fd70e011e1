using Isnad.Model.Reports;
using Polly;
using Polly.Retry;

namespace Isnad.Ingest.Web;

/// <summary>Fetches from the web as a guest: asks robots.txt, takes turns at each host, repeats with patience, follows redirects by hand and checks each, and stays
/// within <see cref="FetchSettings"/>. What a stranger's host does becomes a problem, never an exception. Several threads may use one.</summary>
public sealed class PoliteFetcher : IDisposable
{
    private readonly FetchSettings _settings;
    private readonly TimeProvider _clock;
    private readonly RequestSender _sender;
    private readonly HostTurns _turns;
    private readonly RobotsCache _robots;
    private readonly HopRules _hops;
    private readonly ResiliencePipeline<Answer> _repeating;

    /// <summary>Over the system's network.</summary>
    /// <param name="settings">Limits and manners.</param>
    /// <param name="clock">The time of all waits, limits and of FetchedAt.</param>
    /// <param name="random">Numbers from 0 to 1 for the jitter.</param>
    public PoliteFetcher(FetchSettings settings, TimeProvider clock, Func<double> random)
        : this(settings, clock, clock, random, HostDialer.OfSystem(settings))
    {
    }

    /// <param name="settings">Limits and manners.</param>
    /// <param name="clock">The time of limits and of FetchedAt.</param>
    /// <param name="waits">Whose timers the waits run on; a test lets them pass at once.</param>
    /// <param name="random">Numbers from 0 to 1 for the jitter.</param>
    /// <param name="dialer">The way into the network.</param>
    internal PoliteFetcher(FetchSettings settings, TimeProvider clock, TimeProvider waits, Func<double> random, HostDialer dialer)
    {
        (_settings, _clock) = (settings, clock);
        _sender = new RequestSender(settings, clock, dialer);
        _turns = new HostTurns(clock, waits);
        _hops = new HopRules(settings);
        _robots = new RobotsCache((address, cancel) => FollowAsync(new FetchRequest(address, FetchAim.Robots), cancel), settings, clock);
        _repeating = Repeating(settings, waits, random);
    }

    /// <summary>Fetches what is asked for.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was.</exception>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var answer = await FollowAsync(request, cancel);
        var at = _clock.GetUtcNow();
        return answer.Reason is { } reason
            ? new(at) { Problem = InputProblem.Error(HopRules.Shown(request.Address), null, reason, answer.Advice), IsLasting = answer.IsLasting }
            : new(at) { Content = answer.Content, NotModified = answer.NotModified };
    }

    /// <inheritdoc/>
    public void Dispose() => _sender.Dispose();

    private async Task<Answer> FollowAsync(FetchRequest request, CancellationToken cancel)
    {
        var address = HopRules.Plain(request.Address);
        if (_hops.Refusal(address, request.LedFrom) is { } refusal)
        {
            return refusal;
        }
        List<Uri> way = [address];
        while (true)
        {
            var answer = await AskAsync(address, request, cancel);
            if (answer.Location is not { } location)
            {
                return way.Count == 1 || answer.Reason is null ? answer : answer with { Reason = $"is sent on to {HopRules.Shown(address)}, which {answer.Reason}" };
            }
            if (!Uri.TryCreate(address, location, out var next))
            {
                return Answer.Failed($"is sent on to '{location}', which is no address", "see what is wrong with the host");
            }
            next = HopRules.Plain(next);
            if (_hops.RedirectRefusal(address, next) is { } no)
            {
                return no;
            }
            if (way.Contains(next))
            {
                return Answer.Failed($"is sent in a circle: {string.Join(" → ", way.Append(next).Select(HopRules.Shown))}", "see what the host gives a browser") with { Status = answer.Status };
            }
            if (way.Count > _settings.MaxRedirects)
            {
                return Answer.Failed($"is sent on more than {_settings.MaxRedirects} times, last to {HopRules.Shown(next)}", "see what the host gives a browser") with { Status = answer.Status };
            }
            way.Add(next);
            address = next;
        }
    }

    /// <summary>One hop: robots.txt, turns and repetitions.</summary>
    private async Task<Answer> AskAsync(Uri address, FetchRequest request, CancellationToken cancel)
    {
        var interval = _settings.HostInterval;
        if (request.Aim != FetchAim.Robots)
        {
            var robots = await _robots.OfAsync(address, cancel);
            if (robots.Failure is { } failure)
            {
                return failure.IsUnreached ? failure : failure with { Reason = $"is not asked for, as the host's robots.txt {failure.Reason}", IsLasting = false, RetryAfter = null };
            }
            if (!robots.Rules!.Allows(address))
            {
                return Answer.Failed("is closed to robots by the host's robots.txt", "ask the host, or save the page and give the file");
            }
            var delay = robots.Rules.CrawlDelay is { } asked && asked > _settings.MaxCrawlDelay ? _settings.MaxCrawlDelay : robots.Rules.CrawlDelay;
            interval = delay > interval ? delay.Value : interval;
        }
        // Validators belong to the address that gave them.
        var known = request.Known is { } state && state.AnsweredBy == address.AbsoluteUri && (state.ETag ?? state.LastModified) is not null ? state : null;
        return await _repeating.ExecuteAsync(
            async token =>
            {
                await _turns.WaitAsync(address.IdnHost, interval, token);
                var answer = await _sender.SendAsync(address, request.Aim, known, token);
                if (answer.RetryAfter is { } wait)
                {
                    _turns.Hold(address.IdnHost, wait < _settings.MaxRetryAfter ? wait : _settings.MaxRetryAfter);
                }
                return answer.RetryAfter > _settings.MaxRetryAfter ? answer with { Reason = $"{answer.Reason} and asks to come back in {answer.RetryAfter.Value.TotalSeconds:0} s", MayPass = false } : answer;
            },
            cancel);
    }

    private static ResiliencePipeline<Answer> Repeating(FetchSettings settings, TimeProvider waits, Func<double> random)
    {
        if (settings.Retries < 1)
        {
            return ResiliencePipeline<Answer>.Empty;
        }
        return new ResiliencePipelineBuilder<Answer> { TimeProvider = waits }.AddRetry(new RetryStrategyOptions<Answer>
        {
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result is { MayPass: true }),
            MaxRetryAttempts = settings.Retries,
            Delay = settings.FirstBackOff,
            MaxDelay = settings.MaxBackOff,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = random,
            DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result?.RetryAfter),
        }).Build();
    }
}
