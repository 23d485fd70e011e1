using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>Decisions as they are read back, and what they make of a report.</summary>
internal sealed class ReviewRows(Database database, Payloads payloads)
{
    private readonly AnalysisRows _analyses = new(database, payloads);

    /// <summary>A decision's row.</summary>
    private sealed record Row(long Number, long? Mention, long Version, long? Analysis, string Verb, ReadingTrack Track, long? Undoes, string By, DateTimeOffset At, long Content);

    /// <summary>True where people decided anything on the report.</summary>
    public static bool Has(Database database, long report) => database.Prepare("SELECT 1 FROM review_decision WHERE report = $1 LIMIT 1").Value(report) is not null;

    /// <summary>The decisions on a report whose content can be read; the content of others was taken down.</summary>
    public ReviewHistory Of(long report)
    {
        var rows = database.Prepare("SELECT id, mention, version, analysis, verb, track, undoes, by, at, content FROM review_decision WHERE report = $1 ORDER BY id").Rows(row => new Row(
            row.GetInt64(0), Optional(row, 1), row.GetInt64(2), Optional(row, 3), row.GetString(4), ReviewWords.Read<ReadingTrack>(row.GetString(5)), Optional(row, 6), row.GetString(7), Instants.Read(row.GetString(8)), row.GetInt64(9)), report);
        if (rows.Count == 0)
        {
            return ReviewHistory.None;
        }
        var contents = rows.Select(row => row.Version).Distinct().ToDictionary(version => version, _analyses.Content);
        var (records, reports) = (new List<RecordDecision>(), new List<ReportDecision>());
        foreach (var row in rows)
        {
            if (contents[row.Version] is not { } content || payloads.Open(row.Content) is not { } sealed_)
            {
                continue;
            }
            var read = Parse(sealed_, content, row.Number);
            if (row.Mention is { } mention)
            {
                records.Add(new(row.Number, report, mention, row.Version, ReviewWords.Read<ReviewVerb>(row.Verb), row.Track, row.By, row.At) { Analysis = row.Analysis, Record = read.Record, Reason = read.Reason, From = read.From, Undoes = row.Undoes });
            }
            else
            {
                reports.Add(new(row.Number, report, row.Version, ReviewWords.Read<ReportVerb>(row.Verb), row.Track, row.By, row.At) { Reason = read.Reason });
            }
        }
        return new(records, reports);
    }

    /// <summary>What counts of a report, or what a track makes of it; null where there is nothing.</summary>
    public ReviewedReading? Reading(long report, ReadingTrack? track) => Reading(report, track, Of(report));

    /// <inheritdoc cref="Reading(long, ReadingTrack?)"/>
    public ReviewedReading? Reading(long report, ReadingTrack? track, ReviewHistory history)
    {
        var candidates = ReviewOverlay.Version(history, track) is { } decided ? [decided]
            : database.Prepare("SELECT DISTINCT version.id FROM version JOIN analysis ON analysis.version = version.id JOIN report ON report.id = version.report WHERE report.id = $1 AND report.taken_down = 0 ORDER BY version.ordinal DESC").Rows(row => row.GetInt64(0), report);
        // In a restored ledger the key of a newer version may be missing.
        if (candidates.Select(version => (version, Content: _analyses.Content(version))).FirstOrDefault(item => item.Content is not null) is not (var number, { } content))
        {
            return null;
        }
        var machine = database.Prepare("SELECT max(id) FROM analysis WHERE version = $1").Number(number) is { } analysis ? _analyses.Read(analysis, content) : null;
        return ReviewOverlay.Lay(report, number, content, machine, history, track);
    }

    /// <summary>A decision's content over the text of its version.</summary>
    /// <exception cref="LedgerException">It does not fit the text: one of them was altered.</exception>
    private static ReviewContent Parse(byte[] content, Report report, long number)
    {
        try
        {
            return ReviewContent.Parse(content, report.Text);
        }
        catch (FormatException error)
        {
            throw new LedgerException($"decision j{number} does not fit its text ({error.Message}); run 'isnad verify'.", error);
        }
    }

    private static long? Optional(Microsoft.Data.Sqlite.SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
