using Isnad.Ingest;
using Isnad.Ingest.Web;
using Isnad.Model.Ledger;
using Isnad.Workflow.Intake;

namespace Isnad.Workflow.Watch;

/// <summary>What one look at a source brought.</summary>
/// <param name="Source">The source.</param>
/// <param name="New">Captures with a report that was not there.</param>
/// <param name="NewVersions">Captures with a new version of one.</param>
/// <param name="IsFailed">The source itself could not be had.</param>
public sealed record SourceLook(WatchedSource Source, int New, int NewVersions, bool IsFailed);

/// <summary>Use case: feeds and pages are looked at again and again, and what is new is taken into the archive. A source that fails is told and looked at less often until it answers; a
/// ledger that refuses is told, and what it did not take is asked for the next time.</summary>
/// <param name="ledger">Keeps them.</param>
/// <param name="parser">Finds the articles.</param>
/// <param name="engine">Makes records of them.</param>
/// <param name="web">Reads addresses.</param>
/// <param name="clock">Whose timers the waits run on: one that is set back makes nobody wait.</param>
public sealed class WatchSources(ILedger ledger, RecordParser parser, AnalysisEngine engine, WebSource web, TimeProvider clock)
{
    /// <summary>The longest wait of a source that fails, where its own interval is not longer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    private const int LooksAtOnce = 16;
    private static readonly TimeSpan SigningInterval = TimeSpan.FromHours(1);

    /// <summary>Hears of each look, on any thread.</summary>
    public Action<SourceLook> OnLook { get; init; } = _ => { };

    /// <summary>Looks at each source once, or, unless <paramref name="once"/>, until <paramref name="stop"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was; what was fetched by then and could still be read is kept.</exception>
    public IntakeTally Run(IReadOnlyList<WatchedSource> sources, bool once, ProblemLog log, Action<IntakeTally> onTally, CancellationToken stop)
    {
        var signed = clock.GetTimestamp();
        using var places = new SemaphoreSlim(LooksAtOnce);
        // A refusal reaches whoever waits for the capture, and he tells it.
        using var line = new IntakeLine(ledger.Reports, parser, engine, log, stop)
        {
            GoesOn = true,
            OnTally = tally =>
            {
                onTally(tally);
                signed = clock.GetElapsedTime(signed) >= SigningInterval ? Sign() : signed;
            },
        };
        line.Start("sources", () =>
        {
            Task.WhenAll(sources.Select(source => FollowAsync(source, once, places, line))).GetAwaiter().GetResult();
            line.Complete();
        });
        return line.Run();

        long Sign()
        {
            try
            {
                ledger.Log.Sign();
            }
            catch (LedgerException error)
            {
                log.Add(InputProblem.Error("log", null, error.Message, "its head is signed the next time"));
            }
            return clock.GetTimestamp();
        }
    }

    /// <summary>The wait after a look: the interval, doubled with each failure in a row after the first.</summary>
    internal static TimeSpan WaitAfter(TimeSpan interval, int failures)
    {
        var longest = interval > LongestWait ? interval : LongestWait;
        return TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, interval.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30))));
    }

    private async Task FollowAsync(WatchedSource source, bool once, SemaphoreSlim places, IntakeLine line)
    {
        var failures = 0;
        while (true)
        {
            SourceLook look;
            await places.WaitAsync(line.Ending);
            try
            {
                look = await LookAsync(source, line);
            }
            finally
            {
                places.Release();
            }
            OnLook(look);
            if (once)
            {
                return;
            }
            failures = look.IsFailed ? failures + 1 : 0;
            await Task.Delay(WaitAfter(source.Interval, failures), clock, line.Ending);
        }
    }

    private async Task<SourceLook> LookAsync(WatchedSource source, IntakeLine line)
    {
        var look = new SourceLook(source, 0, 0, false);
        var name = WebSource.NameOf(source.Address);
        try
        {
            await foreach (var capture in web.ReadAsync(source.Address, line.Ending))
            {
                var outcome = await line.KeepAsync(capture.Report is { } report && source.Outlet is { } outlet ? capture with { Report = report with { Outlet = outlet } } : capture);
                look = look with
                {
                    New = look.New + (outcome == IntakeOutcome.New ? 1 : 0),
                    NewVersions = look.NewVersions + (outcome == IntakeOutcome.NewVersion ? 1 : 0),
                    IsFailed = look.IsFailed || capture.Problem is { Severity: ProblemSeverity.Error } problem && problem.File == name,
                };
            }
        }
        catch (LedgerException error)
        {
            line.Add(new Capture(null, InputProblem.Error(name, null, $"what came of it could not be kept: {error.Message.TrimEnd('.')}", "it is asked for again the next time")));
        }
        return look;
    }
}
