using Isnad.Model.Review;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage.Reviews;

/// <summary>The queue as counting needs it, kept in memory, so that counting does not hold the store. Before each count what was drawn since the last one is read again, by its number in <c>queue_change</c>,
/// also what another process wrote; claims, which lapse by the clock, are read each time.</summary>
internal sealed class QueueIndex(Database database, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, QueueEntry> _entries = [];
    private readonly WordNumbers _words = new();
    private long _seen;

    /// <summary>The counts.</summary>
    public QueueCounts Count(QueueQuery query)
    {
        lock (_gate)
        {
            var claimed = database.Snapshot(() =>
            {
                Renew();
                return database.Prepare("SELECT report FROM review_claim WHERE track = $1 AND until > $2").Rows(row => row.GetInt64(0), ReviewWords.Of(query.Track), Instants.Text(clock.GetUtcNow()));
            });
            var tally = new QueueTally(query, _words);
            var inHand = claimed.ToHashSet();
            foreach (var (report, entry) in _entries)
            {
                tally.Add(report, entry, inHand);
            }
            return tally.Counts();
        }
    }

    private void Renew()
    {
        const string Since = "queue_change.report AND queue_change.number > $1";
        var changes = database.Prepare($"SELECT queue_change.number, queue_change.report, queue.newest, queue.outlet, queue.day, queue.last_day, {QueueReasons.Columns} FROM queue_change LEFT JOIN queue ON queue.report = queue_change.report WHERE queue_change.number > $1 ORDER BY queue_change.number")
            .Rows(row => (Number: row.GetInt64(0), Report: row.GetInt64(1), Newest: row.IsDBNull(2) ? (long?)null : row.GetInt64(2), Outlet: Word(row, 3), Day: Day(row, 4), LastDay: Day(row, 5), Reasons: row.IsDBNull(2) ? [] : Reasons(row)), _seen);
        if (changes.Count == 0)
        {
            return;
        }
        // The changes lead: they are few, but for the first time.
        var events = database.Prepare($"SELECT event.report, event.type, event.country, event.admin1 FROM queue_change CROSS JOIN event ON event.report = {Since}")
            .Rows(row => (Report: row.GetInt64(0), Event: new QueueEvent(Word(row, 1), Word(row, 2), Word(row, 3))), _seen).ToLookup(row => row.Report, row => row.Event);
        var states = database.Prepare($"SELECT review_state.report, review_state.track, review_state.state, review_state.version FROM queue_change CROSS JOIN review_state ON review_state.report = {Since}")
            .Rows(row => (Report: row.GetInt64(0), Track: ReviewWords.Read<ReadingTrack>(row.GetString(1)), State: ReviewWords.Read<QueueState>(row.GetString(2)), Version: row.GetInt64(3)), _seen).ToLookup(row => row.Report);
        foreach (var (number, report, newest, outlet, day, lastDay, reasons) in changes)
        {
            _seen = number;
            if (newest is not { } version)
            {
                _entries.Remove(report);
                continue;
            }
            var standings = states.Contains(report) ? new QueueStanding?[Undecided.Length] : Undecided;
            foreach (var state in states[report])
            {
                standings[(int)state.Track] = new(state.State, state.Version < version);
            }
            _entries[report] = new(outlet, day, lastDay, [.. events[report].Distinct()], reasons, standings);
        }
    }

    private static readonly QueueStanding?[] Undecided = new QueueStanding?[Enum.GetValues<ReadingTrack>().Length];

    private static bool[] Reasons(SqliteDataReader row) => [.. QueueReasons.All.Select((kind, i) => QueueReasons.Holds(kind, row.GetInt64(6 + i)))];

    private int Word(SqliteDataReader row, int column) => _words.Of(row.IsDBNull(column) ? null : row.GetString(column));

    private static int Day(SqliteDataReader row, int column) => row.IsDBNull(column) ? WordNumbers.None : DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd").DayNumber;
}
