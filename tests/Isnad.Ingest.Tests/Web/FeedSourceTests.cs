using System.Text;
using Isnad.Ingest.Web;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Ingest.Tests.Web;

/// <summary>Feeds and pages as sources: what is new comes, what fails is told, nothing is lost.</summary>
public sealed class FeedSourceTests : IDisposable
{
    private readonly WebBench _bench = new();

    private LocalServer Server => _bench.Server;

    public void Dispose() => _bench.Dispose();

    private static string Item(int number, string date = "Sun, 01 Mar 2026 08:30:15 +0300") => $"<item><title>خبر {number}</title><link>/{number}</link><pubDate>{date}</pubDate></item>";

    private static byte[] Feed(string items, params string[] fields) =>
        Response(200, $"<rss><channel><title>وكالة السهل</title>{items}</channel></rss>", ["Content-Type: application/rss+xml; charset=utf-8", .. fields]);

    private static IEnumerable<string> Ends(IEnumerable<Capture> captures) => captures.Select(capture => capture.Report is { } report ? new Uri(report.Url!).AbsolutePath : "!" + capture.Problem!.Reason);

    [Fact]
    public async Task Entries_become_reports_with_what_the_feed_says_of_them()
    {
        Server.On("/feed", Feed(Item(1)));
        Server.On("/1", Page("<p>متن الخبر"));
        var report = (await _bench.Feed()).Single().Report.ShouldNotBeNull();
        Encoding.UTF8.GetString(report.Bytes.Span).ShouldBe("<p>متن الخبر");
        (report.Format, report.Method, report.Url, report.Locator, report.Charset).ShouldBe((RawFormat.Html, CaptureMethod.Fetch, Server.At("/1").AbsoluteUri, Server.At("/1").AbsoluteUri, "utf-8"));
        (report.Outlet, report.Title, report.Published).ShouldBe(("وكالة السهل", "خبر 1", new DateInterval(new DateOnly(2026, 3, 1))));
        report.FetchedAt.ShouldBe(_bench.Clock.GetUtcNow());
        report.Exchange.ShouldNotBeNull().Request.ShouldStartWith("GET /1 HTTP/1.1\r\n");
        report.Exchange!.Response.ShouldStartWith("HTTP/1.1 200 OK\r\n");
    }

    [Fact]
    public async Task A_second_look_brings_only_what_is_new()
    {
        Server.On("/feed", Feed(Item(1)), Feed(Item(2) + Item(1)));
        Server.On("/1", Page("<p>1"));
        Server.On("/2", Page("<p>2"));
        Ends(await _bench.Feed()).ShouldBe(["/1"]);
        Ends(await _bench.Feed()).ShouldBe(["/2"]);
        Ends(await _bench.Feed()).ShouldBeEmpty();
        Server.Paths.ShouldBe(["/feed", "/1", "/feed", "/2", "/feed"]);
    }

    [Fact]
    public async Task An_unchanged_feed_is_not_sent_again()
    {
        Server.On("/feed", (asked, stream) => stream.WriteAsync(asked.Field("If-None-Match") == "\"f\"" ? Response(304, "") : Feed(Item(1), "ETag: \"f\"")).AsTask());
        Server.On("/1", Page("<p>1"));
        Ends(await _bench.Feed()).ShouldBe(["/1"]);
        Ends(await _bench.Feed()).ShouldBeEmpty();
        Server.Requests[^1].Field("If-None-Match").ShouldBe("\"f\"");
        Ends(await _bench.Feed()).ShouldBeEmpty();
        Server.Requests[^1].Field("If-None-Match").ShouldBe("\"f\"");
    }

    [Fact]
    public async Task A_changed_entry_is_asked_for_on_a_condition_and_comes_where_its_bytes_are_new()
    {
        Server.On("/feed", Feed(Item(1)), Feed(Item(1, "Sun, 01 Mar 2026 09:00:00 +0300")), Feed(Item(1, "Sun, 01 Mar 2026 10:00:00 +0300")), Feed(Item(1, "Sun, 01 Mar 2026 11:00:00 +0300")));
        Server.On("/1", Page("<p>1", "ETag: \"a\""), Response(304, ""), Page("<p>1", "ETag: \"b\""), Page("<p>more", "ETag: \"c\""));
        Ends(await _bench.Feed()).ShouldBe(["/1"]);
        Ends(await _bench.Feed()).ShouldBeEmpty();
        Ends(await _bench.Feed()).ShouldBeEmpty();
        Ends(await _bench.Feed()).ShouldBe(["/1"]);
        Server.Requests.Where(asked => asked.Path == "/1").Select(asked => asked.Field("If-None-Match")).ShouldBe([null, "\"a\"", "\"a\"", "\"b\""]);
    }

