using Isnad.Model.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Isnad.Web.Hosting;

/// <summary>What a role may do, as policies. Everything that names none needs somebody signed in.</summary>
internal static class Rights
{
    /// <summary>At least a coder, an editor, an administrator.</summary>
    public const string Code = "code", Edit = "edit", Administer = "administer";

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = options.DefaultPolicy = new AuthorizationPolicyBuilder(SessionAuthentication.Name).RequireAuthenticatedUser().Build();
        foreach (var (name, least) in new[] { (Code, DeskRole.Coder), (Edit, DeskRole.Editor), (Administer, DeskRole.Administrator) })
        {
            options.AddPolicy(name, policy => policy.AddAuthenticationSchemes(SessionAuthentication.Name).RequireRole([.. Enum.GetValues<DeskRole>().Where(role => role >= least).Select(role => role.ToString())]));
        }
    }

    /// <summary>Who asks.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static DeskPerson Person(this HttpContext context) => context.Features.Get<DeskPerson>() ?? throw new InvalidOperationException("nobody is signed in");
}
