using Isnad.Model.Ledger;
using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>People's decisions on SQLite.</summary>
internal sealed class ReviewStore(Database writer, Database reader, KeyStore keys, LedgerLog log, TimeProvider clock) : IReviewStore
{
    private readonly Payloads _sealed = new(writer, keys);
    private readonly ReviewRows _rows = new(reader, new(reader, keys));
    private readonly ReviewClaims _claims = new(writer, reader, clock);
    private readonly ReadingQueue _queue = new(reader, clock);
    private readonly QueueIndex _index = new(reader, clock);

    /// <inheritdoc/>
    public ReviewResult Decide(ReviewChange change)
    {
        ReviewShape.Check(change);
        return writer.Write(() =>
        {
            var draft = new LogDraft();
            var result = new ReviewWriter(writer, keys, _sealed, draft, Instants.Text(clock.GetUtcNow())).Decide(change);
            log.Append(draft.Entries);
            return result;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<(long Report, long Newest)> Reviewed() => reader.Read(() =>
        reader.Prepare("SELECT decision.report, max(decision.id) FROM review_decision AS decision JOIN report ON report.id = decision.report WHERE report.taken_down = 0 GROUP BY 1 ORDER BY 1").Rows(row => (row.GetInt64(0), row.GetInt64(1))));

    /// <inheritdoc/>
    public ReviewHistory Of(long report) => reader.Read(() => _rows.Of(report));

    /// <inheritdoc/>
    public long Newest => reader.Read(() => reader.Prepare("SELECT max(id) FROM review_decision").Number() ?? 0);

    /// <inheritdoc/>
    public ReviewedReading? Reading(long report, ReadingTrack? track = null) => reader.Read(() => _rows.Reading(report, track));

    /// <inheritdoc/>
    public ReportClaim Claim(long report, ReadingTrack track, string by, DateTimeOffset until) => _claims.Claim(report, track, by, until);

    /// <inheritdoc/>
    public bool Release(long report, ReadingTrack track, string by) => _claims.Release(report, track, by);

    /// <inheritdoc/>
    public ReportClaim? Holder(long report, ReadingTrack track) => _claims.Holder(report, track);

    /// <inheritdoc/>
    public IReadOnlyList<long> KeptFrom(string by) => reader.Read(() => reader.Prepare("""
        SELECT report FROM (SELECT report FROM review_decision WHERE track = 'second' AND by = $1 UNION SELECT report FROM review_claim WHERE track = 'second' AND by = $1 AND until > $2)
        WHERE report NOT IN (SELECT report FROM review_state WHERE track = 'adjudicated' AND state IN ('done', 'skipped')) ORDER BY report
        """).Rows(row => row.GetInt64(0), by, Instants.Text(clock.GetUtcNow())));

    /// <inheritdoc/>
    public QueuePage Queue(QueueQuery query) => _queue.Page(query);

    /// <inheritdoc/>
    public QueueCounts Count(QueueQuery query) => _index.Count(query);

    /// <inheritdoc/>
    public IReadOnlyList<DecidedMention> Decided(long after, int most) => reader.Read<IReadOnlyList<DecidedMention>>(() =>
    {
        var result = new List<DecidedMention>();
        while (result.Count < most)
        {
            // Numbers of one report stand close together: what counts of it is read once a page.
            var page = reader.Prepare("SELECT DISTINCT mention, report FROM review_decision WHERE mention > $1 ORDER BY mention LIMIT $2").Rows(row => (Mention: row.GetInt64(0), Report: row.GetInt64(1)), after, (long)most);
            if (page.Count == 0)
            {
                break;
            }
            var readings = page.Select(row => row.Report).Distinct().ToDictionary(report => report, report => _rows.Reading(report, null));
            result.AddRange(page.Select(row => Decided(readings[row.Report], row.Mention)).OfType<DecidedMention>());
            after = page[^1].Mention;
        }
        return [.. result.Take(most)];
    });

    private DecidedMention? Decided(ReviewedReading? reading, long mention)
    {
        var at = reading?.Standing.ToList().FindIndex(standing => standing.Mention == mention && standing.Decision is not null) ?? -1;
        return at < 0 ? null : new(mention, reading!.Report, reading.Version, reading.Analysis.Events[at], reading.Standing[at].State, reading.Standing[at].Decision!.Value,
            reader.Prepare("SELECT incident FROM incident_member WHERE mention = $1").Number(mention));
    }
}
