using Isnad.Model.Ledger;
using Isnad.Storage.Incidents;
using Isnad.Storage.Reviews;

namespace Isnad.Storage.Erasing;

/// <summary>What leaves the tables when a report is taken down, within one transaction; by whole or by name the same.</summary>
internal sealed class ReportPurge(Database database, Payloads payloads, LogDraft log, string now)
{
    /// <summary>A report as it stands before anything is taken down.</summary>
    /// <param name="Number">Of the report.</param>
    /// <param name="Address">Null where it has none.</param>
    /// <param name="Versions">Its versions that can still be read.</param>
    /// <param name="Analyses">How many analyses these have.</param>
    /// <param name="Captures">Captures that can still be read.</param>
    /// <param name="Copies">Other reports of its group of copies, as long as there is one.</param>
    public sealed record Subject(long Number, string? Address, IReadOnlyList<long> Versions, int Analyses, IReadOnlyList<long> Captures, IReadOnlyList<long> Copies);

    /// <summary>The report.</summary>
    /// <exception cref="LedgerException">There is none, or it is taken down.</exception>
    public Subject Find(long report)
    {
        var row = database.Prepare("SELECT address, copy_group, taken_down FROM report WHERE id = $1").First(row => ((string? Address, long Group, bool Down)?)(row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1), row.GetInt64(2) == 1), report)
            ?? throw new LedgerException($"{database.Path}: there is no report r{report}; nothing of it was taken down.");
        if (row.Down)
        {
            throw new LedgerException($"{database.Path}: report r{report} was taken down before.");
        }
        return new(report, row.Address,
            Numbers("SELECT version.id FROM version JOIN payload ON payload.id = version.text WHERE version.report = $1 AND payload.sealed IS NOT NULL ORDER BY version.id", report),
            Numbers("SELECT analysis.id FROM analysis JOIN version ON version.id = analysis.version JOIN payload ON payload.id = analysis.json WHERE version.report = $1 AND payload.sealed IS NOT NULL", report).Count,
            Numbers("SELECT capture.id FROM capture_report JOIN capture ON capture.id = capture_report.capture JOIN payload ON payload.id = capture.about WHERE capture_report.report = $1 AND payload.sealed IS NOT NULL ORDER BY capture.id", report),
            Numbers("SELECT id FROM report WHERE copy_group = $1 AND id <> $2 AND taken_down = 0 ORDER BY id", row.Group, report));
    }

    /// <summary>Writes the tombstone and condemns every key of the report and of its captures; what they seal leaves the file, and the rows drawn from it.</summary>
    public ErasureResult Condemn(Subject subject, ErasureReason reason, bool nameOnly)
    {
        var tombstone = AddTombstone(subject, reason, nameOnly);
        Forget(subject);
        foreach (var key in Numbers("""
            SELECT payload.key FROM version JOIN payload ON payload.id = version.text WHERE version.report = $1 UNION SELECT key FROM report WHERE id = $1
            UNION SELECT capture.key FROM capture_report JOIN capture ON capture.id = capture_report.capture WHERE capture_report.report = $1
            """, subject.Number))
        {
            payloads.Purge(key);
            database.Prepare("INSERT OR IGNORE INTO erasure_pending (key) VALUES ($1)").Run(key);
        }
        Draw(subject.Number);
        IncidentStore.Forget(database, log, subject.Number);
        Log(subject, tombstone);
        return new(tombstone, subject.Versions, subject.Analyses, subject.Captures,
            Numbers("SELECT DISTINCT other.report FROM capture_report JOIN capture_report AS other ON other.capture = capture_report.capture JOIN report ON report.id = other.report WHERE capture_report.report = $1 AND other.report <> $1 AND report.taken_down = 0 ORDER BY other.report", subject.Number),
            subject.Copies);
    }

    private Tombstone AddTombstone(Subject subject, ErasureReason reason, bool nameOnly)
    {
        database.Prepare("INSERT INTO tombstone (report, at, reason, scope) VALUES ($1, $2, $3, $4)").Run(subject.Number, now, ErasureCodes.Of(reason), nameOnly ? ErasureCodes.Name : ErasureCodes.Report);
        var number = database.LastRow();
        const string Add = "INSERT OR IGNORE INTO tombstone_hash (sha256, tombstone) ";
        database.Prepare(Add + "SELECT capture.sha256, $2 FROM capture_report JOIN capture ON capture.id = capture_report.capture WHERE capture_report.report = $1").Run(subject.Number, number);
        database.Prepare(Add + "SELECT payload.sha256, $2 FROM version JOIN payload ON payload.id = version.text WHERE version.report = $1").Run(subject.Number, number);
        if (subject.Address is { } address)
        {
            database.Prepare(Add + "VALUES ($1, $2)").Run(Convert.FromHexString(Tombstones.OfAddress(address).Hex), number);
        }
        return new(number, subject.Number, Instants.Read(now), reason, nameOnly);
    }

    /// <summary>Addresses from which it was fetched; they are read from what is about to be destroyed.</summary>
    private void Forget(Subject subject)
    {
        var urls = subject.Captures.Select(capture => database.Prepare("SELECT about FROM capture WHERE id = $1").Number(capture)!.Value).Select(payloads.Open).OfType<byte[]>()
            .Select(AboutJson.Read<CaptureAbout>).SelectMany(about => new[] { about.Url, about.Locator })
            .Concat(subject.Versions.Select(version => database.Prepare("SELECT about FROM version WHERE id = $1").Number(version)!.Value).Select(payloads.Open).OfType<byte[]>().Select(AboutJson.Read<VersionAbout>).Select(about => about.UrlIsOfSource == true ? null : about.Url));
        var addresses = urls.Select(url => ReportAddress.Of(url, 1)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        bool Holds(string? url) => ReportAddress.Of(url, 1) is { } address && addresses.Contains(address);
        foreach (var url in database.Prepare("SELECT url, answered_by FROM fetch_state").Rows(row => (Url: row.GetString(0), AnsweredBy: row.IsDBNull(1) ? null : row.GetString(1))).Where(row => Holds(row.Url) || Holds(row.AnsweredBy)))
        {
            database.Prepare("DELETE FROM fetch_state WHERE url = $1").Run(url.Url);
        }
    }

    private void Draw(long report)
    {
        new EventRows(database).Replace(report, []);
        new CopyGroups(database).Remove(report);
        database.Prepare("DELETE FROM words WHERE rowid = $1").Run(report);
        database.Prepare("UPDATE version SET published_from = NULL, published_to = NULL WHERE report = $1").Run(report);
        database.Prepare("UPDATE report SET newest = NULL, address = NULL, outlet = NULL, own_id = NULL, counts = NULL WHERE id = $1").Run(report);
        database.Prepare("DELETE FROM review_state WHERE report = $1").Run(report);
        database.Prepare("DELETE FROM review_claim WHERE report = $1").Run(report);
        QueueRows.Draw(database, report);
    }

    private void Log(Subject subject, Tombstone tombstone)
    {
        var detail = $"t{tombstone.Number} {ErasureCodes.Of(tombstone.Reason)}{(tombstone.NameOnly ? " name" : "")}";
        log.Add(LogKind.Erased, $"r{subject.Number}", null, detail);
        foreach (var thing in subject.Versions.Select(version => $"v{version}").Concat(subject.Captures.Select(capture => $"c{capture}")))
        {
            log.Add(LogKind.Erased, thing, null, detail);
        }
    }

    private List<long> Numbers(string sql, params ReadOnlySpan<object?> values) => database.Prepare(sql).Rows(row => row.GetInt64(0), values);
}
