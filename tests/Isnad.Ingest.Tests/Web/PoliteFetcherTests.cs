using System.Text;
using Isnad.Ingest.Web;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Ingest.Tests.Web;

/// <summary>What is sent, what comes back, and what a host's answers mean.</summary>
public sealed class PoliteFetcherTests : IDisposable
{
    private readonly WebBench _bench = new();

    private LocalServer Server => _bench.Server;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_page_comes_with_the_exchange_that_brought_it()
    {
        Server.On("/a", Page("<p>تجدد القصف", "ETag: \"v1\"", "Last-Modified: Sun, 01 Mar 2026 07:00:00 GMT", "X-Two: a", "X-Two: b"));
        var got = (await _bench.Get("/a#top")).Content.ShouldNotBeNull();
        Encoding.UTF8.GetString(got.Bytes.Span).ShouldBe("<p>تجدد القصف");
        (got.MediaType, got.Charset, got.ETag, got.LastModified).ShouldBe(("text/html", "utf-8", "\"v1\"", "Sun, 01 Mar 2026 07:00:00 GMT"));
        got.FetchedAt.ShouldBe(_bench.Clock.GetUtcNow());
        got.Exchange.Response.ShouldStartWith("HTTP/1.1 200 OK\r\n");
        got.Exchange.Response.ShouldContain("X-Two: a\r\nX-Two: b\r\n");
        var sent = Server.Requests[^1].Head.Split("\r\n");
        got.Exchange.Request.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).ShouldBe(sent, ignoreOrder: true);
        sent[0].ShouldBe("GET /a HTTP/1.1");
    }

    [Fact]
    public async Task Isnad_says_who_it_is_and_sends_nothing_of_its_own()
    {
        using var bench = new WebBench(settings => settings with { Contact = "https://desk.example.org/bot" });
        bench.Server.On("/a", Page("<p>x", "Set-Cookie: id=1"));
        await bench.Get("/a");
        await bench.Get("/a");
        var asked = bench.Server.Requests[^1];
        asked.Field("User-Agent").ShouldBe("isnad/0.1.0 (+https://desk.example.org/bot)");
        asked.Head.Split("\r\n").Skip(1).Select(line => line.Split(':')[0]).ShouldBe(["Host", "User-Agent", "Accept", "Accept-Encoding"], ignoreOrder: true);
        (FetchSettings.Default.UserAgent, (FetchSettings.Default with { UserAgent = "own" }).UserAgent).ShouldBe(("isnad/0.1.0", "own"));
    }

    [Theory]
    [InlineData("ftp://news.example.org/a", "is no address of the web (ftp)")]
    [InlineData("file:///etc/passwd", "is no address of the web (file)")]
    [InlineData("http://user:secret@news.example.org/a", "holds a name or password")]
    [InlineData("https://أخبار-.example.org/a", "has a host that is no name")]
    [InlineData("https://xn--أ.example.org/a", "has a host that is no name")]
    public async Task Other_addresses_are_refused_unasked(string address, string reason)
    {
        var problem = (await _bench.Get(new Uri(address))).Problem.ShouldNotBeNull();
        problem.Reason.ShouldBe(reason);
        problem.ToString().ShouldNotContain("secret");
        _bench.Connected.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endless_address_is_refused() =>
        (await _bench.Get(new Uri("http://news.example.org/" + new string('a', 5000)))).Problem.ShouldNotBeNull().Reason.ShouldBe("is longer than 4096 characters");

    [Fact]
    public async Task A_host_that_nobody_knows_is_named()
    {
        var outcome = await _bench.Get(new Uri("http://nowhere.invalid/a"));
        outcome.Problem.ShouldNotBeNull().ToString().ShouldBe("http://nowhere.invalid/a: lies on a host that is not known; correct the address.");
        outcome.IsLasting.ShouldBeFalse();
        _bench.Waits.Waited.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/pdf", "is application/pdf, no page and no feed")]
    [InlineData("video/mp4", "is video/mp4, no page and no feed")]
    [InlineData("application/rss+xml", "is a feed (application/rss+xml), no page")]
    public async Task What_is_no_page_is_told(string type, string reason)
    {
        Server.On("/a", Response(200, "x", $"Content-Type: {type}"));
        (await _bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("text/html", null)]
    [InlineData("Text/HTML; Charset=\"windows-1256\"", "windows-1256")]
    [InlineData("application/xhtml+xml; charset=utf-8; charset", "utf-8")]
    [InlineData("text/plain;charset=iso-8859-6", "iso-8859-6")]
    public async Task Pages_and_texts_are_read_with_the_encoding_told(string type, string? charset)
    {
        Server.On("/a", Response(200, "x", $"Content-Type: {type}"));
        (await _bench.Get("/a")).Content.ShouldNotBeNull().Charset.ShouldBe(charset);
    }

    [Theory]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(451, true)]
    [InlineData(500, false)]
    [InlineData(206, false)]
    [InlineData(304, false)]
    public async Task Another_status_is_a_problem_at_once(int status, bool lasting)
    {
        Server.On("/a", Response(status, "", "Content-Type: text/html"));
        var outcome = await _bench.Get("/a");
        outcome.Problem.ShouldNotBeNull().Reason.ShouldStartWith($"answered {status} ");
        outcome.IsLasting.ShouldBe(lasting);
        Server.Paths.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Broken_HTTP_is_a_problem()
    {
        Server.On("/a", "no HTTP at all\r\n\r\n"u8.ToArray());
        (await _bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldBe("answers in broken HTTP");
    }

    [Fact]
    public async Task Cancelling_ends_a_wait()
    {
        using var stop = new CancellationTokenSource();
        Server.On("/a", async (_, stream) =>
        {
            await stream.WriteAsync(Head(200, "Content-Type: text/html"));
            await stop.CancelAsync();
        });
        await Should.ThrowAsync<OperationCanceledException>(() => _bench.Fetcher.FetchAsync(new FetchRequest(Server.At("/a"), FetchAim.Page), stop.Token));
    }
}
