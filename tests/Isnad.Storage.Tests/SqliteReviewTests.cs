using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Isnad.Storage.Backups;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;
using static Isnad.Storage.Tests.Samples;

namespace Isnad.Storage.Tests;

/// <summary>People's decisions on SQLite: what every store must do, and what its files must stand.</summary>
public sealed class SqliteReviewTests : ReviewCompliance
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-review").FullName;

    protected override ILedger Open() => Ledger.Open(_folder, new() { Clock = Clock });

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_change_cut_off_before_its_log_entry_leaves_nothing()
    {
        Decide(Accept(1));
        var before = Rows();
        Alter("CREATE TRIGGER cut BEFORE INSERT ON log_entry BEGIN SELECT RAISE(ABORT, 'cut off'); END");
        Should.Throw<LedgerException>(() => Decide(Reject(2), Add(Event("battle", "الأنقاض"))));
        Alter("DROP TRIGGER cut");
        Reopen();
        Rows().ShouldBe(before);
        Told(Store.Reviews.Reading(1)!).ShouldBe(["m1 kill Accepted", "m2 shelling Proposed"]);
        Verify().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UPDATE review_decision SET by = 'x' WHERE id = 1", "j1: it is not what its content says")]
    [InlineData("UPDATE review_decision SET at = '2020-01-01T00:00:00Z' WHERE id = 1", "j1: it is not what its content says")]
    [InlineData("UPDATE review_decision SET verb = 'rejected' WHERE id = 1", "j1: the decision is not the one in the log")]
    [InlineData("UPDATE review_decision SET track = 'second' WHERE id = 1", "j1: the decision is not the one in the log")]
    [InlineData("UPDATE review_decision SET mention = 2 WHERE id = 1", "j1: the decision is not the one in the log")]
    [InlineData("UPDATE review_decision SET version = 2 WHERE id = 1", "j1: the decision is not the one in the log")]
    [InlineData("UPDATE review_decision SET undoes = 1 WHERE id = 2", "j2: the decision is not the one in the log")]
    [InlineData("UPDATE review_decision SET content = (SELECT content FROM review_decision WHERE id = 3) WHERE id = 2", "j2: the hash of its content is not the one in the log")]
    [InlineData("UPDATE payload SET sealed = zeroblob(60) WHERE id = (SELECT content FROM review_decision WHERE id = 1)", "j1: its content were altered")]
    [InlineData("UPDATE payload SET sealed = NULL WHERE id = (SELECT content FROM review_decision WHERE id = 1)", "j1: its content cannot be opened")]
    [InlineData("DELETE FROM review_decision WHERE id = 2", "j2: the log says that it was decided; it was taken out")]
    [InlineData("INSERT INTO review_decision SELECT 9, report, mention, version, analysis, verb, track, undoes, by, at, content, NULL FROM review_decision WHERE id = 1", "j9: the log does not know it")]
    [InlineData("UPDATE event SET type = 'battle' WHERE mention = 1", "r1: its events in the lists")]
    [InlineData("UPDATE event SET killed = 9 WHERE mention = 1", "r1: its events in the lists")]
    [InlineData("UPDATE review_state SET state = 'done'", "r1: where it stands in the queue")]
    [InlineData("UPDATE report SET counts = NULL WHERE id = 1", "r1: where it stands in the queue")]
    [InlineData("UPDATE queue SET killed = 9 WHERE report = 2", "r2: its row in the queue")]
    [InlineData("DELETE FROM queue WHERE report = 2", "r2: its row in the queue")]
    public void What_was_altered_by_hand_is_named(string alteration, string expected)
    {
        Decide(Accept(1), Reject(2), Add(Event("battle", "الأنقاض")));
        Verify().ShouldBeEmpty();
        Alter(alteration);
        Verify().ShouldContain(flaw => flaw.StartsWith(expected, StringComparison.Ordinal), string.Join('\n', Verify()));
    }

    [Fact]
    public void Decisions_come_back_from_a_backup()
    {
        Decide(Accept(1), Reject(2), Add(Event("battle", "الأنقاض")));
        NewVersion();
        Fuse(Store.Reviews.Newest);
        Store.Reviews.Claim(2, ReadingTrack.First, "c", Clock.GetUtcNow().AddHours(1));
        var root = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        var (backup, keys, target) = (Path.Combine(root, "ledger.isnad"), Path.Combine(root, "keys.isnad"), Directory.CreateDirectory(Path.Combine(root, "data")).FullName);
        Store.Backup.Write(backup);
        Store.Backup.WriteKeys(keys);
        LedgerRestore.Run(backup, keys, target).Flaws.ShouldBeEmpty();
        using var after = Ledger.Open(target, new() { Clock = Clock });
        Told(after.Reviews.Reading(1)!).ShouldBe(Told(Store.Reviews.Reading(1)!));
        after.Reviews.Queue(new()).Rows.Select(row => (row.Report, row.State, row.Urgency, row.Claim)).ShouldBe([(2, QueueState.Open, 0, null), (1, QueueState.Changed, 0, null)], "a claim passes");
        after.Reviews.Decided(0, 9).Select(item => (item.Mention, item.Incident)).ShouldBe([(1, 1), (4, null)]);
        var flaws = new List<LedgerFlaw>();
        after.Verifier.Verify(flaws.Add);
        flaws.ShouldBeEmpty();
    }

    [Fact]
    public void A_ledger_of_an_older_schema_gets_its_queue_when_it_is_opened()
    {
        Store.Reports.Take([Item(ShellingElsewhere, analyse: report => Analysis(report, ("kill", "قتل")) is var read ? read with { Events = [read.Events[0] with { Casualties = [new(read.Events[0].Triggers[0], "killed", 5, 5)] }] } : read)]);
        Store.Dispose();
        Alter("""
            DROP VIEW queue_drawn; DROP VIEW incident_drawn; DROP TABLE incident_line; DROP TABLE event_dead; ALTER TABLE event DROP COLUMN disputed; ALTER TABLE event DROP COLUMN time_basis; ALTER TABLE event DROP COLUMN precision; ALTER TABLE event DROP COLUMN radius_km;
            DROP TABLE queue_change; DROP TABLE queue; DROP TABLE review_state; DROP TABLE review_claim; DROP TABLE review_decision; DROP INDEX event_place; DROP INDEX event_told;
            ALTER TABLE event DROP COLUMN killed; UPDATE report SET counts = NULL; PRAGMA foreign_keys = OFF; ALTER TABLE report DROP COLUMN counts; DROP INDEX payload_sha256; DROP INDEX version_text; DROP INDEX report_own_id; ALTER TABLE report DROP COLUMN own_id; CREATE INDEX event_place ON event (place_id); PRAGMA user_version = 13
            """);
        Reopen();
        Store.Reviews.Queue(new()).Rows[0].Reasons.ShouldBe([new UrgencyReason(UrgencyKind.Killed, 5)]);
        Store.Incidents.CountPending().ShouldBe(3);
        Store.Reports.OfOwnId("a.txt").ShouldBe([1, 2, 3]);
        Store.Reports.OfText(ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(ShellingElsewhere))).ShouldBe([3]);
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public void What_another_process_writes_is_counted()
    {
        Store.Reviews.Count(new()).States[QueueState.Open].ShouldBe(2);
        using (var other = Ledger.Open(_folder, new() { Clock = Clock }))
        {
            other.Reviews.Decide(Change(0, Accept(1), Reject(2)) with { Whole = new(ReportVerb.Finished) }).Outcome.ShouldBe(ReviewOutcome.Written);
            other.Reviews.Claim(2, ReadingTrack.First, "c", Clock.GetUtcNow().AddHours(1));
            other.Reports.Take([Item(ShellingElsewhere, "https://news.example.org/b")]);
        }
        var states = Store.Reviews.Count(new()).States;
        (states[QueueState.Open], states[QueueState.Claimed], states[QueueState.Done]).ShouldBe((1, 1, 1));
    }

    private void Alter(string sql)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(_folder, Ledger.FileName)};Pooling=False;Foreign Keys=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<long> Rows()
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(_folder, Ledger.FileName)};Pooling=False");
        database.Open();
        return [.. new[] { "review_decision", "payload", "mention", "log_entry", "event" }.Select(table =>
        {
            using var command = database.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {table}";
            return (long)command.ExecuteScalar()!;
        })];
    }
}
