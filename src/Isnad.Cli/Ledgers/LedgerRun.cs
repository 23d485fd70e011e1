using Isnad.Ingest.Web;
using Isnad.Model.Ledger;
using Isnad.Storage;
using Isnad.Workflow.Watch;

namespace Isnad.Cli.Ledgers;

/// <summary>A command's work on the ledger of the data folder: opened before, its log's head signed and its files sealed after, whatever came between.</summary>
internal static class LedgerRun
{
    /// <summary>Makes the ledger where there is none, runs <paramref name="work"/> and gives its exit code.</summary>
    /// <exception cref="LedgerException">It cannot be opened, or refuses what is to be written.</exception>
    public static int Making(CommandIo io, DataFolder data, Func<ILedger, int> work)
    {
        data.ForWriting(Ledger.FileName);
        return Run(io, data, create: true, work);
    }

    /// <summary>The same with a ledger that must be there.</summary>
    /// <inheritdoc cref="Making"/>
    public static int Changing(CommandIo io, DataFolder data, Func<ILedger, int> work) => Run(io, data, create: false, work);

    /// <summary>Reads a ledger that must be there.</summary>
    /// <exception cref="LedgerException">There is none, or it cannot be opened.</exception>
    public static int Reading(CommandIo io, DataFolder data, Func<ILedger, int> work)
    {
        using var ledger = Ledger.Open(data.Root, new LedgerOptions { Create = false, Clock = io.Clock });
        return work(ledger);
    }

    /// <summary>The way into the web, as the data folder's settings say.</summary>
    public static PoliteFetcher Fetcher(CommandIo io, FetchSettings settings) => new(settings, io.Clock, Random.Shared.NextDouble);

    /// <summary>The settings of the data folder; as they stand by default where it has none.</summary>
    /// <exception cref="InvalidDataException">They are faulty.</exception>
    public static SourceSettings Settings(DataFolder data) => SourceSettings.Load(data.Root) ?? SourceSettings.None;

    private static int Run(CommandIo io, DataFolder data, bool create, Func<ILedger, int> work)
    {
        using var ledger = Ledger.Open(data.Root, new LedgerOptions { Create = create, Clock = io.Clock });
        int code;
        try
        {
            code = work(ledger);
        }
        catch
        {
            try
            {
                ledger.Log.Sign();
            }
            catch (LedgerException)
            {
                // What went wrong before is told; a later command signs the head.
            }
            throw;
        }
        ledger.Log.Sign();
        ledger.Seal();
        return code;
    }
}
