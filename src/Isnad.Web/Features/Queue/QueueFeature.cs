using System.Globalization;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.Queue;

/// <summary>Reports that await a reader.</summary>
public static class QueueFeature
{
    private const int PageSize = 50;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/queue", (HttpContext context, ILedger ledger, [AsParameters] QueueFilter filter) =>
        {
            var sight = new QueueSight(ledger, context.Person());
            var query = sight.Of(filter.Query);
            return new RazorComponentResult<QueuePage>(new { Filter = filter, Rows = Rows(ledger, sight.Of(ledger.Reviews.Queue(query), query)), Counts = ledger.Reviews.Count(query), ToSettle = sight.ToSettle });
        });
        routes.MapGet("/queue/next", (HttpContext context, ILedger ledger, [AsParameters] QueueFilter filter, long? after) =>
            ledger.Reviews.Queue(new QueueSight(ledger, context.Person()).Of((filter with { State = new(QueueState.Open) }).Query) with { Most = 2, Skip = 0 }).Rows.FirstOrDefault(row => row.Report != after) is { } next ? Results.Redirect(filter.ReportUrl(next.Report)) : Results.Redirect("/queue"));
        routes.MapGet("/api/queue", (HttpContext context, ILedger ledger, [AsParameters] QueueFilter filter) =>
        {
            var sight = new QueueSight(ledger, context.Person());
            var query = sight.Of(filter.Query);
            var page = sight.Of(ledger.Reviews.Queue(query), query);
            var counts = ledger.Reviews.Count(query);
            return Tagged.Json(context, new { reports = page.Rows, has_more = page.HasMore, counts = new { counts.States, outlets = counts.Outlets.ToDictionary(item => item.Outlet, item => item.Reports), admin1 = counts.Admin1.ToDictionary(item => item.Admin1, item => item.Reports), reasons = Reasons(query, counts) }, next = page.HasMore ? (filter with { Page = Math.Max(filter.Page ?? 1, 1) + 1 }).Url("/api/queue") : null });
        }).Said("queue", "Reports that await a reader, with counts of what another filter would give. `next` is the address of the next page.", ApiParameter.Of<QueueState>("state", "Where they stand."), ApiParameter.Track, new("day", "Of publication, yyyy-mm-dd."), new("country", "ISO 3166-1 code of an event's country."),
            new("admin1", "ISO 3166-2 code of an event's governorate."), new("outlet", "The whole name."), new("type", "Type of an event."), ApiParameter.Of<UrgencyKind>("reason", "What makes it urgent; not in the second reading."), ApiParameter.Of<QueueOrder>("order", "The most urgent first where none is given."), ApiParameter.Page);
    }

    /// <summary>How many are urgent for which reason; null in the second reading.</summary>
    private static Dictionary<string, long>? Reasons(QueueQuery query, QueueCounts counts) => query.Track == ReadingTrack.Second ? null : counts.Reasons.ToDictionary(item => ReviewWords.Of(item.Key), item => item.Value);

    /// <summary>A page's rows with the title of each report.</summary>
    private static (IReadOnlyList<(QueueRow Row, string? Title)> Rows, bool HasMore) Rows(ILedger ledger, Isnad.Model.Review.QueuePage page) =>
        ([.. page.Rows.Select(row => (row, ledger.Reports.Version(row.Version) is { } version ? Title(version.Content) : null))], page.HasMore);

    /// <summary>The title; else how the text begins.</summary>
    private static string Title(Report report)
    {
        const int Longest = 120;
        var words = report.Title is { Length: > 0 } title ? title : report.Text.Value.Trim().Split('\n')[0];
        return words.Length <= Longest ? words : string.Concat(words.AsSpan(0, char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest), "…");
    }

    /// <summary>What the address asks for.</summary>
    /// <param name="State">open, claimed, done, skipped, changed.</param>
    /// <param name="Track">first, second, adjudicated.</param>
    /// <param name="Day">Of publication, yyyy-mm-dd.</param>
    /// <param name="Country">ISO code.</param>
    /// <param name="Admin1">ISO code.</param>
    /// <param name="Outlet">The whole name.</param>
    /// <param name="Type">Of an event.</param>
    /// <param name="Reason">killed, new-places, told-by, disputed; not in the second reading, whose rows say nothing of it either.</param>
    /// <param name="Order">urgency, newest, oldest.</param>
    /// <param name="Page">From 1.</param>
    public sealed record QueueFilter(Word<QueueState>? State, Word<ReadingTrack>? Track, string? Day, string? Country, string? Admin1, string? Outlet, string? Type, Word<UrgencyKind>? Reason, Word<QueueOrder>? Order, int? Page)
    {
        /// <summary>As the store is asked.</summary>
        public QueueQuery Query => new()
        {
            State = State?.Value,
            Track = Track?.Value ?? ReadingTrack.First,
            Published = DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateInterval(day, day) : null,
            Country = Text(Country),
            Admin1 = Text(Admin1),
            Outlet = Text(Outlet),
            Type = Text(Type),
            Reason = Track?.Value == ReadingTrack.Second ? null : Reason?.Value,
            Order = Order?.Value ?? QueueOrder.Urgency,
            Most = PageSize,
            Skip = PageSize * (Math.Clamp(Page ?? 1, 1, 10_000) - 1),
        };

        /// <summary>The address of this filter.</summary>
        public string Url(string path = "/queue")
        {
            var parts = new (string Name, string? Value)[]
            {
                ("state", State?.ToString()), ("track", Track?.ToString()), ("day", Day), ("country", Country), ("admin1", Admin1), ("outlet", Outlet), ("type", Type), ("reason", Reason?.ToString()), ("order", Order?.ToString()),
                ("page", Page is > 1 ? Page.Value.ToString(CultureInfo.InvariantCulture) : null),
            };
            var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
            return query.Length > 0 ? $"{path}?{query}" : path;
        }

        /// <summary>Where a report of this filter is worked on: what awaits adjudication on a page of its own.</summary>
        public string ReportUrl(long report) => Track?.Value switch
        {
            null or ReadingTrack.First => $"/reports/{report}",
            ReadingTrack.Adjudicated => $"/reports/{report}/adjudication",
            _ => $"/reports/{report}?track={Track}",
        };

        private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
    }
}
