using Isnad.Model.People;
using Isnad.Web.Features.SignIn;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.People;

/// <summary>Who may work at the desk, what they did, and each person's own page.</summary>
internal static class PeopleFeature
{
    private const int AuditPage = 100, LongestLabel = 80;

    private static readonly TimeSpan InvitationLength = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people").RequireAuthorization(Rights.Administer);
        people.MapGet("", (IPeople store, long? before) => Page(store, before));
        people.MapPost("/invite", Invite);
        people.MapPost("/{person:long}", Change);
        routes.MapGet("/me", (HttpContext context, IPeople store) => Mine(context, store));
        routes.MapPost("/me/password", SetPassword).RequireRateLimiting(SignInLimit.Name);
        routes.MapPost("/me/tokens", AddToken);
        routes.MapPost("/me/tokens/{number:long}/remove", RemoveToken);
        PeopleJson.Map(routes);
    }

    private static RazorComponentResult<PeoplePage> Page(IPeople people, long? before = null, string? link = null, string? fault = null) =>
        new(new { People = people.All(), Audit = people.Audited(AuditPage, before), Link = link, Fault = fault }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict };

    private static IResult Invite(HttpContext context, IPeople people, TimeProvider clock, [FromForm] DeskRole role, [FromForm] long? person)
    {
        var token = people.Invite(new Invitation(role, person is { } number && people.Find(number) is not null ? number : null, clock.GetUtcNow() + InvitationLength), context.Person().Number);
        return Page(people, link: $"{context.Request.Scheme}://{context.Request.Host}/welcome/{token}");
    }

    private static IResult Change(HttpContext context, IPeople people, long person, [FromForm] DeskRole role, [FromForm] bool? active)
    {
        if (people.Find(person) is null)
        {
            return Results.NotFound();
        }
        try
        {
            people.Change(person, role, active == true, context.Person().Number);
            return Results.Redirect("/people");
        }
        catch (PeopleException error)
        {
            return Page(people, fault: error.Code);
        }
    }

    private static RazorComponentResult<MyPage> Mine(HttpContext context, IPeople people, string? token = null, string? fault = null) =>
        new(new { Tokens = people.Tokens(context.Person().Number), Token = token, Fault = fault }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    private static IResult SetPassword(HttpContext context, IPeople people, Passwords passwords, [FromForm] string? former, [FromForm] string? password, [FromForm] string? again)
    {
        var me = context.Person();
        var fault = passwords.Fits(people.PasswordHash(me.Number), former ?? "") ? SignInFeature.PasswordFault(password ?? "", again) : "wrong-password";
        if (fault is not null)
        {
            return Mine(context, people, fault: fault);
        }
        people.SetPassword(me.Number, passwords.Hash(password!), context.Request.Cookies[SessionAuthentication.Cookie]);
        return Results.Redirect("/me");
    }

    private static IResult AddToken(HttpContext context, IPeople people, [FromForm] string? label) =>
        label?.Trim() is { Length: > 0 and <= LongestLabel } named ? Mine(context, people, people.AddToken(context.Person().Number, named)) : Mine(context, people, fault: "name-missing");

    private static IResult RemoveToken(HttpContext context, IPeople people, long number)
    {
        people.RemoveToken(context.Person().Number, number);
        return Results.Redirect("/me");
    }
}
