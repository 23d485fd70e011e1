using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Storage.Reviews;
using Isnad.Text;

namespace Isnad.Storage;

/// <summary>All that is drawn from the facts of one report, made anew.</summary>
/// <param name="Newest">Number of its newest version.</param>
/// <param name="Address">Null where it has none.</param>
/// <param name="Outlet">As the newest version names it.</param>
/// <param name="OwnId">The id that the newest version came with.</param>
/// <param name="Published">Days of each version, by its number.</param>
/// <param name="Review">What counts of it, and where it stands.</param>
/// <param name="Words">What is searched by.</param>
/// <param name="Mark">What copies are known by.</param>
internal sealed record DrawnReport(long Newest, string? Address, string? Outlet, string OwnId, IReadOnlyDictionary<long, (string? From, string? To)> Published, DrawnReview Review, string Words, CopyMark Mark)
{
    /// <summary>Draws it; null where nothing of it can be read any more.</summary>
    public static DrawnReport? Of(Database database, Payloads payloads, long report)
    {
        var rows = new AnalysisRows(database, payloads);
        var versions = database.Prepare("SELECT id, about FROM version WHERE report = $1 ORDER BY ordinal").Rows(row => (Id: row.GetInt64(0), About: row.GetInt64(1)), report);
        var published = new Dictionary<long, (string?, string?)>();
        var review = new DrawnReview(null, [], []);
        (long Id, Report Content, VersionAbout About)? newest = null;
        foreach (var version in versions)
        {
            if (rows.Content(version.Id) is not { } content || payloads.Open(version.About) is not { } about)
            {
                continue;
            }
            newest = (version.Id, content, AboutJson.Read<VersionAbout>(about));
            var analysis = database.Prepare("SELECT max(id) FROM analysis WHERE version = $1").Number(version.Id) is { } number ? rows.Read(number, content) : null;
            published[version.Id] = EventRow.Days(analysis is null ? content.Published.Interval : analysis.Analysis.Published.Interval);
            if (analysis is not null)
            {
                review = new(version.Id, [.. analysis.Analysis.Events.Select((item, i) => EventRow.Of(analysis.Mentions[i], analysis.Analysis, item))], []);
            }
        }
        if (newest is not { } found)
        {
            return null;
        }
        var words = SearchWords.Of(found.Content.Text.Value);
        return new(found.Id, found.About.Address, found.About.Outlet, found.About.Id, published, ReviewRows.Has(database, report) ? DrawnReview.Of(database, payloads, report) : review, words, CopyMark.Of(words));
    }
}
