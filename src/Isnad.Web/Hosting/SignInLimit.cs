using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Isnad.Web.Hosting;

/// <summary>Slows down whoever tries passwords.</summary>
internal static class SignInLimit
{
    /// <summary>Name of the policy.</summary>
    public const string Name = "sign-in";

    public static void Add(RateLimiterOptions options, DeskSettings settings)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) => new(Problems.Write(context.HttpContext, StatusCodes.Status429TooManyRequests, "too-many"));
        options.AddPolicy(Name, context => RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.SignInsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
    }
}
