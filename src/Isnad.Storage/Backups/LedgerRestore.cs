using System.IO.Compression;
using System.Security.Cryptography;
using Isnad.Model.Ledger;
using Isnad.Storage.Verification;

namespace Isnad.Storage.Backups;

/// <summary>What a restored ledger holds.</summary>
/// <param name="MadeAt">When the backup was made.</param>
/// <param name="Counts">How much there is.</param>
/// <param name="LogSize">Entries of its log.</param>
/// <param name="Destroyed">Reports of which something cannot be read: its key was destroyed before the keys were backed up, and no tombstone in this older backup says so.</param>
/// <param name="Later">Reports of which something cannot be read: they were taken in after the keys were backed up.</param>
/// <param name="Flaws">What the log itself shows to be altered.</param>
public sealed record RestoreResult(DateTimeOffset MadeAt, ArchiveCounts Counts, long LogSize, IReadOnlyList<long> Destroyed, IReadOnlyList<long> Later, IReadOnlyList<LedgerFlaw> Flaws);

/// <summary>Makes a ledger of a backup and keys.</summary>
public static class LedgerRestore
{
    private const string WorkName = "restoring";

    /// <summary>Restores into a data folder that holds no ledger. All is made in a folder within it and takes its place at the end: a restore that fails leaves nothing.</summary>
    /// <param name="file">What <see cref="ILedgerBackup.Write"/> wrote.</param>
    /// <param name="keyFile">What <see cref="ILedgerBackup.WriteKeys"/> wrote.</param>
    /// <param name="folder">The data folder; it must be there.</param>
    /// <param name="options">Null: as they stand.</param>
    /// <param name="progress">Hears of what is done, with the share of it.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LedgerException">A file is none, damaged or of another ledger, or the folder holds a ledger.</exception>
    public static RestoreResult Run(string file, string keyFile, string folder, LedgerOptions? options = null, Action<string, double>? progress = null, CancellationToken stop = default)
    {
        foreach (var name in new[] { Ledger.FileName, Ledger.KeysName, Ledger.SignerName })
        {
            if (File.Exists(Path.Combine(folder, name)))
            {
                throw new LedgerException($"{Path.Combine(folder, name)}: stands there already; restore into a folder without a ledger, and nothing is overwritten.");
            }
        }
        var work = Path.Combine(folder, WorkName);
        return BesideFile.Guarded(folder, () =>
        {
            Remove(work);
            try
            {
                Make(work);
                var backup = KeyBackup.Read(keyFile);
                var manifest = Unpack(file, Path.Combine(work, Ledger.FileName), share => progress?.Invoke("unpacking", share), stop);
                AddKeys(work, backup);
                var result = Finish(work, file, keyFile, manifest, backup, options ?? new(), progress, stop);
                // The ledger last: where this is cut off, there is none.
                foreach (var made in Directory.EnumerateFiles(work).OrderBy(path => Path.GetFileName(path) == Ledger.FileName).ToList())
                {
                    File.Move(made, Path.Combine(folder, Path.GetFileName(made)));
                }
                return result;
            }
            finally
            {
                Remove(work);
            }
        });
    }

