using System.Net;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>Why reports come first: shown, filtered by and counted, and nothing of it told to a second reader.</summary>
public sealed class QueueReasonTests : IAsyncDisposable
{
    private readonly DeskHost _desk = DeskHost.Start();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_is_disputed_is_shown_filtered_by_and_counted()
    {
        var (denied, other) = (Denied(), _desk.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف")))));
        using var reader = await _desk.SignedIn(DeskRole.Reader);
        reader.Headers.AcceptLanguage.ParseAdd("en");
        var page = await reader.Words("/queue");
        page.ShouldContain("disputed events: 1");
        page.ShouldContain("<option value=\"disputed\">disputed (1)</option>");
        var filtered = await reader.Words("/queue?reason=disputed");
        filtered.ShouldContain($"href=\"/reports/{denied}\"");
        filtered.ShouldNotContain($"href=\"/reports/{other}\"");
        var answer = await reader.Json("/api/queue?reason=disputed");
        Reports(answer).ShouldBe([denied]);
        Reasons(answer).GetProperty("disputed").GetInt64().ShouldBe(1);
        answer.GetProperty("reports")[0].GetProperty("reasons")[0].GetProperty("kind").GetString().ShouldBe("disputed");
        Reports(await reader.Json("/api/queue?reason=told-by")).ShouldBeEmpty();
        (await reader.Get("/api/queue?reason=loud")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Whoever_reads_a_report_second_learns_nothing_of_it_by_filter_or_count()
    {
        var denied = Denied();
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        Reasons(await coder.Json("/api/queue")).GetProperty("disputed").GetInt64().ShouldBe(1);
        (await coder.Send($"/api/reports/{denied}/claim?track=second")).Status.ShouldBe(HttpStatusCode.OK);
        var all = await coder.Json("/api/queue");
        Reports(all).ShouldBe([denied]);
        Reasons(all).GetProperty("disputed").GetInt64().ShouldBe(0);
        Reports(await coder.Json("/api/queue?reason=disputed")).ShouldBeEmpty();
        // The second reading has no reasons, so the filter is none there.
        var second = await coder.Json("/api/queue?track=second&reason=killed");
        Reports(second).ShouldBe([denied]);
        second.GetProperty("counts").TryGetProperty("reasons", out _).ShouldBeFalse();
        (await coder.Page("/queue?track=second")).ShouldNotContain("name=\"reason\"");
    }

    private long Denied() => _desk.Take(Samples.Item(Samples.Raid, analyse: report => Samples.Analysis(report, ("airstrike", "غارات")) is var read
        ? read with { Events = [read.Events[0] with { DeniedBy = [new DenialValue(read.Events[0].Triggers[0], "occurrence")] }] } : read));

    private static long[] Reports(JsonElement answer) => [.. answer.GetProperty("reports").EnumerateArray().Select(row => row.GetProperty("report").GetInt64())];

    private static JsonElement Reasons(JsonElement answer) => answer.GetProperty("counts").GetProperty("reasons");
}
