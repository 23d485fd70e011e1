using Isnad.Model.People;
using Isnad.Model.Review;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>In a real Chromium, by keys alone: an event is split, two are merged, one is rejected with a reason. And the language is switched where one stands.</summary>
public sealed class EditingBrowserTests : ChromiumDesk
{
    private long _report;

    public override async Task InitializeAsync()
    {
        _report = Host.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"), ("killing", "قتل"))));
        await OpenPage();
        await SignIn(DeskRole.Coder);
        await Visit($"/reports/{_report}");
    }

    [Fact]
    public async Task An_event_is_split_and_what_is_too_much_rejected()
    {
        await Choose("m1");
        await Press("w", "ArrowLeft", "Shift+ArrowLeft", "s");
        await Page.Locator("#m1 .editor").WaitForAsync();
        await Press("Control+Enter");
        await Page.Locator("#m3.added").WaitForAsync();
        Records().ShouldHaveSingleItem().From.ShouldBe([1]);
        await Choose("m2");
        await Press("x");
        await Page.Locator("dialog[open]").WaitForAsync();
        await Page.Keyboard.InsertTextAsync("الخبر نفسه بكلمات أخرى");
        await Press("Enter");
        await Page.Locator("#m2").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Records()[^1].ShouldSatisfyAllConditions(decision => decision.Verb.ShouldBe(ReviewVerb.Rejected), decision => decision.Reason.ShouldBe("الخبر نفسه بكلمات أخرى"));
        Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_events_are_merged_into_the_second_that_is_chosen()
    {
        await Choose("m2");
        await Press("m");
        await Choose("m1");
        await Press("m");
        await Page.Locator("#m1.corrected").WaitForAsync();
        await Page.Locator("#m2").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        var reading = Host.Ledger.Reviews.Reading(_report)!;
        reading.Analysis.Events.ShouldHaveSingleItem().Triggers.Count.ShouldBe(2);
        Records()[0].From.ShouldBe([2]);
        Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finer_actor_is_chosen_by_its_name_and_recorded_under_the_listed_one()
    {
        await Prefer("ar");
        await Visit($"/reports/{_report}");
        await Choose("m1");
        await Press("e");
        var name = Page.Locator("#m1 [data-field=actors] input[role=combobox]");
        await name.FillAsync("الجبهة الشامية");
        await Page.Locator("#m1 [data-field=actors] [role=option]").First.WaitForAsync();
        await Press("Enter", "Control+Enter");
        await Page.Locator("#m1.corrected").WaitForAsync();
        (await Page.Locator("#m1 dd .value").AllInnerTextsAsync()).ShouldContain(words => words.Contains("الجبهة الشامية", StringComparison.Ordinal));
        var actor = Records().ShouldHaveSingleItem().Record!.Actors.ShouldHaveSingleItem();
        (actor.Id, actor.As).ShouldBe(("syrian-national-army", "x:levant-front"));
        await Choose("m1");
        await Press("e");
        (await name.InputValueAsync()).ShouldBe("الجبهة الشامية");
        Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_actor_gets_an_id_by_its_typing_and_goes_by_the_words_of_the_text()
    {
        await Prefer("ar");
        await Visit($"/reports/{_report}");
        await Choose("m1");
        await Press("e");
        var name = Page.Locator("#m1 [data-field=actors] input[role=combobox]");
        await name.FillAsync("x:reef-council");
        await Page.Locator("#m1 [data-field=actors] [role=listbox] li.quiet", new() { HasTextString = "x:local-council" }).WaitForAsync();
        await Press("Enter");
        await Page.Locator("#m1.corrected").WaitForAsync();
        var actor = Records().ShouldHaveSingleItem().Record!.Actors.ShouldHaveSingleItem();
        (actor.Id, actor.As).ShouldBe(("x:reef-council", null));
        var words = Host.Ledger.Reviews.Reading(_report)!.Analysis.Report.Text.Slice(actor.Span);
        (await Page.Locator("#m1 dd .value").AllInnerTextsAsync()).ShouldContain(said => said.Contains($": {words} ", StringComparison.Ordinal));
        (await Page.Locator("#m1").InnerTextAsync()).ShouldNotContain("reef");
        await Choose("m1");
        await Press("e");
        (await name.InputValueAsync()).ShouldBe(words);
        Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_taken_back_at_once_is_the_last_decision_and_not_the_one_before()
    {
        await Choose("m1");
        await Press("a");
        await Page.Locator("#m1.accepted").WaitForAsync();
        var asked = new TaskCompletionSource();
        var answered = new TaskCompletionSource();
        await Page.RouteAsync($"**/api/reports/{_report}?track=*", async route =>
        {
            asked.TrySetResult();
            await answered.Task;
            await route.ContinueAsync();
        });
        await Choose("m2");
        await Press("a");
        // It is decided, and the page has not heard of it yet.
        await asked.Task;
        await Press("u");
        answered.SetResult();
        await Page.GetByText("The last decision was taken back").WaitForAsync();
        Records().Select(decision => (decision.Mention, decision.Verb)).ShouldBe([(1, ReviewVerb.Accepted), (2, ReviewVerb.Accepted), (2, ReviewVerb.TakenBack)]);
        await Page.Locator("#m1.accepted").WaitForAsync();
        await Page.Locator("#m2.proposed").WaitForAsync();
        Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_is_taken_in_hand_skipped_and_reopened()
    {
        await Press("h");
        await Page.Locator("[data-do=release]").WaitForAsync();
        await Press("Shift+X");
        await Page.Locator("dialog[open]").WaitForAsync();
        await Page.Keyboard.InsertTextAsync("رأي لا خبر");
        await Press("Enter");
        await Page.Locator("[data-do=reopen]").WaitForAsync();
        Host.Ledger.Reviews.Reading(_report)!.Whole!.ShouldSatisfyAllConditions(whole => whole.Verb.ShouldBe(ReportVerb.Skipped), whole => whole.Reason.ShouldBe("رأي لا خبر"));
        await Press("o");
        await Page.Locator("[data-do=reopen]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Host.Ledger.Reviews.Of(_report).Reports.Select(decision => decision.Verb).ShouldBe([ReportVerb.Skipped, ReportVerb.Reopened]);
        Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_language_is_switched_and_the_page_turns_with_it()
    {
        await Prefer("ar");
        await Visit($"/reports/{_report}");
        (await Page.GetAttributeAsync("html", "dir")).ShouldBe("rtl");
        foreach (var (language, direction) in new[] { ("en", "ltr"), ("ar", "rtl") })
        {
            await Page.Locator($"button[name=language][value={language}]").ClickAsync();
            await Page.Locator($"html[lang={language}][dir={direction}]").WaitForAsync();
            new Uri(Page.Url).AbsolutePath.ShouldBe($"/reports/{_report}");
            // The report stays as it is written, whatever the page's language.
            (await Page.EvaluateAsync<string>("() => getComputedStyle(document.getElementById('text')).direction")).ShouldBe("rtl");
        }
    }

    private async Task Choose(string mention)
    {
        await Page.Locator($"#{mention}").FocusAsync();
        await Page.Locator($"#{mention}.chosen").WaitForAsync();
    }

    private IReadOnlyList<RecordDecision> Records() => Host.Ledger.Reviews.Of(_report).Records;
}
