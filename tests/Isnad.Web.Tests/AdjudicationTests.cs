using System.Net;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Model.Review;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>Two readings of a report, and a third person who settles between them.</summary>
public sealed class AdjudicationTests : IAsyncLifetime
{
    private readonly DeskHost _desk = DeskHost.Start();
    private SecondReadings _readings = null!;
    private DeskVisitor _first = null!, _second = null!, _editor = null!;

    public async Task InitializeAsync()
    {
        _readings = new(_desk);
        _first = await _desk.SignedIn(DeskRole.Editor, "first");
        _second = await _desk.SignedIn(DeskRole.Editor, "second");
        _editor = await _desk.SignedIn(DeskRole.Editor, "third");
        await _readings.Read(_first, _second);
    }

    public async Task DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        _editor.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Events_stand_side_by_side_with_the_fields_that_differ()
    {
        var view = await View();
        Rows(view).ShouldBe(["m1 m1", "m2 m2", "m3 -", "- m4"], ignoreOrder: true);
        var differs = view.GetProperty("rows").EnumerateArray().Single(row => Is(row, "first", "m2")).GetProperty("differs");
        differs.EnumerateObject().Select(field => $"{field.Name} {field.Value}").ShouldBe(["type value", "place value", "casualties value"], ignoreOrder: true);
        view.GetProperty("rows").EnumerateArray().Single(row => Is(row, "first", "m1")).GetProperty("differs").EnumerateObject().ShouldBeEmpty();
        var page = await _editor.Words($"/reports/{_readings.Report}/adjudication");
        page.ShouldContain("name=\"place-0\"");
        page.ShouldNotContain("name=\"triggers-1\"", customMessage: "what both say alike is no choice");
    }

    [Fact]
    public async Task What_is_chosen_counts_field_by_field_and_is_in_the_log()
    {
        var before = _desk.Ledger.Log.Size;
        var (status, body) = await Settle(await View(), Whole(), new
        {
            first = "m2", second = "m2", take = true, fields = new { type = "first", place = "second", casualties = "own" },
            record = SecondReadings.Event("killing", "قتل", killed: 7),
        }, new { first = "m3", take = false, reason = "لا معونة" }, new { second = "m4", take = true });
        status.ShouldBe(HttpStatusCode.OK, body.ToString());
        var reading = _desk.Ledger.Reviews.Reading(_readings.Report)!;
        reading.Standing.Select(standing => $"m{standing.Mention} {standing.State}").ShouldBe(["m1 Accepted", "m2 Corrected", "m4 Added"], ignoreOrder: true);
        var settled = reading.Analysis.Events.Single(item => item.Id == "m2");
        settled.Type.ShouldBe("killing");
        Samples.Shelling.Substring(settled.Place!.Span.Start, settled.Place.Span.Length).ShouldBe("الحي الغربي");
        settled.Casualties.Single().Min.ShouldBe(7);
        settled.Casualties.Single().SaidBy.ShouldBe([0], "the figure's source stands in both readings");
        _desk.Ledger.Log.Size.ShouldBe(before + 5, "four events and the report");
        _desk.Ledger.Reviews.Of(_readings.Report).Records.Where(decision => decision.Track == ReadingTrack.Adjudicated).Select(decision => decision.By).Distinct().ShouldBe(["p-third"]);
        _desk.Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
        (await View()).GetProperty("settled_by").GetString().ShouldBe("p-third");
    }

    [Fact]
    public async Task A_difference_without_a_choice_and_a_row_that_is_none_are_refused_and_nothing_is_kept()
    {
        var view = await View();
        object[] rest = [Whole(), new { first = "m3", take = true }, new { second = "m4", take = true }];
        foreach (var (event_, told) in new (object, string)[]
        {
            (new { first = "m2", second = "m2", take = true, fields = new { type = "first", place = "second" } }, "casualties"),
            (new { first = "m2", second = "m2", take = true, fields = new { type = "own", place = "second", casualties = "first" } }, "own"),
            (new { first = "m2", second = "m2", take = true, fields = new { type = "1", place = "second", casualties = "first" } }, "type"),
            (new { first = "m2", second = "m3", take = true }, "m2"),
        })
        {
            var (status, body) = await Settle(view, [event_, .. rest]);
            status.ShouldBe(HttpStatusCode.BadRequest);
            body.GetProperty("detail").GetString()!.ShouldContain(told);
        }
        (await Settle(view, rest)).Status.ShouldBe(HttpStatusCode.BadRequest);
        _desk.Ledger.Reviews.Of(_readings.Report).Records.ShouldNotContain(decision => decision.Track == ReadingTrack.Adjudicated);
    }

