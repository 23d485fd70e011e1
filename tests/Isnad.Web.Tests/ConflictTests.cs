using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isnad.Model.People;
using Isnad.Storage.Tests;

namespace Isnad.Web.Tests;

/// <summary>Two people decide on one report: the later save is answered with the difference, field by field, and takes of it what its maker wants.</summary>
public sealed class ConflictTests : IAsyncLifetime
{
    private readonly DeskHost _desk = DeskHost.Start();
    private DeskVisitor _one = null!, _two = null!;
    private long _report;

    public async Task InitializeAsync()
    {
        _report = _desk.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"), ("killing", "قتل"))));
        (_one, _two) = (await _desk.SignedIn(DeskRole.Coder, "one"), await _desk.SignedIn(DeskRole.Coder, "two"));
        _two.Headers.AcceptLanguage.ParseAdd("en");
    }

    public async Task DisposeAsync()
    {
        _one.Dispose();
        _two.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task The_later_save_is_told_what_was_there_what_the_other_put_and_what_was_sent()
    {
        var (_, body) = await Meet();
        var met = body.GetProperty("difference").EnumerateArray().ShouldHaveSingleItem();
        (Said(met, "mention"), met.GetProperty("step").GetInt32(), met.GetProperty("one_text").GetBoolean()).ShouldBe(("m1", 0, true));
        (Said(met.GetProperty("before"), "type"), Said(met.GetProperty("theirs"), "type"), Said(met.GetProperty("mine"), "type")).ShouldBe(("shelling", "airstrike", "shelling"));
        met.GetProperty("fields").EnumerateArray().Select(field => $"{Said(field, "field")} {Said(field, "theirs")} {Said(field, "mine")} {Said(field, "between")}")
            .ShouldBe(["type value none value", "status none value value", "weapons value value value"]);
        var weapons = met.GetProperty("fields")[2].GetProperty("said");
        weapons.GetProperty("theirs")[0].GetProperty("words").GetString().ShouldBe("قصف مدفعي");
        weapons.GetProperty("mine")[0].GetProperty("said").GetString().ShouldNotBeNullOrEmpty();
        weapons.GetProperty("before").GetArrayLength().ShouldBe(0);
        body.GetProperty("decisions")[0].GetProperty("label").GetString().ShouldBe("corrected");
    }

    [Fact]
    public async Task Fields_of_theirs_are_taken_and_ones_own_kept_beside_them()
    {
        var (request, body) = await Meet();
        request["seen"] = body.GetProperty("newest").GetInt64();
        request["steps"]![0]!["theirs"] = new JsonArray("type");
        (await Send(request)).Status.ShouldBe(HttpStatusCode.OK);
        var record = _desk.Ledger.Reviews.Reading(_report)!.Analysis.Events.Single(item => item.Id == "m1");
        (record.Type, record.Status.ToString(), record.Weapons.Single().Kind).ShouldBe(("airstrike", "Denied", "mortar"));
    }

    [Theory]
    [InlineData("corrected", "colour", "'colour' is no field")]
    [InlineData("accepted", "type", "only where an event is corrected")]
    public async Task What_cannot_be_taken_is_refused(string verb, string field, string says)
    {
        var (request, body) = await Meet();
        request["seen"] = body.GetProperty("newest").GetInt64();
        request["steps"]![0]!["verb"] = verb;
        request["steps"]![0]!["theirs"] = new JsonArray(field);
        var (status, refused) = await Send(request);
        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.GetProperty("detail").GetString()!.ShouldContain(says);
    }

    [Fact]
    public async Task Taking_fields_of_what_changed_again_meanwhile_is_a_conflict_again()
    {
        var (request, body) = await Meet();
        await Decided(_one, new { verb = "rejected", mention = "m1", reason = "تكرار" });
        request["seen"] = body.GetProperty("newest").GetInt64();
        request["steps"]![0]!["verb"] = "accepted";
        var (status, again) = await Send(request);
        status.ShouldBe(HttpStatusCode.Conflict);
        var met = again.GetProperty("difference")[0];
        met.TryGetProperty("theirs", out _).ShouldBeFalse("it is no event any more");
        Said(met.GetProperty("before"), "type").ShouldBe("airstrike", "what was seen by then");
    }

    [Fact]
    public async Task What_others_decided_on_the_report_as_a_whole_is_told()
    {
        var view = await View(_two);
        await Decided(_one, null, new { whole = "skipped", reason = "رأي لا خبر" });
        var (status, body) = await _two.Send($"/api/reports/{_report}/decisions", new { version = view.GetProperty("version").GetInt64(), seen = 0, whole = "skipped", reason = "خبر قديم" });
        status.ShouldBe(HttpStatusCode.Conflict);
        var whole = body.GetProperty("whole").EnumerateArray().ShouldHaveSingleItem();
        (Said(whole, "verb"), Said(whole, "by"), Said(whole, "reason"), Said(whole, "label")).ShouldBe(("skipped", "p-one", "رأي لا خبر", "Skipped"));
    }

    /// <summary>One corrects type and weapons, two status and weapons over what both had seen; gives what two sent and was answered.</summary>
    private async Task<(JsonObject Request, JsonElement Body)> Meet()
    {
        var view = await View(_two);
        await Decided(_one, new { verb = "corrected", mention = "m1", record = Changed(view, record => { record["type"] = "airstrike"; record["weapons"] = Weapon("aircraft", "قصف مدفعي"); }) });
        var request = new JsonObject
        {
            ["version"] = view.GetProperty("version").GetInt64(),
            ["analysis"] = view.GetProperty("analysis").GetInt64(),
            ["seen"] = view.GetProperty("seen").GetInt64(),
            ["steps"] = new JsonArray(new JsonObject { ["verb"] = "corrected", ["mention"] = "m1", ["record"] = Changed(view, record => { record["status"] = "denied"; record["weapons"] = Weapon("mortar", "مدفعي"); }) }),
        };
        var (status, body) = await Send(request);
        status.ShouldBe(HttpStatusCode.Conflict);
        return (request, body);
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> Send(JsonObject request) => _two.Send($"/api/reports/{_report}/decisions", request);

    private Task<JsonElement> View(DeskVisitor visitor) => visitor.Json($"/api/reports/{_report}");

    private async Task Decided(DeskVisitor visitor, object? step, object? more = null)
    {
        var view = await View(visitor);
        var request = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        request["version"] = view.GetProperty("version").GetInt64();
        request["analysis"] = view.GetProperty("analysis").GetInt64();
        request["seen"] = view.GetProperty("seen").GetInt64();
        request["steps"] = step is null ? new JsonArray() : new JsonArray(JsonSerializer.SerializeToNode(step));
        (await visitor.Send($"/api/reports/{_report}/decisions", request)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string? Said(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static JsonObject Changed(JsonElement view, Action<JsonObject> change)
    {
        var record = JsonNode.Parse(view.GetProperty("document").GetProperty("events").EnumerateArray().Single(item => Said(item, "id") == "m1").GetRawText())!.AsObject();
        change(record);
        return record;
    }

    private static JsonArray Weapon(string kind, string words)
    {
        var start = Samples.Shelling.IndexOf(words, StringComparison.Ordinal);
        return new(new JsonObject { ["quote"] = words, ["start"] = start, ["end"] = start + words.Length, ["kind"] = kind });
    }
}
