using Isnad.Model.Ledger;
using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>Who has a report in hand. It passes: no log, no backup.</summary>
internal sealed class ReviewClaims(Database writer, Database reader, TimeProvider clock)
{
    private string Now => Instants.Text(clock.GetUtcNow());

    /// <summary>The claim that holds after <paramref name="by"/> asked for the report.</summary>
    public ReportClaim Claim(long report, ReadingTrack track, string by, DateTimeOffset until) => writer.Write(() =>
    {
        var (now, end) = (Now, Instants.Text(until));
        if (string.CompareOrdinal(end, now) <= 0)
        {
            throw new LedgerException($"r{report} cannot be claimed until {end}, which is past; give a later time.");
        }
        if (writer.Prepare("SELECT 1 FROM report WHERE id = $1 AND taken_down = 0").Value(report) is null)
        {
            throw new LedgerException($"there is no report r{report}, or it was taken down.");
        }
        if (Holder(writer, report, track, now) is { } other && other.By != by)
        {
            return other;
        }
        writer.Prepare("INSERT OR REPLACE INTO review_claim (report, track, by, until) VALUES ($1, $2, $3, $4)").Run(report, ReviewWords.Of(track), by, end);
        return new(report, track, by, Instants.Read(end));
    });

    /// <summary>Gives it back.</summary>
    public bool Release(long report, ReadingTrack track, string by) => writer.Write(() =>
        writer.Prepare("DELETE FROM review_claim WHERE report = $1 AND track = $2 AND by = $3 AND until > $4").Run(report, ReviewWords.Of(track), by, Now) > 0);

    /// <summary>Who holds it.</summary>
    public ReportClaim? Holder(long report, ReadingTrack track) => reader.Read(() => Holder(reader, report, track, Now));

    private static ReportClaim? Holder(Database database, long report, ReadingTrack track, string now) => database.Prepare("SELECT by, until FROM review_claim WHERE report = $1 AND track = $2 AND until > $3")
        .First(row => new ReportClaim(report, track, row.GetString(0), Instants.Read(row.GetString(1))), report, ReviewWords.Of(track), now);
}
