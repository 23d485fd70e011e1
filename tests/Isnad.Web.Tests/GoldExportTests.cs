using System.Net;
using System.Text.Json.Nodes;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Review;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>Finished reports as gold, from the page and for programs: for editors, logged, and nothing of a reading that is kept from whoever asks.</summary>
public sealed class GoldExportTests : IAsyncDisposable
{
    private readonly DeskHost _desk = DeskHost.Start();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_is_finished_is_written_and_the_log_and_the_audit_know()
    {
        Finish();
        _desk.Take(Samples.Item(Samples.Raid, analyse: report => Samples.Analysis(report, ("airstrike", "غارات"))));
        using var editor = await _desk.SignedIn(DeskRole.Editor);
        editor.Headers.AcceptLanguage.ParseAdd("en");
        (await editor.Words("/export")).ShouldContain("eval scores the machine by them, and train teaches it from them");
        using var answer = await editor.Post("/export/gold");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName).ShouldBe(("attachment", "gold.json"));
        answer.Headers.GetValues("X-Isnad-Gold").ShouldBe(["reports=1 events=1 settled=0 unsettled=0 open=0"]);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var document = JsonNode.Parse(bytes)!.AsArray().Single()!;
        ((string)document["text"]!, (string)document["events"]![0]!["type"]!).ShouldBe((Samples.Shelling, "shelling"));
        var entry = _desk.Ledger.Log.About("gold").Single();
        (entry.Digest, entry.Detail).ShouldBe((ContentHash.Of(bytes), "gold unredacted 1 reports"));
        _desk.Ledger.Log.Heads()[^1].Size.ShouldBe(_desk.Ledger.Log.Size);
        var audit = _desk.People.Audited(1).Single();
        (audit.What, audit.Detail, audit.By).ShouldBe(("exported-gold", "gold.json 1", _desk.People.Named("editor")!.Number));
        using var program = await editor.PostContent("/api/export/gold", System.Net.Http.Json.JsonContent.Create(new { settled = false }));
        (await program.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
    }

    [Theory]
    [InlineData(DeskRole.Reader)]
    [InlineData(DeskRole.Coder)]
    public async Task Whole_texts_are_for_editors_alone(DeskRole role)
    {
        Finish();
        using var visitor = await _desk.SignedIn(role);
        (await visitor.Post("/export/gold")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Send("/api/export/gold")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (await coder.Page("/export")).ShouldNotContain("/export/gold");
        using var editor = await _desk.SignedIn(DeskRole.Editor);
        (await editor.PostBare("/export/gold")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _desk.Ledger.Log.About("gold").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_finished_is_said_and_nothing_is_logged()
    {
        using var editor = await _desk.SignedIn(DeskRole.Editor);
        editor.Headers.AcceptLanguage.ParseAdd("en");
        using var page = await editor.Post("/export/gold");
        page.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await page.Content.ReadAsStringAsync()).ShouldContain("No report is finished that would stand in it. Finish some first");
        Finish();
        var (status, body) = await editor.Send("/api/export/gold", new { settled = true });
        (status, body.GetProperty("error").GetString()).ShouldBe((HttpStatusCode.Conflict, "nothing-finished"));
        _desk.Ledger.Log.About("gold").ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_reads_a_report_second_gets_nothing_of_the_first_reading_until_it_is_settled()
    {
        var readings = new SecondReadings(_desk);
        using var first = await _desk.SignedIn(DeskRole.Editor, "first");
        using var second = await _desk.SignedIn(DeskRole.Editor, "second");
        await readings.Read(first, second);
        (await first.Send("/api/export/gold")).Status.ShouldBe(HttpStatusCode.OK);
        (await second.Send("/api/export/gold")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    private void Finish()
    {
        var report = _desk.Take(Samples.Item(Samples.Shelling, analyse: found => Samples.Analysis(found, ("shelling", "قصف"))));
        var reading = _desk.Ledger.Reviews.Reading(report)!;
        _desk.Ledger.Reviews.Decide(new ReviewChange(report, reading.Version, ReadingTrack.First, "p-coder")
        {
            Analysis = reading.Machine!.Number, Records = [new RecordStep(ReviewVerb.Accepted, reading.Standing[0].Mention)], Whole = new(ReportVerb.Finished),
        }).Outcome.ShouldBe(ReviewOutcome.Written);
    }
}
