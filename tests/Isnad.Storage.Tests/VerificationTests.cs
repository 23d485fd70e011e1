using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Storage.Verification;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>Whatever is altered is found and named.</summary>
public sealed class VerificationTests : IDisposable
{
    private const string Url = "https://news.example.org/a";

    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-verify").FullName;

    public VerificationTests()
    {
        using var ledger = Ledger.Open(_folder);
        ledger.Reports.Take([
            Item(Shelling, Url, analyse: report => Analysis(report, ("kill", "قتل"), ("shelling", "قصف"))),
            Item(Raid, analyse: report => Analysis(report, ("airstrike", "غارات")))]);
        ledger.Log.Sign();
        ledger.Reports.Take([Item(ShellingElsewhere, Url, analyse: report => Analysis(report, ("shelling", "قصف"))), Item(Shelling, outlet: "وكالة المثال", frame: " "), Item(Raid, Url, frame: "x")]);
        ledger.Reports.Take([Item(Raid, Url, frame: "y"), IntakeItem.Of(Raw("  "), [])]);
        ledger.Incidents.Write(new IncidentChange { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1, 2], [(1, 2, 0.9)]), new(2, [3], [])], Pointers = [], Next = 3 });
        ledger.Incidents.Decide(2, 3, together: true, "c");
        ledger.Log.Sign();
        ledger.Seal();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_not_altered_passes()
    {
        var (flaws, tally) = Verify();
        flaws.ShouldBeEmpty();
        tally.ShouldBe(new VerificationTally(Entries: 18, Heads: 2, Contents: 26, Quotes: 12, TakenDown: 0, Unsigned: 0, FilesSealed: true));
    }

    [Theory]
    [InlineData("UPDATE payload SET sealed = (SELECT sealed FROM payload WHERE id = 3) WHERE id = (SELECT body FROM capture WHERE id = 1)", "c1: its bytes were altered")]
    [InlineData("UPDATE payload SET sealed = zeroblob(60) WHERE id = (SELECT text FROM version WHERE id = 1)", "v1: its text were altered")]
    [InlineData("UPDATE payload SET sealed = NULL WHERE id = (SELECT text FROM version WHERE id = 2)", "v2: its text cannot be opened")]
    [InlineData("UPDATE payload SET sha256 = zeroblob(32) WHERE id = (SELECT json FROM analysis WHERE id = 1)", "a1: the hash of its records is not the one in the log")]
    [InlineData("UPDATE payload SET length = length + 1 WHERE id = (SELECT about FROM capture WHERE id = 1)", "c1: its account of how it was obtained were altered")]
    [InlineData("DELETE FROM payload WHERE id = (SELECT about FROM version WHERE id = 1)", "v1: its account of what the input said were taken out")]
    [InlineData("INSERT INTO payload (key, sha256, length, sealed) VALUES (1, zeroblob(32), 1, x'00')", "content 27: it belongs to nothing")]
    [InlineData("UPDATE version SET text = (SELECT text FROM version WHERE id = 2) WHERE id = 1", "v1: the hash of its text is not the one in the log")]
    [InlineData("DELETE FROM capture WHERE id = 2", "c2: the log says that it was captured; it was taken out")]
    [InlineData("UPDATE capture SET body = NULL WHERE id = 2", "c2: its bytes were taken out")]
    [InlineData("UPDATE capture SET sha256 = zeroblob(32) WHERE id = 2", "c2: its hash is not the one in the log")]
    [InlineData("INSERT INTO capture SELECT 99, key, zeroblob(32), body, about, taken_at FROM capture WHERE id = 1", "c99: the log does not know it")]
    [InlineData("DELETE FROM capture_report WHERE capture = 6", "c6: the reports that it brought or repeated are not those of the log")]
    [InlineData("INSERT INTO version SELECT 99, 2, 7, capture, text, about, taken_at, NULL, NULL FROM version WHERE id = 1", "v99: the log does not know it")]
    [InlineData("UPDATE version SET report = 2, ordinal = 9 WHERE id = 3", "v3: it stands under another report")]
    [InlineData("DELETE FROM analysis WHERE id = 3", "a3: the log says that it was analysed; it was taken out")]
    [InlineData("UPDATE analysis SET version = 2 WHERE id = 1", "a1: it stands under another version or engine")]
    [InlineData("UPDATE analysis SET at = '20:6-11-28T01:14:29Z' WHERE id = 1", "a1: its time was altered")]
    [InlineData("UPDATE version SET taken_at = '2026-02-31T01:14:29Z' WHERE id = 2", "v2: its time was altered")]
    [InlineData("UPDATE engine SET models = 'other'", "a1: it stands under another version or engine")]
    [InlineData("DELETE FROM mention_at WHERE analysis = 1 AND position = 1", "a1: its events and the numbers of its mentions do not fit")]
    [InlineData("DELETE FROM log_entry WHERE seq = 3", "log: entry 3 is missing")]
    [InlineData("DELETE FROM log_entry WHERE seq > 12", "log: the head signed at")]
    [InlineData("UPDATE log_entry SET leaf = CAST(replace(CAST(leaf AS TEXT), 'c1', 'c3') AS BLOB) WHERE seq = 1", "log: the head of 7 entries")]
    [InlineData("UPDATE log_entry SET subject = 'v7' WHERE seq = 1", "log: entry 1 says")]
    [InlineData("UPDATE log_entry SET leaf = x'00' WHERE seq = 1", "log: entry 1 cannot be read")]
    [InlineData("UPDATE log_frontier SET roots = zeroblob(length(roots))", "log: what is kept to add to the tree")]
    [InlineData("UPDATE tree_head SET signature = x'00' WHERE size = 7", "log: the head of 7 entries, signed at")]
    [InlineData("UPDATE tree_head SET root = zeroblob(32) WHERE size = 18", "log: the head of 18 entries, signed at")]
    [InlineData("DELETE FROM signer", "log: the head of 7 entries, signed at")]
    [InlineData("UPDATE report SET outlet = 'x' WHERE id = 2", "r2: its newest version, address or outlet")]
    [InlineData("UPDATE report SET address = 'x' WHERE id = 1", "r1: its newest version, address or outlet")]
    [InlineData("UPDATE report SET newest = 1 WHERE id = 1", "r1: its newest version, address or outlet")]
    [InlineData("UPDATE report SET own_id = x'00' WHERE id = 1", "r1: the id that it is found by")]
    [InlineData("UPDATE report SET own_id = NULL WHERE id = 2", "r2: the id that it is found by")]
    [InlineData("UPDATE report SET copy_group = 3 WHERE id = 1", "r1: its group of copies")]
    [InlineData("UPDATE version SET published_from = '2001-01-01' WHERE id = 2", "r2: its days of publication")]
    [InlineData("UPDATE event SET type = 'battle' WHERE report = 2", "r2: its events in the lists")]
    [InlineData("UPDATE event SET lat = 1 WHERE report = 2", "r2: its events in the lists")]
    [InlineData("DELETE FROM event_actor WHERE mention = 3", "r2: its events in the lists")]
    [InlineData("UPDATE event SET disputed = 1 WHERE report = 2", "r2: its events in the lists")]
    [InlineData("INSERT INTO event_dead VALUES (3, '|', 4, 4)", "r2: its events in the lists")]
    [InlineData("UPDATE incident_line SET disputed = 1 WHERE incident = 1", "i1: its row in the lists")]
    [InlineData("UPDATE queue SET disputed = 1 WHERE report = 2", "r2: its row in the queue")]
    [InlineData("DELETE FROM event WHERE report = 2", "r2: its events in the lists")]
    [InlineData("DELETE FROM signature WHERE report = 2", "r2: what its copies are known by")]
    [InlineData("UPDATE band SET key = key + 1 WHERE report = 2", "r2: what its copies are known by")]
    [InlineData("UPDATE event SET radius_km = 7 WHERE report = 2", "r2: its events in the lists")]
    [InlineData("UPDATE incident_line SET reports = 9", "i1: its row in the lists")]
    [InlineData("DELETE FROM incident_line", "i1: its row in the lists")]
    [InlineData("UPDATE incident_member SET incident = 1", "incidents: which mentions belong to which incident")]
    [InlineData("DELETE FROM incident_member WHERE mention = 3", "incidents: which mentions belong to which incident")]
    [InlineData("UPDATE incident_state SET sum = zeroblob(32)", "incidents: which mentions belong to which incident")]
    [InlineData("UPDATE incident_state SET next = 2", "incidents: a number stands there")]
    [InlineData("UPDATE link_decision SET together = 0", "d1: the decision is not the one in the log")]
    [InlineData("UPDATE link_decision SET by = 'x'", "d1: the decision is not the one in the log")]
    [InlineData("UPDATE link_decision SET back_at = at", "d1: the decision is not the one in the log")]
    [InlineData("DELETE FROM link_decision", "d1: the log says that it was decided; it was taken out")]
    [InlineData("DELETE FROM words WHERE rowid = 2", "r2: the words that it is searched by")]
    [InlineData("INSERT INTO words (rowid, text) VALUES (77, 'كلمه')", "r77: the words that it is searched by")]
    public void What_was_altered_by_hand_is_named(string alteration, string expected)
    {
        using (var database = Connect(Ledger.FileName))
        {
            Run(database, "PRAGMA foreign_keys = OFF");
            Run(database, alteration);
        }
        var (flaws, _) = Verify();
        flaws.ShouldContain(flaw => flaw.ToString().StartsWith(expected, StringComparison.Ordinal), string.Join('\n', flaws));
        // The file's checksum tells it too.
        flaws.ShouldContain(flaw => flaw.Subject == Ledger.FileName);
    }

    [Fact]
    public void Words_that_the_index_parts_otherwise_are_no_flaw()
    {
        using (var ledger = Ledger.Open(_folder))
        {
            ledger.Reports.Take([Item("نزح 1,200 شخص مسافة 12.5 كيلومتر بحسب وكالة A\u0301FP وكلمة \u08B6\u08C7\u0628\u0628 والنصف ½")]);
        }
        Verify().Flaws.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_went_without_a_tombstone_is_named()
    {
        using (var database = Connect(Ledger.KeysName))
        {
            Run(database, "DELETE FROM key WHERE id = 2");
        }
        var (flaws, _) = Verify();
        flaws.ShouldContain(flaw => flaw.Subject == "v1" && flaw.Reason.Contains("no tombstone says why"));
        flaws.ShouldContain(flaw => flaw.Subject == Ledger.KeysName);
    }

    [Fact]
    public void A_flipped_byte_in_any_file_is_named()
    {
        var random = new Random(4);
        foreach (var path in Directory.EnumerateFiles(_folder).Where(path => !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal)).ToList())
        {
            var whole = File.ReadAllBytes(path);
            for (var i = 0; i < 12; i++)
            {
                var bytes = whole.ToArray();
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, bytes);
                Found().ShouldContain(Path.GetFileName(path));
            }
            File.WriteAllBytes(path, whole);
        }
        Verify().Flaws.ShouldBeEmpty();

        string Found()
        {
            try
            {
                return string.Join('\n', Verify().Flaws);
            }
            catch (LedgerException error)
            {
                return error.Message;
            }
        }
    }

    [Fact]
    public void A_ledger_that_was_not_closed_in_order_passes_and_says_so()
    {
        using (var ledger = Ledger.Open(_folder))
        {
            ledger.Reports.Take([Item("بيان قصير")]);
        }
        var (flaws, tally) = Verify();
        flaws.ShouldBeEmpty();
        (tally.FilesSealed, tally.Unsigned).ShouldBe((false, 2));
    }

    [Fact]
    public async Task It_runs_while_reports_are_taken_in()
    {
        using var ledger = Ledger.Open(_folder);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                ledger.Reports.Take([Item($"{Raid} {i}", analyse: report => Analysis(report, ("airstrike", "غارات")))]);
            }
        });
        for (var i = 0; i < 3; i++)
        {
            Verify().Flaws.ShouldBeEmpty();
        }
        await stop.CancelAsync();
        await writing;
        ledger.Seal();
        Verify().Tally.FilesSealed.ShouldBeTrue();
    }

    private (List<LedgerFlaw> Flaws, VerificationTally Tally) Verify()
    {
        var flaws = new List<LedgerFlaw>();
        using var ledger = Ledger.Open(_folder, new LedgerOptions { Create = false });
        return (flaws, ledger.Verifier.Verify(flaws.Add));
    }

    private SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, file)};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
