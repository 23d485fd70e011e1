using Deque.AxeCore.Playwright;
using Isnad.Model.People;
using Isnad.Storage.Tests;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>The desk in a real Chromium. './test' installs it where it is missing.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private static readonly string[] Grave = ["serious", "critical"];

    private readonly DeskHost _desk = DeskHost.Start();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;
    private long _report;

    public async Task InitializeAsync()
    {
        _report = _desk.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"), ("killing", "قتل"))));
        _desk.Take(Samples.Item(Samples.Raid, analyse: report => Samples.Analysis(report, ("airstrike", "غارات"))));
        _desk.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1], []), new(2, [2], []), new(3, [3], [])], Pointers = [], Next = 4 });
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu"] });
        _page = await NewPage();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task From_the_first_link_to_a_report_coded_by_keys_alone()
    {
        var faults = Faults(_page);
        var token = _desk.People.Invite(new Invitation(DeskRole.Administrator, null, DateTimeOffset.UtcNow.AddHours(1)), null);
        await _page.GotoAsync($"/welcome/{token}");
        await Type("المحررة", "Tab", "coder-1", "Tab", DeskHost.Password, "Tab", DeskHost.Password, "Enter");
        await _page.WaitForURLAsync("**/queue");
        await _page.GotoAsync($"/reports/{_report}");
        await _page.WaitForFunctionAsync("() => document.querySelector('#report-tools')");
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await _page.Keyboard.PressAsync("j");
        await _page.Keyboard.PressAsync("a");
        await _page.Locator("#m1.accepted, #m2.accepted").First.WaitForAsync();

        // The other event: its type is changed, letter by letter as a list takes it.
        await _page.Keyboard.PressAsync("j");
        await _page.Keyboard.PressAsync("e");
        await _page.Locator(".editor select").First.WaitForAsync();
        await _page.Keyboard.PressAsync("ArrowDown");
        await _page.Keyboard.PressAsync("Control+Enter");
        await _page.Locator(".event.corrected").WaitForAsync();

        // A third, from words marked with the word cursor.
        await _page.Keyboard.PressAsync("w");
        await _page.Keyboard.PressAsync("ArrowLeft");
        await _page.Keyboard.PressAsync("Shift+ArrowLeft");
        await _page.Keyboard.PressAsync("n");
        await _page.Locator("#new .editor").WaitForAsync();
        await _page.Keyboard.PressAsync("Control+Enter");
        await _page.Locator(".event.added:not(#new)").WaitForAsync();

        await _page.Keyboard.PressAsync("u");
        await _page.Locator(".event.added").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await _page.Keyboard.PressAsync("Shift+A");
        await _page.Locator(".report-head .tag.accepted").WaitForAsync();

        faults.ShouldBeEmpty();
        var reading = _desk.Ledger.Reviews.Reading(_report)!;
        reading.Standing.Select(standing => standing.State.ToString()).ShouldBe(["Accepted", "Corrected"], ignoreOrder: true);
        _desk.Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    [Fact]
    public async Task Words_marked_with_the_mouse_become_a_value()
    {
        await SignIn(DeskRole.Coder);
        await _page.GotoAsync($"/reports/{_report}");
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await _page.Locator("#m1").ClickAsync();
        await _page.Locator("#m1 [data-do=edit]").ClickAsync();
        await Mark("مدينة دوما");
        await _page.Locator(".palette .place").ClickAsync();
        await _page.Locator("[data-field=place] input").FillAsync("duma");
        await _page.Locator("[data-field=place] [role=option]").First.ClickAsync();
        await _page.Locator(".editor button.first").ClickAsync();
        await _page.Locator("#m1.corrected").WaitForAsync();
        var place = _desk.Ledger.Reviews.Reading(_report)!.Analysis.Events.Single(item => item.Id == "m1").Place!;
        Samples.Shelling.Substring(place.Span.Start, place.Span.Length).ShouldBe("مدينة دوما");
        place.Admin1.ShouldBe("SY-RD");
        place.PlaceId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_correction_outlives_the_page_and_a_decision_the_connection()
    {
        await SignIn(DeskRole.Coder);
        await _page.GotoAsync($"/reports/{_report}");
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await _page.Locator("#m1").ClickAsync();
        await _page.Locator("#m1 [data-do=edit]").ClickAsync();
        await _page.Locator("[data-field=type] select").SelectOptionAsync("explosive");
        await _page.ReloadAsync();
        (await _page.Locator("#m1 [data-field=type] select").InputValueAsync()).ShouldBe("explosive");

        await _page.Context.SetOfflineAsync(true);
        await _page.Locator(".editor button.first").ClickAsync();
        await _page.Locator("#notices .wrong").WaitForAsync();
        _desk.Ledger.Reviews.Of(_report).Records.ShouldBeEmpty();
        await _page.Context.SetOfflineAsync(false);
        await _page.Locator("#m1.corrected").WaitForAsync();
        _desk.Ledger.Reviews.Of(_report).Records.Single().Record!.Type.ShouldBe("explosive");
    }

    [Fact]
    public async Task Two_people_on_one_report_are_shown_each_others_work()
    {
        await SignIn(DeskRole.Coder, "one");
        await _page.GotoAsync($"/reports/{_report}");
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        using var other = await _desk.SignedIn(DeskRole.Coder, "two");
        var view = await other.Json($"/api/reports/{_report}");
        (await other.Send($"/api/reports/{_report}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, steps = new[] { new { verb = "rejected", mention = "m1", reason = "تكرار" } } })).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        await _page.Locator("#m1").ClickAsync();
        await _page.Locator("#m1 [data-do=accept]").ClickAsync();
        (await _page.Locator("dialog").InnerTextAsync()).ShouldContain("p-two");
        await _page.Locator("dialog button.first").ClickAsync();
        await _page.Locator("#m1").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        _desk.Ledger.Reviews.Of(_report).Records.Count.ShouldBe(1, "the later one overwrote nothing");
    }

    [Theory]
    [InlineData("ar", "light")]
    [InlineData("ar", "dark")]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    public async Task Axe_finds_nothing_grave(string language, string theme)
    {
        await SignIn(DeskRole.Administrator);
        await _page.Context.AddCookiesAsync([new Cookie { Name = "isnad-language", Value = language, Url = _desk.Address.ToString() }, new Cookie { Name = "isnad-theme", Value = theme, Url = _desk.Address.ToString() }]);
        foreach (var path in new[] { "/sign-in", "/queue", $"/reports/{_report}", "/incidents", "/incidents/1", "/incidents/1/history", "/map", "/figures", "/export", "/import", "/people", "/me", "/reports/999" })
        {
            await _page.GotoAsync(path);
            await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Checked(path);
        }
        await SendSheet();
        await Checked("a sheet to be taken in");
        await _page.GotoAsync($"/reports/{_report}");
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await _page.Locator("#m1").ClickAsync();
        await _page.Locator("#m1 [data-do=edit]").ClickAsync();
        await Checked("the editor");
        await _page.Keyboard.PressAsync("Escape");
        await _page.Keyboard.PressAsync("?");
        await _page.Locator("dialog").WaitForAsync();
        await Checked("the list of keys");
    }

    [Fact]
    public async Task A_sheet_is_taken_in_and_leaves_again_as_a_workbook()
    {
        await SignIn(DeskRole.Editor);
        var faults = Faults(_page);
        await SendSheet();
        // The description stands in a column whose head nobody knows.
        await _page.FillAsync("[name=c1]", "notes");
        await _page.ClickAsync("button[value=check]");
        await _page.ClickAsync("button[value=import]");
        await _page.GetByRole(AriaRole.Status).First.WaitForAsync();
        _desk.Ledger.Reviews.Decided(0, 9).ShouldHaveSingleItem().Record.Type.ShouldBe("shelling");
        await _page.GotoAsync("/export");
        var download = await _page.RunAndWaitForDownloadAsync(() => _page.ClickAsync("main button.first"));
        download.SuggestedFilename.ShouldBe("isnad.xlsx");
        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Nothing_is_wider_than_a_phone(string language)
    {
        await SignIn(DeskRole.Editor);
        await _page.Context.AddCookiesAsync([new Cookie { Name = "isnad-language", Value = language, Url = _desk.Address.ToString() }]);
        await _page.SetViewportSizeAsync(390, 800);
        foreach (var path in new[] { "/sign-in", "/queue", $"/reports/{_report}", "/incidents", "/incidents/1", "/map", "/figures", "/export", "/import", "/me" })
        {
            await _page.GotoAsync(path);
            (await _page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, path);
        }
    }

    private async Task SendSheet()
    {
        await _page.GotoAsync("/import");
        await _page.SetInputFilesAsync("[name=sheet]", new FilePayload { Name = "desk.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes("التاريخ,ما جرى,النوع,القتلى\n10/4/2018,قصف على أطراف البلدة,قصف,7\n11/4/2018,أمر,شيء,x\n") });
        await _page.ClickAsync("main button.first");
        await _page.WaitForURLAsync("**/import/*");
    }

    private async Task Checked(string what)
    {
        var found = await _page.RunAxe();
        found.Violations.Where(violation => Grave.Contains(violation.Impact)).SelectMany(violation => violation.Nodes.Select(node => $"{what}: {violation.Id}: {node.Html}")).ShouldBeEmpty();
    }

    /// <summary>Marks words as a mouse does.</summary>
    private Task Mark(string words) => _page.EvaluateAsync("""
        words => {
          const root = document.getElementById("text"), at = root.textContent.indexOf(words), range = document.createRange();
          const place = offset => { const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); for (let node = walker.nextNode(); node; node = walker.nextNode()) { if (offset <= node.length) return [node, offset]; offset -= node.length; } };
          range.setStart(...place(at)); range.setEnd(...place(at + words.length));
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }
        """, words);

    private async Task SignIn(DeskRole role, string name = "someone")
    {
        (await _desk.SignedIn(role, name)).Dispose();
        await _page.GotoAsync("/sign-in");
        await _page.FillAsync("[name=name]", name);
        await _page.FillAsync("[name=password]", DeskHost.Password);
        await _page.Locator("main button.first").ClickAsync();
        await _page.WaitForURLAsync("**/queue");
    }

    private async Task Type(params string[] what)
    {
        foreach (var word in what)
        {
            await (word is "Tab" or "Enter" ? _page.Keyboard.PressAsync(word) : _page.Keyboard.InsertTextAsync(word));
        }
    }

    private async Task<IPage> NewPage() => await (await _browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = _desk.Address.ToString() })).NewPageAsync();

    private static List<string> Faults(IPage page)
    {
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add(message.Text);
            }
        };
        return faults;
    }

    internal static string Chromium() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is on no folder of PATH; './test' installs it, or install your system's package 'chromium'.");
}
