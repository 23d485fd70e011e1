using System.Net;
using Isnad.Ingest.Web;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Ingest.Tests.Web;

/// <summary>Nobody leads Isnad into a private network: not by address, name, redirect or feed.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("0.0.0.0", "RFC 1122")]
    [InlineData("10.0.0.0", "RFC 1918")]
    [InlineData("10.255.255.255", "RFC 1918")]
    [InlineData("100.64.0.0", "RFC 6598")]
    [InlineData("100.127.255.255", "RFC 6598")]
    [InlineData("127.255.255.255", "RFC 1122")]
    [InlineData("169.254.169.254", "RFC 3927")]
    [InlineData("172.16.0.0", "RFC 1918")]
    [InlineData("172.31.255.255", "RFC 1918")]
    [InlineData("192.0.0.8", "RFC 6890")]
    [InlineData("192.0.2.1", "RFC 5737")]
    [InlineData("192.88.99.1", "RFC 7526")]
    [InlineData("192.168.255.255", "RFC 1918")]
    [InlineData("198.18.0.0", "RFC 2544")]
    [InlineData("198.19.255.255", "RFC 2544")]
    [InlineData("198.51.100.1", "RFC 5737")]
    [InlineData("203.0.113.1", "RFC 5737")]
    [InlineData("224.0.0.1", "RFC 5771")]
    [InlineData("240.0.0.1", "RFC 1112")]
    [InlineData("255.255.255.255", "RFC 919")]
    [InlineData("::", "RFC 4291")]
    [InlineData("::1", "RFC 4291")]
    [InlineData("::ffff:127.0.0.1", "RFC 1122")]
    [InlineData("::ffff:10.1.2.3", "RFC 1918")]
    [InlineData("::10.1.2.3", "RFC 4291")]
    [InlineData("64:ff9b::7f00:1", "RFC 1122")]
    [InlineData("64:ff9b:1::1", "RFC 8215")]
    [InlineData("100::1", "RFC 6666")]
    [InlineData("2001::1", "RFC 2928")]
    [InlineData("2001:db8::1", "RFC 3849")]
    [InlineData("2002:7f00:1::", "RFC 7526")]
    [InlineData("3fff::1", "RFC 9637")]
    [InlineData("5f00::1", "RFC 9602")]
    [InlineData("fc00::1", "RFC 4193")]
    [InlineData("fdff::1", "RFC 4193")]
    [InlineData("fe80::1%2", "RFC 4291")]
    [InlineData("fec0::1", "RFC 3879")]
    [InlineData("ff02::1", "RFC 4291")]
    [InlineData("4000::1", "RFC 4291")]
    public void Addresses_outside_the_public_network_are_known(string address, string rfc) => AddressRanges.NotPublic(IPAddress.Parse(address)).ShouldNotBeNull().ShouldContain(rfc);

    [Theory]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2001:200::1")]
    [InlineData("2a00::1")]
    [InlineData("3ffe::1")]
    public void Public_addresses_are_known(string address) => AddressRanges.NotPublic(IPAddress.Parse(address)).ShouldBeNull();

    [Theory]
    [InlineData("http://127.0.0.1:{0}/a", "127.0.0.1")]
    [InlineData("http://[::1]:{0}/a", "::1")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/a", "::ffff:127.0.0.1")]
    [InlineData("http://2130706433:{0}/a", "127.0.0.1")]
    [InlineData("http://0x7f.1:{0}/a", "127.0.0.1")]
    [InlineData("http://other.example.org:{0}/a", "127.0.0.1")]
    public async Task Loopback_is_refused_by_default(string address, string shown)
    {
        using var bench = new WebBench(_ => FetchSettings.Default);
        bench.Server.On("/a", Page("<p>x"));
        var outcome = await bench.Get(new Uri(string.Format(null, address, bench.Server.Port)));
        outcome.Problem.ShouldNotBeNull().Reason.ShouldStartWith($"leads to {shown}, which is not of the public network (loopback");
        bench.Server.Requests.ShouldBeEmpty();
        bench.Connected.ShouldBeEmpty();
        bench.Waits.Waited.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_systems_own_way_into_the_network_refuses_loopback()
    {
        using var server = new LocalServer();
        using var fetcher = new PoliteFetcher(FetchSettings.Default, TimeProvider.System, () => 0.5);
        (await fetcher.FetchAsync(new FetchRequest(server.At("/a", "localhost"), FetchAim.Page), default)).Problem.ShouldNotBeNull().Reason.ShouldContain("not of the public network (loopback");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_systems_own_way_into_the_network_fetches()
    {
        using var server = new LocalServer();
        server.On("/a", Page("<p>x"));
        using var fetcher = new PoliteFetcher(FetchSettings.Default with { AllowPrivate = true, HostInterval = TimeSpan.Zero }, TimeProvider.System, () => 0.5);
        (await fetcher.FetchAsync(new FetchRequest(server.At("/a", "localhost"), FetchAim.Page), default)).Content.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_several_addresses_a_public_one_is_taken()
    {
        using var bench = new WebBench();
        bench.Name("mixed.example.org", "10.0.0.1 192.168.0.1 93.184.216.34");
        bench.Server.On("/a", Page("<p>x"));
        (await bench.Get("/a", "mixed.example.org")).Content.ShouldNotBeNull();
        bench.Connected.Distinct().ShouldBe([IPAddress.Parse("93.184.216.34")]);
    }

    [Fact]
    public async Task A_name_that_changes_its_address_gains_nothing()
    {
        using var bench = new WebBench();
        bench.Name("rebind.example.org", "93.184.216.34", "169.254.169.254");
        bench.Server.On("/a", Page("<p>secret"));
        var outcome = await bench.Get("/a", "rebind.example.org");
        bench.Server.Requests.Select(asked => asked.Path).ShouldBe(["/robots.txt"]);
        outcome.Problem.ShouldNotBeNull().Reason.ShouldBe("leads to 169.254.169.254, which is not of the public network (link-local, RFC 3927)");
    }

    [Fact]
    public async Task A_redirect_into_a_private_network_is_refused()
    {
        using var bench = new WebBench();
        bench.Server.On("/a", Moved($"http://other.example.org:{bench.Server.Port}/b"));
        bench.Server.On("/b", Page("<p>secret"));
        (await bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldBe($"is sent on to http://other.example.org:{bench.Server.Port}/b, which leads to 127.0.0.1, which is not of the public network (loopback, RFC 1122)");
        bench.Server.Paths.ShouldBe(["/a"]);
    }

    [Fact]
    public async Task An_allowed_host_is_not_reached_from_outside()
    {
        using var bench = new WebBench();
        bench.Name("public.example.org", "93.184.216.34");
        bench.Server.On("/a", Moved($"http://127.0.0.1:{bench.Server.Port}/b"));
        bench.Server.On("/b", Page("<p>secret"));
        (await bench.Get("/a", "public.example.org")).Problem.ShouldNotBeNull().Reason.ShouldContain("to a host that may be private (127.0.0.1)");
        bench.Server.Paths.ShouldBe(["/a"]);
        (await bench.Fetcher.FetchAsync(new FetchRequest(bench.Server.At("/b"), FetchAim.Page) { LedFrom = new Uri("https://public.example.org/feed") }, default)).Problem.ShouldNotBeNull();
        (await bench.Fetcher.FetchAsync(new FetchRequest(bench.Server.At("/b"), FetchAim.Page) { LedFrom = bench.Server.At("/feed", "news.example.org") }, default)).Content.ShouldNotBeNull();
    }
}
