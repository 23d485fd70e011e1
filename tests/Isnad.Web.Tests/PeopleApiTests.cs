using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Isnad.Model.People;

namespace Isnad.Web.Tests;

/// <summary>Programs of administrators read who is there and what they did; no key changes an account.</summary>
public sealed class PeopleApiTests : IAsyncLifetime
{
    private readonly DeskHost _desk = DeskHost.Start();
    private DeskVisitor _program = null!;

    public async Task InitializeAsync()
    {
        (await _desk.SignedIn(DeskRole.Administrator)).Dispose();
        (await _desk.SignedIn(DeskRole.Coder)).Dispose();
        _program = _desk.Visitor();
        _program.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _desk.People.AddToken(Number("administrator"), "watch"));
    }

    public async Task DisposeAsync()
    {
        _program.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task An_administrators_key_reads_people_and_no_secret_of_theirs()
    {
        _desk.People.Change(Number("coder"), DeskRole.Coder, isActive: false, Number("administrator"));
        var people = (await _program.Json("/api/people")).GetProperty("people").EnumerateArray().ToArray();
        people.Select(person => (Text(person, "name"), Text(person, "pseudonym"), Text(person, "role"), person.GetProperty("active").GetBoolean()))
            .ShouldBe([("administrator", "p-administrator", "administrator", true), ("coder", "p-coder", "coder", false)]);
        people[0].EnumerateObject().Select(member => member.Name).ShouldBe(["number", "name", "pseudonym", "role", "active", "since"]);
        var words = await _program.Page("/api/people") + await _program.Page("/api/audit") + await _program.Page("/api/me/keys");
        words.ShouldNotContain(_desk.People.PasswordHash(Number("administrator"))!);
        words.ShouldNotContain(_program.Headers.Authorization!.Parameter!);
    }

    [Theory]
    [InlineData(DeskRole.Reader)]
    [InlineData(DeskRole.Coder)]
    [InlineData(DeskRole.Editor)]
    public async Task Nobody_else_reads_them(DeskRole role)
    {
        using var visitor = await _desk.SignedIn(role, "another");
        foreach (var path in new[] { "/api/people", "/api/audit" })
        {
            (await visitor.Get(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        using var stranger = _desk.Visitor();
        (await stranger.Get("/api/people")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_audit_is_given_by_pages_newest_first_and_whole()
    {
        foreach (var turn in Enumerable.Range(1, 120))
        {
            _desk.People.Audit("brought-reports", Number("coder"), null, $"{turn}");
        }
        var seen = new List<JsonElement>();
        for (var at = "/api/audit"; at is not null;)
        {
            var page = await _program.Json(at);
            var entries = page.GetProperty("entries").EnumerateArray().ToArray();
            entries.Length.ShouldBeLessThanOrEqualTo(50);
            seen.AddRange(entries);
            at = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        seen.Select(entry => entry.GetProperty("number").GetInt64()).ShouldBe(_desk.People.Audited(1000).Select(entry => entry.Number));
        (Text(seen[0], "what"), Text(seen[0], "detail"), Text(seen[0].GetProperty("by"), "name")).ShouldBe(("brought-reports", "120", "coder"));
        // An invitation that the program printed was nobody's.
        seen[^1].TryGetProperty("by", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task No_key_makes_changes_or_ends_an_account_or_a_key()
    {
        var before = _desk.People.Audited(1).Single().Number;
        foreach (var path in new[] { "/people/invite", $"/people/{Number("coder")}", "/me/password", "/me/tokens", "/me/tokens/1/remove", "/api/people", "/api/people/invite", $"/api/people/{Number("coder")}", "/api/me/keys", "/api/audit" })
        {
            (await _program.PostBare(path)).IsSuccessStatusCode.ShouldBeFalse(path);
            using var json = JsonContent.Create(new { role = "administrator", active = false });
            (await _program.PostContent(path, json)).IsSuccessStatusCode.ShouldBeFalse(path);
        }
        _desk.People.Audited(1).Single().Number.ShouldBe(before);
        _desk.People.Find(Number("coder"))!.IsActive.ShouldBeTrue();
    }

    private long Number(string name) => _desk.People.Named(name)!.Number;

    private static string Text(JsonElement item, string member) => item.GetProperty(member).GetString()!;
}
