using Isnad.Model.People;
using Isnad.Web.Features.Api;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isnad.Web.Features.People;

/// <summary>Who works at the desk and what they did, for programs to read. Accounts and keys are changed on pages alone: what a stolen key could make, an invitation or another key, would outlive it.</summary>
internal static class PeopleJson
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/people", (HttpContext context, IPeople people) => Tagged.Json(context, new { People = people.All().Select(Row) })).RequireAuthorization(Rights.Administer)
            .Said("people", "Everybody who was let in, by name, with role and pseudonym; `active` is false once they were shut out. The list comes whole. Accounts are changed on pages alone.");
        routes.MapGet("/api/audit", Audit).RequireAuthorization(Rights.Administer)
            .Said("audit", "What was done at the desk beside decisions on records, newest first. `next` is the address of the next page.", new ApiParameter("before", "Only entries with a lower number."));
        routes.MapGet("/api/me/keys", (HttpContext context, IPeople people) => Tagged.Json(context, new { Keys = people.Tokens(context.Person().Number) }))
            .Said("my-keys", "One's own keys, newest first: what each is for, when it was made and the day of its last use, never the key itself. They are made and ended on the page /me.");
    }

    private static IResult Audit(HttpContext context, IPeople people, long? before)
    {
        var entries = people.Audited(PageSize + 1, before);
        var persons = people.All().ToDictionary(person => person.Number);
        object? Person(long? number) => number is { } known && persons.TryGetValue(known, out var person) ? new { person.Number, person.Name } : null;
        var page = entries.Take(PageSize).ToArray();
        return Tagged.Json(context, new
        {
            Entries = page.Select(entry => new { entry.Number, entry.At, entry.What, By = Person(entry.By), About = Person(entry.About), entry.Detail }),
            Next = entries.Count > PageSize ? FormattableString.Invariant($"/api/audit?before={page[^1].Number}") : null,
        });
    }

    /// <summary>Member by member: what else may come to stand in a person's row is not for here.</summary>
    private static object Row(DeskPerson person) => new { person.Number, person.Name, person.Pseudonym, person.Role, Active = person.IsActive, person.Since };
}
