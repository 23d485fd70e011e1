using Microsoft.AspNetCore.Http;

namespace Isnad.Web.Hosting;

/// <summary>Headers that hold a browser to what the desk is: its own scripts and styles, no frame around it, nothing guessed.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // blob: is the map's worker and its pictures; data: its sprites. Nothing comes from elsewhere.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
        // Pages hold what is not published yet; assets say otherwise themselves.
        (headers.CacheControl, headers.Pragma) = ("no-cache, no-store", "no-cache");
        return next(context);
    }
}
