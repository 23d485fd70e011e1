using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.People;
using Isnad.Model.Reports;
using Isnad.Storage.Tests;
using Isnad.Text;

namespace Isnad.Web.Tests;

/// <summary>What is sent to hurt the desk: paths that lead out, bodies too large or broken, tokens that are none, many at once on one event. Nothing is let in and nothing fails.</summary>
public sealed class HostileDeskTests : ChromiumDesk
{
    private long _report;

    public override Task InitializeAsync()
    {
        _report = Host.Take(Samples.Item(Samples.Shelling, analyse: report => Samples.Analysis(report, ("shelling", "قصف"), ("killing", "قتل"))));
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("/assets/x/../../ledger.db")]
    [InlineData("/assets/x/..%2f..%2fledger.db")]
    [InlineData("/assets/x/%2e%2e/%2e%2e/keys.db")]
    [InlineData("/assets/x/..\\..\\desk.db")]
    [InlineData("/assets//etc/passwd")]
    [InlineData("/assets/x/packed/maplibre.js.br")]
    [InlineData("/api/figures/..%2f..%2fdesk.db.csv")]
    [InlineData("/api/figures/../../signing-key.pem")]
    [InlineData("/import/..%2f..%2fdesk.db")]
    [InlineData("/reports/1/..%2f..%2fledger.db")]
    [InlineData("/../ledger.db")]
    [InlineData("//ledger.db")]
    public async Task A_path_that_leads_out_is_not_there(string path)
    {
        // As it stands: a client of HTTP would straighten it first.
        var (name, value) = ("isnad-session", Host.People.OpenSession((await Person()).Number, Host.Parts.Clock.GetUtcNow().AddHours(1)));
        var answer = await Raw($"GET {path} HTTP/1.1\r\nHost: desk\r\nCookie: {name}={value}\r\nConnection: close\r\n\r\n");
        answer.Split(' ')[1].ShouldBeOneOf("404", "400");
        answer.ShouldNotContain("SQLite format");
        answer.ShouldNotContain("PRIVATE KEY");
    }

