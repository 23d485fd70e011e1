namespace Isnad.Model.Ledger;

/// <summary>What makes two captures one report: the address at which it was published.</summary>
public static class ReportAddress
{
    // Added by newsletters and networks to tell where a reader comes from; the page is the same.
    private static readonly string[] Tracking = ["utm_", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid"];

    /// <summary>Address without scheme, fragment, default port and tracking parameters, host in lower case; further articles of a page carry <c>#</c> and their number.
    /// Null where <paramref name="url"/> is no absolute http or https address.</summary>
    /// <param name="url">As the report gives it.</param>
    /// <param name="article">Number of the article in what was captured, from 1.</param>
    public static string? Of(string? url, int article)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || Host(uri) is not { } host)
        {
            return null;
        }
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !Tracking.Any(name => part.StartsWith(name, StringComparison.OrdinalIgnoreCase))).ToList();
        var path = uri.AbsolutePath.Length > 1 ? uri.AbsolutePath.TrimEnd('/') : "";
        return $"{host}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}{path}{(parameters.Count > 0 ? $"?{string.Join('&', parameters)}" : "")}{(article > 1 ? $"#{article}" : "")}";
    }

    /// <summary>The host in ASCII; null where it is none: an address may pass for one whose host the rules of such names refuse.</summary>
    public static string? Host(Uri uri)
    {
        try
        {
            return uri.IdnHost.ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
