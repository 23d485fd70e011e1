namespace Isnad.Model.Ledger;

/// <summary>Something in the ledger that is not as it was written.</summary>
/// <param name="Subject">What it is about: <c>v9</c> and the like (<see cref="LogEntry"/>), or a file's name.</param>
/// <param name="Reason">What is wrong, in words without a word of a report.</param>
public sealed record LedgerFlaw(string Subject, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subject}: {Reason}";
}

/// <summary>What a verification did.</summary>
/// <param name="Entries">Log entries whose place in the tree was computed.</param>
/// <param name="Heads">Signed heads checked.</param>
/// <param name="Contents">Contents opened and hashed.</param>
/// <param name="Quotes">Quotes compared with the text at their span.</param>
/// <param name="TakenDown">Contents that are missing because a tombstone says so.</param>
/// <param name="Unsigned">Entries after the newest signed head.</param>
/// <param name="FilesSealed">Whether the files' checksums could be compared: false where the last command did not end in order or one is under way.</param>
public sealed record VerificationTally(long Entries, int Heads, long Contents, long Quotes, long TakenDown, long Unsigned, bool FilesSealed);

/// <summary>Checks everything that the ledger holds against its log and its log against its signatures.</summary>
public interface ILedgerVerifier
{
    /// <summary>Checks all; never stops at a flaw.</summary>
    /// <param name="flaw">Hears of every flaw.</param>
    /// <param name="progress">Hears what is being checked, and of how much of it how much is done (0 to 1).</param>
    /// <param name="cancellationToken">Ends it.</param>
    VerificationTally Verify(Action<LedgerFlaw> flaw, Action<string, double>? progress = null, CancellationToken cancellationToken = default);
}
