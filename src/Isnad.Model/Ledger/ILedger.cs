using Isnad.Model.Incidents;
using Isnad.Model.Reports;
using Isnad.Model.Review;

namespace Isnad.Model.Ledger;

/// <summary>The store of a desk: all its ports on one place to keep things.</summary>
public interface ILedger : IDisposable
{
    /// <summary>The reports.</summary>
    IReportArchive Reports { get; }

    /// <summary>The log.</summary>
    ILedgerLog Log { get; }

    /// <summary>What was fetched.</summary>
    IFetchMemory Fetches { get; }

    /// <summary>Takes content down.</summary>
    IErasure Erasure { get; }

    /// <summary>Copies it elsewhere.</summary>
    ILedgerBackup Backup { get; }

    /// <summary>Which mentions are one incident.</summary>
    IIncidentStore Incidents { get; }

    /// <summary>What people decide on records.</summary>
    IReviewStore Reviews { get; }

    /// <summary>Finds incidents.</summary>
    IIncidentSearch IncidentSearch { get; }

    /// <summary>Finds reports and events.</summary>
    ILedgerSearch Search { get; }

    /// <summary>Checks all of it.</summary>
    ILedgerVerifier Verifier { get; }

    /// <summary>Ends a command in order: what was written is brought home, and what <see cref="Verifier"/> compares the files with is written. Does nothing while another process writes.</summary>
    void Seal();
}
