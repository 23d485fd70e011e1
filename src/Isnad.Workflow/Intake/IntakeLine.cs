using System.Diagnostics;
using Isnad.Ingest;
using Isnad.Model.Ledger;
using Isnad.Workflow.Lines;

namespace Isnad.Workflow.Intake;

/// <summary>Captures in, the archive's batches out: a worker a core reads and packs, the thread that runs the line has the archive take them in, in the order in which they were
/// handed in. A batch goes when it is full, when its oldest capture has waited for <see cref="BatchAge"/>, or at once where somebody waits and nothing else is ready.</summary>
/// <param name="archive">Keeps them.</param>
/// <param name="parser">Finds the articles.</param>
/// <param name="engine">Makes records of them.</param>
/// <param name="log">Hears of problems, in the same order.</param>
/// <param name="stop">Ends it; what is read by then is still taken in.</param>
internal sealed class IntakeLine(IReportArchive archive, RecordParser parser, AnalysisEngine engine, ProblemLog log, CancellationToken stop) : IDisposable
{
    /// <summary>Most captures of a batch.</summary>
    public const int BatchCount = 64;

    /// <summary>Bytes with which a batch is full: fewer than the line holds, or it would wait for itself.</summary>
    public const int BatchBytes = 1 << 24;

    /// <summary>Longest time that a capture waits in a batch.</summary>
    public static readonly TimeSpan BatchAge = TimeSpan.FromSeconds(1);

    private readonly WorkLine<IntakeWork> _line = new(stop);
    private readonly List<IntakeWork> _batch = [];
    private readonly Stopwatch _age = new();
    private long _batchBytes;

    /// <summary>Hears of each batch that was taken in.</summary>
    public Action<IntakeTally> OnTally { get; init; } = _ => { };

    /// <summary>Hears of each capture that the archive took, in order.</summary>
    public Action<IntakeItem, IntakeResult> OnResult { get; init; } = (_, _) => { };

    /// <summary>True where the line goes on when the archive refuses a batch: whoever waits for a capture in it hears of it.</summary>
    public bool GoesOn { get; init; }

    /// <summary>What became of the captures so far.</summary>
    public IntakeTally Tally { get; private set; } = new();

    /// <summary>Cancelled when the line ends before its time.</summary>
    public CancellationToken Ending => _line.Ending;

    /// <summary>Runs <paramref name="source"/>, which hands captures in, on a thread of its own.</summary>
    public void Start(string name, Action source) => _line.Start(name, source);

    /// <summary>Hands a capture in and goes on; waits for room.</summary>
    public void Add(Capture capture) => _line.Add(new IntakeWork(capture, isAwaited: false));

    /// <summary>Hands a capture in, and ends when what is to be kept of it is: with what became of it, null where nothing was to be kept.</summary>
    /// <exception cref="LedgerException">The archive could not take it in.</exception>
    public Task<IntakeOutcome?> KeepAsync(Capture capture)
    {
        var work = new IntakeWork(capture, isAwaited: true);
        _line.Add(work);
        return work.Kept.WaitAsync(_line.Ending);
    }

    /// <summary>Nothing more is handed in.</summary>
    public void Complete() => _line.Complete();

    /// <summary>Runs on the calling thread until all is taken in.</summary>
    /// <exception cref="LedgerException">The archive could not take a batch in; those before are kept.</exception>
    /// <exception cref="OperationCanceledException">It was asked to end; all that was read in order by then is kept.</exception>
    public IntakeTally Run()
    {
        _line.StartWorkers(works =>
        {
            var reader = new IntakeReader(archive, parser, engine);
            foreach (var work in works)
            {
                reader.Read(work);
            }
        });
        try
        {
            while (true)
            {
                var step = _line.Take(out var work, Patience());
                if (step == NextStep.Item)
                {
                    Put(work!);
                }
                if (step != NextStep.Item || IsFull)
                {
                    Store();
                }
                if (step == NextStep.End)
                {
                    return Tally;
                }
            }
        }
        catch (Exception error) when (error is not LedgerException)
        {
            // Asked to end, or a source failed: what is read is kept all the same.
            Store();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private bool IsFull => _batch.Count >= BatchCount || _batchBytes >= BatchBytes;

    private TimeSpan Patience() => _batch.Count == 0 ? Timeout.InfiniteTimeSpan : _batch.Exists(work => work.IsAwaited) || _age.Elapsed >= BatchAge ? TimeSpan.Zero : BatchAge - _age.Elapsed;

    /// <summary>Into the batch, or, where nothing is to be kept of it, done with.</summary>
    private void Put(IntakeWork work)
    {
        work.Problems.ForEach(log.Add);
        if (work.Item is not null)
        {
            if (_batch.Count == 0)
            {
                _age.Restart();
            }
            _batch.Add(work);
            _batchBytes += work.Bytes;
            return;
        }
        // A warning in place of a capture (more entries than are read) is none.
        var isFailed = !work.IsKnown && work.Problems.Exists(problem => problem.Severity == ProblemSeverity.Error);
        Tally = Tally with { AlreadyThere = Tally.AlreadyThere + (work.IsKnown ? 1 : 0), Failed = Tally.Failed + (isFailed ? 1 : 0) };
        Settle(work, work.IsKnown ? IntakeOutcome.AlreadyThere : null);
        OnTally(Tally);
    }

    private void Settle(IntakeWork work, IntakeOutcome? outcome)
    {
        work.Settle(outcome);
        _line.Release(work);
    }

    private void Store()
    {
        if (_batch.Count == 0)
        {
            return;
        }
        IntakeWork[] batch = [.. _batch];
        _batch.Clear();
        _batchBytes = 0;
        IReadOnlyList<IntakeResult> results;
        try
        {
            results = archive.Take([.. batch.Select(work => work.Item!)]);
        }
        catch (LedgerException refusal)
        {
            Refuse(batch, refusal);
            return;
        }
        for (var i = 0; i < batch.Length; i++)
        {
            Tally = Tally.With(batch[i].Item!, results[i]);
            OnResult(batch[i].Item!, results[i]);
            Settle(batch[i], results[i].Outcome);
        }
        OnTally(Tally);
    }

    private void Refuse(IntakeWork[] batch, LedgerException refusal)
    {
        Tally = Tally with { Failed = Tally.Failed + batch.Length };
        foreach (var work in batch)
        {
            work.Settle(refusal);
            _line.Release(work);
        }
        OnTally(Tally);
        if (!GoesOn)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(refusal);
        }
    }
}
