using Isnad.Model.Ledger;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage;

/// <summary>One connection to one SQLite file. Calls take turns; errors come out as <see cref="LedgerException"/> in plain words.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private SqliteTransaction? _transaction;

    private Database(string path, SqliteConnection connection) => (Path, _connection) = (path, connection);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Called in every writing transaction, before its first statement and with the lock held.</summary>
    public Action? OnWrite { get; set; }

    /// <summary>True on the thread that is within <see cref="Write{T}"/>.</summary>
    public bool IsWriting => _gate.IsHeldByCurrentThread && _transaction is not null;

    /// <summary>Opens, and makes where there is none and <paramref name="create"/> says so, a file with the pragmas given.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">Make it where there is none.</param>
    /// <param name="patience">How long a lock of another process is waited for.</param>
    /// <param name="pragmas">Run at the start, in order.</param>
    /// <exception cref="LedgerException">It cannot be opened.</exception>
    public static Database Open(string path, bool create, TimeSpan patience, params ReadOnlySpan<string> pragmas)
    {
        if (create && !File.Exists(path))
        {
            MakePrivate(path);
        }
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds) }.ToString();
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            var database = new Database(path, connection);
            database.Prepare($"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds}").Run();
            foreach (var pragma in pragmas)
            {
                database.Prepare($"PRAGMA {pragma}").Value();
            }
            return database;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw StorageErrors.Of(path, error);
        }
    }

    /// <summary>The statement, prepared once.</summary>
    public Statement Prepare(string sql)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _commands[sql] = command;
        }
        command.Transaction = _transaction;
        return new(command);
    }

    /// <summary>Lets a prepared statement go, which a table that it reads must be dropped without.</summary>
    public void Forget(string sql)
    {
        if (_commands.Remove(sql, out var command))
        {
            command.Dispose();
        }
    }

    /// <summary>Runs several statements without parameters or results.</summary>
    public void RunScript(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        command.ExecuteNonQuery();
    }

    /// <summary>Number of the row inserted last.</summary>
    public long LastRow() => Prepare("SELECT last_insert_rowid()").Number()!.Value;

    /// <summary>Reads; nothing that <paramref name="read"/> prepares may write.</summary>
    public T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return Translated(read);
        }
    }

    /// <summary>Runs <paramref name="write"/> in one transaction: all of it is kept, or, where it throws, nothing.</summary>
    /// <param name="write">What is to be written.</param>
    /// <param name="deferred">Files are locked when they are first written, so that one that is attached and only read stays free for others.</param>
    public T Write<T>(Func<T> write, bool deferred = false)
    {
        lock (_gate)
        {
            return Translated(() =>
            {
                // Elsewhere not deferred: the lock is taken before anything is read, so that no other writer comes between.
                using var transaction = _connection.BeginTransaction(deferred);
                _transaction = transaction;
                try
                {
                    OnWrite?.Invoke();
                    var result = write();
                    transaction.Commit();
                    return result;
                }
                finally
                {
                    _transaction = null;
                }
            });
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action write) => Write(() =>
    {
        write();
        return 0;
    });

    /// <summary>Runs <paramref name="read"/> over the file as it stands at this moment, whatever others write meanwhile.</summary>
    public T Snapshot<T>(Func<T> read)
    {
        lock (_gate)
        {
            return Translated(() =>
            {
                using var transaction = _connection.BeginTransaction(deferred: true);
                _transaction = transaction;
                try
                {
                    return read();
                }
                finally
                {
                    _transaction = null;
                }
            });
        }
    }

    /// <summary>Brings all of the write-ahead log into the file and empties it; false where others read or write it at this moment.</summary>
    public bool Checkpoint() => Read(() => Prepare("PRAGMA wal_checkpoint (TRUNCATE)").First(row => row.GetInt64(0)) == 0);

    /// <summary>Writes the file anew, so that no free space in it holds what was there before.</summary>
    public void Compact() => Read(() => Prepare("VACUUM").Run());

    /// <summary>Runs <paramref name="body"/> while nobody else may write.</summary>
    public void Locked(Action body)
    {
        lock (_gate)
        {
            Translated(() =>
            {
                using var transaction = _connection.BeginTransaction(deferred: false);
                body();
                return 0;
            });
        }
    }

    /// <summary>Copies the whole file to <paramref name="target"/> while others read and write it.</summary>
    public void CopyTo(Database target) => Read(() =>
    {
        _connection.BackupDatabase(target._connection);
        return 0;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
        _connection.Dispose();
    }

    /// <summary>An empty file that only its owner may read: SQLite gives its side files the same rights.</summary>
    private static void MakePrivate(string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            using var file = new FileStream(path, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.Of(path, error);
        }
    }

    private T Translated<T>(Func<T> body)
    {
        try
        {
            return body();
        }
        catch (SqliteException error)
        {
            throw StorageErrors.Of(Path, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.Of(Path, error);
        }
    }
}
