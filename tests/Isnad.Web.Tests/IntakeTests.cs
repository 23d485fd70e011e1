using System.Net;
using System.Text;
using Isnad.Model.People;
using Isnad.Model.Reports;

namespace Isnad.Web.Tests;

/// <summary>Reports that people bring to the desk.</summary>
public sealed class IntakeTests : IAsyncLifetime
{
    private const string Words = "أعلنت مديرية الصحة مقتل ثلاثة مدنيين في قصف مدفعي استهدف أمس بلدة سرمين.";

    private readonly DeskHost _desk = DeskHost.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_text_is_pasted_and_its_report_stands_open_with_what_the_machine_proposes()
    {
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        using var sent = await coder.Post("/add", ("text", Words + "\r\nسطر آخر"), ("title", "قصف على سرمين"), ("outlet", "صحيفة السهل"), ("published", "2019-03-05"), ("url", "https://alsahl.example.org/7"));
        sent.Headers.Location!.ToString().ShouldBe("/reports/1");
        var report = _desk.Ledger.Reviews.Reading(1)!.Analysis;
        report.Report.Text.Value.ShouldBe($"قصف على سرمين\n\n{Words}\nسطر آخر");
        (report.Report.Outlet, report.Report.Url, report.Report.Published).ShouldBe(("صحيفة السهل", "https://alsahl.example.org/7", new Publication(new DateInterval(new(2019, 3, 5)), PublishedBasis.Metadata)));
        report.Events.ShouldContain(item => item.Type == "shelling" && item.Time!.Interval.From == new DateOnly(2019, 3, 4));
        _desk.People.Audited(9).ShouldContain(entry => entry.What == "brought-reports" && entry.Detail == "1");
        // The same again is there; other words at its address are a new version.
        (await (await coder.Post("/add", ("text", Words + "\nسطر آخر"), ("title", "قصف على سرمين"), ("url", "https://alsahl.example.org/7"))).Content.ReadAsStringAsync()).ShouldNotContain("/reports/1\"");
        (await coder.Post("/add", ("text", Words), ("url", "https://alsahl.example.org/7"))).Headers.Location!.ToString().ShouldBe("/reports/1");
        _desk.Ledger.Reports.Versions(1).Count.ShouldBe(2);
        _desk.Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    [Fact]
    public async Task A_file_of_several_reports_is_taken_in_and_what_cannot_be_read_is_said()
    {
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        var lines = $$"""
            {"id":"a","text":"{{Words}}","published":"2019-03-05"}
            {"id":"b","text":
            {"id":"c","text":"افتتح المعرض أمس."}

            """;
        using var sent = await coder.Upload("/add", "files", "../../etc/حزمة.jsonl", Encoding.UTF8.GetBytes(lines));
        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync());
        page.ShouldContain("/reports/1\"");
        page.ShouldContain("/reports/2\"");
        page.ShouldContain("broken JSON");
        page.ShouldNotContain("etc/");
        _desk.Ledger.Reports.Versions(1).Single().Content.Published.Interval!.Value.From.ShouldBe(new DateOnly(2019, 3, 5));
        using var none = await coder.Upload("/add", "files", "a.exe", [1, 2, 3]);
        (await none.Content.ReadAsStringAsync()).ShouldContain("its ending is none that is read");
    }

    [Theory]
    [InlineData("text", " ", "add-nothing")]
    [InlineData("published", "yesterday", "add-day")]
    [InlineData("url", "javascript:alert(1)", "add-url")]
    [InlineData("url", "ftp://example.org/a", "add-url")]
    public async Task What_cannot_be_is_said_and_what_was_typed_stays(string name, string value, string fault)
    {
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (string, string)[] fields = name == "text" ? [(name, value)] : [("text", "<b>" + Words), (name, value)];
        using var sent = await coder.Post("/add", fields);
        sent.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await sent.Content.ReadAsStringAsync();
        WebUtility.HtmlDecode(page).ShouldContain(UiWord($"fault.{fault}"));
        if (name != "text")
        {
            WebUtility.HtmlDecode(page).ShouldContain("<b>" + Words);
            page.ShouldNotContain("<b>");
        }
        _desk.Ledger.Reports.Count().Reports.ShouldBe(0);
    }

    [Fact]
    public async Task Readers_bring_nothing_and_nothing_comes_without_the_forms_key_or_larger_than_it_may_be()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        (await reader.Get("/add")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.Post("/add", ("text", Words))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (await coder.PostBare("/add")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await coder.Upload("/add", "files", "a.txt", new byte[Features.Intake.IntakeFeature.MostBytes + (1024 * 1024)])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await coder.Send("/api/reports", new { text = " " })).Status.ShouldBe(HttpStatusCode.BadRequest);
        _desk.Ledger.Reports.Count().Reports.ShouldBe(0);
    }

    [Fact]
    public async Task Who_comes_into_an_empty_desk_is_led_to_where_reports_come_in()
    {
        using var visitor = _desk.Visitor();
        var token = _desk.People.Invite(new Invitation(DeskRole.Administrator, null, _desk.Parts.Clock.GetUtcNow().AddHours(1)), null);
        using var welcome = await visitor.Post($"/welcome/{token}", ("name", "first"), ("pseudonym", "p-first"), ("password", DeskHost.Password), ("again", DeskHost.Password));
        welcome.Headers.Location!.ToString().ShouldBe("/add");
        (await visitor.Page("/add")).ShouldContain("./isnad up --demo");
        (await visitor.Post("/add", ("text", Words))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page("/add")).ShouldNotContain("./isnad up --demo");
    }

    private static string UiWord(string key) => File.ReadLines(Path.Combine(DeskHost.Resources, "ui", "intake.tsv")).Select(line => line.Split('\t')).Single(cells => cells[0] == key)[1];
}
