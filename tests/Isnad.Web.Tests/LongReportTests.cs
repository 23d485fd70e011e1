using System.Net;
using System.Text.RegularExpressions;
using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>A report of 200 kB that tells 80 events: its page holds all of it, and all of it can be decided. What the page takes is measured in bench/ (mode <c>long</c>).</summary>
public sealed class LongReportTests : IAsyncDisposable
{
    private const int Events = LongReport.Events;

    private readonly DeskHost _desk = DeskHost.Start();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Its_page_shows_the_whole_text_and_every_event_and_all_are_accepted_at_once()
    {
        var text = LongReport.Text();
        System.Text.Encoding.UTF8.GetByteCount(text).ShouldBeGreaterThan(200_000);
        var report = _desk.Take(Samples.Item(text, analyse: read => new ReportAnalysis(read, read.Published, LongReport.Told(text), [])));
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        var page = await coder.Page($"/reports/{report}");
        var from = page.IndexOf("role=\"document\"", StringComparison.Ordinal);
        var inner = page[(page.IndexOf('>', from) + 1)..page.IndexOf("</div>", from, StringComparison.Ordinal)];
        WebUtility.HtmlDecode(Regex.Replace(inner, "</?mark[^>]*>", "")).ShouldBe(text);
        Regex.Count(page, "<article[^>]*data-mention=\"m\\d+\"").ShouldBe(Events);
        Regex.Count(inner, "<mark ").ShouldBe(Events * 4, "trigger, place, toll and source of each");
        page.ShouldContain("</html>");
        var view = await coder.Json($"/api/reports/{report}");
        var steps = view.GetProperty("standing").EnumerateArray().Select(item => new { verb = "accepted", mention = item.GetProperty("id").GetString() }).ToList();
        steps.Count.ShouldBe(Events);
        (await coder.Send($"/api/reports/{report}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, steps, whole = "finished" })).Status.ShouldBe(HttpStatusCode.OK);
        _desk.Ledger.Reviews.Of(report).Records.Count.ShouldBe(Events);
    }
}
