namespace Isnad.Model.Ledger;

/// <summary>What a backup file holds.</summary>
/// <param name="MadeAt">When, UTC, to the second.</param>
/// <param name="LogSize">Entries of the log in it.</param>
/// <param name="Head">Newest signed head in it; null where none was signed.</param>
/// <param name="Reports">Reports in it, those taken down left out.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record BackupSummary(DateTimeOffset MadeAt, long LogSize, TreeHead? Head, long Reports, long Bytes);

/// <summary>Copies of the ledger that can be kept elsewhere. Content and keys go into files of their own: neither can be read without the other.</summary>
public interface ILedgerBackup
{
    /// <summary>Writes facts and log into one file, as they stand at one moment, while others read and write. It holds no keys, and no word of a report in the clear.</summary>
    /// <param name="file">The file; it takes its place only when it is whole.</param>
    /// <exception cref="LedgerException">It cannot be written, or the ledger cannot be read.</exception>
    BackupSummary Write(string file);

    /// <summary>Writes the keys as they stand at one moment, and the key that signs. To be kept apart from the other.</summary>
    /// <param name="file">The file; it takes its place only when it is whole.</param>
    /// <returns>How many keys there are.</returns>
    /// <exception cref="LedgerException">It cannot be written.</exception>
    long WriteKeys(string file);
}
