using Isnad.Model.People;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>One page of a real Chromium at a desk of a test.</summary>
internal sealed class DeskBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly DeskHost _desk;

    private DeskBrowser(IPlaywright playwright, IBrowser browser, IPage page, DeskHost desk) => (_playwright, _browser, Page, _desk) = (playwright, browser, page, desk);

    public IPage Page { get; }

    /// <summary>Opens one; nobody is signed in.</summary>
    public static async Task<DeskBrowser> Open(DeskHost desk)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = ChromiumDesk.Chromium(), Args = ["--no-sandbox", "--disable-gpu"] });
        return new(playwright, browser, await (await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = desk.Address.ToString() })).NewPageAsync(), desk);
    }

    /// <summary>Signs in by the form, as a person who is let in where they were not; ends where the form leads.</summary>
    public async Task SignIn(DeskRole role, string name = "someone", string? leadsTo = null)
    {
        if (_desk.People.Named(name) is null)
        {
            (await _desk.SignedIn(role, name)).Dispose();
        }
        if (leadsTo is null)
        {
            await Page.GotoAsync("/sign-in");
        }
        await Page.FillAsync("[name=name]", name);
        await Page.FillAsync("[name=password]", DeskHost.Password);
        await Page.Locator("main button.first").ClickAsync();
        await Page.WaitForURLAsync($"**{leadsTo ?? "/queue"}");
    }

    /// <summary>The language and theme of every page from here on.</summary>
    public Task Set(string language, string theme) => Page.Context.AddCookiesAsync([new Cookie { Name = "isnad-language", Value = language, Url = _desk.Address.ToString() }, new Cookie { Name = "isnad-theme", Value = theme, Url = _desk.Address.ToString() }]);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