    private static void Make(string work)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(work);
        }
        else
        {
            Directory.CreateDirectory(work, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Remove(string work)
    {
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static BackupManifest Unpack(string file, string target, Action<double> progress, CancellationToken stop)
    {
        try
        {
            using var zip = BesideFile.Guarded(file, () => ZipFile.OpenRead(file));
            BackupManifest? manifest = null;
            if (zip.GetEntry(BackupManifest.FileName) is { } described)
            {
                using var json = described.Open();
                manifest = BackupManifest.Read(json);
            }
            if (manifest?.Format != BackupManifest.CurrentFormat || zip.GetEntry(BackupManifest.LedgerName) is not { } entry)
            {
                throw new LedgerException($"{file}: is no backup of a ledger that this program knows; give a file that 'isnad backup' wrote.");
            }
            if (manifest.Schema > Migrations.Newest)
            {
                throw new LedgerException($"{file}: a newer version of Isnad wrote this backup (schema {manifest.Schema}, this program knows {Migrations.Newest}); use that version.");
            }
            using var source = entry.Open();
            if (Extract(source, target, manifest.LedgerBytes, progress, stop) != manifest.LedgerSha256)
            {
                throw Damaged(file, "the ledger in it has not the SHA-256 that its manifest gives", null);
            }
            return manifest;
        }
        catch (InvalidDataException error)
        {
            throw Damaged(file, error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>Writes what is unpacked, at most so many bytes, and gives its SHA-256.</summary>
    private static string Extract(Stream source, string path, long most, Action<double> progress, CancellationToken stop)
    {
        using var target = BesideFile.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        int read;
        while ((read = source.Read(buffer)) > 0 && target.Length <= most)
        {
            stop.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
            progress(Math.Min(1, target.Length / (double)Math.Max(1, most)));
        }
        target.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AddKeys(string work, KeyBackup backup)
    {
        using (var keys = KeyStore.Open(Path.Combine(work, Ledger.KeysName), create: true, new LedgerOptions().Patience))
        {
            keys.Import(backup);
        }
        if (backup.Signer is { } pem)
        {
            using var stream = BesideFile.Create(Path.Combine(work, Ledger.SignerName));
            stream.Write(System.Text.Encoding.UTF8.GetBytes(pem));
        }
    }

    private static RestoreResult Finish(string work, string file, string keyFile, BackupManifest manifest, KeyBackup backup, LedgerOptions options, Action<string, double>? progress, CancellationToken stop)
    {
        using var ledger = Ledger.Open(work, options with { Create = false });
        var flaws = new List<LedgerFlaw>();
        List<long> destroyed = [], later = [];
        try
        {
            ledger.Within((database, keys) =>
            {
                // Keys of what was taken down have no business in a new folder, whatever an older file of keys holds.
                keys.Destroy(database.Prepare("SELECT DISTINCT key FROM payload WHERE sealed IS NULL").Rows(row => row.GetInt64(0)));
                Redraw.Run(database, new(database, keys), share => progress?.Invoke("lists and index", share), stop);
                new LogCheck(database, flaws.Add).Run();
                (destroyed, later) = Unreadable(database, keys, backup.Highest);
            });
        }
        catch (LedgerException error) when (error.InnerException is CryptographicException)
        {
            throw new LedgerException($"{keyFile}: its keys do not open what {file} holds; give the keys of the same ledger.", error);
        }
        if (manifest.LogSize != ledger.Log.Size || SignedHead.Of(ledger.Log.Heads() is [.., var newest] ? newest : null) != manifest.Head)
        {
            flaws.Add(new("log", "it is not the one of the backup's manifest"));
        }
        ledger.Seal();
        return new(Instants.Read(manifest.MadeAt), ledger.Reports.Count(), ledger.Log.Size, destroyed, later, flaws);
    }

    /// <summary>Reports of which something is under a key that is not there, though no tombstone took it out.</summary>
    private static (List<long> Destroyed, List<long> Later) Unreadable(Database database, KeyStore keys, long highest)
    {
        var missing = database.Prepare("""
            SELECT DISTINCT version.report, payload.key FROM version JOIN payload ON payload.id = version.text WHERE payload.sealed IS NOT NULL
            UNION SELECT capture_report.report, payload.key FROM capture_report JOIN capture ON capture.id = capture_report.capture JOIN payload ON payload.id = capture.about WHERE payload.sealed IS NOT NULL
            """).Rows(row => (Report: row.GetInt64(0), Key: row.GetInt64(1))).Where(row => keys.Find(row.Key) is null).ToList();
        List<long> Reports(bool later) => [.. missing.Where(row => row.Key > highest == later).Select(row => row.Report).Distinct().Order()];
        return (Reports(later: false), Reports(later: true));
    }

    private static LedgerException Damaged(string file, string what, Exception? cause) => new($"{file}: is damaged ({what}); nothing was restored. Give another copy of the backup.", cause!);
}
