using Deque.AxeCore.Playwright;
using Isnad.Model.People;
using Isnad.Storage.Tests;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>Settling between two readings in a real Chromium.</summary>
public sealed class AdjudicationBrowserTests : IAsyncLifetime
{
    private readonly DeskHost _desk = DeskHost.Start();
    private readonly List<string> _faults = [];
    private SecondReadings _readings = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _readings = new(_desk);
        using var first = await _desk.SignedIn(DeskRole.Coder, "first");
        using var second = await _desk.SignedIn(DeskRole.Coder, "second");
        await _readings.Read(first, second);
        _desk.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1], []), new(2, [2], [])], Pointers = [], Next = 3 });
        (await _desk.SignedIn(DeskRole.Editor, "third")).Dispose();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserTests.Chromium(), Args = ["--no-sandbox", "--disable-gpu"] });
        _page = await (await _browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = _desk.Address.ToString() })).NewPageAsync();
        _page.PageError += (_, error) => _faults.Add(error);
        await SignIn("third");
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Settled_by_keys_alone()
    {
        await Open();
        await Left(5);
        await Press("Control+Enter");
        (await _page.EvaluateAsync<string>("() => document.activeElement.closest('[data-choice]').dataset.choice")).ShouldBe("type", "what is left is gone to");
        // Each key goes on to the next choice: type, place, toll of the first row; then its next row and the events that one reader has.
        await Press("2", "1", "2");
        await Left(2);
        await Press("j", "t");
        await Press("l");
        await Left(0);
        await Press("Control+Enter");
        await _page.Locator(".report-head .tag.accepted").WaitForAsync();
        _faults.ShouldBeEmpty();
        var reading = _desk.Ledger.Reviews.Reading(_readings.Report)!;
        var settled = reading.Analysis.Events.Single(item => item.Id == "m2");
        settled.Type.ShouldBe("violence-unspecified");
        Samples.Shelling.Substring(settled.Place!.Span.Start, settled.Place.Span.Length).ShouldBe("مدينة دوما");
        settled.Casualties.Single().Min.ShouldBe(4);
        reading.Standing.Count(standing => standing.Mention is 3 or 4).ShouldBe(1);
        // Now both readers may look at how it was settled, and change nothing.
        await _page.Context.ClearCookiesAsync();
        await SignIn("first");
        await _page.GotoAsync($"/reports/{_readings.Report}/adjudication");
        await _page.Locator("input[name=type-0][value=second]:checked:disabled").WaitForAsync();
        (await _page.Locator("[data-do=save]").CountAsync()).ShouldBe(0);
        _desk.Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    [Fact]
    public async Task A_value_of_ones_own_by_mouse_outlives_the_page()
    {
        await Open();
        foreach (var name in new[] { "type-0", "place-0" })
        {
            await _page.Locator($"input[name={name}][value=first]").CheckAsync();
        }
        await _page.Locator("#row-0 [data-do=own]").ClickAsync();
        await _page.Locator("#row-0 [data-field=casualties] input[type=number]").First.FillAsync("6");
        await _page.Locator("#row-0 [data-field=casualties] input[type=number]").Nth(1).FillAsync("9");
        await _page.Locator("#row-0 .editor button.first").ClickAsync();
        await Left(2);
        await _page.ReloadAsync();
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Left(2);
        foreach (var take in await _page.Locator(".alone input[value=take]").AllAsync())
        {
            await take.CheckAsync();
        }
        await _page.Locator("[data-do=save]").ClickAsync();
        await _page.Locator(".report-head .tag.accepted").WaitForAsync();
        var toll = _desk.Ledger.Reviews.Reading(_readings.Report)!.Analysis.Events.Single(item => item.Id == "m2").Casualties.Single();
        (toll.Min, toll.Max).ShouldBe((6, 9));
        toll.SaidBy.ShouldBe([0]);
        await Left(0);
        (await _page.Locator("#row-0 tr[data-mine=casualties]").InnerTextAsync()).ShouldContain("6–9", Case.Sensitive, "what was settled stands there for whoever settles anew");
        (await _page.Locator("input[name=type-0][value=first]").IsCheckedAsync()).ShouldBeTrue();
        // A reader's value after all.
        await _page.Locator("input[name=casualties-0][value=second]").CheckAsync();
        await _page.Locator("#row-0 tr[data-mine=casualties]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await _page.RunAndWaitForResponseAsync(() => _page.Locator("[data-do=save]").ClickAsync(), answer => answer.Request.Method == "POST" && answer.Status == 200);
        _desk.Ledger.Reviews.Reading(_readings.Report)!.Analysis.Events.Single(item => item.Id == "m2").Casualties.Single().Min.ShouldBe(4);
        _faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar", "light")]
    [InlineData("ar", "dark")]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    public async Task Axe_finds_nothing_grave_and_nothing_is_wider_than_a_phone_with_decisions_in_figures_too(string language, string theme)
    {
        await _page.Context.AddCookiesAsync([new Cookie { Name = "isnad-language", Value = language, Url = _desk.Address.ToString() }, new Cookie { Name = "isnad-theme", Value = theme, Url = _desk.Address.ToString() }]);
        await Open();
        await Checked();
        await Press("j", "e");
        await _page.Locator(".editor").WaitForAsync();
        await Checked();
        await _page.GotoAsync("/figures");
        await _page.WaitForFunctionAsync("() => document.querySelector('.plot svg')");
        (await _page.Locator("[data-plot=weeks]").InnerTextAsync()).ShouldContain(language == "ar" ? "نيسان" : "Apr", Case.Sensitive, "months are named in the page's language");
        await Checked();
        await _page.SetViewportSizeAsync(390, 800);
        (await _page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, "/figures");
        await Open();
        (await _page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
    }

    private async Task Checked() => (await _page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")).ShouldBeEmpty();

    private async Task Open()
    {
        await _page.GotoAsync($"/reports/{_readings.Report}/adjudication");
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await _page.WaitForFunctionAsync("() => document.querySelector('#open-choices').textContent.length > 0");
    }

    private async Task SignIn(string name)
    {
        await _page.GotoAsync("/sign-in");
        await _page.FillAsync("[name=name]", name);
        await _page.FillAsync("[name=password]", DeskHost.Password);
        await _page.Locator("main button.first").ClickAsync();
        await _page.WaitForURLAsync("**/queue");
    }

    private Task Left(int choices) => _page.WaitForFunctionAsync("left => document.querySelector('#open-choices').textContent.endsWith(` ${left}`)", choices, new PageWaitForFunctionOptions { Timeout = 5000 });

    private async Task Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            await _page.Keyboard.PressAsync(key);
        }
    }
}
