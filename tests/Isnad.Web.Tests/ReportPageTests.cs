using System.Net;
using System.Text.Json;
using Isnad.Model.People;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>A report's page, and deciding on its records.</summary>
public sealed class ReportPageTests : IAsyncLifetime
{
    private readonly DeskHost _desk = DeskHost.Start();
    private long _report;

    public Task InitializeAsync()
    {
        _report = _desk.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"), ("killing", "قتل"))));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _desk.DisposeAsync().AsTask();

    [Fact]
    public async Task The_page_has_the_text_with_every_value_marked_and_the_records()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var page = await reader.Page($"/reports/{_report}");
        page.ShouldContain("data-v=\"m1.triggers.0 m1.time.0 m1.actors.0\">قصف</mark>");
        page.ShouldContain("id=\"m2\"");
        page.ShouldNotContain("data-do=\"accept\"", customMessage: "a reader may not decide");
    }

    [Fact]
    public async Task Marks_leave_every_letter_of_the_text_where_it_was()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        var page = await reader.Page($"/reports/{_report}");
        var from = page.IndexOf("role=\"document\"", StringComparison.Ordinal);
        var inner = page[(page.IndexOf('>', from) + 1)..page.IndexOf("</div>", from, StringComparison.Ordinal)];
        WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(inner, "</?mark[^>]*>", "")).ShouldBe(Samples.Shelling);
    }

    [Fact]
    public async Task Hostile_text_is_shown_and_does_nothing()
    {
        const string Hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> \u202Eقصف\u202C & \"'";
        var report = _desk.Take(Samples.Item(Hostile, url: "javascript:alert(3)", outlet: "<b>outlet</b>", analyse: item => Samples.Analysis(item, ("shelling", "قصف"))));
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        foreach (var path in new[] { $"/reports/{report}", "/queue" })
        {
            var page = await coder.Page(path);
            page.ShouldNotContain("<script>alert");
            page.ShouldNotContain("<img");
            page.ShouldNotContain("<b>outlet");
            page.ShouldNotContain("href=\"javascript:");
            page.ShouldNotContain("\u202E");
        }
    }

    [Fact]
    public async Task Accepting_correcting_adding_rejecting_and_taking_back_are_kept_and_shown()
    {
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (await Decide(coder, new { verb = "accepted", mention = "m1" })).Status.ShouldBe(HttpStatusCode.OK);
        (await Decide(coder, new { verb = "corrected", mention = "m2", record = Event("killing", "وأصيب") })).Status.ShouldBe(HttpStatusCode.OK);
        (await Decide(coder, new { verb = "added", record = Event("destruction", "الأنقاض") })).Status.ShouldBe(HttpStatusCode.OK);
        (await States(coder)).ShouldBe(["m1 accepted", "m2 corrected", "m3 added"], ignoreOrder: true);
        (await Decide(coder, new { verb = "rejected", mention = "m1", reason = "تكرار" })).Status.ShouldBe(HttpStatusCode.OK);
        (await States(coder)).ShouldBe(["m2 corrected", "m3 added"], ignoreOrder: true);
        var mine = (await View(coder)).GetProperty("mine").EnumerateArray().Last(item => item.GetProperty("mention").GetString() == "m1");
        (await Decide(coder, new { verb = "taken-back", mention = "m1", undoes = mine.GetProperty("number").GetInt64() })).Status.ShouldBe(HttpStatusCode.OK);
        (await States(coder)).ShouldContain("m1 accepted");
        _desk.Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
    }

    [Fact]
    public async Task Whoever_decides_on_what_another_changed_meanwhile_is_shown_it_and_overwrites_nothing()
    {
        using var one = await _desk.SignedIn(DeskRole.Coder, "one");
        using var two = await _desk.SignedIn(DeskRole.Coder, "two");
        var seenByTwo = await View(two);
        (await Decide(one, new { verb = "accepted", mention = "m1" })).Status.ShouldBe(HttpStatusCode.OK);
        var (status, body) = await Decide(two, new { verb = "rejected", mention = "m1", reason = "x" }, seenByTwo);
        status.ShouldBe(HttpStatusCode.Conflict);
        body.GetProperty("outcome").GetString().ShouldBe("conflict");
        body.GetProperty("decisions")[0].GetProperty("by").GetString().ShouldBe("p-one");
        (await States(two)).ShouldContain("m1 accepted");
        (await Decide(two, new { verb = "accepted", mention = "m2" }, seenByTwo)).Status.ShouldBe(HttpStatusCode.OK, "another mention stands in nobody's way");
    }

    [Theory]
    [InlineData("""{"type":"picnic","triggers":[{"quote":"قصف","start":39,"end":42}]}""")]
    [InlineData("""{"type":"shelling","triggers":[{"quote":"غارة","start":0,"end":4}]}""")]
    [InlineData("""{"type":"shelling","triggers":[]}""")]
    [InlineData("""{"type":"shelling","triggers":[{"quote":"قتل","start":0,"end":3}],"actors":[{"quote":"قتل","start":0,"end":3,"id":"<b>","role":"actor"}]}""")]
    [InlineData("""{"type":"shelling","triggers":[{"quote":"قتل","start":0,"end":3}],"casualties":[{"quote":"قتل","start":0,"end":3,"kind":"killed","min":5,"max":2}]}""")]
    public async Task A_record_that_cannot_be_is_refused_with_the_reason(string record)
    {
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        using var parsed = JsonDocument.Parse(record);
        var (status, body) = await Decide(coder, new { verb = "corrected", mention = "m1", record = parsed.RootElement });
        status.ShouldBe(HttpStatusCode.BadRequest);
        body.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        (await States(coder)).ShouldContain("m1 proposed");
    }

    [Fact]
    public async Task A_reader_may_not_decide_nor_take_a_report()
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        (await reader.Send($"/api/reports/{_report}/decisions", new { version = 1, steps = Array.Empty<object>() })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.Send($"/api/reports/{_report}/claim")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_report_in_hand_is_seen_by_others()
    {
        using var one = await _desk.SignedIn(DeskRole.Coder, "one");
        using var two = await _desk.SignedIn(DeskRole.Coder, "two");
        (await one.Send($"/api/reports/{_report}/claim")).Status.ShouldBe(HttpStatusCode.OK);
        (await two.Words($"/reports/{_report}")).ShouldContain("p-one");
        (await two.Json($"/api/reports/{_report}/presence")).GetProperty("holder").GetProperty("by").GetString().ShouldBe("p-one");
        (await one.Send($"/api/reports/{_report}/release")).Body.GetProperty("released").GetBoolean().ShouldBeTrue();
        (await two.Json($"/api/reports/{_report}/presence")).TryGetProperty("holder", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_second_reader_sees_nothing_of_the_first()
    {
        using var one = await _desk.SignedIn(DeskRole.Coder, "one");
        using var two = await _desk.SignedIn(DeskRole.Coder, "two");
        (await Decide(one, new { verb = "rejected", mention = "m1", reason = "لا حدث هنا" })).Status.ShouldBe(HttpStatusCode.OK);
        (await two.Send($"/api/reports/{_report}/claim?track=second")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var path in new[] { $"/reports/{_report}", $"/reports/{_report}?track=second", $"/reports/{_report}?track=first" })
        {
            var page = await two.Words(path);
            page.ShouldContain("id=\"m1\"");
            page.ShouldNotContain("لا حدث هنا");
            page.ShouldNotContain("p-one");
        }
    }

    [Fact]
    public async Task One_person_reads_a_report_once_and_settles_nothing_of_their_own()
    {
        using var one = await _desk.SignedIn(DeskRole.Editor, "one");
        (await Decide(one, new { verb = "accepted", mention = "m1" })).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var track in new[] { "second", "adjudicated" })
        {
            (await one.Send($"/api/reports/{_report}/claim?track={track}")).Status.ShouldBe(HttpStatusCode.Forbidden);
            var view = await View(one);
            (await one.Send($"/api/reports/{_report}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, track, steps = new[] { new { verb = "accepted", mention = "m2" } } })).Status.ShouldBe(HttpStatusCode.Forbidden);
        }
        using var two = await _desk.SignedIn(DeskRole.Coder, "two");
        (await two.Send($"/api/reports/{_report}/claim?track=second")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_report_is_finished_only_when_all_is_decided()
    {
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        var view = await View(coder);
        var (status, body) = await coder.Send($"/api/reports/{_report}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = 0, whole = "finished" });
        status.ShouldBe(HttpStatusCode.Conflict);
        body.GetProperty("undecided").EnumerateArray().Select(item => item.GetString()).ShouldBe(["m1", "m2"]);
        (await coder.Send($"/api/reports/{_report}/decisions", new
        {
            version = view.GetProperty("version").GetInt64(),
            analysis = view.GetProperty("analysis").GetInt64(),
            seen = 0,
            steps = new[] { new { verb = "accepted", mention = "m1" }, new { verb = "accepted", mention = "m2" } },
            whole = "finished",
        })).Status.ShouldBe(HttpStatusCode.OK);
        (await coder.Json("/api/queue?state=done")).GetProperty("reports").GetArrayLength().ShouldBe(1);
        (await coder.Json("/api/queue?state=open")).GetProperty("reports").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("/reports/999")]
    [InlineData("/reports/abc")]
    [InlineData("/queue?state=7")]
    [InlineData("/queue?track=nonsense")]
    public async Task What_is_not_there_is_said_and_no_fault(string path)
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        ((int)(await reader.Get(path)).StatusCode).ShouldBeInRange(400, 404);
    }

    [Theory]
    [InlineData("دوما", "دوما")]
    [InlineData("duma", "دوما")]
    [InlineData("DŪMA", "دوما")]
    public async Task Places_are_completed_in_either_letters(string typed, string found)
    {
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        (await reader.Json($"/api/places?q={Uri.EscapeDataString(typed)}")).EnumerateArray().Select(item => item.GetProperty("label").GetString()).ShouldContain(found);
    }

    private Task<JsonElement> View(DeskVisitor visitor) => visitor.Json($"/api/reports/{_report}");

    private async Task<IEnumerable<string>> States(DeskVisitor visitor) =>
        (await View(visitor)).GetProperty("standing").EnumerateArray().Select(item => $"{item.GetProperty("id").GetString()} {item.GetProperty("state").GetString()}");

    private async Task<(HttpStatusCode Status, JsonElement Body)> Decide(DeskVisitor visitor, object step, JsonElement? seen = null)
    {
        var view = seen ?? await View(visitor);
        return await visitor.Send($"/api/reports/{_report}/decisions", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = view.GetProperty("seen").GetInt64(), steps = new[] { step } });
    }

    private static object Event(string type, string trigger)
    {
        var start = Samples.Shelling.IndexOf(trigger, StringComparison.Ordinal);
        return new { id = "new", type, status = "actual", triggers = new[] { new { quote = trigger, start, end = start + trigger.Length } } };
    }
}
