using System.IO.Compression;
using Isnad.Model.Ledger;

namespace Isnad.Storage.Backups;

/// <summary>Backups of the embedded store.</summary>
internal sealed class LedgerBackup(string folder, LedgerLog log, KeyStore keys, LedgerOptions options) : ILedgerBackup
{
    private const string Source = "source";

    /// <inheritdoc/>
    public BackupSummary Write(string file)
    {
        log.Sign();
        var copy = file + ".ledger.part";
        return BesideFile.Guarded(file, () =>
        {
            try
            {
                File.Delete(copy);
                var (logSize, reports, head) = Copy(copy);
                var (bytes, hash) = BesideFile.Hash(copy);
                var manifest = new BackupManifest(BackupManifest.CurrentFormat, Instants.Text(options.Clock.GetUtcNow()), Migrations.Newest, bytes, hash.Hex, logSize, reports, SignedHead.Of(head));
                BesideFile.Write(file, stream => Pack(stream, manifest, copy));
                return new BackupSummary(Instants.Read(manifest.MadeAt), logSize, head, reports, new FileInfo(file).Length);
            }
            finally
            {
                File.Delete(copy);
            }
        });
    }

    /// <inheritdoc/>
    public long WriteKeys(string file) => BesideFile.Guarded(file, () =>
    {
        var signer = Path.Combine(folder, Ledger.SignerName);
        var content = keys.Export(options.Clock.GetUtcNow(), File.Exists(signer) ? File.ReadAllText(signer) : null);
        BesideFile.Write(file, stream => stream.Write(content.ToBytes()));
        return content.Keys.Count;
    });

    /// <summary>Copies the tables of facts into a database of their own. What is drawn never enters it, so that no remains of it can be left there.</summary>
    private (long LogSize, long Reports, TreeHead? Head) Copy(string path)
    {
        using var target = Database.Open(path, create: true, options.Patience, "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "temp_store = MEMORY", "cache_size = -65536");
        Migrations.Run(target);
        target.Read(() => target.Prepare($"ATTACH $1 AS {Source}").Run(Path.Combine(folder, Ledger.FileName)));
        // Deferred: the ledger is read at one moment and not locked.
        return target.Write(
            () =>
            {
                foreach (var table in Tables.All.Where(table => table.Kind == TableKind.Kept))
                {
                    var columns = string.Join(", ", target.Prepare("SELECT name FROM pragma_table_info($1)").Rows(row => row.GetString(0), table.Name).Except(table.DrawnColumns));
                    target.Prepare($"DELETE FROM main.{table.Name}").Run();
                    target.Prepare($"INSERT INTO main.{table.Name} ({columns}) SELECT {columns} FROM {Source}.{table.Name}").Run();
                }
                return (target.Prepare("SELECT size FROM main.log_frontier").Number()!.Value, target.Prepare("SELECT count(*) FROM main.report WHERE taken_down = 0").Number()!.Value,
                    target.Prepare("SELECT size, root, at, key_id, signature FROM main.tree_head ORDER BY size DESC LIMIT 1").First(LedgerLog.Head));
            },
            deferred: true);
    }

    private static void Pack(Stream stream, BackupManifest manifest, string copy)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using (var entry = zip.CreateEntry(BackupManifest.FileName, CompressionLevel.Fastest).Open())
        {
            entry.Write(manifest.ToJson());
        }
        using var source = File.OpenRead(copy);
        using var target = zip.CreateEntry(BackupManifest.LedgerName, CompressionLevel.Fastest).Open();
        source.CopyTo(target);
    }
}
