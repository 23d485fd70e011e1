using Deque.AxeCore.Playwright;
using Isnad.Model.People;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>A desk of a test and a real Chromium, which is started when a page is first asked for. './test' installs it where it is missing.</summary>
/// <param name="fuses">What is decided is fused anew, as at a desk that runs.</param>
public abstract class ChromiumDesk(bool fuses = false) : IAsyncLifetime
{
    private static readonly string[] Grave = ["serious", "critical"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _page;

    /// <summary>The desk.</summary>
    private protected DeskHost Host { get; } = DeskHost.Start(fuses: fuses);

    /// <summary>The page at hand.</summary>
    private protected IPage Page => _page ?? throw new InvalidOperationException("no page was opened");

    /// <summary>What went wrong in pages: errors of scripts, and what the browser calls an error.</summary>
    private protected List<string> Faults { get; } = [];

    /// <inheritdoc/>
    public virtual Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Opens a page in a browser of its own settings, with cookies of its own.</summary>
    private protected async Task<IPage> OpenPage(params string[] arguments)
    {
        _playwright ??= await Playwright.CreateAsync();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu", .. arguments] });
        _page = await (await _browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Host.Address.ToString() })).NewPageAsync();
        _page.PageError += (_, error) => Faults.Add(error);
        _page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Faults.Add(message.Text);
            }
        };
        return _page;
    }

    /// <summary>Signs somebody in by the form, let in where they were not.</summary>
    /// <param name="role">Of who is let in.</param>
    /// <param name="name">To sign in with.</param>
    /// <param name="from">The page, behind the form that is open, to which signing in leads back; null to open the form first and be led to the queue.</param>
    private protected async Task SignIn(DeskRole role, string name = "someone", string? from = null)
    {
        (await Host.SignedIn(role, name)).Dispose();
        if (from is null)
        {
            await Page.GotoAsync("/sign-in");
        }
        await Page.FillAsync("[name=name]", name);
        await Page.FillAsync("[name=password]", DeskHost.Password);
        await Page.Locator("main button.first").ClickAsync();
        await Page.WaitForURLAsync($"**{from ?? "/queue"}");
    }

    /// <summary>Chooses language and theme.</summary>
    private protected Task Prefer(string language, string? theme = null) => Page.Context.AddCookiesAsync(
        new[] { ("isnad-language", language), ("isnad-theme", theme) }.Where(item => item.Item2 is not null).Select(item => new Cookie { Name = item.Item1, Value = item.Item2!, Url = Host.Address.ToString() }));

    /// <summary>Goes to a page and waits until nothing more is fetched.</summary>
    private protected async Task Visit(string path)
    {
        await Page.GotoAsync(path);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Presses keys one after the other.</summary>
    private protected async Task Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>axe finds nothing grave on the page.</summary>
    private protected async Task Checked(string what = "the page") =>
        (await Page.RunAxe()).Violations.Where(violation => Grave.Contains(violation.Impact)).SelectMany(violation => violation.Nodes.Select(node => $"{what}: {violation.Id}: {node.Html}")).ShouldBeEmpty();

    private static string Chromium() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is on no folder of PATH; './test' installs it, or install your system's package 'chromium'.");
}
