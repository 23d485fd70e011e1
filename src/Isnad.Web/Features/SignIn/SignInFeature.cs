using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Web.Hosting;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.SignIn;

/// <summary>Coming in and going out: sign-in, the welcome of an invitation, and the choice of language and theme.</summary>
internal static class SignInFeature
{
    private const int LongestName = 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Results.Redirect("/queue"));
        routes.MapGet("/sign-in", (string? to) => Page(to)).AllowAnonymous();
        routes.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting(SignInLimit.Name);
        routes.MapPost("/sign-out", SignOut);
        routes.MapGet("/welcome/{token}", IResult (string token, IPeople people) => people.InvitationOf(token) is { } invitation ? Welcome(token, invitation) : Page(null, "no-invitation")).AllowAnonymous();
        routes.MapPost("/welcome/{token}", Accept).AllowAnonymous().RequireRateLimiting(SignInLimit.Name);
        routes.MapPost("/preferences", Prefer).AllowAnonymous();
    }

    private static IResult SignIn(HttpContext context, IPeople people, Passwords passwords, TimeProvider clock, DeskSettings settings, [FromForm] string? name, [FromForm] string? password, [FromForm] string? to)
    {
        var person = people.Named(name ?? "");
        if (!passwords.Fits(person is { IsActive: true } ? people.PasswordHash(person.Number) : null, password ?? "") || person is null)
        {
            people.Audit("sign-in-refused", null, person?.Number);
            return Page(to, "wrong-password", name);
        }
        Open(context, people, person, clock.GetUtcNow() + settings.SessionLength);
        return Results.Redirect(Local(to));
    }

    private static void Open(HttpContext context, IPeople people, DeskPerson person, DateTimeOffset until)
    {
        SessionAuthentication.SetCookie(context, people.OpenSession(person.Number, until), until);
        people.Audit("signed-in", person.Number);
    }

    private static IResult SignOut(HttpContext context, IPeople people)
    {
        if (context.Request.Cookies[SessionAuthentication.Cookie] is { } token)
        {
            people.CloseSession(token);
        }
        SessionAuthentication.ClearCookie(context);
        people.Audit("signed-out", context.Person().Number);
        return Results.Redirect("/sign-in");
    }

    private static IResult Accept(HttpContext context, IPeople people, ILedger ledger, Passwords passwords, TimeProvider clock, DeskSettings settings, string token,
        [FromForm] string? name, [FromForm] string? pseudonym, [FromForm] string? password, [FromForm] string? again)
    {
        if (people.InvitationOf(token) is not { } invitation)
        {
            return Page(null, "no-invitation");
        }
        (name, pseudonym, password) = (name?.Trim() ?? "", pseudonym?.Trim() ?? "", password ?? "");
        var fault = invitation.Person is null && (!IsName(name) || !IsName(pseudonym)) ? "name-missing" : PasswordFault(password, again);
        if (fault is not null)
        {
            return Welcome(token, invitation, fault, name, pseudonym);
        }
        try
        {
            var person = people.Accept(token, name, pseudonym, passwords.Hash(password));
            Open(context, people, person, clock.GetUtcNow() + settings.SessionLength);
            // An empty queue would be the first thing that the first person sees.
            return Results.Redirect(person.Role >= DeskRole.Coder && ledger.Reports.Count().Reports == 0 ? "/add" : "/queue");
        }
        catch (PeopleException error)
        {
            return error.Code == PeopleException.NoInvitation ? Page(null, error.Code) : Welcome(token, invitation, error.Code, name, pseudonym);
        }
    }

    /// <summary>What is wrong with a password that was typed twice; null where nothing is.</summary>
    public static string? PasswordFault(string password, string? again) =>
        password.Length < Passwords.Least ? "password-short" : password.Length > Passwords.Greatest ? "password-long" : password != again ? "passwords-differ" : null;

    private static IResult Prefer(HttpContext context, TimeProvider clock, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? to)
    {
        foreach (var (cookie, value, allowed) in new[] { (Ui.LanguageCookie, language, new[] { "ar", "en" }), (Ui.ThemeCookie, theme, ["light", "dark"]) })
        {
            if (value is not null && allowed.Contains(value))
            {
                context.Response.Cookies.Append(cookie, value, new CookieOptions { SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, Expires = clock.GetUtcNow().AddYears(1), IsEssential = true });
            }
        }
        return Results.Redirect(Local(to));
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && !name.Any(char.IsControl);

    /// <summary>A path of this site; the start where it is none, so that no link leads a person who signs in elsewhere.</summary>
    private static string Local(string? to) => to is ['/', ..] and not ['/', '/' or '\\', ..] && !to.Any(char.IsControl) && Uri.IsWellFormedUriString(to, UriKind.Relative) ? to : "/";

    private static RazorComponentResult<SignInPage> Page(string? to, string? fault = null, string? name = null) =>
        new(new { To = to, Fault = fault, Name = name }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden };

    private static RazorComponentResult<WelcomePage> Welcome(string token, Invitation invitation, string? fault = null, string? name = null, string? pseudonym = null) =>
        new(new { Token = token, Invitation = invitation, Fault = fault, Name = name, Pseudonym = pseudonym }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
}
