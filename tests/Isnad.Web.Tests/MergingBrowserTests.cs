using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Microsoft.Playwright;

namespace Isnad.Web.Tests;

/// <summary>Two reports' events are made one incident by hand and parted again, in a real Chromium and with the fusion that runs at the desk.</summary>
public sealed class MergingBrowserTests() : ChromiumDesk(fuses: true)
{
    private const string First = "قالت فرق الإسعاف إن قذائف سقطت على سوق الهال في سراقب صباح الثلاثاء فقتلت سبعة من الباعة وإن الطريق إلى المستشفى كان مقطوعا بالركام";
    private const string Second = "اثنا عشر قتيلا هي حصيلة الانفجار الذي هز أمس وسط المدينة بحسب مجلسها المحلي الذي أعلن الحداد ثلاثة أيام وأغلق الدوائر والمدارس";

    public override async Task InitializeAsync()
    {
        Host.Tell(First, "http://a.example/1", "صحيفة الشمال", report => Of(report, "shelling", "قذائف", "سوق الهال في سراقب", new(2018, 4, 17), 7, "سبعة"));
        Host.Tell(Second, "http://b.example/2", "إذاعة الجنوب", report => Of(report, "explosive", "الانفجار", "وسط المدينة", new(2018, 4, 18), 12, "اثنا عشر"));
        Host.Parts.Fuse!.Run(stop: CancellationToken.None);
        await OpenPage();
        await SignIn(DeskRole.Editor, "editor");
    }

    [Fact]
    public async Task Two_reports_are_made_one_incident_and_parted_again()
    {
        Host.Ledger.Incidents.IncidentOf(2).ShouldNotBe(Host.Ledger.Incidents.IncidentOf(1), "else there is nothing to merge");
        await Visit("/incidents/1");
        await Page.FillAsync("[name=other]", "i2");
        await Decide("true");
        // The page that follows has both, with both tolls beside each other and who decided it.
        (await Page.Locator("main").InnerTextAsync()).ShouldSatisfyAllConditions(
            page => page.ShouldContain("صحيفة الشمال"), page => page.ShouldContain("إذاعة الجنوب"), page => page.ShouldContain("7"), page => page.ShouldContain("12"), page => page.ShouldContain("p-editor"));
        Host.Ledger.Incidents.IncidentOf(2).ShouldBe(1);
        (await Page.Locator("a[href='/reports/1'], a[href='/reports/2']").CountAsync()).ShouldBeGreaterThanOrEqualTo(2);
        await Checked("a merged incident");
        // Who comes with the old number is led on.
        await Visit("/incidents/2");
        (await Page.Locator("main a[href='/incidents/1']").CountAsync()).ShouldBeGreaterThan(0);

        await Visit("/incidents/1");
        await Page.RunAndWaitForResponseAsync(() => Page.Locator("#merges form[action$='/back'] button").First.ClickAsync(), answer => answer.Request.Method == "POST");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var own = Host.Ledger.Incidents.IncidentOf(1);
        Host.Ledger.Incidents.IncidentOf(2).ShouldNotBe(own, "what held them together was taken back");
        await Visit($"/incidents/{own}");
        await Page.FillAsync("[name=other]", "m2");
        await Decide("false");
        (await Page.Locator("main").InnerTextAsync()).ShouldNotContain("إذاعة الجنوب");
        Host.Ledger.Incidents.Links().Select(link => (link.Together, link.BackBy)).ShouldBe([(true, "p-editor"), (false, null)]);
        await Checked("a parted incident");
        // A word for the other page: there they are two as well.
        await Visit($"/incidents/{Host.Ledger.Incidents.IncidentOf(2)}");
        (await Page.Locator("#merges").InnerTextAsync()).ShouldContain("p-editor");
        // The old number answered that it is gone, and nothing else went wrong.
        Faults.ShouldHaveSingleItem().ShouldContain("410");
        Host.Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    private async Task Decide(string together)
    {
        await Page.RunAndWaitForResponseAsync(() => Page.Locator($"#merges form.card button[value={together}]").ClickAsync(), answer => answer.Request.Method == "POST");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static EventMention Of(Report report, string type, string trigger, string place, DateOnly day, int killed, string words) => new("e1", type, EventStatus.Actual, false, [report.Span(trigger)])
    {
        Time = new TimeValue(report.Span(trigger), new DateInterval(day), "stated"),
        Place = new PlaceValue(report.Span(place), "town", "place") { Country = "SY", Admin1 = "SY-ID", Latitude = 35.86, Longitude = 36.8, RadiusKm = 3 },
        Casualties = [new CasualtyValue(report.Span(words), "killed", killed, killed)],
    };
}
