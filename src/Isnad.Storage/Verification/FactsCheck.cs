using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Microsoft.Data.Sqlite;

namespace Isnad.Storage.Verification;

/// <summary>Facts against the log, both ways: each row has its entry and each entry its row or a tombstone; each content opens and has the hash that the log gives; each quote
/// stands in its text.</summary>
internal sealed class FactsCheck(Database database, Payloads payloads, LogCheck log, Action<LedgerFlaw> flaw)
{
    private readonly HashSet<long> _payloads = [];
    private readonly HashSet<long> _tombstoned = [.. database.Prepare("SELECT DISTINCT report FROM tombstone").Rows(row => row.GetInt64(0))];

    /// <summary>Contents opened and hashed.</summary>
    public long Contents { get; private set; }

    /// <summary>Quotes compared.</summary>
    public long Quotes { get; private set; }

    /// <summary>Contents missing by a tombstone.</summary>
    public long TakenDown { get; private set; }

    /// <summary>Checks the captures.</summary>
    public void Captures(Action<double> progress, CancellationToken stop) => Each("capture", "SELECT id, sha256, body, about FROM capture WHERE id > $1 ORDER BY id LIMIT $2", row => (Id: row.GetInt64(0), Hash: LedgerLog.Hash(row, 1), Body: Optional(row, 2), About: row.GetInt64(3)), row => row.Id, row =>
    {
        var subject = $"c{row.Id}";
        var reports = database.Prepare("SELECT report FROM capture_report WHERE capture = $1").Rows(item => item.GetInt64(0), row.Id);
        var mayMiss = reports.Exists(_tombstoned.Contains);
        if (log.Claim(LogKind.Captured, subject) is not { } voucher)
        {
            flaw(new(subject, "the log does not know it: it was slipped in"));
            return;
        }
        if (voucher.Digest != row.Hash)
        {
            flaw(new(subject, "its hash is not the one in the log"));
        }
        var brought = database.Prepare("SELECT report FROM version WHERE capture = $1").Rows(item => $"r{item.GetInt64(0)}", row.Id).Concat(voucher.Detail.Split(" again ").Skip(1));
        if (!reports.Select(report => $"r{report}").ToHashSet().SetEquals(brought))
        {
            flaw(new(subject, "the reports that it brought or repeated are not those of the log"));
        }
        if (row.Body is { } body)
        {
            // Bytes that came back stand once, and were opened with the capture that brought them first.
            if (database.Prepare("SELECT 1 FROM capture WHERE sha256 = $1 AND body = $2 AND id < $3").Value(Convert.FromHexString(row.Hash.Hex), body, row.Id) is null)
            {
                Open(subject, "bytes", body, voucher.Digest, mayMiss);
            }
        }
        else if (!voucher.Detail.Contains(Intake.NotKept, StringComparison.Ordinal))
        {
            flaw(new(subject, "its bytes were taken out"));
        }
        Open(subject, "account of how it was obtained", row.About, LogEntry.AboutOf(voucher.Detail), mayMiss);
    }, progress, stop);

    /// <summary>Checks the versions.</summary>
    public void Versions(Action<double> progress, CancellationToken stop) => Each("version", "SELECT id, report, capture, text, about FROM version WHERE id > $1 ORDER BY id LIMIT $2", row => (Id: row.GetInt64(0), Report: row.GetInt64(1), Capture: Optional(row, 2), Text: row.GetInt64(3), About: row.GetInt64(4)), row => row.Id, row =>
    {
        var subject = $"v{row.Id}";
        if (log.Claim(LogKind.Versioned, subject) is not { } voucher)
        {
            flaw(new(subject, "the log does not know it: it was slipped in"));
            return;
        }
        if (!voucher.Detail.StartsWith(row.Capture is { } capture ? $"r{row.Report} c{capture} " : $"r{row.Report} ", StringComparison.Ordinal))
        {
            flaw(new(subject, "it stands under another report or capture than the log says"));
        }
        var mayMiss = _tombstoned.Contains(row.Report);
        Open(subject, "text", row.Text, voucher.Digest, mayMiss);
        Open(subject, "account of what the input said", row.About, LogEntry.AboutOf(voucher.Detail), mayMiss);
    }, progress, stop);

    /// <summary>Checks the analyses, and every quote in them.</summary>
    public void Analyses(Action<double> progress, CancellationToken stop)
    {
        var rows = new AnalysisRows(database, payloads);
        Each("analysis", "SELECT analysis.id, analysis.version, version.report, analysis.json, engine.version, engine.resources, engine.models FROM analysis JOIN version ON version.id = analysis.version JOIN engine ON engine.id = analysis.engine WHERE analysis.id > $1 ORDER BY analysis.id LIMIT $2",
            row => (Id: row.GetInt64(0), Version: row.GetInt64(1), Report: row.GetInt64(2), Json: row.GetInt64(3), Engine: $"{row.GetString(4)} {row.GetString(5)} {row.GetString(6)}"), row => row.Id, row =>
        {
            var subject = $"a{row.Id}";
            if (log.Claim(LogKind.Analysed, subject) is not { } voucher)
            {
                flaw(new(subject, "the log does not know it: it was slipped in"));
                return;
            }
            if (voucher.Detail != $"v{row.Version} {row.Engine}")
            {
                flaw(new(subject, "it stands under another version or engine than the log says"));
            }
            if (Open(subject, "records", row.Json, voucher.Digest, _tombstoned.Contains(row.Report)) is { } json)
            {
                Quoted(subject, row.Id, json, Guarded(() => rows.Content(row.Version)));
            }
        }, progress, stop);
    }