    [Fact]
    public async Task Whoever_settles_after_somebody_else_did_is_told_and_overwrites_nothing()
    {
        using var other = await _desk.SignedIn(DeskRole.Editor, "fourth");
        var seen = await View();
        object[] events = [Whole(), Second(), new { first = "m3", take = true }, new { second = "m4", take = false }];
        (await Settle(seen, events)).Status.ShouldBe(HttpStatusCode.OK);
        (await Settle(seen, events, other)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Settle(await View(), events, other)).Status.ShouldBe(HttpStatusCode.OK, "who has seen it may settle anew");
    }

    [Fact]
    public async Task Neither_reader_may_settle_nor_see_the_other_before_it_is_settled()
    {
        foreach (var reader in new[] { _first, _second })
        {
            (await reader.Get($"/reports/{_readings.Report}/adjudication")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await reader.Get($"/api/reports/{_readings.Report}/adjudication")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await reader.Send($"/api/reports/{_readings.Report}/adjudication", new { version = 1, analysis = 1, seen = 0, events = Array.Empty<object>() })).Status.ShouldBe(HttpStatusCode.Forbidden);
        }
        foreach (var path in Paths())
        {
            var (one, two) = (await _first.Words(path), await _second.Words(path));
            one.ShouldNotContain(SecondReadings.SecondReason);
            one.ShouldNotContain("p-second");
            one.ShouldNotContain("id=\"m4\"");
            two.ShouldNotContain("p-first");
            two.ShouldContain("id=\"m4\"");
        }
        (await Settle(await View(), Whole(), Second(), new { first = "m3", take = true }, new { second = "m4", take = true })).Status.ShouldBe(HttpStatusCode.OK);
        (await _first.Words($"/reports/{_readings.Report}?track=second")).ShouldContain("p-second");
        (await _second.Words($"/reports/{_readings.Report}?track=first")).ShouldContain("p-first");
        (await _first.Get($"/reports/{_readings.Report}/adjudication")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_queue_holds_what_awaits_settlement_until_it_is_settled()
    {
        const string Awaiting = "/api/queue?track=adjudicated&state=open";
        (await _editor.Json(Awaiting)).GetProperty("reports").EnumerateArray().Select(row => row.GetProperty("report").GetInt64()).ShouldBe([_readings.Report]);
        (await _editor.Words("/queue?track=adjudicated&state=open")).ShouldContain($"/reports/{_readings.Report}/adjudication");
        (await Settle(await View(), Whole(), Second(), new { first = "m3", take = true }, new { second = "m4", take = true })).Status.ShouldBe(HttpStatusCode.OK);
        (await _editor.Json(Awaiting)).GetProperty("reports").EnumerateArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_read_once_is_not_yet_for_a_third()
    {
        var once = _desk.Take(Samples.Item(Samples.Raid, analyse: report => Samples.Analysis(report, ("airstrike", "غارات"))));
        (await _editor.Get($"/reports/{once}/adjudication")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await _editor.Get("/reports/999/adjudication")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static object Whole() => new { first = "m1", second = "m1", take = true };

    private static object Second() => new { first = "m2", second = "m2", take = true, fields = new { type = "second", place = "second", casualties = "second" } };

    private string[] Paths() => [.. new[] { "", "?track=first", "?track=second", "?track=adjudicated" }.Select(query => $"/reports/{_readings.Report}{query}")];

    private Task<JsonElement> View() => _editor.Json($"/api/reports/{_readings.Report}/adjudication");

    private static bool Is(JsonElement row, string name, string mention) => row.TryGetProperty(name, out var value) && value.GetString() == mention;

    private static IEnumerable<string> Rows(JsonElement view) => view.GetProperty("rows").EnumerateArray().Select(row => $"{(row.TryGetProperty("first", out var first) ? first.GetString() : "-")} {(row.TryGetProperty("second", out var second) ? second.GetString() : "-")}");

    private Task<(HttpStatusCode Status, JsonElement Body)> Settle(JsonElement view, params object[] events) => Settle(view, events, _editor);

    private Task<(HttpStatusCode Status, JsonElement Body)> Settle(JsonElement view, object[] events, DeskVisitor visitor) =>
        visitor.Send($"/api/reports/{_readings.Report}/adjudication", new { version = view.GetProperty("version").GetInt64(), analysis = view.GetProperty("analysis").GetInt64(), seen = view.GetProperty("seen").GetInt64(), events });
}
