using System.Net;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>Lists of incidents, one incident with its accounts, merging and parting by hand.</summary>
public sealed class IncidentPagesTests : IAsyncLifetime, IDisposable
{
    private const string Hostile = "<script>alert(1)</script>";

    private static readonly string First = $"قالت فرق الإسعاف إن قصفا مدفعيا أصاب سوق البلدة فقتل سبعة مدنيين {Hostile} ولم تتبنه جهة حتى مساء اليوم بحسب ما نقلته مراسلتنا من المكان";
    private const string Second = "أعلن المجلس المحلي أن قصفا مدفعيا أصاب سوق البلدة فقتل اثني عشر مدنيا وجرح عشرات بعضهم في حال خطرة وأن المستشفى الوحيد طلب دما على وجه السرعة";
    private const string Third = "عقد وفدا الحكومة والمعارضة لقاء في العاصمة للتشاور في تبادل الأسرى وفتح الطريق الدولي أمام قوافل الإغاثة ولم يصدر عنه بيان";

    private readonly DeskHost _desk = DeskHost.Start();

    public Task InitializeAsync()
    {
        _desk.Tell(First, "http://a.example/1", "صحيفة الشمال", report => Shelling(report, 7, "سبعة"));
        _desk.Tell(Second, "http://b.example/2", $"الجنوب {Hostile}", report => Shelling(report, 12, "اثني عشر"));
        _desk.Tell(Third, "http://a.example/3", "صحيفة الشمال", report => new EventMention("e1", "meeting", EventStatus.Planned, false, [report.Span("لقاء")])
        {
            Place = new PlaceValue(report.Span("العاصمة"), "governorate", "governorate") { Country = "YE", Admin1 = "YE-SA", Latitude = 15.35, Longitude = 44.2, RadiusKm = 90 },
        });
        Write((1, [1, 2]), (2, [3]));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _desk.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task The_list_gives_all_incidents_and_what_they_hold()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var found = await reader.Json("/api/incidents");
        found.GetProperty("all").GetInt32().ShouldBe(2);
        var shelling = found.GetProperty("incidents").EnumerateArray().Single(incident => incident.GetProperty("id").GetInt64() == 1);
        shelling.GetProperty("killed_low").GetInt32().ShouldBe(7);
        shelling.GetProperty("killed_high").GetInt32().ShouldBe(12);
        shelling.GetProperty("reports").GetInt32().ShouldBe(2);
        shelling.GetProperty("outlets").GetInt32().ShouldBe(2);
        shelling.GetProperty("days").GetProperty("basis").GetString().ShouldBe("told");
        shelling.GetProperty("place").GetProperty("radius_km").GetDouble().ShouldBe(3);
        var meeting = found.GetProperty("incidents").EnumerateArray().Single(incident => incident.GetProperty("id").GetInt64() == 2);
        // No time is told: the day is that of publication, and says so.
        meeting.GetProperty("days").GetProperty("basis").GetString().ShouldBe("published");
        meeting.TryGetProperty("killed_high", out _).ShouldBeFalse();
        (await reader.Words("/incidents")).ShouldContain("7–12");
    }

    [Fact]
    public async Task Whoever_reads_a_report_second_is_shown_no_account_of_it_anywhere()
    {
        using var one = await _desk.SignedIn(DeskRole.Coder, "one");
        using var second = await _desk.SignedIn(DeskRole.Coder, "two");
        (await second.Json("/api/incidents")).GetProperty("all").GetInt32().ShouldBe(2);
        (await second.Send("/api/reports/1/claim?track=second")).Status.ShouldBe(HttpStatusCode.OK);
        (await second.Send("/api/reports/3/claim?track=second")).Status.ShouldBe(HttpStatusCode.OK);
        (await second.Json("/api/incidents")).GetProperty("all").GetInt32().ShouldBe(0);
        (await second.Json("/api/figures")).GetProperty("incidents").GetInt32().ShouldBe(0);
        (await second.Json("/api/incidents/map")).GetProperty("numbers").GetArrayLength().ShouldBe(0);
        // What the other report tells stays.
        var page = await second.Words("/incidents/1");
        page.ShouldContain("الجنوب");
        page.ShouldNotContain("صحيفة الشمال");
        (await second.Json("/api/incidents/1")).ToString().ShouldNotContain("سبعة");
        (await second.Get("/incidents/2")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await second.Get("/api/incidents/2")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await second.Json("/api/queue?type=shelling")).GetProperty("reports").EnumerateArray().Select(row => row.GetProperty("report").GetInt64()).ShouldBe([2]);
        (await second.Json("/api/queue")).GetProperty("reports").EnumerateArray().Where(row => row.TryGetProperty("events", out _)).Select(row => row.GetProperty("report").GetInt64()).ShouldBe([2]);
        (await one.Json("/api/incidents")).GetProperty("all").GetInt32().ShouldBe(2);
        (await one.Words("/incidents/1")).ShouldContain("صحيفة الشمال");
    }

