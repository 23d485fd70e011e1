using System.Net;
using Isnad.Model.People;

namespace Isnad.Web.Tests;

/// <summary>Who is counted by the limit of attempts to sign in: behind the one proxy that is named its visitors, else whoever connects, whatever their headers say.</summary>
public sealed class ProxyTests
{
    private const int Limit = 2;

    private const string First = "203.0.113.7", Second = "203.0.113.8";

    [Fact]
    public async Task Behind_the_proxy_each_visitor_has_a_limit_of_their_own()
    {
        await using var desk = Start("127.0.0.1");
        await Spend(desk, First);
        (await Try(desk, First)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Try(desk, Second)).ShouldBe(HttpStatusCode.Forbidden);
        // The proxy itself, asking for nobody.
        (await Try(desk, null)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.1")]
    [InlineData("::1")]
    public async Task Whoever_is_not_the_proxy_is_counted_as_the_one_who_connects(string? proxy)
    {
        await using var desk = Start(proxy);
        await Spend(desk, First);
        (await Try(desk, Second)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Try(desk, null)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task What_a_visitor_wrote_before_the_proxys_own_word_is_not_believed()
    {
        await using var desk = Start("127.0.0.1");
        await Spend(desk, First);
        (await Try(desk, $"{Second}, {First}")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Try(desk, $"127.0.0.1, {First}")).ShouldBe(HttpStatusCode.TooManyRequests);
        // A word that is no address leaves the proxy's.
        await Spend(desk, "unknown");
        (await Try(desk, null)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_network_of_64_bits_is_one_visitor()
    {
        await using var desk = Start("127.0.0.1");
        await Spend(desk, "2001:db8:1:2::1");
        (await Try(desk, "2001:db8:1:2:ffff::9")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Try(desk, "2001:db8:1:3::1")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("192.0.2.1", false)]
    [InlineData(null, false)]
    public async Task The_proxys_word_that_it_was_asked_by_https_holds_for_cookies_and_links(string? proxy, bool believed)
    {
        await using var desk = Start(proxy);
        using var administrator = await desk.SignedIn(DeskRole.Administrator);
        administrator.Headers.Add("X-Forwarded-Proto", "https");
        (await (await administrator.Post("/people/invite", ("role", "Reader"))).Content.ReadAsStringAsync()).Contains("value=\"https://", StringComparison.Ordinal).ShouldBe(believed);
        using var visitor = desk.Visitor();
        visitor.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await visitor.Post("/sign-in", ("name", "administrator"), ("password", DeskHost.Password));
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("isnad-session=", StringComparison.Ordinal)).Contains("secure", StringComparison.OrdinalIgnoreCase).ShouldBe(believed);
    }

    private static DeskHost Start(string? proxy) => DeskHost.Start(new DeskSettings { KeyFolder = "", SignInsPerMinute = Limit, Proxy = proxy is null ? null : IPAddress.Parse(proxy) });

    private static async Task Spend(DeskHost desk, string forwarded)
    {
        for (var i = 0; i < Limit; i++)
        {
            (await Try(desk, forwarded)).ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private static async Task<HttpStatusCode> Try(DeskHost desk, string? forwarded)
    {
        using var visitor = desk.Visitor();
        if (forwarded is not null)
        {
            visitor.Headers.Add("X-Forwarded-For", forwarded);
        }
        using var answer = await visitor.Post("/sign-in", ("name", "x"), ("password", "y"));
        return answer.StatusCode;
    }
}
