using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Archives.WarcSample;

namespace Isnad.Ingest.Tests.Archives;

public sealed class WarcReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_response_is_a_report_with_address_moment_and_exchange()
    {
        var request = Record("request", Bytes("GET /a HTTP/1.1\r\nHost: news.example.org\r\n\r\n"), more: "WARC-Concurrent-To: <urn:uuid:response-https://news.example.org/a>\r\n", contentType: "application/http; msgtype=request");
        var path = _folder.Write("a.warc", Join(Response(Shelling), request));
        var captured = Captured.Of(path);
        captured.Problems.ShouldBeEmpty();
        var report = captured.Reports.Single();
        (report.Format, report.Method, report.Url, report.Charset).ShouldBe((RawFormat.Html, CaptureMethod.WebArchive, "https://news.example.org/a", "utf-8"));
        report.FetchedAt.ShouldBe(new DateTimeOffset(2018, 4, 20, 9, 30, 0, TimeSpan.Zero));
        report.Locator.ShouldBe(path + "@0");
        report.Exchange.ShouldBe(new HttpExchange("GET /a HTTP/1.1\r\nHost: news.example.org\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"));
        Encoding.UTF8.GetString(report.Bytes.Span).ShouldBe(Page(Shelling));
        var parsed = captured.Parsed().Single();
        parsed.Text.Value.ShouldContain(Shelling);
        (parsed.Url, parsed.Outlet, parsed.TextIsExtracted).ShouldBe(("https://news.example.org/a", "news.example.org", true));
    }

    [Fact]
    public void A_request_before_its_response_is_found_by_the_response()
    {
        var request = Record("request", Bytes("GET /b HTTP/1.1\r\n\r\n"), contentType: "application/http");
        var other = Record("request", Bytes("GET /c HTTP/1.1\r\n\r\n"), "https://news.example.org/c", contentType: "application/http");
        var response = Response(Shelling, more: "WARC-Concurrent-To: <urn:uuid:request-https://news.example.org/a>\r\n");
        Captured.Of(_folder.Write("a.warc", Join(request, other, response))).Reports.Single().Exchange!.Request.ShouldBe("GET /b HTTP/1.1\r\n\r\n");
    }

    [Theory]
    [InlineData("each")]
    [InlineData("two")]
    [InlineData("one")]
    public void Gzip_members_may_hold_one_record_several_or_all(string way)
    {
        var first = Response(Shelling);
        var second = Response(Meeting, "https://news.example.org/b");
        var third = Response(Convoy, "https://news.example.org/c");
        var bytes = way switch
        {
            "each" => Join(Gzip(first), Gzip(second), Gzip(third)),
            "two" => Join(Gzip(Join(first, second)), Gzip(third)),
            _ => Gzip(Join(first, second, third)),
        };
        var path = _folder.Write("a.warc.gz", bytes);
        var captured = Captured.Of(path);
        captured.Problems.ShouldBeEmpty();
        captured.Words.ShouldBe([Page(Shelling), Page(Meeting), Page(Convoy)]);
        string[] at = way switch
        {
            "each" => ["0", $"{Gzip(first).Length}", $"{Gzip(first).Length + Gzip(second).Length}"],
            "two" => ["0", $"0+{first.Length}", $"{Gzip(Join(first, second)).Length}"],
            _ => ["0", $"0+{first.Length}", $"0+{first.Length + second.Length}"],
        };
        captured.Locators.ShouldBe(at.Select(offset => $"{path}@{offset}"));
        Captured.OfStandardInput(bytes).Words.ShouldBe(captured.Words);
    }

    [Fact]
    public void Codings_of_the_body_are_undone()
    {
        var page = Bytes(Page(Shelling));
        (byte[] Body, string Head)[] ways =
        [
            (Chunked(page, 37), "Transfer-Encoding: chunked\r\n"),
            (Gzip(page), "Content-Encoding: gzip\r\n"),
            (Pack(page, to => new ZLibStream(to, CompressionLevel.Optimal)), "Content-Encoding: deflate\r\n"),
            (Pack(page, to => new DeflateStream(to, CompressionLevel.Optimal)), "Content-Encoding: deflate\r\n"),
            (Pack(page, to => new BrotliStream(to, CompressionLevel.Optimal)), "Content-Encoding: br\r\n"),
            (Chunked(Gzip(page), 50), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
            // Some writers decode and leave the head as it was.
            (page, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
            (page, "Content-Encoding: br\r\n"),
        ];
        foreach (var (body, head) in ways)
        {
            foreach (var digested in new[] { body, page })
            {
                var more = $"WARC-Payload-Digest: sha256:{Convert.ToHexString(SHA256.HashData(digested)).ToLowerInvariant()}\r\n";
                var captured = Captured.Of(_folder.Write("a.warc", Record("response", Http(body, more: head), more: more)));
                captured.Problems.ShouldBeEmpty(head);
                captured.Words.ShouldBe([Page(Shelling)], head);
            }
        }
    }

    [Fact]
    public void Only_whole_pages_and_texts_are_taken()
    {
        var path = _folder.Write("a.warc", Join(
            Record("warcinfo", Bytes("software: own\r\n"), contentType: "application/warc-fields"),
            Record("response", Http([1, 2, 3, 0, 0], "image/png")),
            Record("response", Http(Bytes(Page(Meeting)), status: "404 Not Found")),
            Record("response", Http(Bytes("User-agent: *"), "text/plain"), "https://news.example.org/robots.txt"),
            Record("resource", Bytes(Meeting), "metadata://writer.example.org/log", contentType: "text/plain"),
            Record("revisit", Http([])),
            Record("resource", Bytes(Convoy), "https://news.example.org/t", contentType: "text/plain; charset=\"utf-8\""),
            Record("response", Http(Bytes(Page(Shelling)), "application/xhtml+xml"))));
        var captured = Captured.Of(path);
        captured.Words.ShouldBe([Convoy, Page(Shelling)]);
        captured.Reports.Select(report => report.Format).ShouldBe([RawFormat.Text, RawFormat.Html]);
        captured.Problems.Single().ToString().ShouldBe($"{path}: warning: 1 of its records only say that a page was unchanged (revisit); they hold no text; the page itself is in the archive made before.");
        captured.Parsed()[0].Url.ShouldBe("https://news.example.org/t");
    }

    [Fact]
    public void The_encoding_that_the_transport_tells_is_taken()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var arabic = Encoding.GetEncoding("windows-1256");
        var page = Page(Shelling).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal);
        var captured = Captured.Of(_folder.Write("a.warc", Record("response", Http(arabic.GetBytes(page), "text/html;charset=windows-1256"))));
        captured.Reports.Single().Charset.ShouldBe("windows-1256");
        captured.Parsed().Single().Text.Value.ShouldContain(Shelling);
    }

    [Theory]
    [InlineData("sha1", true)]
    [InlineData("sha1", false)]
    [InlineData("sha-256", true)]
    public void Digests_are_checked(string name, bool hex)
    {
        var block = Http(Bytes(Page(Shelling)));
#pragma warning disable CA5350
        var hash = name == "sha1" ? SHA1.HashData(block) : SHA256.HashData(block);
#pragma warning restore CA5350
        var digest = $"WARC-Block-Digest: {name}:{(hex ? Convert.ToHexString(hash) : Base32(hash))}\r\n";
        var good = Record("response", block, more: digest, digest: false);
        Captured.Of(_folder.Write("good.warc", good)).Words.ShouldBe([Page(Shelling)]);
        var altered = _folder.Write("bad.warc", Join(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(good).Replace("lang=\"ar\"", "lang=\"fa\"", StringComparison.Ordinal)), Response(Meeting)));
        var captured = Captured.Of(altered);
        captured.Words.ShouldBe([Page(Meeting)]);
        captured.Problems.Single().ToString().ShouldBe($"{altered}@0: the record's bytes are not those of its WARC-Block-Digest; it was damaged or altered and is left out; get the archive anew.");
    }

    [Fact]
    public void A_payload_that_is_not_that_of_its_digest_is_left_out()
    {
        var path = _folder.Write("a.warc", Response(Shelling, more: $"WARC-Payload-Digest: sha1:{Base32(new byte[20])}\r\n", digest: false));
        var captured = Captured.Of(path);
        captured.Reports.ShouldBeEmpty();
        captured.Problems.Single().ToString().ShouldContain("@0: the record's payload is not that of its WARC-Payload-Digest");
    }

    private static string Base32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        bits = bits.PadRight((bits.Length + 4) / 5 * 5, '0');
        return string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five), 2)]));
    }
}