    [Fact]
    public async Task A_page_that_fails_does_not_stop_the_others_and_comes_later()
    {
        Server.On("/feed", Feed(Item(1) + Item(2) + Item(3) + Item(4), "ETag: \"f\""));
        Server.On("/1", Page("<p>1"));
        Server.On("/2", Response(500, ""), Page("<p>2"));
        Server.On("/4", Page("<p>4"));
        Ends(await _bench.Feed()).ShouldBe(["/1", "!answered 500 InternalServerError", "!answered 404 NotFound", "/4"]);
        // The feed is asked for whole as long as something is open; the page that will fail again is not.
        Ends(await _bench.Feed()).ShouldBe(["/2"]);
        Server.Requests.Where(asked => asked.Path == "/feed").Select(asked => asked.Field("If-None-Match")).ShouldBe([null, null]);
        Server.Paths.Count(path => path == "/3").ShouldBe(1);
    }

    [Fact]
    public async Task A_report_is_remembered_only_when_the_next_is_asked_for()
    {
        Server.On("/feed", Feed(Item(1) + Item(2)));
        Server.On("/1", Page("<p>1"));
        Server.On("/2", Page("<p>2"));
        await using (var broken = _bench.Feeds.ReadAsync(Server.At("/feed")).GetAsyncEnumerator())
        {
            (await broken.MoveNextAsync()).ShouldBeTrue();
        }
        Ends(await _bench.Feed()).ShouldBe(["/1", "/2"]);
    }

