using System.Net;
using System.Text;
using Isnad.Model.People;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>Archived copies of a report: to be saved, never shown, and only by whoever may see what they hold.</summary>
public sealed class ReportCopiesTests : IAsyncLifetime
{
    private readonly DeskHost _desk = DeskHost.Start();
    private long _report, _other;

    public Task InitializeAsync()
    {
        _report = _desk.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"))));
        _other = _desk.Take(Samples.Item(Samples.Raid, analyse: report => Samples.Analysis(report, ("airstrike", "غارات"))));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_copy_is_given_as_it_was_obtained_and_no_browser_shows_it()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var kept = _desk.Ledger.Reports.Captures(_report).Single();
        var page = await reader.Page($"/reports/{_report}");
        page.ShouldContain($"href=\"/reports/{_report}/copies/{kept.Number}\"");
        page.ShouldContain(kept.Hash.ToString());
        var answer = await reader.Get($"/reports/{_report}/copies/{kept.Number}");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(kept.Raw.Bytes.ToArray());
        Encoding.UTF8.GetString(kept.Raw.Bytes.Span).ShouldContain("قصف");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task A_program_gets_the_list_and_the_same_bytes()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var kept = _desk.Ledger.Reports.Captures(_report).Single();
        var copy = (await reader.Json($"/api/reports/{_report}/copies")).GetProperty("copies").EnumerateArray().Single();
        (copy.GetProperty("number").GetInt64(), copy.GetProperty("bytes").GetInt32(), copy.GetProperty("sha256").GetString()).ShouldBe((kept.Number, kept.Raw.Bytes.Length, kept.Hash.ToString()));
        using var answer = await reader.Get(copy.GetProperty("address").GetString()!);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(kept.Raw.Bytes.ToArray());
        (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.ToString()).ShouldBe(("application/octet-stream", $"attachment; filename=r{_report}-c{kept.Number}.txt"));
        (await reader.Get($"/api/reports/{_other}/copies/{kept.Number}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Get("/api/reports/99/copies")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (await coder.Send($"/api/reports/{_report}/claim?track=second")).Status.ShouldBe(HttpStatusCode.OK);
        (await coder.Get($"/api/reports/{_report}/copies")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await coder.Get($"/api/reports/{_report}/copies/{kept.Number}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_copy_of_another_report_or_of_none_is_not_there_nor_one_for_whoever_reads_blind()
    {
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        var (mine, others) = (_desk.Ledger.Reports.Captures(_report).Single().Number, _desk.Ledger.Reports.Captures(_other).Single().Number);
        (await coder.Get($"/reports/{_report}/copies/{others}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await coder.Get($"/reports/{_report}/copies/99")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await coder.Get($"/reports/99/copies/{mine}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await coder.Send($"/api/reports/{_report}/claim?track=second")).Status.ShouldBe(HttpStatusCode.OK);
        (await coder.Get($"/reports/{_report}/copies/{mine}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await coder.Page($"/reports/{_report}?track=second")).ShouldNotContain("/copies/");
        using var stranger = _desk.Visitor();
        (await stranger.Get($"/reports/{_report}/copies/{mine}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
