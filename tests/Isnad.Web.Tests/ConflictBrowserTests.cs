using System.Net;
using System.Text.Json.Nodes;
using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Storage.Tests;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>In a real Chromium: whoever saves too late is shown the difference and chooses field by field, by keys alone.</summary>
public sealed class ConflictBrowserTests : ChromiumDesk
{
    private long _report;

    public override async Task InitializeAsync()
    {
        _report = Host.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"), ("killing", "قتل"))));
        await OpenPage();
        await SignIn(DeskRole.Coder, "one");
    }

    [Theory]
    [InlineData("ar", "light")]
    [InlineData("en", "dark")]
    public async Task Each_field_is_kept_or_taken(string language, string theme)
    {
        await Prefer(language, theme);
        await Begin();
        await OtherCorrects(record => { record["type"] = "airstrike"; record["background"] = true; record["actors"] = new JsonArray(); });
        await Press("Control+Enter");
        await Page.Locator("dialog.conflict").WaitForAsync();
        (await Page.Locator("dialog.conflict").InnerTextAsync()).ShouldContain("p-two");
        (await Page.Locator("dialog.conflict tr[data-field=status] input:checked").GetAttributeAsync("value")).ShouldBe("mine", "the other left it as it was");
        (await Page.Locator("dialog.conflict tr[data-field=background] input:checked").GetAttributeAsync("value")).ShouldBe("theirs", "only the other changed it");
        (await Page.Locator("dialog.conflict tr[data-field=type] input:checked").CountAsync()).ShouldBe(0, "both changed it");
        await Checked("the difference");
        await Press("Control+Enter");
        await Page.Locator("dialog.conflict [role=alert]").WaitForAsync();
        await Checked("the difference with a choice left");
        // The type is theirs, the status one's own; of the rest what was chosen stands, but for the actors.
        await Press("1", "2", "1", "2", "Control+Enter");
        await Page.Locator("dialog.conflict").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Page.Locator("#m1.corrected").WaitForAsync();
        var record = Host.Ledger.Reviews.Reading(_report)!.Analysis.Events.Single(item => item.Id == "m1");
        (record.Type, record.Status, record.Background, record.Actors.Count).ShouldBe(("airstrike", EventStatus.Denied, true, 1));
        // That a save is refused is an answer, which the browser calls an error.
        Faults.ShouldAllBe(fault => fault.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_that_was_begun_before_overwrites_nothing_after_the_page_came_anew()
    {
        await Begin();
        await OtherCorrects(record => record["type"] = "airstrike");
        await Page.ReloadAsync();
        await Page.Locator("#m1 .editor").WaitForAsync();
        await Press("Control+Enter");
        await Page.Locator("dialog.conflict tr[data-field=type]").WaitForAsync();
        await Page.Locator("dialog.conflict button[value=theirs]").ClickAsync();
        await Page.Locator("#m1.corrected").WaitForAsync();
        Host.Ledger.Reviews.Of(_report).Records.ShouldHaveSingleItem().By.ShouldBe("p-two");
        await Visit($"/reports/{_report}");
        (await Page.Locator(".editor").CountAsync()).ShouldBe(0, "what was let go is offered no more");
    }

    [Fact]
    public async Task All_accepted_at_once_meets_each_event_and_the_report_by_itself()
    {
        await Prefer("ar");
        await Visit($"/reports/{_report}");
        await OtherDecides("finished", new JsonObject { ["verb"] = "rejected", ["mention"] = "m1", ["reason"] = "تكرار للخبر نفسه" }, new JsonObject { ["verb"] = "corrected", ["mention"] = "m2", ["record"] = await Record("m2", record => record["type"] = "airstrike") });
        await Press("Shift+A");
        await Page.Locator("dialog.conflict").WaitForAsync();
        (await Page.Locator("dialog.conflict section").CountAsync()).ShouldBe(3);
        await Checked("several differences");
        // The first is an event after all; the second and that the report is finished are the other's.
        await Press("2", "Control+Enter");
        await Page.Locator("#m1.accepted").WaitForAsync();
        var history = Host.Ledger.Reviews.Of(_report);
        history.Records.Select(decision => $"{decision.By} {decision.Verb} m{decision.Mention}").ShouldBe(["p-two Rejected m1", "p-two Corrected m2", "p-one Accepted m1"]);
        history.Reports.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_decides_as_another_did_is_told_so_and_asked_nothing()
    {
        await Visit($"/reports/{_report}");
        await OtherDecides(null, new JsonObject { ["verb"] = "accepted", ["mention"] = "m1" });
        await Page.Locator("#m1").FocusAsync();
        await Press("a");
        await Page.Locator("#m1.accepted").WaitForAsync();
        Host.Ledger.Reviews.Of(_report).Records.ShouldHaveSingleItem().By.ShouldBe("p-two");
        (await Page.Locator("dialog").CountAsync()).ShouldBe(0);
    }

    /// <summary>Opens the first event and makes another type and status of it.</summary>
    private async Task Begin()
    {
        await Visit($"/reports/{_report}");
        await Page.Locator("#m1").FocusAsync();
        await Press("e");
        await Page.Locator("#m1 [data-field=type] select").SelectOptionAsync("explosive");
        await Page.Locator("#m1 [data-field=status] select").SelectOptionAsync("denied");
    }

    private async Task OtherCorrects(Action<JsonObject> change) => await OtherDecides(null, new JsonObject { ["verb"] = "corrected", ["mention"] = "m1", ["record"] = await Record("m1", change) });

    /// <summary>The record of an event as it stands, changed.</summary>
    private async Task<JsonObject> Record(string mention, Action<JsonObject> change)
    {
        using var other = await Host.SignedIn(DeskRole.Coder, "two");
        var view = await other.Json($"/api/reports/{_report}");
        var record = JsonNode.Parse(view.GetProperty("document").GetProperty("events").EnumerateArray().Single(item => item.GetProperty("id").GetString() == mention).GetRawText())!.AsObject();
        change(record);
        return record;
    }

    private async Task OtherDecides(string? whole, params JsonObject[] steps)
    {
        using var other = await Host.SignedIn(DeskRole.Coder, "two");
        var view = await other.Json($"/api/reports/{_report}");
        (await other.Send($"/api/reports/{_report}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, steps, whole })).Status.ShouldBe(HttpStatusCode.OK);
    }
}