    /// <summary>What the log speaks of and is not there, and content that belongs to nothing.</summary>
    public void Leftovers()
    {
        foreach (var (kind, subject) in log.Unclaimed.Where(left => left.Kind is LogKind.Captured or LogKind.Versioned or LogKind.Analysed or LogKind.Decided))
        {
            flaw(new(subject, $"the log says that it was {kind}; it was taken out"));
        }
        foreach (var id in database.Prepare("SELECT id FROM payload").Rows(row => row.GetInt64(0)).Where(id => !_payloads.Contains(id)))
        {
            flaw(new($"content {id}", "it belongs to nothing: it was slipped in"));
        }
    }

    /// <summary>Times that are none any more, which would stop whoever reads what they belong to.</summary>
    public void Times()
    {
        foreach (var (table, column, letter) in new[] { ("capture", "taken_at", 'c'), ("version", "taken_at", 'v'), ("analysis", "at", 'a') })
        {
            database.Prepare($"SELECT id FROM {table} WHERE strftime('%Y-%m-%dT%H:%M:%SZ', {column}) IS NOT {column}").Rows(row => row.GetInt64(0)).ForEach(id => flaw(new($"{letter}{id}", "its time was altered: it is none")));
        }
    }

    private void Quoted(string subject, long analysis, byte[] json, Report? content)
    {
        if (content is null)
        {
            return;
        }
        try
        {
            var parsed = AnalysisRows.Parse(json, content, subject);
            Quotes += parsed.Events.Sum(item => item.Triggers.Count + item.Actors.Count + item.Casualties.Count + item.Weapons.Count + item.Sources.Count + item.DeniedBy.Count + item.MorePlaces.Count + (item.Time is null ? 0 : 1) + (item.Place is null ? 0 : 1));
            var positions = database.Prepare("SELECT position FROM mention_at WHERE analysis = $1 ORDER BY position").Rows(row => row.GetInt64(0), analysis);
            if (!positions.SequenceEqual(Enumerable.Range(0, parsed.Events.Count).Select(i => (long)i)))
            {
                flaw(new(subject, "its events and the numbers of its mentions do not fit"));
            }
        }
        catch (Exception error) when (error is LedgerException or System.Text.Json.JsonException)
        {
            flaw(new(subject, "a quote is not what stands in the text at its span, or the records cannot be read"));
        }
    }

    /// <summary>Opens a content and checks it; null where it cannot be opened, which is told unless it may be missing.</summary>
    public byte[]? Open(string subject, string what, long id, ContentHash? expected, bool mayMiss)
    {
        if (!_payloads.Add(id))
        {
            flaw(new(subject, $"its {what} belong to something else too"));
        }
        var hash = database.Prepare("SELECT sha256 FROM payload WHERE id = $1").First(row => (ContentHash?)LedgerLog.Hash(row, 0), id);
        if (hash is null || (expected is { } logged && hash != logged))
        {
            flaw(new(subject, hash is null ? $"its {what} were taken out" : $"the hash of its {what} is not the one in the log"));
            return null;
        }
        try
        {
            var content = payloads.Open(id);
            if (content is null)
            {
                TakenDown += mayMiss ? 1 : 0;
                if (!mayMiss)
                {
                    flaw(new(subject, $"its {what} cannot be opened, their key is gone, and no tombstone says why"));
                }
                return null;
            }
            Contents++;
            if (ContentHash.Of(content) != hash)
            {
                flaw(new(subject, $"its {what} were altered"));
            }
            return content;
        }
        catch (LedgerException)
        {
            flaw(new(subject, $"its {what} were altered: the seal is broken"));
            return null;
        }
    }

    /// <summary>True where something of the report was taken down.</summary>
    public bool IsTombstoned(long report) => _tombstoned.Contains(report);

    /// <summary>Adds quotes that were compared elsewhere.</summary>
    public void Count(int quotes) => Quotes += quotes;

    /// <summary>Null where a seal is broken, which is told where its content is opened.</summary>
    public static Report? Guarded(Func<Report?> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is LedgerException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static long? Optional(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private void Each<T>(string table, string sql, Func<SqliteDataReader, T> read, Func<T, long> id, Action<T> check, Action<double> progress, CancellationToken stop)
    {
        const int Chunk = 500;
        var all = Math.Max(1, database.Prepare($"SELECT count(*) FROM {table}").Number()!.Value);
        var (after, done) = (0L, 0L);
        List<T> some;
        do
        {
            some = database.Prepare(sql).Rows(read, after, (long)Chunk);
            foreach (var row in some)
            {
                stop.ThrowIfCancellationRequested();
                check(row);
                after = id(row);
            }
            done += some.Count;
            progress((double)done / all);
        }
        while (some.Count == Chunk);
    }
}
