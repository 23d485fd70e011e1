using System.IO.Compression;
using System.Text;
using Isnad.Ingest.Web;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Web.LocalServer;

namespace Isnad.Ingest.Tests.Web;

/// <summary>Bodies without end, bombs, drips, lies about length.</summary>
public sealed class LimitTests : IDisposable
{
    private const int Most = 20_000, MostTransferred = 10_000;
    private static readonly byte[] Chunk = Encoding.ASCII.GetBytes("1000\r\n" + new string('x', 0x1000) + "\r\n");

    private readonly WebBench _bench = new(settings => settings with { MaxBytes = Most, MaxTransferBytes = MostTransferred, Retries = 1 });

    private LocalServer Server => _bench.Server;

    public void Dispose() => _bench.Dispose();

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            stream.Write(bytes);
        }
        return packed.ToArray();
    }

    private static byte[] Gzip(byte[] bytes) => Packed(bytes, to => new GZipStream(to, CompressionLevel.Optimal));

    private async Task<FetchOutcome> Answer(params byte[][] answers)
    {
        Server.On("/a", answers);
        return await _bench.Get("/a");
    }

    [Fact]
    public async Task A_body_without_end_is_given_up_at_the_limit()
    {
        Server.On("/a", async (_, stream) =>
        {
            await stream.WriteAsync(Head(200, "Content-Type: text/html", "Transfer-Encoding: chunked"));
            while (true)
            {
                await stream.WriteAsync(Chunk);
            }
        });
        var outcome = await _bench.Get("/a");
        outcome.Problem.ShouldNotBeNull().Reason.ShouldBe("is longer than 10000 bytes");
        outcome.IsLasting.ShouldBeTrue();
        Server.Paths.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_page_of_a_gigabyte_is_refused_by_what_it_says_of_itself()
    {
        Server.On("/a", (_, stream) => stream.WriteAsync(Head(200, "Content-Type: text/html", "Content-Length: 1073741824")).AsTask());
        (await _bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldBe("is longer than 10000 bytes (1073741824 bytes)");
    }

    [Theory]
    [InlineData(MostTransferred, true)]
    [InlineData(MostTransferred + 1, false)]
    public async Task The_limit_of_transfer_is_exact(int length, bool whole)
    {
        Server.On("/a", async (_, stream) =>
        {
            await stream.WriteAsync(Head(200, "Content-Type: text/html"));
            await stream.WriteAsync(new byte[length]);
        });
        var outcome = await _bench.Get("/a");
        (outcome.Content?.Bytes.Length).ShouldBe(whole ? length : null);
        (outcome.Problem is null).ShouldBe(whole);
    }

    [Theory]
    [InlineData(Most, true)]
    [InlineData(Most + 1, false)]
    [InlineData(5_000_000, false)]
    public async Task A_bomb_is_not_unpacked_beyond_the_limit(int length, bool whole)
    {
        var body = Gzip(new byte[length]);
        body.Length.ShouldBeLessThan(MostTransferred);
        var outcome = await Answer(Response(200, body, "Content-Type: text/html", "Content-Encoding: gzip"));
        (outcome.Content?.Bytes.Length).ShouldBe(whole ? length : null);
        (outcome.Problem?.Reason).ShouldBe(whole ? null : "is longer than 20000 bytes unpacked");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity")]
    public async Task A_packed_body_is_unpacked(string coding)
    {
        var words = "هدوء حذر"u8.ToArray();
        var body = coding switch
        {
            "gzip" => Gzip(words),
            "br" => Packed(words, to => new BrotliStream(to, CompressionLevel.Optimal)),
            "deflate" => Packed(words, to => new ZLibStream(to, CompressionLevel.Optimal)),
            _ => words,
        };
        (await Answer(Response(200, body, "Content-Type: text/plain", $"Content-Encoding: {coding}"))).Content.ShouldNotBeNull().Bytes.ToArray().ShouldBe(words);
    }

    [Theory]
    [InlineData("zstd", "is packed as 'zstd'")]
    [InlineData("gzip, gzip", "is packed as 'gzip,gzip'")]
    public async Task An_unknown_packing_is_told(string coding, string reason) =>
        (await Answer(Response(200, "x", "Content-Type: text/plain", $"Content-Encoding: {coding}"))).Problem.ShouldNotBeNull().Reason.ShouldBe(reason);

    [Fact]
    public async Task A_body_that_is_not_packed_as_told_is_a_problem()
    {
        (await Answer(Response(200, "plain", "Content-Type: text/plain", "Content-Encoding: gzip"))).Problem.ShouldNotBeNull().Reason.ShouldBe("is not packed as it says, or breaks off");
        var cut = Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500))))[..^20];
        (await Answer(Response(200, cut, "Content-Type: text/plain", "Content-Encoding: gzip"))).Problem.ShouldNotBeNull().Reason.ShouldBe("is not packed as it says, or breaks off");
    }

    [Fact]
    public async Task A_body_shorter_than_it_says_is_asked_for_again_and_is_no_report()
    {
        Server.On("/a", async (_, stream) =>
        {
            await stream.WriteAsync(Head(200, "Content-Type: text/html", "Content-Length: 500"));
            await stream.WriteAsync("<p>half"u8.ToArray());
        });
        var outcome = await _bench.Get("/a");
        (outcome.Problem.ShouldNotBeNull().Reason, outcome.IsLasting).ShouldBe(("broke the connection before the end", false));
        Server.Paths.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_body_longer_than_it_says_so_much_is_taken_as_it_says()
    {
        Server.On("/a", async (_, stream) =>
        {
            await stream.WriteAsync(Head(200, "Content-Type: text/plain", "Content-Length: 4"));
            await stream.WriteAsync("four and more"u8.ToArray());
        });
        Encoding.ASCII.GetString((await _bench.Get("/a")).Content.ShouldNotBeNull().Bytes.Span).ShouldBe("four");
    }

    [Fact]
    public async Task A_drip_is_given_up_when_the_time_is_over()
    {
        Server.On("/a", async (_, stream) =>
        {
            await stream.WriteAsync(Head(200, "Content-Type: text/html", "Transfer-Encoding: chunked"));
            for (var second = 0; second < 120; second++)
            {
                await stream.WriteAsync("1\r\nx\r\n"u8.ToArray());
                _bench.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        });
        var outcome = await _bench.Get("/a");
        outcome.Problem.ShouldNotBeNull().Reason.ShouldBeOneOf("did not end within 60 s", "did not answer within 60 s");
        outcome.IsLasting.ShouldBeFalse();
        Server.Paths.Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_host_that_says_nothing_is_given_up_when_the_time_is_over()
    {
        Server.On("/a", (_, _) =>
        {
            _bench.Clock.Advance(_bench.Settings.RequestTimeout);
            return Task.Delay(Timeout.Infinite);
        });
        (await _bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldBe("did not answer within 60 s");
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_is_given_up()
    {
        using var bench = new WebBench(settings => settings with { ConnectTimeout = TimeSpan.FromMilliseconds(100), Retries = 0 });
        bench.IsDead = true;
        (await bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldEndWith("did not answer within 0.1 s");
    }

    [Fact]
    public async Task Headers_without_end_are_given_up()
    {
        Server.On("/a", async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            while (true)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-A: {new string('a', 500)}\r\n"));
            }
        });
        (await _bench.Get("/a")).Problem.ShouldNotBeNull().Reason.ShouldBe("sends more than 64 KiB of headers");
    }

    [Fact]
    public async Task An_empty_body_is_a_problem() => (await Answer(Response(200, "", "Content-Type: text/html"))).Problem.ShouldNotBeNull().Reason.ShouldBe("is empty");
}
