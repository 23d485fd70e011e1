using Isnad.Model.Ledger;

namespace Isnad.Storage;

/// <summary>Bytes that were taken in before: whether they say anything new. They do where they were obtained from their address later than the newest version of a report that they once brought, and that version
/// came with other bytes: the page has gone back to what it was. A file that is merely read in again tells nothing of its address.</summary>
internal sealed class KnownBytes(Database database, Payloads payloads)
{
    /// <summary>True where they are there.</summary>
    public bool AreThere(ContentHash body) => database.Prepare("SELECT 1 FROM capture WHERE sha256 = $1 LIMIT 1").Value(Convert.FromHexString(body.Hex)) is not null;

    /// <summary>True where bytes that are there have come back.</summary>
    /// <param name="body">Their hash.</param>
    /// <param name="fetchedAt">When they were obtained from their address this time; null where not known.</param>
    public bool HaveReturned(ContentHash body, DateTimeOffset? fetchedAt) => fetchedAt is { } now && database
        .Prepare("""
            SELECT DISTINCT newest.about, newest.taken_at FROM capture JOIN capture_report ON capture_report.capture = capture.id JOIN report ON report.id = capture_report.report
            JOIN version ON version.id = report.newest JOIN capture AS newest ON newest.id = version.capture WHERE capture.sha256 = $1 AND newest.sha256 <> $1
            """)
        .Rows(row => (About: row.GetInt64(0), TakenAt: row.GetString(1)), Convert.FromHexString(body.Hex))
        .Exists(newest => now > (payloads.Open(newest.About) is { } about && AboutJson.Read<CaptureAbout>(about).FetchedAt is { } then ? then : Instants.Read(newest.TakenAt)));

    /// <summary>The row of their content; null where none is kept.</summary>
    public long? Content(ContentHash body) => database.Prepare("SELECT body FROM capture WHERE sha256 = $1 AND body IS NOT NULL ORDER BY id LIMIT 1").Number(Convert.FromHexString(body.Hex));
}
