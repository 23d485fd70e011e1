using Isnad.Model.People;
using Isnad.Model.Review;
using Isnad.Storage.Tests;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>A session ends, or another takes its place, while somebody saves: the work waits in the browser, and is its own person's.</summary>
public sealed class EndedSessionTests : ChromiumDesk
{
    private long _report;

    private string Address => $"/reports/{_report}";

    public override async Task InitializeAsync()
    {
        _report = Host.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"), ("killing", "قتل"))));
        await OpenPage();
        await SignIn(DeskRole.Coder);
    }

    [Fact]
    public async Task What_was_decided_is_sent_after_signing_in_again()
    {
        await Open();
        await EndSession();
        await Accept("m1");
        await Page.Locator("#notices a").WaitForAsync();
        await Accept("m2");
        Decided().ShouldBeEmpty();
        await Page.Locator("#notices a").First.ClickAsync();
        await Page.WaitForURLAsync("**/sign-in?to=*");
        await SignIn(DeskRole.Coder, from: Address);
        await Page.Locator("#m1.accepted").WaitForAsync();
        await Page.Locator("#m2.accepted").WaitForAsync();
        Decided().ShouldBe([(1, ReviewVerb.Accepted, "p-someone"), (2, ReviewVerb.Accepted, "p-someone")]);
        await Page.ReloadAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Decided().Count.ShouldBe(2, "it is sent once");
    }

    [Fact]
    public async Task A_correction_that_was_saved_too_late_is_neither_lost_nor_offered_twice()
    {
        await Open();
        await Page.Locator("#m1").ClickAsync();
        await Page.Locator("#m1 [data-do=edit]").ClickAsync();
        await Page.Locator("[data-field=type] select").SelectOptionAsync("explosive");
        await EndSession();
        await Page.Locator(".editor button.first").ClickAsync();
        await Page.Locator("#notices a").First.ClickAsync();
        await SignIn(DeskRole.Coder, from: Address);
        await Page.Locator("#m1.corrected").WaitForAsync();
        Host.Ledger.Reviews.Of(_report).Records.ShouldHaveSingleItem().Record!.Type.ShouldBe("explosive");
        await Page.ReloadAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        (await Page.Locator(".editor").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_signs_in_next_at_the_same_browser_sends_nothing_of_it()
    {
        await Open();
        await EndSession();
        await Accept("m1");
        await Page.Locator("#notices a").WaitForAsync();
        await SignIn(DeskRole.Coder, "another");
        await Open();
        Decided().ShouldBeEmpty();
        await Page.Context.ClearCookiesAsync();
        await SignIn(DeskRole.Coder);
        await Open();
        await Page.Locator("#m1.accepted").WaitForAsync();
        Decided().ShouldBe([(1, ReviewVerb.Accepted, "p-someone")]);
    }

    [Fact]
    public async Task A_page_of_one_person_decides_nothing_in_the_name_of_another()
    {
        await Open();
        // In another tab somebody else signs in: the first page still shows the form's key of before.
        var tab = await Page.Context.NewPageAsync();
        (await Host.SignedIn(DeskRole.Coder, "another")).Dispose();
        await Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "isnad-session" });
        await tab.GotoAsync("/sign-in");
        await tab.FillAsync("[name=name]", "another");
        await tab.FillAsync("[name=password]", DeskHost.Password);
        await tab.Locator("main button.first").ClickAsync();
        await tab.WaitForURLAsync("**/queue");
        await Accept("m1");
        await Page.Locator("#notices .wrong").WaitForAsync();
        Decided().ShouldBeEmpty();
    }

    private List<(long Mention, ReviewVerb Verb, string By)> Decided() => [.. Host.Ledger.Reviews.Of(_report).Records.Select(decision => (decision.Mention, decision.Verb, decision.By))];

    private Task Open() => Visit(Address);

    private async Task Accept(string mention)
    {
        await Page.Locator($"#{mention}").ClickAsync();
        await Page.Locator($"#{mention} [data-do=accept]").ClickAsync();
    }

    /// <summary>As the desk does when its time is over.</summary>
    private async Task EndSession() => Host.People.CloseSession((await Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "isnad-session").Value);
}
