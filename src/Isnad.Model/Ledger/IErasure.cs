namespace Isnad.Model.Ledger;

/// <summary>Why content is taken down: a code, for the tombstone never holds words.</summary>
public enum ErasureReason
{
    /// <summary>Somebody who was quoted or named is in danger.</summary>
    WitnessInDanger,

    /// <summary>A court ordered it.</summary>
    CourtOrder,

    /// <summary>It tells of a private person.</summary>
    PrivatePerson,

    /// <summary>It should not have been taken in.</summary>
    Mistake,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>What is left of what was taken down.</summary>
/// <param name="Number">Of the tombstone, t in the log.</param>
/// <param name="Report">Number of the report.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="NameOnly">A name was taken down and the report stayed.</param>
public sealed record Tombstone(long Number, long Report, DateTimeOffset At, ErasureReason Reason, bool NameOnly);

/// <summary>What taking down did.</summary>
/// <param name="Tombstone">What is left of it.</param>
/// <param name="Versions">Numbers of the versions whose text is destroyed.</param>
/// <param name="Analyses">How many analyses are destroyed.</param>
/// <param name="Captures">Numbers of the captures whose bytes and exchange are destroyed.</param>
/// <param name="SameCapture">Other reports that these captures brought: they stay, but what is left of their evidence is text and hash.</param>
/// <param name="Copies">Reports whose text is nearly the same; they are untouched, and it is for the user to decide on them.</param>
public sealed record ErasureResult(Tombstone Tombstone, IReadOnlyList<long> Versions, int Analyses, IReadOnlyList<long> Captures, IReadOnlyList<long> SameCapture, IReadOnlyList<long> Copies)
{
    /// <summary>Number of the version in which the name is masked; null where the whole report was taken down.</summary>
    public long? Masked { get; init; }

    /// <summary>How often the name stood in the newest version's text.</summary>
    public int Occurrences { get; init; }
}

/// <summary>Takes content down so that it cannot be read again, here or from a backup. Each report is one transaction; what is interrupted is completed when the ledger is next opened.</summary>
public interface IErasure
{
    /// <summary>Takes reports down whole. The same bytes, texts and addresses are not taken in again.</summary>
    /// <exception cref="LedgerException">There is no such report or it is taken down; the reports before it are taken down.</exception>
    IReadOnlyList<ErasureResult> Erase(IReadOnlyList<long> reports, ErasureReason reason);

    /// <summary>Takes a person's name down within reports: a new version bears marks in its place, everything older is destroyed. The address brings no new version any more, which would bring the name back.</summary>
    /// <param name="reports">Numbers of the reports.</param>
    /// <param name="names">Forms of the name: the whole one, and a part where that stands alone.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException">A name has less than two letters.</exception>
    /// <exception cref="LedgerException">There is no such report, it is taken down, or the name does not stand in it; the reports before it are done.</exception>
    IReadOnlyList<ErasureResult> EraseName(IReadOnlyList<long> reports, IReadOnlyList<string> names, ErasureReason reason);

    /// <summary>Reports in any version of which one of <paramref name="names"/> stands, in text, title, outlet or address, with how often. Every text is read.</summary>
    /// <exception cref="ArgumentException">A name has less than two letters.</exception>
    IReadOnlyList<(long Report, int Occurrences)> Holding(IReadOnlyList<string> names);

    /// <summary>All that was taken down, in order.</summary>
    IReadOnlyList<Tombstone> Tombstones();

    /// <summary>Completes what was interrupted or could not be cleaned because others read; true where nothing is left to do. Content is unreadable in any case; what may be left are its remains in free parts of the files.</summary>
    bool Complete();
}
