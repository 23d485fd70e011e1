using Isnad.Model.People;
using Isnad.Storage.Tests;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>Settling between two readings in a real Chromium.</summary>
public sealed class AdjudicationBrowserTests : ChromiumDesk
{
    private SecondReadings _readings = null!;

    public override async Task InitializeAsync()
    {
        _readings = new(Host);
        using var first = await Host.SignedIn(DeskRole.Coder, "first");
        using var second = await Host.SignedIn(DeskRole.Coder, "second");
        await _readings.Read(first, second);
        Host.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1], []), new(2, [2], [])], Pointers = [], Next = 3 });
        await OpenPage();
        await SignIn(DeskRole.Editor, "third");
    }

    [Fact]
    public async Task Settled_by_keys_alone()
    {
        await Open();
        await Left(5);
        await Press("Control+Enter");
        (await Page.EvaluateAsync<string>("() => document.activeElement.closest('[data-choice]').dataset.choice")).ShouldBe("type", "what is left is gone to");
        // Each key goes on to the next choice: type, place, toll of the first row; then its next row and the events that one reader has.
        await Press("2", "1", "2");
        await Left(2);
        await Press("j", "t");
        await Press("l");
        await Left(0);
        await Press("Control+Enter");
        await Page.Locator(".report-head .tag.accepted").WaitForAsync();
        Faults.ShouldBeEmpty();
        var reading = Host.Ledger.Reviews.Reading(_readings.Report)!;
        var settled = reading.Analysis.Events.Single(item => item.Id == "m2");
        settled.Type.ShouldBe("violence-unspecified");
        Samples.Shelling.Substring(settled.Place!.Span.Start, settled.Place.Span.Length).ShouldBe("مدينة دوما");
        settled.Casualties.Single().Min.ShouldBe(4);
        reading.Standing.Count(standing => standing.Mention is 3 or 4).ShouldBe(1);
        // Now both readers may look at how it was settled, and change nothing.
        await Page.Context.ClearCookiesAsync();
        await SignIn(DeskRole.Editor, "first");
        await Page.GotoAsync($"/reports/{_readings.Report}/adjudication");
        await Page.Locator("input[name=type-0][value=second]:checked:disabled").WaitForAsync();
        (await Page.Locator("[data-do=save]").CountAsync()).ShouldBe(0);
        Host.Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    [Fact]
    public async Task Whoever_settles_after_another_did_is_shown_the_difference_and_may_save_on_top()
    {
        await Open();
        using (var other = await Host.SignedIn(DeskRole.Editor, "fourth"))
        {
            var view = await other.Json($"/api/reports/{_readings.Report}/adjudication");
            object[] events = [new { first = "m1", second = "m1", take = true }, new { first = "m2", second = "m2", take = true, fields = new { type = "first", place = "first", casualties = "first" } }, new { first = "m3", take = true }, new { second = "m4", take = true }];
            (await other.Send($"/api/reports/{_readings.Report}/adjudication", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, events })).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }
        await Press("Control+Enter", "2", "1", "2", "j", "t", "l", "Control+Enter");
        await Page.Locator("dialog.conflict").WaitForAsync();
        (await Page.Locator("dialog.conflict").InnerTextAsync()).ShouldContain("p-fourth");
        (await Page.Locator("dialog.conflict section[aria-label$=m2] tr.differs[data-field=type]").CountAsync()).ShouldBe(1);
        await Checked("the difference");
        await Page.Locator("dialog.conflict button[value=mine]").ClickAsync();
        await Page.Locator(".report-head .tag.accepted").WaitForAsync();
        Host.Ledger.Reviews.Reading(_readings.Report)!.Analysis.Events.Single(item => item.Id == "m2").Type.ShouldBe("violence-unspecified");
    }

    [Fact]
    public async Task A_value_of_ones_own_by_mouse_outlives_the_page()
    {
        await Open();
        foreach (var name in new[] { "type-0", "place-0" })
        {
            await Page.Locator($"input[name={name}][value=first]").CheckAsync();
        }
        await Page.Locator("#row-0 [data-do=own]").ClickAsync();
        await Page.Locator("#row-0 [data-field=casualties] input[type=number]").First.FillAsync("6");
        await Page.Locator("#row-0 [data-field=casualties] input[type=number]").Nth(1).FillAsync("9");
        await Page.Locator("#row-0 .editor button.first").ClickAsync();
        await Left(2);
        await Page.ReloadAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Left(2);
        foreach (var take in await Page.Locator(".alone input[value=take]").AllAsync())
        {
            await take.CheckAsync();
        }
        await Page.Locator("[data-do=save]").ClickAsync();
        await Page.Locator(".report-head .tag.accepted").WaitForAsync();
        var toll = Host.Ledger.Reviews.Reading(_readings.Report)!.Analysis.Events.Single(item => item.Id == "m2").Casualties.Single();
        (toll.Min, toll.Max).ShouldBe((6, 9));
        toll.SaidBy.ShouldBe([0]);
        await Left(0);
        (await Page.Locator("#row-0 tr[data-mine=casualties]").InnerTextAsync()).ShouldContain("6–9", Case.Sensitive, "what was settled stands there for whoever settles anew");
        (await Page.Locator("input[name=type-0][value=first]").IsCheckedAsync()).ShouldBeTrue();
        // A reader's value after all.
        await Page.Locator("input[name=casualties-0][value=second]").CheckAsync();
        await Page.Locator("#row-0 tr[data-mine=casualties]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await Page.RunAndWaitForResponseAsync(() => Page.Locator("[data-do=save]").ClickAsync(), answer => answer.Request.Method == "POST" && answer.Status == 200);
        Host.Ledger.Reviews.Reading(_readings.Report)!.Analysis.Events.Single(item => item.Id == "m2").Casualties.Single().Min.ShouldBe(4);
        Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar", "light")]
    [InlineData("ar", "dark")]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    public async Task Axe_finds_nothing_grave_and_nothing_is_wider_than_a_phone_with_decisions_in_figures_too(string language, string theme)
    {
        await Prefer(language, theme);
        await Open();
        await Checked();
        await Press("j", "e");
        await Page.Locator(".editor").WaitForAsync();
        await Checked();
        await Page.GotoAsync("/figures");
        await Page.WaitForFunctionAsync("() => document.querySelector('.plot svg')");
        (await Page.Locator("[data-plot=weeks]").InnerTextAsync()).ShouldContain(language == "ar" ? "نيسان" : "Apr", Case.Sensitive, "months are named in the page's language");
        await Checked();
        await Page.SetViewportSizeAsync(390, 800);
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, "/figures");
        await Open();
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
    }

    private async Task Open()
    {
        await Visit($"/reports/{_readings.Report}/adjudication");
        await Page.WaitForFunctionAsync("() => document.querySelector('#open-choices').textContent.length > 0");
    }

    private Task Left(int choices) => Page.WaitForFunctionAsync("left => document.querySelector('#open-choices').textContent.endsWith(` ${left}`)", choices, new PageWaitForFunctionOptions { Timeout = 5000 });
}
