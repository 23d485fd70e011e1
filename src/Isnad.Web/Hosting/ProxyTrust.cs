using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Isnad.Web.Hosting;

/// <summary>Believes one proxy who asks it and how (X-Forwarded-For, X-Forwarded-Proto). Without one nobody is believed: any visitor can write these headers.</summary>
internal static class ProxyTrust
{
    /// <summary>Puts the visitor's address in the proxy's place where a request comes from the proxy; to stand before all that looks at addresses.</summary>
    public static void Use(WebApplication app, IPAddress? proxy)
    {
        if (proxy is null)
        {
            return;
        }
        // One hop: what the proxy itself added stands last; all before it is the visitor's word.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        // By default any address of this machine is believed too.
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        options.KnownProxies.Add(proxy.IsIPv4MappedToIPv6 ? proxy.MapToIPv4() : proxy);
        app.UseForwardedHeaders(options);
    }
}
