using Isnad.Model.People;
using Isnad.Storage.Tests;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>The desk in a real Chromium: first start, coding, other people, sheets.</summary>
public sealed class BrowserTests : ChromiumDesk
{
    private long _report;

    public override async Task InitializeAsync()
    {
        _report = Host.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"), ("killing", "قتل"))));
        Host.Take(Samples.Item(Samples.Raid, analyse: report => Samples.Analysis(report, ("airstrike", "غارات"))));
        Host.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1], []), new(2, [2], []), new(3, [3], [])], Pointers = [], Next = 4 });
        await OpenPage();
    }

    [Fact]
    public async Task From_the_first_link_to_a_report_coded_by_keys_alone()
    {
        var token = Host.People.Invite(new Invitation(DeskRole.Administrator, null, Host.Parts.Clock.GetUtcNow().AddHours(1)), null);
        await Page.GotoAsync($"/welcome/{token}");
        await Type("المحررة", "Tab", "coder-1", "Tab", DeskHost.Password, "Tab", DeskHost.Password, "Enter");
        await Page.WaitForURLAsync("**/queue");
        await Page.GotoAsync($"/reports/{_report}");
        await Page.WaitForFunctionAsync("() => document.querySelector('#report-tools')");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Page.Keyboard.PressAsync("j");
        await Page.Keyboard.PressAsync("a");
        await Page.Locator("#m1.accepted, #m2.accepted").First.WaitForAsync();

        // The other event: its type is changed, letter by letter as a list takes it.
        await Page.Keyboard.PressAsync("j");
        await Page.Keyboard.PressAsync("e");
        await Page.Locator(".editor select").First.WaitForAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Page.Locator(".event.corrected").WaitForAsync();

        // A third, from words marked with the word cursor.
        await Page.Keyboard.PressAsync("w");
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Page.Keyboard.PressAsync("n");
        await Page.Locator("#new .editor").WaitForAsync();
        await Page.Keyboard.PressAsync("Control+Enter");
        await Page.Locator(".event.added:not(#new)").WaitForAsync();

        // The page is fetched anew; its keys are there once its scripts are.
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Page.Keyboard.PressAsync("u");
        await Page.Locator(".event.added").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await Page.Keyboard.PressAsync("Shift+A");
        await Page.Locator(".report-head .tag.accepted").WaitForAsync();

        Faults.ShouldBeEmpty();
        var reading = Host.Ledger.Reviews.Reading(_report)!;
        reading.Standing.Select(standing => standing.State.ToString()).ShouldBe(["Accepted", "Corrected"], ignoreOrder: true);
        Host.Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    [Fact]
    public async Task Words_marked_with_the_mouse_become_a_value()
    {
        await SignIn(DeskRole.Coder);
        await Visit($"/reports/{_report}");
        await Page.Locator("#m1").ClickAsync();
        await Page.Locator("#m1 [data-do=edit]").ClickAsync();
        await Mark("مدينة دوما");
        await Page.Locator(".palette .place").ClickAsync();
        await Page.Locator("[data-field=place] input").FillAsync("duma");
        await Page.Locator("[data-field=place] [role=option]").First.ClickAsync();
        await Page.Locator(".editor button.first").ClickAsync();
        await Page.Locator("#m1.corrected").WaitForAsync();
        var place = Host.Ledger.Reviews.Reading(_report)!.Analysis.Events.Single(item => item.Id == "m1").Place!;
        Samples.Shelling.Substring(place.Span.Start, place.Span.Length).ShouldBe("مدينة دوما");
        place.Admin1.ShouldBe("SY-RD");
        place.PlaceId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_correction_outlives_the_page_and_a_decision_the_connection()
    {
        await SignIn(DeskRole.Coder);
        await Visit($"/reports/{_report}");
        await Page.Locator("#m1").ClickAsync();
        await Page.Locator("#m1 [data-do=edit]").ClickAsync();
        await Page.Locator("[data-field=type] select").SelectOptionAsync("explosive");
        await Page.ReloadAsync();
        (await Page.Locator("#m1 [data-field=type] select").InputValueAsync()).ShouldBe("explosive");

        await Page.Context.SetOfflineAsync(true);
        await Page.Locator(".editor button.first").ClickAsync();
        await Page.Locator("#notices .wrong").WaitForAsync();
        Host.Ledger.Reviews.Of(_report).Records.ShouldBeEmpty();
        await Page.Context.SetOfflineAsync(false);
        await Page.Locator("#m1.corrected").WaitForAsync();
        Host.Ledger.Reviews.Of(_report).Records.Single().Record!.Type.ShouldBe("explosive");
    }

    [Fact]
    public async Task An_event_whose_answer_was_lost_on_the_way_is_added_once()
    {
        await SignIn(DeskRole.Coder);
        await Visit($"/reports/{_report}");
        var sent = 0;
        // The server keeps it; the browser never hears so.
        await Page.RouteAsync("**/decisions", async route =>
        {
            await route.FetchAsync();
            await (++sent < 3 ? route.AbortAsync() : route.ContinueAsync());
        });
        await Mark("مدنيين");
        await Press("n");
        await Page.Locator("#new .editor button.first").ClickAsync();
        await Page.Locator("#notices .wrong").WaitForAsync();
        // Saved once more where it still stands, and sent once more when the page comes anew.
        await Page.Locator("#new .editor button.first").ClickAsync();
        await Page.Locator("#notices .wrong").Nth(1).WaitForAsync();
        await Page.ReloadAsync();
        await Page.Locator("#m4.added").WaitForAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        sent.ShouldBe(3);
        Host.Ledger.Reviews.Of(_report).Records.ShouldHaveSingleItem().Verb.ShouldBe(Isnad.Model.Review.ReviewVerb.Added);
        (await Page.Locator(".editor").CountAsync()).ShouldBe(0, "what was sent is offered no more");
    }

    [Fact]
    public async Task Two_people_on_one_report_are_shown_each_others_work()
    {
        await SignIn(DeskRole.Coder, "one");
        await Visit($"/reports/{_report}");
        using var other = await Host.SignedIn(DeskRole.Coder, "two");
        var view = await other.Json($"/api/reports/{_report}");
        (await other.Send($"/api/reports/{_report}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, steps = new[] { new { verb = "rejected", mention = "m1", reason = "تكرار" } } })).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        await Page.Locator("#m1").ClickAsync();
        await Page.Locator("#m1 [data-do=accept]").ClickAsync();
        (await Page.Locator("dialog").InnerTextAsync()).ShouldContain("p-two");
        await Page.Locator("dialog button.first").ClickAsync();
        await Page.Locator("#m1").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Host.Ledger.Reviews.Of(_report).Records.Count.ShouldBe(1, "the later one overwrote nothing");
    }

    [Theory]
    [InlineData("ar", "light")]
    [InlineData("ar", "dark")]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    public async Task Axe_finds_nothing_grave(string language, string theme)
    {
        await SignIn(DeskRole.Administrator);
        await Prefer(language, theme);
        var welcome = $"/welcome/{Host.People.Invite(new Invitation(DeskRole.Coder, null, Host.Parts.Clock.GetUtcNow().AddHours(1)), null)}";
        foreach (var path in new[] { welcome, "/sign-in", "/queue", $"/reports/{_report}", "/incidents", "/incidents/1", "/incidents/1/history", "/map", "/figures", "/add", "/export", "/import", "/people", "/me", "/reports/999" })
        {
            await Visit(path);
            await Checked(path);
        }
        await SendSheet();
        await Checked("a sheet to be taken in");
        await Visit($"/reports/{_report}");
        await Page.Locator("#m1").ClickAsync();
        await Page.Locator("#m1 [data-do=edit]").ClickAsync();
        await Checked("the editor");
        await Page.Keyboard.PressAsync("Escape");
        await Page.Keyboard.PressAsync("?");
        await Page.Locator("dialog").WaitForAsync();
        await Checked("the list of keys");
    }

    [Fact]
    public async Task A_sheet_is_taken_in_and_leaves_again_as_a_workbook()
    {
        await SignIn(DeskRole.Editor);
        await SendSheet();
        // The description stands in a column whose head nobody knows.
        await Page.FillAsync("[name=c1]", "notes");
        await Page.ClickAsync("button[value=check]");
        await Page.ClickAsync("button[value=import]");
        await Page.GetByRole(AriaRole.Status).First.WaitForAsync();
        Host.Ledger.Reviews.Decided(0, 9).ShouldHaveSingleItem().Record.Type.ShouldBe("shelling");
        await Page.GotoAsync("/export");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("main button.first"));
        download.SuggestedFilename.ShouldBe("isnad.xlsx");
        Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Nothing_is_wider_than_a_phone(string language)
    {
        await SignIn(DeskRole.Editor);
        await Prefer(language);
        await Page.SetViewportSizeAsync(390, 800);
        foreach (var path in new[] { "/sign-in", "/queue", $"/reports/{_report}", "/incidents", "/incidents/1", "/map", "/figures", "/add", "/export", "/import", "/me" })
        {
            await Page.GotoAsync(path);
            (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, path);
            (await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.filter label')].filter(label => [...label.querySelectorAll('input, select')].some(field => field.getBoundingClientRect().width > label.getBoundingClientRect().width + 1)).map(label => label.innerText)")).ShouldBeEmpty(path);
        }
    }

    private async Task SendSheet()
    {
        await Page.GotoAsync("/import");
        await Page.SetInputFilesAsync("[name=sheet]", new FilePayload { Name = "desk.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes("التاريخ,ما جرى,النوع,القتلى\n10/4/2018,قصف على أطراف البلدة,قصف,7\n11/4/2018,أمر,شيء,x\n") });
        await Page.ClickAsync("main button.first");
        await Page.WaitForURLAsync("**/import/*");
    }

    /// <summary>Marks words as a mouse does.</summary>
    private Task Mark(string words) => Page.EvaluateAsync("""
        words => {
          const root = document.getElementById("text"), at = root.textContent.indexOf(words), range = document.createRange();
          const place = offset => { const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); for (let node = walker.nextNode(); node; node = walker.nextNode()) { if (offset <= node.length) return [node, offset]; offset -= node.length; } };
          range.setStart(...place(at)); range.setEnd(...place(at + words.length));
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }
        """, words);

    private async Task Type(params string[] what)
    {
        foreach (var word in what)
        {
            await (word is "Tab" or "Enter" ? Page.Keyboard.PressAsync(word) : Page.Keyboard.InsertTextAsync(word));
        }
    }
}
