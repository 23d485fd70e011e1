using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;

namespace Isnad.Workflow.Tests.Exchange;

/// <summary>A ledger whose log must not be asked.</summary>
internal sealed class Logless(ILedger inner) : ILedger
{
    public ILedgerLog Log => throw new InvalidOperationException("the log was asked");

    public IReportArchive Reports => inner.Reports;

    public IFetchMemory Fetches => inner.Fetches;

    public IErasure Erasure => inner.Erasure;

    public ILedgerBackup Backup => inner.Backup;

    public IIncidentStore Incidents => inner.Incidents;

    public IReviewStore Reviews => inner.Reviews;

    public IIncidentSearch IncidentSearch => inner.IncidentSearch;

    public ILedgerSearch Search => inner.Search;

    public ILedgerVerifier Verifier => inner.Verifier;

    public void Seal() => inner.Seal();

    /// <summary>The ledger within is its owner's to close.</summary>
    public void Dispose()
    {
    }
}
