using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>What is drawn from the decisions on a report and the analyses beneath: which version counts, the events that do, and where it stands in each track.</summary>
/// <param name="Counts">Number of the version that counts; null where nothing of the report was read.</param>
/// <param name="Events">Rows of its events.</param>
/// <param name="States">Of each track in which something was decided: open, done or skipped, and the newest version decided on.</param>
internal sealed record DrawnReview(long? Counts, IReadOnlyList<EventRow> Events, IReadOnlyList<(string Track, string State, long Version)> States)
{
    /// <summary>Draws it.</summary>
    public static DrawnReview Of(Database database, Payloads payloads, long report)
    {
        var rows = new ReviewRows(database, payloads);
        var history = rows.Of(report);
        var reading = rows.Reading(report, null, history);
        return new(reading?.Version, reading is null ? [] : [.. reading.Standing.Zip(reading.Analysis.Events, (standing, item) => EventRow.Of(standing.Mention, reading.Analysis, item))],
            [.. Enum.GetValues<ReadingTrack>().SelectMany(track => State(history, track))]);
    }

    /// <summary>Puts it in place of what stood there.</summary>
    public void Write(Database database, long report)
    {
        database.Prepare("UPDATE report SET counts = $2 WHERE id = $1").Run(report, Counts);
        database.Prepare("DELETE FROM review_state WHERE report = $1").Run(report);
        foreach (var (track, state, version) in States)
        {
            database.Prepare("INSERT INTO review_state (report, track, state, version) VALUES ($1, $2, $3, $4)").Run(report, track, state, version);
        }
        new EventRows(database).Replace(report, Events);
    }

    private static IEnumerable<(string, string, long)> State(ReviewHistory history, ReadingTrack track)
    {
        var whole = ReviewOverlay.Whole(history.Reports, track);
        var versions = ReviewOverlay.Holding(history.Records, track).Values.Select(decision => decision.Version).Concat(whole is null ? [] : [whole.Version]).ToList();
        return versions.Count == 0 ? [] : [(ReviewWords.Of(track), whole?.Verb switch { ReportVerb.Finished => "done", ReportVerb.Skipped => "skipped", _ => "open" }, versions.Max())];
    }
}
