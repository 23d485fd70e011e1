using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;

namespace Isnad.Storage;

/// <summary>The archive on SQLite.</summary>
internal sealed class ReportArchive(Database writer, Database reader, KeyStore keys, LedgerLog log, TimeProvider clock) : IReportArchive
{
    private const int Chunk = 500;

    private readonly Payloads _sealed = new(writer, keys), _read = new(reader, keys);
    private readonly KnownBytes _known = new(reader, new(reader, keys));
    private readonly AnalysisRows _analyses = new(reader, new(reader, keys));

    /// <inheritdoc/>
    public IReadOnlyList<IntakeResult> Take(IReadOnlyList<IntakeItem> batch)
    {
        keys.Reserve(batch.Sum(item => 1 + item.Articles.Count));
        return writer.Write(() =>
        {
            var draft = new LogDraft();
            var intake = new Intake(writer, keys, _sealed, new(writer, _sealed), draft, Now());
            var results = batch.Select(intake.Take).ToList();
            log.Append(draft.Entries);
            return results;
        });
    }

    /// <inheritdoc/>
    public bool Holds(ContentHash body, DateTimeOffset? fetchedAt) => reader.Read(() => new Tombstones(reader).Holds(body) || (_known.AreThere(body) && !_known.HaveReturned(body, fetchedAt)));

    /// <inheritdoc/>
    public void AddAnalyses(IReadOnlyList<(long Version, IntakeAnalysis Analysis)> batch) => writer.Write(() =>
    {
        var draft = new LogDraft();
        var rows = new AnalysisRows(writer, _sealed);
        foreach (var (version, analysis) in batch)
        {
            var (report, key) = writer.Prepare("SELECT version.report, payload.key FROM version JOIN payload ON payload.id = version.text WHERE version.id = $1 AND payload.sealed IS NOT NULL").First(row => (row.GetInt64(0), row.GetInt64(1)), version);
            // Under the key of the text that was read. Where that was taken down since, by whole or for a name, nothing is kept of what was read in it.
            if (key > 0 && keys.Find(key) is { } secret)
            {
                rows.Add(report, version, (key, secret), analysis, draft, Now());
            }
        }
        log.Append(draft.Entries);
    });

    /// <inheritdoc/>
    public IEnumerable<long> Unread(EngineInfo? engine, long after = 0)
    {
        const string Sql = """
            SELECT id, newest FROM report WHERE id > $1 AND taken_down = 0 AND newest IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM analysis JOIN engine ON engine.id = analysis.engine
                WHERE analysis.id = (SELECT max(id) FROM analysis WHERE version = report.newest) AND engine.version = $3 AND engine.resources = $4 AND engine.models = $5)
            ORDER BY id LIMIT $2
            """;
        while (true)
        {
            var from = after;
            var some = reader.Read(() => reader.Prepare(Sql).Rows(row => (Report: row.GetInt64(0), Version: row.GetInt64(1)), from, (long)Chunk, engine?.Version, engine?.Resources, engine?.Models));
            foreach (var (_, version) in some)
            {
                yield return version;
            }
            if (some.Count < Chunk)
            {
                yield break;
            }
            after = some[^1].Report;
        }
    }

    /// <inheritdoc/>
    public StoredVersion? Version(long number) => reader.Read(() => Read(number));

    /// <inheritdoc/>
    public IReadOnlyList<StoredVersion> Versions(long report) => reader.Read(() =>
        reader.Prepare("SELECT id FROM version WHERE report = $1 ORDER BY ordinal").Rows(row => row.GetInt64(0), report).Select(Read).OfType<StoredVersion>().ToList());

    /// <inheritdoc/>
    public StoredAnalysis? Analysis(long version) => reader.Read(() => Analyses(version, 1).SingleOrDefault());

    /// <inheritdoc/>
    public StoredAnalysis? Reading(long report) => reader.Read(() =>
        reader.Prepare("SELECT version.id FROM version JOIN analysis ON analysis.version = version.id JOIN report ON report.id = version.report WHERE report.id = $1 AND report.taken_down = 0 ORDER BY version.ordinal DESC LIMIT 1").Number(report) is { } version
            ? Analyses(version, 1).SingleOrDefault() : null);

