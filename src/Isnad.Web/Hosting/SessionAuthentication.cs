using System.Security.Claims;
using System.Text.Encodings.Web;
using Isnad.Model.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isnad.Web.Hosting;

/// <summary>Nothing to be set.</summary>
internal sealed class SignedInOptions : AuthenticationSchemeOptions;

/// <summary>Who asks: by the session's cookie, or, under /api, by a key in the Authorization header. Both are random tokens that <see cref="IPeople"/> knows, so that either can be ended at once.</summary>
internal sealed class SessionAuthentication(IOptionsMonitor<SignedInOptions> options, ILoggerFactory loggers, UrlEncoder encoder, IPeople people) : AuthenticationHandler<SignedInOptions>(options, loggers, encoder)
{
    public const string Name = "session", Cookie = "isnad-session", ByKey = "key";

    private const string Bearer = "Bearer ";

    /// <summary>Sets the session's cookie, for this site alone and out of reach of scripts.</summary>
    public static void SetCookie(HttpContext context, string token, DateTimeOffset until) => context.Response.Cookies.Append(Cookie, token, CookieFor(context, until));

    /// <summary>Takes it away.</summary>
    public static void ClearCookie(HttpContext context) => context.Response.Cookies.Delete(Cookie, CookieFor(context, null));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var byKey = header.StartsWith(Bearer, StringComparison.Ordinal) && IsApi;
        var person = byKey ? people.ByToken(header[Bearer.Length..].Trim()) : Request.Cookies[Cookie] is { Length: > 0 } token ? people.BySession(token) : null;
        if (person is null)
        {
            return Task.FromResult(byKey ? AuthenticateResult.Fail("no such key") : AuthenticateResult.NoResult());
        }
        Context.Features.Set(person);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{person.Number}"), new Claim(ClaimTypes.Role, $"{person.Role}"), new Claim(ByKey, byKey ? "yes" : "no")], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsApi || !HttpMethods.IsGet(Request.Method))
        {
            return Problems.Write(Context, StatusCodes.Status401Unauthorized, "signed-out");
        }
        Response.Redirect($"/sign-in?to={Uri.EscapeDataString(Request.Path + Request.QueryString)}");
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.Write(Context, StatusCodes.Status403Forbidden, "not-allowed");

    private bool IsApi => Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static CookieOptions CookieFor(HttpContext context, DateTimeOffset? until) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", Expires = until, IsEssential = true };
}
