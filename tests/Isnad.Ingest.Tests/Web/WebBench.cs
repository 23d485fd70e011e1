using System.Net;
using System.Net.Sockets;
using Isnad.Ingest.Web;

namespace Isnad.Ingest.Tests.Web;

/// <summary>A fetcher before a server of this machine, with a clock that the test moves. Names under example.org lead to that machine.</summary>
internal sealed class WebBench : IDisposable
{
    private readonly Dictionary<string, Queue<IPAddress[]>> _names = [];

    public WebBench(Func<FetchSettings, FetchSettings>? change = null)
    {
        Settings = FetchSettings.Default with { AllowedHosts = FetchSettings.Default.AllowedHosts.Add("127.0.0.1").Add("news.example.org") };
        Settings = change?.Invoke(Settings) ?? Settings;
        Waits = new PassingWaits(Clock);
        Fetcher = new PoliteFetcher(Settings, Clock, Waits, () => 0.5, new HostDialer(Settings, ResolveAsync, ConnectAsync));
        Feeds = new FeedSource(Fetcher, Memory, Settings, OutletSettings.None);
        Pages = new PageSource(Fetcher, Memory);
    }

    public FetchSettings Settings { get; }

    public LocalServer Server { get; } = new();

    public FakeClock Clock { get; } = new();

    public PassingWaits Waits { get; }

    public PoliteFetcher Fetcher { get; }

    public TransientFetchMemory Memory { get; } = new();

    public FeedSource Feeds { get; }

    public PageSource Pages { get; }

    /// <summary>Addresses that connections were made to.</summary>
    public List<IPAddress> Connected { get; } = [];

    /// <summary>What to connect to in place of the server, by the number of the connection from 1; null for the server.</summary>
    public Func<int, Stream?> Instead { get; set; } = _ => null;

    /// <summary>True where no connection comes about.</summary>
    public bool IsDead { get; set; }

    /// <summary>The addresses of a name, one answer a question; the last stays.</summary>
    public void Name(string host, params string[] addresses) => _names[host] = new(addresses.Select(list => list.Split(' ').Select(IPAddress.Parse).ToArray()));

    public Task<FetchOutcome> Get(string path, string host = "127.0.0.1", FetchAim aim = FetchAim.Page) => Get(Server.At(path, host), aim);

    public Task<FetchOutcome> Get(Uri address, FetchAim aim = FetchAim.Page) => Fetcher.FetchAsync(new FetchRequest(address, aim), default);

    public async Task<List<Capture>> Feed(string path = "/feed")
    {
        List<Capture> all = [];
        await foreach (var capture in Feeds.ReadAsync(Server.At(path)))
        {
            all.Add(capture);
        }
        return all;
    }

    public async Task<List<Capture>> Page(string path)
    {
        List<Capture> all = [];
        await foreach (var capture in Pages.ReadAsync(Server.At(path)))
        {
            all.Add(capture);
        }
        return all;
    }

    public void Dispose()
    {
        Fetcher.Dispose();
        Server.Dispose();
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancel)
    {
        if (_names.TryGetValue(host, out var answers))
        {
            return Task.FromResult(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
        }
        return host.EndsWith(".example.org", StringComparison.Ordinal) ? Task.FromResult<IPAddress[]>([IPAddress.Loopback]) : throw new SocketException((int)SocketError.HostNotFound);
    }

    /// <summary>Whatever the address, the server of this machine answers: no test goes out into the network.</summary>
    private async Task<Stream> ConnectAsync(IPEndPoint end, CancellationToken cancel)
    {
        int number;
        lock (Connected)
        {
            Connected.Add(end.Address);
            number = Connected.Count;
        }
        if (IsDead)
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        if (Instead(number) is { } other)
        {
            return other;
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, end.Port, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
