using Isnad.Ingest.Web;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Ingest.Tests.Web;

/// <summary>Redirects, followed by hand.</summary>
public sealed class RedirectTests : IDisposable
{
    private readonly WebBench _bench = new();

    private LocalServer Server => _bench.Server;

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_page_that_has_moved_is_followed(int status)
    {
        Server.On("/a", Moved("../b?x=1#part", status));
        Server.On("/b?x=1", Page("<p>here"));
        var content = (await _bench.Get("/a")).Content.ShouldNotBeNull();
        content.Address.ShouldBe(Server.At("/b?x=1"));
        content.Exchange.Request.ShouldStartWith("GET /b?x=1 HTTP/1.1\r\n");
    }

    [Fact]
    public async Task Letters_of_a_path_may_stand_unescaped()
    {
        Server.On("/a", Moved("/أخبار"));
        Server.On("/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", Page("<p>here"));
        (await _bench.Get("/a")).Content.ShouldNotBeNull();
    }

    [Fact]
    public async Task Five_are_followed_and_six_are_not()
    {
        for (var i = 0; i < 7; i++)
        {
            Server.On($"/{i}", Moved($"/{i + 1}"));
        }
        Server.On("/7", Page("<p>here"));
        (await _bench.Get("/2")).Content.ShouldNotBeNull();
        (await _bench.Get("/1")).Problem.ShouldNotBeNull().Reason.ShouldBe($"is sent on more than 5 times, last to {Server.At("/7")}");
    }

    [Fact]
    public async Task A_circle_is_named()
    {
        Server.On("/a", Moved("/b"));
        Server.On("/b", Moved("/a#again"));
        (await _bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldBe($"is sent in a circle: {Server.At("/a")} → {Server.At("/b")} → {Server.At("/a")}");
        Server.Paths.ShouldBe(["/a", "/b"]);
    }

    [Theory]
    [InlineData("file:///etc/passwd", "which is no address of the web (file)")]
    [InlineData("javascript:alert(1)", "which is no address of the web (javascript)")]
    [InlineData("http://user:secret@news.example.org/", "which holds a name or password")]
    [InlineData("https://أخبار-.example.org/", "which has a host that is no name")]
    [InlineData("http://[", "is sent on to 'http://[', which is no address")]
    public async Task Each_hop_is_checked(string location, string reason)
    {
        Server.On("/a", Moved(location));
        var problem = (await _bench.Get("/a")).Problem.ShouldNotBeNull();
        problem.Reason.ShouldContain(reason);
        problem.Reason.ShouldNotContain("secret");
        Server.Paths.ShouldBe(["/a"]);
    }

    [Fact]
    public async Task A_redirect_without_a_place_is_a_problem()
    {
        Server.On("/a", Response(302, ""));
        (await _bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldEndWith("without saying where to");
    }

    [Fact]
    public void From_https_nobody_is_sent_to_http()
    {
        var rules = new HopRules(FetchSettings.Default);
        rules.RedirectRefusal(new Uri("https://a.example.org/x"), new Uri("http://a.example.org/x")).ShouldNotBeNull().Reason.ShouldBe("is sent on from https to http (http://a.example.org/x)");
        rules.RedirectRefusal(new Uri("http://a.example.org/x"), new Uri("https://a.example.org/x")).ShouldBeNull();
    }

    [Fact]
    public async Task The_robots_of_the_second_host_are_asked_too()
    {
        Server.On("/a", Moved($"http://news.example.org:{Server.Port}/b"));
        Server.On("/b", Page("<p>here"));
        (await _bench.Get("/a")).Content.ShouldNotBeNull();
        Server.Requests.Select(asked => $"{asked.Field("Host")!.Split(':')[0]}{asked.Path}").ShouldBe(["127.0.0.1/robots.txt", "127.0.0.1/a", "news.example.org/robots.txt", "news.example.org/b"]);
    }
}
