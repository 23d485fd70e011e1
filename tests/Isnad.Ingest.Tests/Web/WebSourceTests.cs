using System.Text;
using Isnad.Ingest.Web;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Ingest.Tests.Web;

/// <summary>An address is a feed or a page by what comes.</summary>
public sealed class WebSourceTests : IDisposable
{
    private const string Rss = "<rss><channel><title>وكالة السهل</title><item><link>/1</link></item></channel></rss>";

    private readonly WebBench _bench = new();

    private LocalServer Server => _bench.Server;

    public void Dispose() => _bench.Dispose();

    private async Task<string[]> Read(string path, WebBench? bench = null)
    {
        bench ??= _bench;
        List<string> all = [];
        await foreach (var capture in new WebSource(bench.Fetcher, bench.Memory, bench.Settings, OutletSettings.None).ReadAsync(bench.Server.At(path)))
        {
            all.Add(capture.Report is { } report ? $"{new Uri(report.Url!).AbsolutePath} {report.Outlet}".TrimEnd() : "!" + capture.Problem!.Reason);
        }
        return [.. all];
    }

    [Theory]
    [InlineData("Content-Type: application/rss+xml; charset=utf-8")]
    [InlineData("Content-Type: text/html; charset=utf-8")]
    [InlineData("X-None: 1")]
    public async Task A_feed_is_known_by_its_root_and_its_pages_are_fetched(string field)
    {
        Server.On("/news", Response(200, Rss, field));
        Server.On("/1", Page("<p>متن الخبر"));
        (await Read("/news")).ShouldBe(["/1 وكالة السهل"]);
        (await Read("/news")).ShouldBeEmpty();
        Server.Paths.ShouldBe(["/news", "/1", "/news"]);
    }

    [Fact]
    public async Task All_else_is_a_page_that_comes_once_and_again_when_it_has_changed()
    {
        Server.On("/news", Page("<!DOCTYPE html><p>متن الخبر", "ETag: \"a\""), Page("<!DOCTYPE html><p>متن الخبر"), Page("<!DOCTYPE html><p>متن آخر"));
        (await Read("/news")).ShouldBe(["/news"]);
        (await Read("/news")).ShouldBeEmpty();
        (await Read("/news")).ShouldBe(["/news"]);
        Server.Requests.Where(asked => asked.Path == "/news").Select(asked => asked.Field("If-None-Match")).ShouldBe([null, "\"a\"", null]);
    }

    [Fact]
    public async Task What_is_told_to_be_a_feed_and_is_none_is_told()
    {
        Server.On("/news", Response(200, "<rss><channel><item>", "Content-Type: application/rss+xml"));
        (await Read("/news")).Single().ShouldStartWith("!is no sound feed (");
    }

    [Fact]
    public async Task A_page_that_passes_a_limit_is_left_out_and_a_feed_is_read_as_far_as_it_goes()
    {
        using var small = new WebBench(settings => settings with { MaxTransferBytes = 5000 });
        foreach (var (path, head, type) in new[] { ("/page", "<html><body>", "text/html"), ("/feed", Rss.Replace("</channel></rss>", "", StringComparison.Ordinal), "application/rss+xml") })
        {
            small.Server.On(path, async (_, stream) =>
            {
                await stream.WriteAsync((byte[])[.. Head(200, $"Content-Type: {type}; charset=utf-8", "Content-Length: 1073741824"), .. Encoding.UTF8.GetBytes(head)]);
                while (true)
                {
                    await stream.WriteAsync("<x/>"u8.ToArray());
                }
            });
        }
        small.Server.On("/1", Page("<p>1"));
        (await Read("/page", small)).ShouldBe(["!is longer than 5000 bytes"]);
        (await Read("/feed", small)).ShouldBe(["!is longer than 5000 bytes", "/1 وكالة السهل"]);
    }

    [Theory]
    [InlineData("https://example.org/rss", true)]
    [InlineData("HTTP://example.org", true)]
    [InlineData("ftp://example.org/a", false)]
    [InlineData("reports/https.txt", false)]
    [InlineData("-", false)]
    public void An_address_begins_with_its_scheme(string source, bool isAddress) => WebSource.IsAddress(source).ShouldBe(isAddress);
}
