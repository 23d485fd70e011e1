using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Isnad.Ingest.Tests.Web;

/// <summary>A request as it came in.</summary>
internal sealed record Asked(string Head)
{
    public string Path { get; } = Head.Split(' ', 3)[1];

    public string? Field(string name) => Head.Split("\r\n").Skip(1).Select(line => line.Split(": ", 2)).Where(pair => pair[0].Equals(name, StringComparison.OrdinalIgnoreCase)).Select(pair => pair[1]).FirstOrDefault();
}

/// <summary>A web server on this machine that answers as a test wants, well or badly: each path has what writes its answer. One request a connection.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<Asked, Stream, Task>> _paths = new();
    private readonly ConcurrentQueue<Asked> _asked = new();

    public LocalServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>All requests so far, in order.</summary>
    public IReadOnlyList<Asked> Requests => [.. _asked];

    /// <summary>Their paths, without those of robots.txt.</summary>
    public IEnumerable<string> Paths => Requests.Select(asked => asked.Path).Where(path => path != "/robots.txt");

    public Uri At(string path, string host = "127.0.0.1") => new($"http://{host}:{Port}{path}");

    public void On(string path, Func<Asked, Stream, Task> answer) => _paths[path] = answer;

    /// <summary>Answers with these in turn; the last stays.</summary>
    public void On(string path, params byte[][] answers)
    {
        var next = -1;
        On(path, (_, stream) => stream.WriteAsync(answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]).AsTask());
    }

    /// <summary>A whole response.</summary>
    public static byte[] Response(int status, byte[] body, params string[] fields) =>
        [.. Head(status, [.. fields, $"Content-Length: {body.Length}"]), .. body];

    public static byte[] Response(int status, string body, params string[] fields) => Response(status, Encoding.UTF8.GetBytes(body), fields);

    /// <summary>A page.</summary>
    public static byte[] Page(string body, params string[] fields) => Response(200, body, ["Content-Type: text/html; charset=utf-8", .. fields]);

    /// <summary>Sends on.</summary>
    public static byte[] Moved(string location, int status = 302) => Response(status, "", $"Location: {location}");

    /// <summary>The head of a response whose body the test writes.</summary>
    public static byte[] Head(int status, params string[] fields) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nConnection: close\r\n{string.Concat(fields.Select(field => field + "\r\n"))}\r\n");

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await HeadAsync(stream) is { } asked)
                {
                    _asked.Enqueue(asked);
                    await (_paths.GetValueOrDefault(asked.Path) ?? NotFoundAsync)(asked, stream);
                    client.Client.Shutdown(SocketShutdown.Send);
                    // Until the other side has closed: closing first would throw away what it has not read.
                    _ = await stream.ReadAsync(new byte[1], _stop.Token);
                }
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }

    private static Task NotFoundAsync(Asked asked, Stream stream) => stream.WriteAsync(Response(404, "nothing here")).AsTask();

    private static async Task<Asked?> HeadAsync(NetworkStream stream)
    {
        List<byte> head = [];
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }
            head.Add(one[0]);
        }
        return new(Encoding.ASCII.GetString([.. head]).TrimEnd());
    }
}
