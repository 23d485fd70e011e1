using System.Net;
using System.Net.Sockets;
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
        options.AddPolicy(Name, context => RateLimitPartition.GetFixedWindowLimiter(Visitor(context.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.SignInsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
    }

    /// <summary>Who is counted as one: an address, of IPv6 the network of 64 bits, of which every visitor has all addresses.</summary>
    private static string Visitor(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
