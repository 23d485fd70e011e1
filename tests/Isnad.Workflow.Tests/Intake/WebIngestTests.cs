using System.Collections.Concurrent;
using System.Text;
using Isnad.Ingest.Tests.Web;
using Isnad.Ingest.Web;
using Isnad.Model.Ledger;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Workflow.Tests.Intake;

/// <summary>Feeds and pages of a server of this machine.</summary>
public sealed class WebIngestTests : IDisposable
{
    private readonly Bench _bench = new();
    private readonly LocalServer _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    private static string Item(int number, string hour = "08") => $"<item><title>خبر {number}</title><link>/{number}</link><pubDate>Sun, 01 Mar 2026 {hour}:30:15 +0300</pubDate></item>";

    private static byte[] Feed(params string[] items) => Response(200, $"<rss><channel><title>وكالة السهل</title>{string.Concat(items)}</channel></rss>", "Content-Type: application/rss+xml; charset=utf-8");

    private string At(string path) => _server.At(path).AbsoluteUri;

    [Fact]
    public void A_feed_brings_its_pages_then_only_what_is_new_and_a_changed_page_as_a_version()
    {
        _server.On("/feed", Feed(Item(1), Item(2)), Feed(Item(3), Item(2, "09"), Item(1)));
        _server.On("/1", Bench.Page("اللواء الأول"));
        _server.On("/2", Bench.Page("اللواء الثاني"), Bench.Page("اللواء الثاني بعد التصحيح"));
        _server.On("/3", Bench.Page("اللواء الثالث"));
        _bench.Ingest(At("/feed")).New.ShouldBe(2);
        var again = _bench.Ingest(At("/feed"));
        (again.New, again.NewVersions, again.Captures).ShouldBe((1, 1, 2));
        _server.Paths.ShouldBe(["/feed", "/1", "/2", "/feed", "/3", "/2"]);
        _bench.Archive.Kept.Select(kept => (kept.Report, kept.Content.Url, kept.Content.Outlet)).ShouldBe(
            [(1, At("/1"), "وكالة السهل"), (2, At("/2"), "وكالة السهل"), (3, At("/3"), "وكالة السهل"), (2, At("/2"), "وكالة السهل")]);
        _bench.Told.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_is_remembered_only_after_it_was_stored()
    {
        var order = new ConcurrentQueue<string>();
        _bench.Memory = new ListeningMemory(url => order.Enqueue($"remember {new Uri(url).AbsolutePath} {_bench.Archive.Kept.Count}"));
        _server.On("/feed", Feed(Item(1), Item(2), Item(3)));
        foreach (var i in Enumerable.Range(1, 3))
        {
            _server.On($"/{i}", Bench.Page($"اللواء رقم {i}"));
        }
        _bench.Ingest(At("/feed")).New.ShouldBe(3);
        order.ShouldBe(["remember /1 1", "remember /2 2", "remember /3 3", "remember /feed 3"]);
    }

    [Fact]
    public void What_could_not_be_stored_is_not_remembered_and_comes_again()
    {
        _server.On("/feed", Feed(Item(1), Item(2)));
        _server.On("/1", Bench.Page("اللواء الأول"));
        _server.On("/2", Bench.Page("اللواء الثاني"));
        _bench.Archive.BeforeTake = number => _ = number == 2 ? throw new LedgerException("full") : 0;
        Should.Throw<LedgerException>(() => _bench.Ingest(At("/feed")));
        _bench.Archive.Kept.ShouldHaveSingleItem().Content.Url.ShouldBe(At("/1"));
        _bench.Ingest(At("/feed")).New.ShouldBe(1);
        _bench.Archive.Kept.Select(kept => kept.Content.Url).ShouldBe([At("/1"), At("/2")]);
        _server.Paths.ShouldBe(["/feed", "/1", "/2", "/feed", "/2"]);
    }

    [Fact]
    public void A_page_is_a_source_and_comes_between_files_in_order()
    {
        _server.On("/page", Bench.Page("اللواء الأول"));
        _bench.Ingest(_bench.Write("a.txt", Bench.Words("a")), At("/page"), _bench.Write("b.txt", Bench.Words("b"))).New.ShouldBe(3);
        _bench.Archive.Kept.Select(kept => kept.Content.Url).ShouldBe([null, At("/page"), null]);
    }

    [Fact]
    public void Whatever_a_host_does_is_one_problem_and_the_rest_goes_on()
    {
        _server.On("/loop", Moved("/back"));
        _server.On("/back", Moved("/loop"));
        _server.On("/huge", async (_, stream) =>
        {
            await stream.WriteAsync(Head(200, "Content-Type: text/html", "Content-Length: 1073741824"));
            while (true)
            {
                await stream.WriteAsync(new byte[1 << 16]);
            }
        });
        _server.On("/endless", async (_, stream) =>
        {
            await stream.WriteAsync((byte[])[.. Head(200, "Content-Type: application/rss+xml; charset=utf-8"), .. Encoding.UTF8.GetBytes($"<rss><channel><title>t</title>{Item(1)}")]);
            while (true)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<ttl>60</ttl>", 1000))));
            }
        });
        _server.On("/1", Bench.Page("اللواء الأول"));
        var tally = _bench.Ingest(At("/loop"), At("/huge"), At("/endless"), At("/none"), "http://10.1.2.3/feed", "http://[", _bench.Write("a.txt", Bench.Words("a")));
        tally.New.ShouldBe(2);
        _bench.Archive.Kept.Select(kept => kept.Content.Url).ShouldBe([At("/1"), null]);
        _bench.Told.Count.ShouldBe(6, string.Join('\n', _bench.Told));
        _bench.Told[0].ShouldContain("is sent in a circle");
        _bench.Told[1].ShouldBe($"{At("/huge")}: is longer than 8 MiB; it is left out; no report is that long.");
        _bench.Told[2].ShouldContain("is longer than 8 MiB; the 1 entries before are read");
        _bench.Told[3].ShouldContain("404");
        _bench.Told[4].ShouldContain("private");
        _bench.Told[5].ShouldStartWith("http://[: is no address");
    }

    [Fact]
    public void A_page_without_an_article_is_kept_and_told()
    {
        _server.On("/frame", Page("<html><body><iframe src=\"x\"></iframe></body></html>"));
        _bench.Ingest(At("/frame")).WithoutArticle.ShouldBe(1);
        _bench.Told.ShouldHaveSingleItem().ShouldContain("no article text was found");
        _bench.Ingest(At("/frame")).Captures.ShouldBe(0);
    }

    private sealed class ListeningMemory(Action<string> onPut) : IFetchMemory
    {
        private readonly TransientFetchMemory _inner = new();

        public ValueTask<FetchState?> FindAsync(string url, CancellationToken cancellationToken) => _inner.FindAsync(url, cancellationToken);

        public ValueTask PutAsync(string url, FetchState state, CancellationToken cancellationToken)
        {
            onPut(url);
            return _inner.PutAsync(url, state, cancellationToken);
        }
    }
}
