using System.Security.Cryptography;

namespace Isnad.Storage;

/// <summary>The keys under which content is sealed, in a file of their own: destroying a key makes everything sealed under it unreadable, in every copy of the ledger.
/// Keys are on disk before anything is sealed under them; numbers are never used again.</summary>
internal sealed class KeyStore : IDisposable
{
    /// <summary>AES-256.</summary>
    public const int KeyBytes = 32;

    private readonly Database _database;
    private readonly Queue<(long Number, byte[] Key)> _spare = [];

    private KeyStore(Database database) => _database = database;

    /// <summary>The file.</summary>
    public Database Database => _database;

    /// <summary>Opens, and makes where there is none, the file; <paramref name="onWrite"/> is called before each write.</summary>
    public static KeyStore Open(string path, bool create, TimeSpan patience, Action? onWrite = null)
    {
        // A rollback journal that is deleted, and rows overwritten when they go: no side file keeps a destroyed key.
        var database = Database.Open(path, create, patience, "journal_mode = DELETE", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY");
        if (database.Prepare("SELECT 1 FROM sqlite_schema WHERE name = 'key'").Value() is null)
        {
            database.Write(() => database.RunScript("CREATE TABLE IF NOT EXISTS key (id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL) STRICT"));
        }
        database.OnWrite = onWrite;
        return new(database);
    }

    /// <summary>Makes sure that the next <paramref name="count"/> keys need no write.</summary>
    public void Reserve(int count)
    {
        var missing = count - _spare.Count;
        if (missing <= 0)
        {
            return;
        }
        var made = _database.Write(() => Enumerable.Range(0, missing).Select(_ =>
        {
            var key = RandomNumberGenerator.GetBytes(KeyBytes);
            _database.Prepare("INSERT INTO key (key) VALUES ($1)").Run(key);
            return (_database.LastRow(), key);
        }).ToList());
        made.ForEach(_spare.Enqueue);
    }

    /// <summary>A key that was never used.</summary>
    public (long Number, byte[] Key) Next()
    {
        Reserve(1);
        return _spare.Dequeue();
    }

    /// <summary>The key with this number; null once it is destroyed.</summary>
    public byte[]? Find(long number) => _database.Read(() => (byte[]?)_database.Prepare("SELECT key FROM key WHERE id = $1").Value(number));

    /// <summary>Destroys keys: what is sealed under them can never be read again.</summary>
    public void Destroy(IEnumerable<long> numbers) => _database.Write(() =>
    {
        foreach (var number in numbers)
        {
            _database.Prepare("DELETE FROM key WHERE id = $1").Run(number);
        }
    });

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
