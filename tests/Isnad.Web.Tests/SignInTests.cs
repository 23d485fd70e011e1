using System.Net;
using System.Net.Http.Headers;
using Isnad.Model.People;

namespace Isnad.Web.Tests;

/// <summary>Who gets in, and what each may do.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private readonly DeskHost _desk = DeskHost.Start();

    [Theory]
    [InlineData("/queue")]
    [InlineData("/reports/1")]
    [InlineData("/people")]
    [InlineData("/me")]
    public async Task Nobody_sees_a_page_without_signing_in(string path)
    {
        using var visitor = _desk.Visitor();
        var answer = await visitor.Get(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe($"/sign-in?to={Uri.EscapeDataString(path)}");
    }

    [Theory]
    [InlineData("/api/queue")]
    [InlineData("/api/reports/1")]
    [InlineData("/api/actors?q=a")]
    public async Task Nobody_gets_data_without_signing_in(string path)
    {
        using var visitor = _desk.Visitor();
        (await visitor.Get(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_invitation_serves_once()
    {
        var token = _desk.People.Invite(new Invitation(DeskRole.Administrator, null, _desk.Parts.Clock.GetUtcNow().AddHours(1)), null);
        using var first = _desk.Visitor();
        (await first.Post($"/welcome/{token}", ("name", "first"), ("pseudonym", "one"), ("password", DeskHost.Password), ("again", DeskHost.Password))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await first.Get("/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var second = _desk.Visitor();
        (await second.Post($"/welcome/{token}", ("name", "second"), ("pseudonym", "two"), ("password", DeskHost.Password), ("again", DeskHost.Password))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _desk.People.Named("second").ShouldBeNull();
    }

    [Fact]
    public async Task An_invitation_that_has_ended_lets_nobody_in()
    {
        var token = _desk.People.Invite(new Invitation(DeskRole.Coder, null, _desk.Parts.Clock.GetUtcNow().AddSeconds(-1)), null);
        using var visitor = _desk.Visitor();
        (await visitor.Get($"/welcome/{token}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("short", "short", "password-short")]
    [InlineData("a long sentence", "another sentence", "passwords-differ")]
    public async Task A_password_that_does_not_do_is_refused_and_the_invitation_stays(string password, string again, string fault)
    {
        fault.ShouldNotBeEmpty();
        var token = _desk.People.Invite(new Invitation(DeskRole.Coder, null, _desk.Parts.Clock.GetUtcNow().AddHours(1)), null);
        using var visitor = _desk.Visitor();
        (await visitor.Post($"/welcome/{token}", ("name", "n"), ("pseudonym", "p"), ("password", password), ("again", again))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _desk.People.InvitationOf(token).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_wrong_password_lets_nobody_in_and_is_noted()
    {
        (await _desk.SignedIn(DeskRole.Coder)).Dispose();
        using var visitor = _desk.Visitor();
        (await visitor.Post("/sign-in", ("name", "coder"), ("password", "another sentence"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Post("/sign-in", ("name", "nobody"), ("password", DeskHost.Password))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Get("/queue")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _desk.People.Audited(10).Count(entry => entry.What == "sign-in-refused").ShouldBe(2);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        using var visitor = await _desk.SignedIn(DeskRole.Reader);
        using var copy = _desk.Visitor();
        var session = _desk.People.OpenSession(_desk.People.Named("reader")!.Number, _desk.Parts.Clock.GetUtcNow().AddHours(1));
        copy.Headers.Add("Cookie", $"isnad-session={session}");
        (await copy.Get("/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        _desk.People.CloseSession(session);
        (await copy.Get("/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Post("/sign-out")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        (await _desk.SignedIn(DeskRole.Coder)).Dispose();
        using var visitor = _desk.Visitor();
        var answer = await visitor.Post("/sign-in", ("name", "coder"), ("password", DeskHost.Password), ("to", to));
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_form_without_its_key_changes_nothing()
    {
        using var visitor = await _desk.SignedIn(DeskRole.Administrator);
        (await visitor.PostBare("/people/invite")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.PostBare("/sign-out")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.Get("/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(DeskRole.Reader)]
    [InlineData(DeskRole.Coder)]
    [InlineData(DeskRole.Editor)]
    public async Task Only_administrators_let_people_in(DeskRole role)
    {
        using var visitor = await _desk.SignedIn(role);
        (await visitor.Get("/people")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Post("/people/invite", ("role", "Administrator"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        using var visitor = await _desk.SignedIn(DeskRole.Administrator);
        var me = _desk.People.Named("administrator")!;
        (await visitor.Post($"/people/{me.Number}", ("role", "Reader"), ("active", "true"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        _desk.People.Find(me.Number)!.Role.ShouldBe(DeskRole.Administrator);
    }

    [Fact]
    public async Task Who_is_shut_out_is_out_at_once()
    {
        using var administrator = await _desk.SignedIn(DeskRole.Administrator);
        using var coder = await _desk.SignedIn(DeskRole.Coder);
        (await coder.Get("/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await administrator.Post($"/people/{_desk.People.Named("coder")!.Number}", ("role", "Coder"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await coder.Get("/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_key_acts_for_its_person_under_api_alone_until_it_is_taken_back()
    {
        (await _desk.SignedIn(DeskRole.Coder)).Dispose();
        var me = _desk.People.Named("coder")!;
        var token = _desk.People.AddToken(me.Number, "script");
        using var program = _desk.Visitor();
        program.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await program.Get("/api/actors?q=army")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.Get("/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _desk.People.RemoveToken(me.Number, _desk.People.Tokens(me.Number).Single().Number);
        (await program.Get("/api/actors?q=army")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Trying_passwords_is_slowed_down()
    {
        await using var strict = DeskHost.Start(new DeskSettings { KeyFolder = "", SignInsPerMinute = 3 });
        using var visitor = strict.Visitor();
        for (var i = 0; i < 3; i++)
        {
            (await visitor.Post("/sign-in", ("name", "x"), ("password", "y"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        (await visitor.Post("/sign-in", ("name", "x"), ("password", "y"))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Every_answer_bears_the_guarding_headers()
    {
        using var visitor = _desk.Visitor();
        var answer = await visitor.Get("/sign-in");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/assets/x/../../ledger.db")]
    [InlineData("/assets/x/%2e%2e/%2e%2e/keys.db")]
    [InlineData("/assets/x/nothing.js")]
    public async Task No_path_leads_out_of_the_assets(string path)
    {
        using var visitor = await _desk.SignedIn(DeskRole.Reader);
        (await visitor.Get(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Language_and_theme_are_kept()
    {
        using var visitor = _desk.Visitor();
        (await visitor.Page("/sign-in")).ShouldContain("<html lang=\"ar\" dir=\"rtl\">");
        (await visitor.Post("/preferences", ("language", "en"), ("to", "/sign-in"))).Headers.Location!.ToString().ShouldBe("/sign-in");
        (await visitor.Post("/preferences", ("theme", "dark"), ("to", "/sign-in"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page("/sign-in")).ShouldContain("<html lang=\"en\" dir=\"ltr\" data-theme=\"dark\">");
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _desk.DisposeAsync().AsTask();
}