    [Fact]
    public async Task A_feed_without_end_is_cut_and_what_stands_before_is_read()
    {
        using var bench = new WebBench(settings => settings with { MaxBytes = 5000, MaxEntries = 2 });
        bench.Server.On("/feed", async (_, stream) =>
        {
            await stream.WriteAsync((byte[])[.. Head(200, "Content-Type: application/rss+xml"), .. "<rss><channel><title>t</title>"u8]);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Item(1)));
            while (true)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"<item><description>{new string('x', 500)}</description><link>/1</link></item>"));
            }
        });
        bench.Server.On("/1", Page("<p>1"));
        Ends(await bench.Feed()).ShouldBe(["!holds more than 2 entries", "/1"]);
        using var small = new WebBench(settings => settings with { MaxTransferBytes = 5000 });
        small.Server.On("/feed", async (_, stream) =>
        {
            await stream.WriteAsync((byte[])[.. Head(200, "Content-Type: application/rss+xml", "Content-Length: 1073741824"), .. "<rss><channel><title>t</title>"u8, .. Encoding.UTF8.GetBytes(Item(1))]);
            while (true)
            {
                await stream.WriteAsync("<x/>"u8.ToArray());
            }
        });
        small.Server.On("/1", Page("<p>1"));
        Ends(await small.Feed()).ShouldBe(["!is longer than 5000 bytes", "/1"]);
        (await small.Memory.FindAsync(small.Server.At("/feed").AbsoluteUri, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_feed_that_drips_is_read_as_far_as_it_came()
    {
        byte[] start = [.. Head(200, "Content-Type: application/rss+xml"), .. "<rss><channel><title>t</title>"u8, .. Encoding.UTF8.GetBytes(Item(1))];
        // The first connection is for robots.txt.
        _bench.Instead = number => number == 2 ? new DripStream(start, _bench.Clock) : null;
        Server.On("/1", Page("<p>1"));
        Ends(await _bench.Feed()).ShouldBe(["!does not end in time", "/1"]);
    }

    [Fact]
    public async Task After_five_failures_in_a_row_the_rest_waits()
    {
        Server.On("/feed", Feed(string.Concat(Enumerable.Range(1, 20).Select(i => Item(i)))));
        Enumerable.Range(1, 20).ToList().ForEach(i => Server.On($"/{i}", Response(500, ""), Page($"<p>{i}")));
        var captures = await _bench.Feed();
        captures.Count.ShouldBe(6);
        captures[^1].Problem.ShouldNotBeNull().ToString().ShouldBe($"{Server.At("/feed")}: 5 of its pages failed one after the other; the others are left for the next time.");
        (await _bench.Feed()).Count(capture => capture.Report is not null).ShouldBe(5);
    }

    [Theory]
    [InlineData("<html><body>x</body></html>", "text/html", "!is no RSS and no Atom")]
    [InlineData("{}", "application/json", "!is application/json, no page and no feed")]
    [InlineData("<rss><channel><item>", "text/xml", "!is no sound feed (")]
    public async Task What_is_no_feed_is_one_problem(string body, string type, string reason)
    {
        Server.On("/feed", Response(200, body, $"Content-Type: {type}"));
        Ends(await _bench.Feed()).Single().ShouldStartWith(reason);
    }

    [Fact]
    public async Task Entries_without_a_page_and_given_twice_are_passed_over()
    {
        Server.On("/feed", Feed("<item><title>بلا رابط</title></item>" + Item(1) + Item(1)));
        Server.On("/1", Page("<p>1"));
        Ends(await _bench.Feed()).ShouldBe(["!the entry 'بلا رابط' names no page", "/1"]);
        Server.Paths.ShouldBe(["/feed", "/1"]);
    }

    [Fact]
    public async Task A_feed_leads_to_no_file_and_no_private_host()
    {
        _bench.Name("public.example.org", "93.184.216.34");
        Server.On("/feed", Feed($"<item><link>file:///etc/passwd</link></item><item><link>http://127.0.0.1:{Server.Port}/1</link></item><item><link>http://other.example.org:{Server.Port}/1</link></item>"));
        Server.On("/1", Page("<p>secret"));
        List<Capture> all = [];
        await foreach (var capture in _bench.Feeds.ReadAsync(Server.At("/feed", "public.example.org")))
        {
            all.Add(capture);
        }
        all.Count(capture => capture.Problem is not null).ShouldBe(3);
        Server.Paths.ShouldBe(["/feed"]);
    }

    [Fact]
    public async Task Cancelling_ends_a_walk()
    {
        using var stop = new CancellationTokenSource();
        Server.On("/feed", Feed(Item(1) + Item(2)));
        Server.On("/1", Page("<p>1"));
        Server.On("/2", Page("<p>2"));
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var capture in _bench.Feeds.ReadAsync(Server.At("/feed"), stop.Token))
            {
                await stop.CancelAsync();
            }
        });
        Server.Paths.ShouldBe(["/feed", "/1"]);
    }

    [Fact]
    public async Task The_outlets_zone_decides_the_day()
    {
        Server.On("/feed", Feed(Item(1, "Sun, 01 Mar 2026 22:30:00 GMT")));
        Server.On("/1", Page("<p>1"));
        var zoned = new FeedSource(_bench.Fetcher, new TransientFetchMemory(), _bench.Settings, OutletSettings.Parse("""{"وكالة السهل": "Asia/Damascus"}"""u8.ToArray(), "outlets.json"));
        await foreach (var capture in zoned.ReadAsync(Server.At("/feed")))
        {
            capture.Report.ShouldNotBeNull().Published.ShouldBe(new DateInterval(new DateOnly(2026, 3, 2)));
        }
        (await _bench.Feed()).Single().Report.ShouldNotBeNull().Published.ShouldBe(new DateInterval(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2)));
    }

    [Fact]
    public async Task A_page_comes_once_and_again_when_it_has_changed()
    {
        Server.On("/1", Page("<p>1", "ETag: \"a\""), Page("<p>1"), Page("<p>2"));
        Ends(await _bench.Page("/1#part")).ShouldBe(["/1"]);
        Ends(await _bench.Page("/1")).ShouldBeEmpty();
        Ends(await _bench.Page("/1")).ShouldBe(["/1"]);
        Ends(await _bench.Page("/none")).ShouldBe(["!answered 404 NotFound"]);
    }

    [Theory]
    [InlineData("Content-Type: text/plain", "<html><body>x", RawFormat.Text)]
    [InlineData("Content-Type: text/html", "words", RawFormat.Html)]
    [InlineData("X-None: 1", "  <!DOCTYPE html><p>x", RawFormat.Html)]
    [InlineData("X-None: 1", "words", RawFormat.Text)]
    public async Task The_format_is_what_is_told_else_what_it_looks_like(string field, string body, RawFormat format)
    {
        Server.On("/1", Response(200, body, field));
        (await _bench.Page("/1")).Single().Report.ShouldNotBeNull().Format.ShouldBe(format);
    }

    [Fact]
    public async Task A_picture_without_a_type_is_told()
    {
        Server.On("/1", Response(200, [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0]));
        Ends(await _bench.Page("/1")).ShouldBe(["!is an image, no page and no feed"]);
    }
}
