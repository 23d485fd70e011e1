using System.Text;
using Isnad.Ingest.Web;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Ingest.Tests.Web;

/// <summary>robots.txt: what it says (RFC 9309), and what its absence says.</summary>
public sealed class RobotsTests : IDisposable
{
    private readonly WebBench _bench = new();

    private LocalServer Server => _bench.Server;

    public void Dispose() => _bench.Dispose();

    private static bool Allows(string robots, string path) => RobotsRules.Parse(Encoding.UTF8.GetBytes(robots), FetchSettings.Product).Allows(new Uri("https://news.example.org" + path));

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("", "/a", true)]
    // One's own group counts alone.
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: isnad\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: *\nAllow: /\nUser-agent: ISNAD/2.0 (reader)\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a\nUser-agent: isnad", "/a", true)]
    [InlineData("User-agent: isnadic\nDisallow: /", "/a", true)]
    // Groups of one agent are one; agents share what follows, whatever stands between.
    [InlineData("User-agent: isnad\nDisallow: /a\nUser-agent: x\nAllow: /\nUser-agent: isnad\nDisallow: /b", "/a", false)]
    [InlineData("User-agent: isnad\nDisallow: /a\nUser-agent: x\nAllow: /\nUser-agent: isnad\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: isnad\n\nSitemap: https://x/\nUser-agent: x\n\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: x\nDisallow: /a\nUser-agent: isnad\nDisallow: /b", "/a", true)]
    // The longest decides; of equal ones the one that allows.
    [InlineData("User-agent: *\nAllow: /p\nDisallow: /", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /p/q\nAllow: /p", "/p/q/r", false)]
    [InlineData("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true)]
    [InlineData("User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", false)]
    // Signs.
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/b.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/b.php?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php/b.php", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a-b-b-c-d", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a-c-b", true)]
    [InlineData("User-agent: *\nDisallow: /fish$", "/fish/", true)]
    [InlineData("User-agent: *\nDisallow: /ab*b$", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: *print", "/x?print=1", false)]
    [InlineData("User-agent: *\nDisallow: /a$b", "/a$b", false)]
    [InlineData("User-agent: *\nDisallow: /x%2Ay", "/x*y", false)]
    [InlineData("User-agent: *\nDisallow: /x%2Ay", "/xxy", true)]
    // One spelling of a path.
    [InlineData("User-agent: *\nDisallow: /أخبار", "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1", false)]
    [InlineData("User-agent: *\nDisallow: /%d8%a3", "/%D8%A3", false)]
    [InlineData("User-agent: *\nDisallow: /%61", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /A", "/a", true)]
    // As it is written.
    [InlineData("\uFEFFuser-AGENT :*#all\r\ndisallow: /a # not this\r\n", "/a", false)]
    [InlineData("User-agent: *\rDisallow: /a", "/a", false)]
    [InlineData("<html>User-agent</html>\0\u0001", "/a", true)]
    public void What_it_says(string robots, string path, bool allowed) => Allows(robots, path).ShouldBe(allowed);

    [Fact]
    public void A_pattern_of_many_signs_costs_one_walk()
    {
        var robots = "User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 100_000)) + "*b$";
        Allows(robots, "/" + new string('a', 3000) + "b").ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_closed_is_not_asked_for()
    {
        Server.On("/robots.txt", Response(200, "User-agent: isnad\nDisallow: /closed"));
        Server.On("/closed/a", Page("<p>x"));
        Server.On("/open", Page("<p>x"));
        var outcome = await _bench.Get("/closed/a");
        outcome.Problem.ShouldNotBeNull().ToString().ShouldBe($"{Server.At("/closed/a")}: is closed to robots by the host's robots.txt; ask the host, or save the page and give the file.");
        outcome.IsLasting.ShouldBeFalse();
        (await _bench.Get("/open")).Content.ShouldNotBeNull();
        Server.Paths.ShouldBe(["/open"]);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task Without_one_all_is_open_and_with_a_sick_one_nothing(int status, bool open)
    {
        Server.On("/robots.txt", Response(status, ""));
        Server.On("/a", Page("<p>x"));
        var outcome = await _bench.Get("/a");
        (outcome.Content is not null).ShouldBe(open);
        Server.Paths.Count().ShouldBe(open ? 1 : 0);
        if (!open)
        {
            outcome.Problem.ShouldNotBeNull().Reason.ShouldStartWith($"is not asked for, as the host's robots.txt answered {status}");
            outcome.IsLasting.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task One_behind_too_many_redirects_is_none()
    {
        Server.On("/robots.txt", Moved("/robots.txt"));
        Server.On("/a", Page("<p>x"));
        (await _bench.Get("/a")).Content.ShouldNotBeNull();
    }

    [Fact]
    public async Task One_that_has_moved_counts()
    {
        Server.On("/robots.txt", Moved("/r"));
        Server.On("/r", Response(200, "User-agent: *\nDisallow: /a"));
        (await _bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldStartWith("is closed to robots");
    }

    [Fact]
    public async Task It_is_kept_for_a_day_and_a_sick_one_for_ten_minutes()
    {
        Server.On("/robots.txt", Response(500, ""), Response(200, "User-agent: *\nDisallow:"), Response(200, "User-agent: *\nDisallow: /"));
        Server.On("/a", Page("<p>x"));
        int Asked() => Server.Requests.Count(asked => asked.Path == "/robots.txt");
        (await _bench.Get("/a")).Content.ShouldBeNull();
        _bench.Clock.Advance(TimeSpan.FromMinutes(9.9));
        (await _bench.Get("/a")).Content.ShouldBeNull();
        Asked().ShouldBe(1);
        _bench.Clock.Advance(TimeSpan.FromMinutes(0.2));
        (await _bench.Get("/a")).Content.ShouldNotBeNull();
        _bench.Clock.Advance(TimeSpan.FromHours(23.9));
        (await _bench.Get("/a")).Content.ShouldNotBeNull();
        Asked().ShouldBe(2);
        _bench.Clock.Advance(TimeSpan.FromHours(0.2));
        (await _bench.Get("/a")).Content.ShouldBeNull();
        Asked().ShouldBe(3);
    }

    [Fact]
    public async Task What_stands_beyond_500_KiB_does_not_count()
    {
        var head = "User-agent: *\nDisallow: /first\n";
        Server.On("/robots.txt", Response(200, head + new string('#', (500 << 10) - head.Length) + "\nDisallow: /second"));
        Server.On("/second", Page("<p>x"));
        (await _bench.Get("/second")).Content.ShouldNotBeNull();
        (await _bench.Get("/first")).Content.ShouldBeNull();
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("0.5", 2)]
    [InlineData("2.5", 2.5)]
    [InlineData("100000", 60)]
    [InlineData("soon", 2)]
    public async Task A_delay_is_kept_up_to_a_minute(string words, double seconds)
    {
        Server.On("/robots.txt", Response(200, $"User-agent: *\nCrawl-delay: {words}"));
        Server.On("/a", Page("<p>x"));
        await _bench.Get("/a");
        await _bench.Get("/a");
        _bench.Waits.Waited.ShouldBe([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(seconds)]);
    }
}