    [Theory]
    [InlineData("type=shelling", 1)]
    [InlineData("type=siege", 0)]
    [InlineData("status=planned", 1)]
    [InlineData("area=YE", 1)]
    [InlineData("area=YE-SA", 1)]
    [InlineData("area=SY", 1)]
    [InlineData("actor=civilians", 1)]
    [InlineData("from=2018-04-17&to=2018-04-17", 1)]
    [InlineData("from=2018-04-18", 1)]
    [InlineData("from=2019-01-01", 0)]
    [InlineData("reports=2", 1)]
    [InlineData("type=&area=&actor=&from=&to=", 2)]
    public async Task A_filter_counts_right(string query, int expected)
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var found = await reader.Json($"/api/incidents?{query}");
        found.GetProperty("all").GetInt32().ShouldBe(expected);
        found.GetProperty("incidents").GetArrayLength().ShouldBe(expected);
        (await reader.Get($"/incidents?{query}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("page=-1")]
    [InlineData("status=certain")]
    [InlineData("reports=0")]
    [InlineData("order=random")]
    public async Task What_cannot_be_understood_is_refused(string query)
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        (await reader.Get($"/incidents?{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reader.Get($"/api/incidents?{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_incident_shows_every_account_and_who_holds_it()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var page = await reader.Words("/incidents/1");
        page.ShouldContain("صحيفة الشمال");
        page.ShouldContain("/reports/1");
        page.ShouldContain("/reports/2");
        var json = await reader.Json("/api/incidents/1");
        json.GetProperty("fields").GetProperty("tolls")[0].GetProperty("accounts").GetArrayLength().ShouldBe(2);
        (await reader.Get("/incidents/99")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Get("/api/incidents/99")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/incidents")]
    [InlineData("/incidents/1")]
    [InlineData("/incidents/1/history")]
    [InlineData("/map")]
    [InlineData("/figures")]
    [InlineData("/incidents?actor=%3Cscript%3Ealert(1)%3C/script%3E&type=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    public async Task Hostile_words_come_out_harmless(string path)
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        (await reader.Page(path)).ShouldNotContain(Hostile);
    }

    [Fact]
    public async Task An_address_that_is_none_of_the_web_is_no_link()
    {
        _desk.Tell("اندلعت اشتباكات متقطعة عند أطراف الوادي ليلا ثم توقفت قبل الفجر من دون أن يعلن أي طرف عن خسائر في صفوفه بحسب شهود من أهل القرية", "javascript:alert(1)", "صحيفة", report => new EventMention("e1", "armed-clash", EventStatus.Actual, false, [report.Span("اشتباكات")]));
        Write((3, [4]));
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        (await reader.Page("/incidents/3")).ShouldNotContain("javascript:");
    }

    [Fact]
    public async Task Only_editors_decide_and_everybody_sees_who_did()
    {
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (await coder.Post("/incidents/1/links", ("one", "m1"), ("other", "m3"), ("together", "true"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await coder.Words("/incidents/1")).ShouldNotContain("name=\"one\"");
        using var editor = await _desk.SignedIn(DeskRole.Editor);
        (await editor.Post("/incidents/1/links", ("one", "m1"), ("other", "i2"), ("together", "true"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _desk.Ledger.Incidents.Links().Select(link => (link.A, link.B, link.Together, link.By, link.BackBy)).ShouldBe([(1, 3, true, "p-editor", null)]);
        (await coder.Words("/incidents/1")).ShouldContain("p-editor");
        (await coder.Words("/incidents/1/history")).ShouldContain("p-editor");
        (await editor.Post("/incidents/1/links/1/back")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _desk.Ledger.Incidents.Links().Single().BackBy.ShouldBe("p-editor");
        (await editor.Post("/incidents/1/links/1/back")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("m1", "m1")]
    [InlineData("m1", "m99")]
    [InlineData("m1", "nonsense")]
    [InlineData("m3", "m1")]
    public async Task A_decision_on_what_is_not_there_is_refused(string one, string other)
    {
        using var editor = await _desk.SignedIn(DeskRole.Editor);
        (await editor.Post("/incidents/1/links", ("one", one), ("other", other), ("together", "true"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _desk.Ledger.Incidents.Links().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_merged_number_says_where_to_look()
    {
        Write([new(2, 1, PointerReason.Merged, 1)], (1, [1, 2, 3]));
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var page = await reader.Get("/incidents/2");
        page.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await page.Content.ReadAsStringAsync()).ShouldContain("/incidents/1");
        (await reader.Get("/api/incidents/2")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await reader.Json("/api/incidents")).GetProperty("all").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_an_answer_gets_it_once_until_it_changes()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var first = await reader.Get("/api/incidents");
        reader.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await reader.Get("/api/incidents")).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        Write([new(2, 1, PointerReason.Merged, 1)], (1, [1, 2, 3]));
        (await reader.Get("/api/incidents")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static EventMention Shelling(Report report, int killed, string words) => new("e1", "shelling", EventStatus.Actual, false, [report.Span("قصفا مدفعيا")])
    {
        Time = new TimeValue(report.Span("قصفا"), new DateInterval(new DateOnly(2018, 4, 17)), "stated"),
        Place = new PlaceValue(report.Span("سوق البلدة"), "town", "place") { Country = "SY", Admin1 = "SY-HL", Latitude = 36.2, Longitude = 37.1, RadiusKm = 3 },
        Actors = [new ActorValue(report.Span("مدني"), "civilians", ActorRole.Target)],
        Casualties = [new CasualtyValue(report.Span(words), "killed", killed, killed)],
    };

    private void Write(params (long, IReadOnlyList<long>)[] incidents) => Write([], incidents);

    private void Write(IncidentPointer[] pointers, params (long, IReadOnlyList<long>)[] incidents) =>
        _desk.Ledger.Incidents.Write(new IncidentChange { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [.. incidents.Select(item => new IncidentMembers(item.Item1, item.Item2, [.. item.Item2.Skip(1).Select(from => (item.Item2[0], from, 0.9))]))], Pointers = pointers, Next = 9 });
}
