using Isnad.Model.People;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage.People;

/// <summary>The people of a data folder, in <c>desk.db</c>.</summary>
public sealed class PeopleStore : IPeople
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "desk.db";

    private const string Columns = "person.id, person.name, person.pseudonym, person.role, person.active, person.since";

    private readonly Database _database;
    private readonly TimeProvider _clock;

    private PeopleStore(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>Opens, and makes where there is none, the file of a data folder.</summary>
    /// <exception cref="Isnad.Model.Ledger.LedgerException">It cannot be opened.</exception>
    public static PeopleStore Open(string folder, TimeProvider clock)
    {
        var database = Database.Open(Path.Combine(folder, FileName), create: true, TimeSpan.FromSeconds(10), "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON");
        if (database.Prepare("PRAGMA user_version").Number() == 0)
        {
            using var reader = new StreamReader(typeof(PeopleStore).Assembly.GetManifestResourceStream("people-tables")!);
            var script = reader.ReadToEnd();
            database.Write(() =>
            {
                // Read again under the lock: another process may have been first.
                if (database.Prepare("PRAGMA user_version").Number() == 0)
                {
                    database.RunScript(script);
                }
            });
        }
        return new(database, clock);
    }

    /// <inheritdoc/>
    public bool IsEmpty => _database.Read(() => _database.Prepare("SELECT 1 FROM person LIMIT 1").Value() is null);

    /// <inheritdoc/>
    public IReadOnlyList<DeskPerson> All() => _database.Read(() => _database.Prepare($"SELECT {Columns} FROM person ORDER BY name_key").Rows(Person));

    /// <inheritdoc/>
    public DeskPerson? Find(long number) => _database.Read(() => _database.Prepare($"SELECT {Columns} FROM person WHERE id = $1").First(Person, number));

    /// <inheritdoc/>
    public DeskPerson? Named(string name) => _database.Read(() => _database.Prepare($"SELECT {Columns} FROM person WHERE name_key = $1").First(Person, Key(name)));

    /// <inheritdoc/>
    public string? PasswordHash(long person) => _database.Read(() => (string?)_database.Prepare("SELECT password FROM person WHERE id = $1").Value(person));

    /// <inheritdoc/>
    public string Invite(Invitation invitation, long? by) => _database.Write(() =>
    {
        var (token, hash) = SecretToken.New();
        _database.Prepare("DELETE FROM invitation WHERE until < $1 OR person = $2").Run(Now, invitation.Person);
        _database.Prepare("INSERT INTO invitation (hash, role, person, until) VALUES ($1, $2, $3, $4)").Run(hash, Text(invitation.Role), invitation.Person, Instants.Text(invitation.Until));
        Audit("invited", by, invitation.Person, Text(invitation.Role));
        return token;
    });

    /// <inheritdoc/>
    public Invitation? InvitationOf(string token) => _database.Read(() => _database.Prepare("SELECT role, person, until FROM invitation WHERE hash = $1 AND until > $2")
        .First(row => new Invitation(Role(row.GetString(0)), row.IsDBNull(1) ? null : row.GetInt64(1), Instants.Read(row.GetString(2))), SecretToken.Hash(token), Now));

    /// <inheritdoc/>
    public DeskPerson Accept(string token, string name, string pseudonym, string passwordHash) => _database.Write(() =>
    {
        var invitation = InvitationOf(token) ?? throw new PeopleException(PeopleException.NoInvitation);
        _database.Prepare("DELETE FROM invitation WHERE hash = $1").Run(SecretToken.Hash(token));
        if (invitation.Person is { } known)
        {
            KeepPassword(known, passwordHash, keptSession: null);
            return Find(known)!;
        }
        Taken("name_key", name, PeopleException.NameTaken);
        Taken("pseudonym_key", pseudonym, PeopleException.PseudonymTaken);
        _database.Prepare("INSERT INTO person (name, name_key, pseudonym, pseudonym_key, role, since, password) VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .Run(name, Key(name), pseudonym, Key(pseudonym), Text(invitation.Role), Now, passwordHash);
        var person = Find(_database.LastRow())!;
        Audit("let-in", person.Number, person.Number, Text(person.Role));
        return person;
    });

    /// <inheritdoc/>
    public void SetPassword(long person, string passwordHash, string? keptSession) => _database.Write(() => KeepPassword(person, passwordHash, keptSession));

    /// <inheritdoc/>
    public void Change(long person, DeskRole role, bool isActive, long by) => _database.Write(() =>
    {
        _database.Prepare("UPDATE person SET role = $2, active = $3 WHERE id = $1").Run(person, Text(role), isActive ? 1L : 0L);
        if (_database.Prepare("SELECT 1 FROM person WHERE active = 1 AND role = $1").Value(Text(DeskRole.Administrator)) is null)
        {
            throw new PeopleException(PeopleException.LastAdministrator);
        }
        if (!isActive)
        {
            _database.Prepare("DELETE FROM session WHERE person = $1").Run(person);
        }
        Audit("changed", by, person, isActive ? Text(role) : "shut-out");
    });

    /// <inheritdoc/>
    public string OpenSession(long person, DateTimeOffset until) => _database.Write(() =>
    {
        var (token, hash) = SecretToken.New();
        _database.Prepare("DELETE FROM session WHERE until < $1").Run(Now);
        _database.Prepare("INSERT INTO session (hash, person, until) VALUES ($1, $2, $3)").Run(hash, person, Instants.Text(until));
        return token;
    });

    /// <inheritdoc/>
    public DeskPerson? BySession(string token) => _database.Read(() => _database
        .Prepare($"SELECT {Columns} FROM session JOIN person ON person.id = session.person WHERE session.hash = $1 AND session.until > $2 AND person.active = 1").First(Person, SecretToken.Hash(token), Now));

    /// <inheritdoc/>
    public void CloseSession(string token) => _database.Write(() => _database.Prepare("DELETE FROM session WHERE hash = $1").Run(SecretToken.Hash(token)));

    /// <inheritdoc/>
    public string AddToken(long person, string label) => _database.Write(() =>
    {
        var (token, hash) = SecretToken.New();
        _database.Prepare("INSERT INTO api_token (hash, person, label, made_at) VALUES ($1, $2, $3, $4)").Run(hash, person, label, Now);
        Audit("token-made", person, person, $"{_database.LastRow()}");
        return token;
    });

    /// <inheritdoc/>
    public DeskPerson? ByToken(string token)
    {
        var hash = SecretToken.Hash(token);
        var found = _database.Read(() => _database.Prepare($"SELECT {Columns}, api_token.used_at FROM api_token JOIN person ON person.id = api_token.person WHERE api_token.hash = $1 AND person.active = 1")
            .First(row => ((DeskPerson Person, string? Used)?)(Person(row), row.IsDBNull(6) ? null : row.GetString(6)), hash));
        // To the day, so that reading does not write each time.
        var today = Instants.Text(_clock.GetUtcNow().UtcDateTime.Date);
        if (found is { } used && used.Used != today)
        {
            _database.Write(() => _database.Prepare("UPDATE api_token SET used_at = $2 WHERE hash = $1").Run(hash, today));
        }
        return found?.Person;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ApiToken> Tokens(long person) => _database.Read(() => _database.Prepare("SELECT id, label, made_at, used_at FROM api_token WHERE person = $1 ORDER BY id DESC")
        .Rows(row => new ApiToken(row.GetInt64(0), row.GetString(1), Instants.Read(row.GetString(2)), row.IsDBNull(3) ? null : Instants.Read(row.GetString(3))), person));

    /// <inheritdoc/>
    public void RemoveToken(long person, long number) => _database.Write(() =>
    {
        _database.Prepare("DELETE FROM api_token WHERE person = $1 AND id = $2").Run(person, number);
        Audit("token-removed", person, person, $"{number}");
    });

    /// <inheritdoc/>
    public void Audit(string what, long? by, long? about = null, string? detail = null)
    {
        void Add() => _database.Prepare("INSERT INTO audit (at, what, by, about, detail) VALUES ($1, $2, $3, $4, $5)").Run(Now, what, by, about, detail);
        if (_database.IsWriting)
        {
            Add();
        }
        else
        {
            _database.Write(Add);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<AuditEntry> Audited(int most, long? before = null) => _database.Read(() => _database.Prepare("SELECT id, at, what, by, about, detail FROM audit WHERE id < $1 ORDER BY id DESC LIMIT $2")
        .Rows(row => new AuditEntry(row.GetInt64(0), Instants.Read(row.GetString(1)), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4), row.IsDBNull(5) ? null : row.GetString(5)),
            before ?? long.MaxValue, (long)most));

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private void KeepPassword(long person, string passwordHash, string? keptSession)
    {
        _database.Prepare("UPDATE person SET password = $2 WHERE id = $1").Run(person, passwordHash);
        _database.Prepare("DELETE FROM session WHERE person = $1 AND hash <> $2").Run(person, keptSession is null ? [] : SecretToken.Hash(keptSession));
        Audit("password-set", person, person);
    }

    private string Now => Instants.Text(_clock.GetUtcNow());

    private void Taken(string column, string value, string code)
    {
        if (_database.Prepare($"SELECT 1 FROM person WHERE {column} = $1").Value(Key(value)) is not null)
        {
            throw new PeopleException(code);
        }
    }

    /// <summary>Names that differ in the case of letters or in blanks around them are one.</summary>
    private static string Key(string name) => name.Trim().ToUpperInvariant();

    private static string Text(DeskRole role) => role.ToString().ToLowerInvariant();

    private static DeskRole Role(string text) => Enum.Parse<DeskRole>(text, ignoreCase: true);

    private static DeskPerson Person(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), Role(row.GetString(3)), row.GetInt64(4) == 1, Instants.Read(row.GetString(5)));
}
