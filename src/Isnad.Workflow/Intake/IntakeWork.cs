using System.Collections.Immutable;
using Isnad.Ingest;
using Isnad.Model.Ledger;
using Isnad.Workflow.Lines;

namespace Isnad.Workflow.Intake;

/// <summary>One capture on its way into the archive.</summary>
/// <param name="capture">What a source gave.</param>
/// <param name="isAwaited">Somebody waits until it is kept.</param>
internal sealed class IntakeWork(Capture capture, bool isAwaited) : WorkItem(capture.Report?.Bytes.Length ?? 0)
{
    private readonly TaskCompletionSource<IntakeOutcome?>? _kept = isAwaited ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;

    /// <summary>What a source gave.</summary>
    public Capture Capture => capture;

    /// <summary>What is to be kept; null where nothing is.</summary>
    public IntakeItem? Item { get; set; }

    /// <summary>True where the archive holds the bytes.</summary>
    public bool IsKnown { get; set; }

    /// <summary>What was wrong with it.</summary>
    public ImmutableList<InputProblem> Problems { get; set; } = capture.Problem is { } problem ? [problem] : [];

    /// <summary>Somebody waits until it is kept.</summary>
    public bool IsAwaited => _kept is not null;

    /// <summary>Ends when what is to be kept of it is; fails where the archive could not.</summary>
    public Task<IntakeOutcome?> Kept => _kept?.Task ?? throw new InvalidOperationException("Nobody is to wait for it.");

    /// <summary>It is dealt with.</summary>
    public void Settle(IntakeOutcome? outcome) => _kept?.TrySetResult(outcome);

    /// <summary>The archive refused it.</summary>
    public void Settle(LedgerException refusal) => _kept?.TrySetException(refusal);
}