    [Fact]
    public async Task An_export_is_named_by_the_desk_alone()
    {
        using var editor = await Host.SignedIn(DeskRole.Editor);
        foreach (var format in new[] { "../../ledger.db", "csv/../../x", "csv\0" })
        {
            var answer = await editor.Post("/export", ("format", format), ("name", "../../x"));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, format);
        }
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_in_plain_words()
    {
        using var coder = await Host.SignedIn(DeskRole.Coder);
        var head = $"POST /api/reports/{_report}/decisions HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer {Host.People.AddToken(Host.People.Named("coder")!.Number, "script")}\r\nContent-Type: application/json\r\nConnection: close\r\n";
        // Refused by its length, before anything of it is sent.
        Refused(await Raw($"{head}Content-Length: {Desk.GreatestBody + 1}\r\n\r\n"));
        // Its length is not told beforehand: one byte more than may be, so that all of it was read before it is refused.
        Refused(await Raw($"{head}Transfer-Encoding: chunked\r\n\r\n{Desk.GreatestBody + 1:x}\r\n{new string(' ', (int)Desk.GreatestBody + 1)}"));
        coder.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        var form = await coder.Upload("/me/password", "password", "x", new byte[Desk.GreatestBody]);
        form.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await form.Content.ReadAsStringAsync()).ShouldNotContain("Exception");
        Host.Ledger.Reviews.Newest.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"version\":1e400}")]
    [InlineData("{\"version\":\"x\"}")]
    [InlineData("{\"version\":1,\"analysis\":1,\"seen\":0,\"steps\":[null]}")]
    [InlineData("{\"version\":1,\"analysis\":1,\"seen\":0,\"steps\":[{\"verb\":\"accepted\",\"mention\":\"m99999999999999999999\"}]}")]
    [InlineData("{\"version\":1,\"analysis\":1,\"seen\":0,\"steps\":[{\"verb\":\"nothing\",\"mention\":\"m1\"}]}")]
    [InlineData("{\"version\":1,\"analysis\":1,\"seen\":0,\"steps\":[{\"verb\":\"rejected\",\"mention\":\"m1\",\"reason\":\"\\ud83d\"}]}")]
    public async Task A_body_that_is_broken_is_refused_and_nothing_is_kept(string body)
    {
        using var coder = await Host.SignedIn(DeskRole.Coder);
        using var content = Body(Encoding.UTF8.GetBytes(body));
        var answer = await coder.PostContent($"/api/reports/{_report}/decisions", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Problem(await answer.Content.ReadAsStringAsync()).ShouldNotBeNullOrEmpty();
        Host.Ledger.Reviews.Newest.ShouldBe(0);
    }

    [Fact]
    public async Task Json_nested_without_end_is_refused()
    {
        using var coder = await Host.SignedIn(DeskRole.Coder);
        var deep = $"{{\"version\":1,\"analysis\":1,\"seen\":0,\"steps\":[{{\"verb\":\"corrected\",\"mention\":\"m1\",\"record\":{new string('[', 100_000)}{new string(']', 100_000)}}}]}}";
        using var content = Body(Encoding.UTF8.GetBytes(deep));
        (await coder.PostContent($"/api/reports/{_report}/decisions", content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("../../desk.db")]
    [InlineData("' OR 1=1 --")]
    public async Task A_token_that_is_none_opens_nothing(string token)
    {
        using var program = Host.Visitor();
        program.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        (await program.Get("/api/queue")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var browser = Host.Visitor();
        browser.Headers.TryAddWithoutValidation("Cookie", $"isnad-session={token}");
        (await browser.Get("/queue")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var welcome = await browser.Get($"/welcome/{Uri.EscapeDataString(token)}");
        (await welcome.Content.ReadAsStringAsync()).ShouldNotContain("name=\"again\"", customMessage: "the form in which an invitation is taken");
        (await browser.Post($"/welcome/{Uri.EscapeDataString(token)}", ("name", "stranger"), ("pseudonym", "stranger"), ("password", DeskHost.Password), ("again", DeskHost.Password))).Headers.Contains("Set-Cookie").ShouldBeFalse();
        Host.People.Named("stranger").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_a_token_once_opens_nothing_more()
    {
        using var coder = await Host.SignedIn(DeskRole.Coder);
        var person = Host.People.Named("coder")!;
        var session = Host.People.OpenSession(person.Number, Host.Parts.Clock.GetUtcNow().AddSeconds(-1));
        (await Raw($"GET /queue HTTP/1.1\r\nHost: desk\r\nCookie: isnad-session={session}\r\nConnection: close\r\n\r\n")).Split(' ')[1].ShouldBe("302");
        // A session's token is no key of a program, nor the other way round.
        var key = Host.People.AddToken(person.Number, "script");
        (await Raw($"GET /api/queue HTTP/1.1\r\nHost: desk\r\nCookie: isnad-session={key}\r\nConnection: close\r\n\r\n")).Split(' ')[1].ShouldBe("401");
        var open = Host.People.OpenSession(person.Number, Host.Parts.Clock.GetUtcNow().AddHours(1));
        (await Raw($"GET /api/queue HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer {open}\r\nConnection: close\r\n\r\n")).Split(' ')[1].ShouldBe("401");
    }

    [Fact]
    public async Task The_form_key_of_another_person_changes_nothing()
    {
        using var one = await Host.SignedIn(DeskRole.Administrator);
        using var other = await Host.SignedIn(DeskRole.Coder);
        var page = await other.Page("/me");
        var key = page.Split("name=\"form-key\" content=\"")[1].Split('"')[0];
        one.Headers.Add("X-Isnad-Form", key);
        (await one.PostBare("/sign-out")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await one.Get("/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_many_who_decide_on_one_event_at_once_one_is_kept_and_the_others_are_told()
    {
        const int Many = 12;
        var coders = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => Host.SignedIn(DeskRole.Coder, $"coder-{i}")));
        var views = await Task.WhenAll(coders.Select(coder => coder.Json($"/api/reports/{_report}")));
        var answers = await Task.WhenAll(coders.Select((coder, i) => coder.Send($"/api/reports/{_report}/decisions", new { version = views[i].GetProperty("version").GetInt64(), analysis = views[i].GetProperty("analysis").GetInt64(), seen = 0, steps = new[] { i % 2 == 0 ? (object)new { verb = "accepted", mention = "m1" } : new { verb = "rejected", mention = "m1", reason = "تكرار" } } })));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.Conflict && answer.Body.GetProperty("decisions").GetArrayLength() == 1).ShouldBe(Many - 1);
        var kept = Host.Ledger.Reviews.Of(_report).Records.ShouldHaveSingleItem();
        kept.By.ShouldBe($"p-coder-{Array.FindIndex(answers, answer => answer.Status == HttpStatusCode.OK)}");
        Host.Ledger.Verifier.Verify(flaw => throw new InvalidOperationException(flaw.ToString()));
        Array.ForEach(coders, coder => coder.Dispose());
    }

    /// <summary>In a real browser: no script of a report runs, no override of direction reaches the page, no table of it is wider than a phone or breaks the page.</summary>
    [Fact]
    public async Task Hostile_reports_are_shown_harmless_in_a_browser()
    {
        const string Override = "\u202Eقصف\u202C";
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(i => $"<tr><td>{i}</td><td onmouseover=\"window.owned=1\">{new string('م', 40)}</td></tr>"));
        var text = $"{Override} بلدة {Override} </script><script>window.owned=1</script><img src=x onerror=\"window.owned=1\"><svg onload=\"window.owned=1\"> \u0000\u001B[31m {new string('x', 20_000)} <table>{rows}</table>";
        var report = Host.Take(Samples.Item(text, outlet: $"{Override}<img src=x onerror=\"window.owned=1\">", analyse: item => new ReportAnalysis(item, item.Published, [new EventMention("e1", "shelling", EventStatus.Actual, false, [new TextSpan(1, 5)])
        {
            Place = new PlaceValue(new TextSpan(0, 16), "town", "place") { Country = "SY", Admin1 = "SY-HM", Latitude = 35.1, Longitude = 36.8, RadiusKm = 3 },
            Sources = [new SourceValue(new TextSpan(0, 16), "official", null, null)],
        }], [])));
        Host.Ledger.Incidents.Write(new() { Fused = [], Removed = [], Blocks = [], Edges = [], Incidents = [new(1, [1, 2], []), new(2, [3], [])], Pointers = [], Next = 3 });
        await OpenPage();
        await SignIn(DeskRole.Editor);
        await Page.SetViewportSizeAsync(390, 800);
        foreach (var path in new[] { $"/reports/{report}", "/queue", "/incidents", "/incidents/2", "/incidents/2/history", "/map", "/figures", "/export" })
        {
            await Visit(path);
            (await Page.EvaluateAsync<bool>("() => 'owned' in window")).ShouldBeFalse(path);
            (await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('body *')].flatMap(node => [...node.childNodes].filter(child => child.nodeType === 3).map(child => child.data).concat([...node.attributes].map(attribute => attribute.value))).filter(words => /[\\u202a-\\u202e]/.test(words))")).ShouldBeEmpty(path);
            // Named by what sticks out, where the page can be moved sideways by it.
            (await Page.EvaluateAsync<string[]>("() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')].filter(node => { const box = node.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; }).map(node => node.outerHTML.slice(0, 120))")).ShouldBeEmpty(path);
        }
    }

    private async Task<DeskPerson> Person()
    {
        (await Host.SignedIn(DeskRole.Administrator)).Dispose();
        return Host.People.Named("administrator")!;
    }

    /// <summary>Sends words as they are and gives the answer.</summary>
    private async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Host.Address.Host, Host.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static void Refused(string answer)
    {
        answer.Split(' ')[1].ShouldBe("413");
        answer.ShouldContain("\"error\":\"too-large\"");
    }

    private static ByteArrayContent Body(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") } };

    private static string? Problem(string body) => JsonSerializer.Deserialize<JsonElement>(body).GetProperty("error").GetString();
}
