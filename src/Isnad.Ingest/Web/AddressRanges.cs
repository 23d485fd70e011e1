using System.Net;
using System.Net.Sockets;

namespace Isnad.Ingest.Web;

/// <summary>Which addresses are of the public network. The ranges are those of the IANA special-purpose registries (RFC 6890, RFC 8190) and of the
/// documents named beside each; what embeds an IPv4 address is judged by that.</summary>
internal static class AddressRanges
{
    private static readonly (IPNetwork Range, string Name)[] Special =
    [
        Of("0.0.0.0/8", "this host, RFC 1122"),
        Of("10.0.0.0/8", "private, RFC 1918"),
        Of("100.64.0.0/10", "shared by carriers, RFC 6598"),
        Of("127.0.0.0/8", "loopback, RFC 1122"),
        Of("169.254.0.0/16", "link-local, RFC 3927"),
        Of("172.16.0.0/12", "private, RFC 1918"),
        Of("192.0.0.0/24", "protocol assignments, RFC 6890"),
        Of("192.0.2.0/24", "documentation, RFC 5737"),
        Of("192.88.99.0/24", "6to4 relays, RFC 7526"),
        Of("192.168.0.0/16", "private, RFC 1918"),
        Of("198.18.0.0/15", "benchmarks, RFC 2544"),
        Of("198.51.100.0/24", "documentation, RFC 5737"),
        Of("203.0.113.0/24", "documentation, RFC 5737"),
        Of("224.0.0.0/4", "multicast, RFC 5771"),
        Of("240.0.0.0/4", "reserved or broadcast, RFC 1112, RFC 919"),
        Of("::/128", "unspecified, RFC 4291"),
        Of("::1/128", "loopback, RFC 4291"),
        Of("64:ff9b:1::/48", "local translation, RFC 8215"),
        Of("100::/64", "discarded, RFC 6666"),
        Of("2001::/23", "protocol assignments, RFC 2928"),
        Of("2001:db8::/32", "documentation, RFC 3849"),
        Of("2002::/16", "6to4, RFC 7526"),
        Of("3fff::/20", "documentation, RFC 9637"),
        Of("5f00::/16", "segment routing, RFC 9602"),
        Of("fc00::/7", "unique local, RFC 4193"),
        Of("fe80::/10", "link-local, RFC 4291"),
        Of("fec0::/10", "site-local, RFC 3879"),
        Of("ff00::/8", "multicast, RFC 4291"),
    ];

    // Well-known prefix of translators (RFC 6052): a network without IPv4 reaches public IPv4 hosts through it.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    // All that is global unicast today (RFC 4291, 2.4; RFC 3587).
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Why <paramref name="address"/> is not of the public network, with the document that says so; null where it is.</summary>
    public static string? NotPublic(IPAddress address)
    {
        if (address.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
        {
            return "of no internet family";
        }
        var plain = Embedded(address) ?? address;
        foreach (var (range, name) in Special)
        {
            if (range.Contains(plain))
            {
                return name;
            }
        }
        return plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(plain) ? null : "no global unicast, RFC 4291";
    }

    /// <summary>The IPv4 address in a mapped (RFC 4291, 2.5.5.2) or translated one.</summary>
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || !Translated.Contains(address))
        {
            return null;
        }
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return new IPAddress(bytes[12..]);
    }

    private static (IPNetwork Range, string Name) Of(string range, string name) => (IPNetwork.Parse(range), name);
}
