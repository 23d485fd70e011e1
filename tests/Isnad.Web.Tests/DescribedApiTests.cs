using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Storage.Tests;
using Isnad.Web.Features.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Isnad.Web.Tests;

/// <summary>The description of the API says what the desk does. <c>ISNAD_WRITE_EXAMPLES=1</c> writes the examples anew.</summary>
public sealed partial class DescribedApiTests : IAsyncLifetime
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("ISNAD_WRITE_EXAMPLES") == "1";

    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>In an order in which each can be asked after those before it.</summary>
    private static readonly (string Name, string Path, object? Body)[] Asked =
    [
        ("me", "/api/me", null),
        ("my-keys", "/api/me/keys", null),
        ("people", "/api/people", null),
        ("audit", "/api/audit?before=6", null),
        ("queue", "/api/queue?state=open", null),
        ("report", "/api/reports/2", null),
        ("report-copies", "/api/reports/2/copies", null),
        ("report-copy", "/api/reports/2/copies/2", null),
        ("claim", "/api/reports/2/claim", new { }),
        ("presence", "/api/reports/2/presence", null),
        ("decide", "/api/reports/2/decisions", new { version = 2, analysis = 2, seen = 0, track = "first", steps = new[] { new { verb = "accepted", mention = "m4" } }, whole = "finished" }),
        ("release", "/api/reports/2/release", new { }),
        ("adjudication", "/api/reports/1/adjudication", null),
        ("settle", "/api/reports/1/adjudication", new
        {
            version = 1, analysis = 1, seen = 0,
            events = new object[]
            {
                new { first = "m2", second = "m2", take = true, fields = new { type = "first", place = "second", casualties = "first" } }, new { first = "m1", second = "m1", take = true },
                new { first = "m3", take = false, reason = "إغاثة لا تذكر وقوعها" }, new { second = "m5", take = true },
            },
        }),
        ("actors", "/api/actors?q=civil", null),
        ("places", "/api/places?q=duma", null),
        ("incidents", "/api/incidents?type=shelling", null),
        ("incident", "/api/incidents/1", null),
        ("incident-history", "/api/incidents/1/history", null),
        ("map", "/api/incidents/map", null),
        ("control", "/api/incidents/control?day=2018-04-19", null),
        ("figures", "/api/figures", null),
        ("figures-table", "/api/figures/types.csv", null),
        ("link", "/api/incidents/1/links", new { one = "m1", other = "i2", together = false }),
        ("link-back", "/api/incidents/1/links/1/back", new { }),
        ("export", "/api/export", new { format = "csv", table = "mentions", type = "shelling" }),
        ("export-gold", "/api/export/gold", new { settled = true }),
        ("import", "/api/import?name=desk.csv", "التاريخ,ملاحظات,النوع,القتلى,البلد\n10/4/2018,قصف على أطراف البلدة,قصف,7,سوريا\n11/4/2018,أمر آخر,شيء,2,\n"),
        ("add-report", "/api/reports", new { text = "قصف مدفعي على أطراف بلدة سرمين أمس.", title = "قصف على سرمين", outlet = "صحيفة السهل", published = "2019-03-05" }),
    ];

    // Far ahead: by a clock that stands in the past the cookie of a session would be over.
    private readonly DeskHost _desk = DeskHost.Start(clock: new SetClock { Now = new(2099, 4, 21, 9, 30, 0, TimeSpan.Zero) });
    private DeskVisitor _editor = null!, _administrator = null!;

    public async Task InitializeAsync()
    {
        // The key that signs is made at the first signing, which a decision's upkeep does some time; its entry must stand where it always does.
        var readings = new SecondReadings(_desk);
        _desk.Ledger.Log.Sign();
        _desk.Take(Samples.Item(Samples.Raid, "https://example.org/2", analyse: report => Samples.Analysis(report, ("airstrike", "غارات"))));
        using var first = await _desk.SignedIn(DeskRole.Coder, "first");
        using var second = await _desk.SignedIn(DeskRole.Coder, "second");
        await readings.Read(first, second);
        _desk.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1, 2], []), new(2, [4], [])], Pointers = [], Next = 3 });
        _editor = await _desk.SignedIn(DeskRole.Editor, "third");
        _desk.People.AddToken(_desk.People.Named("third")!.Number, "weekly figures");
        _administrator = await _desk.SignedIn(DeskRole.Administrator, "fourth");
        foreach (var visitor in new[] { _editor, _administrator })
        {
            visitor.Headers.AcceptLanguage.ParseAdd("en");
        }
    }

    public async Task DisposeAsync()
    {
        _editor.Dispose();
        _administrator.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Every_address_of_the_api_is_described_with_an_example_and_its_problems()
    {
        var paths = (await _editor.Json("/api/openapi.json")).GetProperty("paths");
        var described = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        described.ShouldBe(Api().SelectMany(route => Methods(route).Select(method => $"{method} {Address(route)}")), ignoreOrder: true);
        foreach (var operation in paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(method => method.Value))
        {
            var name = operation.GetProperty("operationId").GetString()!;
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(name);
            operation.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Single().Value.TryGetProperty("example", out _).ShouldBeTrue(name);
            operation.GetProperty("responses").TryGetProperty("4XX", out _).ShouldBeTrue(name);
        }
        Asked.Select(asked => asked.Name).ShouldBe(Api().Select(route => route.Metadata.GetMetadata<ApiNote>()!.Name), ignoreOrder: true);
    }

    [Fact]
    public async Task The_description_is_sound_OpenAPI()
    {
        var read = OpenApiDocument.Parse(await _editor.Page("/api/openapi.json"));
        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Document!.Info.Version.ShouldBe("1");
        read.Document.Components!.SecuritySchemes!.Keys.ShouldBe(["key", "session"], ignoreOrder: true);
        var queue = read.Document.Paths["/api/queue"].Operations![HttpMethod.Get];
        queue.Parameters!.Single(parameter => parameter.Name == "state").Schema!.Enum!.Select(word => (string)word!).ShouldBe(["open", "claimed", "done", "skipped", "changed"]);
        var decide = read.Document.Paths["/api/reports/{report}/decisions"].Operations![HttpMethod.Post];
        decide.RequestBody!.Content!.Single().Value.Example.ShouldNotBeNull();
    }

    [Fact]
    public async Task Each_example_is_what_the_desk_answers()
    {
        var examples = new ApiExamples(DeskHost.Resources);
        foreach (var (name, path, body) in Asked)
        {
            var (media, answer) = await Ask(path, body);
            var sent = new JsonObject { ["path"] = path };
            if (body is not null)
            {
                sent["body"] = JsonSerializer.SerializeToNode(body);
            }
            sent["media"] = media;
            sent["answer"] = answer;
            var text = sent.ToJsonString(Pretty) + "\n";
            if (Writes)
            {
                await File.WriteAllTextAsync(examples.File(name), text);
            }
            (await File.ReadAllTextAsync(examples.File(name))).ShouldBe(text, $"{name}; see the summary of this class");
        }
    }

    [Fact]
    public async Task Answers_to_reads_bear_a_tag_and_an_unchanged_one_is_not_sent_again()
    {
        foreach (var (name, path, _) in Asked.Where(asked => asked.Body is null))
        {
            var asker = Asker(path);
            using var answer = await asker.Get(path);
            answer.Headers.ETag.ShouldNotBeNull(name);
            asker.Headers.IfNoneMatch.Clear();
            asker.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            (await asker.Get(path)).StatusCode.ShouldBe(HttpStatusCode.NotModified, name);
            asker.Headers.IfNoneMatch.Clear();
        }
    }

    [Theory]
    [InlineData("/api/reports/999", 404, "not-found")]
    [InlineData("/api/incidents?from=yesterday", 400, "bad-request")]
    [InlineData("/api/queue?state=lost", 400, "bad-request")]
    [InlineData("/api/reports/2/adjudication", 409, "not-read-twice")]
    public async Task What_is_wrong_is_told_as_a_problem(string path, int status, string code)
    {
        using var answer = await _editor.Get(path);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        (problem.RootElement.GetProperty("status").GetInt32(), problem.RootElement.GetProperty("error").GetString(), problem.RootElement.GetProperty("type").GetString()).ShouldBe((status, code, $"urn:isnad:problem:{code}"));
        problem.RootElement.GetProperty("title").GetString().ShouldNotBe($"problem.{code}");
    }

    [Fact]
    public async Task A_stranger_learns_nothing_and_a_key_is_enough()
    {
        using var stranger = _desk.Visitor();
        (await stranger.Get("/api/openapi.json")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var program = _desk.Visitor();
        program.Headers.Authorization = new("Bearer", _desk.People.AddToken(_desk.People.Named("third")!.Number, "a program"));
        (await program.Json("/api/me")).GetProperty("pseudonym").GetString().ShouldBe("p-third");
        (await program.Get("/api/openapi.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lists_are_given_by_pages_that_point_at_the_next()
    {
        foreach (var number in Enumerable.Range(1, 60))
        {
            _desk.Take(Samples.Item($"{Samples.Raid} البلاغ {number} عن واقعة أخرى", $"https://example.org/more/{number}", analyse: report => Samples.Analysis(report, ("airstrike", "غارات"))));
        }
        var seen = new List<long>();
        for (var at = "/api/queue?track=first"; at is not null;)
        {
            var page = await _editor.Json(at);
            seen.AddRange(page.GetProperty("reports").EnumerateArray().Select(row => row.GetProperty("report").GetInt64()));
            at = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        seen.Order().ShouldBe(Enumerable.Range(1, 62).Select(number => (long)number));
    }

    private IEnumerable<RouteEndpoint> Api() => _desk.Endpoints.Where(route => Address(route).StartsWith("/api/", StringComparison.Ordinal) && route.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription != true);

    /// <summary>Who may ask it: an editor all but what is for administrators.</summary>
    private DeskVisitor Asker(string path) => path.StartsWith("/api/people", StringComparison.Ordinal) || path.StartsWith("/api/audit", StringComparison.Ordinal) ? _administrator : _editor;

    private static IEnumerable<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods;

    private static string Address(RouteEndpoint route) => Constraint().Replace($"/{route.RoutePattern.RawText!.Trim('/')}", "}");

    private async Task<(string Media, JsonNode Answer)> Ask(string path, object? body)
    {
        using HttpContent content = body is string text ? new StringContent(text) : JsonContent.Create(body);
        using var got = body is null ? await Asker(path).Get(path) : await _editor.PostContent(path, content);
        var answer = await got.Content.ReadAsStringAsync();
        got.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {answer}");
        var media = got.Content.Headers.ContentType!.MediaType!;
        return (media, media == "application/json" ? JsonNode.Parse(answer)! : JsonValue.Create(answer.TrimStart('\uFEFF')));
    }

    [GeneratedRegex(":[a-z]+\\}")]
    private static partial Regex Constraint();
}