    /// <inheritdoc/>
    public IReadOnlyList<StoredAnalysis> Analyses(long version) => reader.Read(() =>
    {
        var all = Analyses(version, int.MaxValue).ToList();
        all.Reverse();
        return all;
    });

    /// <inheritdoc/>
    public StoredCapture? Capture(long number) => reader.Read(() => ReadCapture(number));

    /// <inheritdoc/>
    public IReadOnlyList<StoredCapture> Captures(long report) => reader.Read(() =>
        reader.Prepare("SELECT capture FROM capture_report WHERE report = $1 ORDER BY capture").Rows(row => row.GetInt64(0), report).Select(ReadCapture).OfType<StoredCapture>().ToList());

    /// <inheritdoc/>
    public IReadOnlyList<long> Copies(long group) => reader.Read(() => reader.Prepare("SELECT id FROM report WHERE copy_group = $1 AND taken_down = 0 ORDER BY id").Rows(row => row.GetInt64(0), group));

    /// <inheritdoc/>
    public IReadOnlyList<long> OfOwnId(string ownId) => reader.Read(() => reader.Prepare("SELECT id FROM report WHERE own_id = $1 ORDER BY id").Rows(row => row.GetInt64(0), OwnIds.Key(ownId)));

    /// <inheritdoc/>
    public IReadOnlyList<long> OfText(ContentHash text) => reader.Read(() => reader.Prepare("SELECT version.id FROM payload JOIN version ON version.text = payload.id WHERE payload.sha256 = $1 AND payload.sealed IS NOT NULL ORDER BY version.id")
        .Rows(row => row.GetInt64(0), Convert.FromHexString(text.Hex)));

    /// <inheritdoc/>
    public ArchiveCounts Count() => reader.Read(() =>
    {
        long Of(string table) => reader.Prepare($"SELECT count(*) FROM {table}").Number()!.Value;
        return new ArchiveCounts(Of("capture"), Of("report WHERE taken_down = 0"), Of("version"), Of("analysis"), Of("event"), Of("report WHERE taken_down = 1"));
    });

    private string Now() => Instants.Text(clock.GetUtcNow());

    private IEnumerable<StoredAnalysis> Analyses(long version, int most) => _analyses.Content(version) is { } content
        ? reader.Prepare("SELECT id FROM analysis WHERE version = $1 ORDER BY id DESC LIMIT $2").Rows(row => row.GetInt64(0), version, (long)most).Select(number => _analyses.Read(number, content)).OfType<StoredAnalysis>()
        : [];

    private StoredVersion? Read(long number)
    {
        var row = reader.Prepare("SELECT version.report, version.ordinal, version.capture, version.taken_at, version.about, report.copy_group FROM version JOIN report ON report.id = version.report WHERE version.id = $1")
            .First(row => (Report: row.GetInt64(0), Ordinal: row.GetInt32(1), Capture: row.IsDBNull(2) ? (long?)null : row.GetInt64(2), At: row.GetString(3), About: row.GetInt64(4), Group: row.GetInt64(5)), number);
        return row.At is not null && _analyses.Content(number) is { } content && _read.Open(row.About) is { } about
            ? new(number, row.Report, row.Ordinal, row.Capture, Instants.Read(row.At), content, row.Group) { OwnId = AboutJson.Read<VersionAbout>(about).Id, About = about }
            : null;
    }

    private StoredCapture? ReadCapture(long number)
    {
        var row = reader.Prepare("SELECT sha256, body, about, taken_at FROM capture WHERE id = $1")
            .First(row => (Hash: LedgerLog.Hash(row, 0), Body: row.IsDBNull(1) ? (long?)null : row.GetInt64(1), About: row.GetInt64(2), At: row.GetString(3)), number);
        if (row.At is null || _read.Open(row.About) is not { } about)
        {
            return null;
        }
        var bytes = row.Body is { } body ? _read.Open(body) : [];
        return bytes is null ? null : new(number, row.Hash, Instants.Read(row.At), AboutJson.Read<CaptureAbout>(about).ToRaw(bytes)) { About = about };
    }
}
