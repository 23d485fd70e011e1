using Isnad.Model.Reports;

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
}
