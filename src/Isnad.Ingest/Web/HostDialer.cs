using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace Isnad.Ingest.Web;

/// <summary>A connection that was not made because every address of the host lies outside the public network.</summary>
internal sealed class RefusedHostException(string message) : IOException(message);

/// <summary>Resolves a host and connects to what it resolved, and to nothing else: a name that changes its address between look and connection (DNS rebinding)
/// gains nothing, and every hop of a redirect comes through here. Addresses outside the public network are passed over.</summary>
/// <param name="settings">Which hosts may lie outside it.</param>
/// <param name="resolve">Addresses of a name.</param>
/// <param name="connect">A connection to an address.</param>
internal sealed class HostDialer(FetchSettings settings, Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPEndPoint, CancellationToken, Task<Stream>> connect)
{
    /// <summary>Over the system's resolver and sockets.</summary>
    public static HostDialer OfSystem(FetchSettings settings) => new(settings, (host, cancel) => Dns.GetHostAddressesAsync(host, cancel), ConnectAsync);

    /// <summary>Connects for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="RefusedHostException">No address of the host is of the public network.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancel);
        Exception? failure = null;
        string? refusal = null;
        foreach (var address in addresses)
        {
            if (!MayBePrivate(host) && AddressRanges.NotPublic(address) is { } reason)
            {
                refusal ??= $"leads to {address}, which is not of the public network ({reason})";
                continue;
            }
            try
            {
                return await connect(new IPEndPoint(address, port), cancel);
            }
            catch (SocketException error)
            {
                failure ??= error;
            }
        }
        throw failure ?? (refusal is null ? new SocketException((int)SocketError.HostNotFound) : new RefusedHostException(refusal));
    }

    private bool MayBePrivate(string host) => settings.AllowPrivate || settings.AllowedHosts.Contains(host.Trim('[', ']'));

    private static async Task<Stream> ConnectAsync(IPEndPoint end, CancellationToken cancel)
    {
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(end, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
