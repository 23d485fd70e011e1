using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Storage.Backups;
using Isnad.Storage.Erasing;
using Isnad.Storage.Incidents;
using Isnad.Storage.Reviews;
using Isnad.Storage.Verification;

namespace Isnad.Storage;

/// <summary>How the ledger is opened.</summary>
public sealed record LedgerOptions
{
    /// <summary>Make it where there is none.</summary>
    public bool Create { get; init; } = true;

    /// <summary>How long another process's writing is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of what is kept.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Hears how far an erasure is; tests interrupt it there.</summary>
    internal Action<ErasureStep>? AfterErasureStep { get; init; }
}

/// <summary>The embedded store in a data folder: <c>ledger.db</c>, <c>keys.db</c> and the key that signs. One may be open in several processes; writers take turns.</summary>
public sealed class Ledger : ILedger
{
    /// <summary>Names of the files in the data folder.</summary>
    public const string FileName = "ledger.db", KeysName = "keys.db", SignerName = "signing-key.pem";

    private readonly Database _writer, _reader;
    private readonly KeyStore _keys;
    private readonly HeadSigner _signer;
    private readonly Erasure _erasure;
    private readonly FileSums _sums;

    private Ledger(string folder, Database writer, Database reader, KeyStore keys, FileSums sums, LedgerOptions options)
    {
        (_writer, _reader, _keys, _sums) = (writer, reader, keys, sums);
        _signer = new HeadSigner(Path.Combine(folder, SignerName));
        var log = new LedgerLog(writer, _signer, options.Clock);
        Log = log;
        Reports = new ReportArchive(writer, reader, keys, log, options.Clock);
        Fetches = new FetchMemory(writer);
        _erasure = new Erasure(writer, reader, keys, log, options.Clock, options.AfterErasureStep);
        Backup = new LedgerBackup(folder, log, keys, options);
        Incidents = new IncidentStore(writer, log, options.Clock);
        Reviews = new ReviewStore(writer, reader, keys, log, options.Clock);
        IncidentSearch = new IncidentSearch(reader);
        Search = new LedgerSearch(reader);
        Verifier = new LedgerVerifier(folder, keys, options.Patience);
    }

    /// <inheritdoc/>
    public IReportArchive Reports { get; }

    /// <inheritdoc/>
    public ILedgerLog Log { get; }

    /// <inheritdoc/>
    public IFetchMemory Fetches { get; }

    /// <inheritdoc/>
    public IErasure Erasure => _erasure;

    /// <inheritdoc/>
    public ILedgerBackup Backup { get; }

    /// <inheritdoc/>
    public IIncidentStore Incidents { get; }

    /// <inheritdoc/>
    public IReviewStore Reviews { get; }

    /// <inheritdoc/>
    public IIncidentSearch IncidentSearch { get; }

    /// <inheritdoc/>
    public ILedgerSearch Search { get; }

    /// <inheritdoc/>
    public ILedgerVerifier Verifier { get; }

    /// <summary>Opens the ledger of a data folder.</summary>
    /// <param name="folder">The data folder; it must be there.</param>
    /// <param name="options">Null: as they stand.</param>
    /// <exception cref="LedgerException">There is none and none is to be made, or it cannot be opened.</exception>
    public static Ledger Open(string folder, LedgerOptions? options = null)
    {
        options ??= new();
        var (path, keysPath) = (Path.Combine(folder, FileName), Path.Combine(folder, KeysName));
        if (!options.Create && !File.Exists(path))
        {
            throw new LedgerException($"{folder}: holds no ledger; take reports in with 'isnad ingest', or name another folder with --data.");
        }
        if (File.Exists(path) && !File.Exists(keysPath))
        {
            throw new LedgerException($"{keysPath}: the keys of this ledger are missing, without which nothing in it can be read; bring them back from where you keep keys.");
        }
        var sums = new FileSums(folder);
        // Keys first: a ledger without keys never comes to be.
        var keys = KeyStore.Open(keysPath, options.Create, options.Patience, sums.Discard);
        Database? writer = null, reader = null;
        try
        {
            writer = Database.Open(path, options.Create, options.Patience, "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON", "temp_store = MEMORY", "cache_size = -65536", "wal_autocheckpoint = 4000");
            writer.OnWrite = sums.Discard;
            Migrations.Run(writer, before => Redraw.Since(before, writer, new(writer, keys)));
            reader = Database.Open(path, create: false, options.Patience, "query_only = ON", "temp_store = MEMORY", "cache_size = -65536");
            var ledger = new Ledger(folder, writer, reader, keys, sums, options);
            ledger._erasure.Resume();
            return ledger;
        }
        catch
        {
            reader?.Dispose();
            writer?.Dispose();
            keys.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Seal()
    {
        if (_sums.Stand || !_writer.Checkpoint())
        {
            return;
        }
        // With both files locked nobody writes; whoever wrote between has left something in the write-ahead log, and seals when it ends.
        _keys.Database.Locked(() => _writer.Locked(() =>
        {
            var log = new FileInfo(_writer.Path + "-wal");
            if (!log.Exists || log.Length == 0)
            {
                _sums.Write();
            }
        }));
    }

    /// <summary>Work on the files themselves, for what stands beside the ports.</summary>
    internal void Within(Action<Database, KeyStore> work) => work(_writer, _keys);

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        _keys.Dispose();
        _signer.Dispose();
    }
}
