using Isnad.Model.Ledger;

namespace Isnad.Ingest.Web;

/// <summary>Where Isnad may be sent. Which network a host lies in is not looked at here but when it is connected to (<see cref="HostDialer"/>).</summary>
/// <param name="settings">The hosts that may lie in a private network.</param>
internal sealed class HopRules(FetchSettings settings)
{
    private const int LongestAddress = 4096;

    /// <summary>The address as it is asked for and remembered: without fragment.</summary>
    public static Uri Plain(Uri address) => address.Fragment.Length == 0 ? address : new Uri(address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped));

    /// <summary>The address in messages: without a name and password.</summary>
    public static string Shown(Uri address) => address.UserInfo.Length == 0 ? address.AbsoluteUri : address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);

    /// <summary>Why <paramref name="address"/> is not asked for; null where it is. What passes has a host in ASCII (<see cref="Uri.IdnHost"/> does not throw).</summary>
    /// <param name="address">Absolute.</param>
    /// <param name="from">What led there; null where the user gave it himself.</param>
    public Answer? Refusal(Uri address, Uri? from)
    {
        if (!IsWeb(address))
        {
            return Answer.Lasting($"is no address of the web ({address.Scheme})", "only http and https are fetched");
        }
        if (address.UserInfo.Length > 0)
        {
            return Answer.Lasting("holds a name or password", "take them out; pages behind a login are not fetched");
        }
        if (address.AbsoluteUri.Length > LongestAddress)
        {
            return Answer.Lasting($"is longer than {LongestAddress} characters", "it is left out; see what wrote it");
        }
        if (ReportAddress.Host(address) is null)
        {
            return Answer.Lasting("has a host that is no name", "see whether a letter of it is wrong");
        }
        return from is not null && !settings.AllowPrivate && IsAllowed(address) && !IsAllowed(from)
            ? Answer.Failed($"is sent from {Shown(from)} to a host that may be private ({address.Host})", "give its address itself where that is meant")
            : null;
    }

    /// <summary>Why a redirect is not followed; null where it is.</summary>
    /// <param name="from">What redirects.</param>
    /// <param name="to">Where to.</param>
    public Answer? RedirectRefusal(Uri from, Uri to)
    {
        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp)
        {
            return Answer.Failed($"is sent on from https to http ({Shown(to)})", "what comes unencrypted may be anybody's; give that address itself where it is meant");
        }
        return Refusal(to, from) is { } refusal ? refusal with { Reason = $"is sent on to {Shown(to)}, which {refusal.Reason}" } : null;
    }

    private bool IsAllowed(Uri address) => ReportAddress.Host(address) is { } host && settings.AllowedHosts.Contains(host.Trim('[', ']'));

    private static bool IsWeb(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";
}
