using Isnad.Model.Ledger;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage;

/// <summary>What SQLite says, in words that tell what to do.</summary>
internal static class StorageErrors
{
    // Result codes of SQLite (sqlite.org/rescode.html).
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>The error as the user is told it.</summary>
    public static LedgerException Of(string path, SqliteException error) => new(error.SqliteErrorCode switch
    {
        Busy or Locked => $"{path}: another process is writing to the ledger and did not end in time; wait for it or end it, then try again.",
        ReadOnly => $"{path}: the ledger may not be written; give yourself the right to write to its folder, or use --data with a folder of your own.",
        Full => $"{path}: the disk is full; nothing of the last batch was taken in and nothing is lost. Make room, then run the command again.",
        CannotOpen => $"{path}: the ledger cannot be opened; see that its folder is there and that you may read and write it.",
        Corrupt or NotADatabase => $"{path}: the ledger is damaged ({Plain(error)}); run 'isnad verify' to see what, and restore a backup ('isnad restore').",
        IoError => $"{path}: the disk cannot be read or written ({Plain(error)}); nothing of the last batch was taken in. See to the disk, then run the command again.",
        _ => $"{path}: the ledger failed ({Plain(error)}).",
    }, error);

    /// <summary>A failure of the file system.</summary>
    public static LedgerException Of(string path, Exception error) =>
        new($"{path}: cannot be read or written ({error.Message.TrimEnd('.')}); see that its folder is there, that you may write to it and that the disk has room.", error);

    private static string Plain(SqliteException error) => error.Message.TrimEnd('.');
}
