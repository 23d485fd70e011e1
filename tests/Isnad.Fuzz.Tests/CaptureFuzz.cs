using System.Globalization;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Isnad.Ingest;
using Isnad.Ingest.Archives;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Isnad.Fuzz.Tests;

/// <summary>Web archives, exports and saved pages with bytes cut, doubled, moved and put in between: what can be read comes, what cannot is told.</summary>
public sealed class CaptureFuzz(ITestOutputHelper log) : IDisposable
{
    private const string Page = "<!doctype html><html><head><meta charset=\"utf-8\"></head><body><article><p>قال متحدث باسم الدفاع المدني إن قصفا استهدف أطراف البلدة مساء أمس وأسفر عن مقتل ثلاثة مدنيين.</p></article></body></html>";

    private const string Export = """
        {"name":"قناة الساحل","type":"public_channel","id":1,"messages":[
        {"id":1,"type":"service","date":"2018-04-20T09:00:00","action":"create_channel"},
        {"id":2,"type":"message","date":"2018-04-20T09:30:00","date_unixtime":"1524216600","from":"قناة الساحل","text":[{"type":"bold","text":"عاجل"}," انفجار قرب السوق"],"text_entities":[{"type":"bold","text":"عاجل"}]},
        {"id":3,"type":"message","date":"2018-04-21T10:00:00","date_unixtime":"1524304800","text":"هدوء حذر في المدينة بعد ليلة من القصف."}]}
        """;

    private const string Saved = """
        From: <Saved by Blink>
        Snapshot-Content-Location: https://news.example.org/a
        Subject: =?utf-8?Q?=D8=B9?=
        Date: Fri, 20 Apr 2018 09:30:00 -0000
        MIME-Version: 1.0
        Content-Type: multipart/related; type="text/html"; boundary="----Part"

        ------Part
        Content-Type: text/html
        Content-Transfer-Encoding: 8bit
        Content-Location: https://news.example.org/a

        {0}
        ------Part
        Content-Type: image/png
        Content-Transfer-Encoding: base64
        Content-Location: https://news.example.org/a.png

        iVBORw0KGgo=
        ------Part--

        """;

    private static readonly string[] Pieces =
    [
        "WARC/1.1\r\n", "\r\n\r\n", "\n", "Content-Length: 99999999999999999999\r\n", "Content-Length: -1\r\n", "Content-Length: 3\r\n", "WARC-Type: revisit\r\n", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
        "ffffffffff\r\n", "WARC-Block-Digest: sha1:AAAA\r\n", "------Part\r\n", "Content-Transfer-Encoding: base64\r\n", "=3D", "=", "{", "}", "[", "]", "\"", ",", "\"messages\":[", "\"text\":", "\\ud83d", "\"\\ud83d\":1,", "null", "1e999", "\0", "\u001F\u008B", "PK\u0003\u0004", "PK\u0005\u0006",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-fuzz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Warc { get; } = [.. Record("warcinfo", "software: test\r\n", "application/warc-fields"), .. Response("a"), .. Response("b"), .. Record("metadata", "x: y\r\n", "application/warc-fields")];

    private static byte[] Members { get; } = [.. Gzip(Response("a")), .. Gzip([.. Response("b"), .. Response("c")]), .. Gzip(Response("d"))];

    private static (string Ending, byte[] Bytes)[] Whole { get; } =
    [
        (".warc", Warc), (".warc.gz", Members), (".wacz", Wacz()), (".json", Encoding.UTF8.GetBytes(Export)), (".json.gz", Gzip(Encoding.UTF8.GetBytes(Export))),
        (".mhtml", Encoding.UTF8.GetBytes(Saved.Replace("{0}", Page, StringComparison.Ordinal).ReplaceLineEndings("\r\n"))),
    ];

    private static Gen<(string Ending, byte[] Bytes)> Damaged { get; } =
        from whole in Gen.Elements(Whole)
        from edits in Values.Edits(Gen.OneOf(Gen.Elements(Pieces), Gen.Choose(0, 255).Select(value => ((char)value).ToString())))
        select (whole.Ending, Encoding.Latin1.GetBytes(Values.Edit(Encoding.Latin1.GetString(whole.Bytes), edits)));

    [Fact]
    public void What_is_whole_comes_without_a_word()
    {
        foreach (var (ending, bytes) in Whole)
        {
            var captures = Read(ending, bytes);
            captures.Where(capture => capture.Problem is not null).Select(capture => capture.Problem!.ToString()).ShouldBeEmpty(ending);
            captures.Count.ShouldBe(ending is ".mhtml" ? 1 : ending is ".warc.gz" or ".wacz" ? 4 : 2, ending);
        }
    }

    [Fact]
    public void Damaged_captures_are_reports_or_problems() => Fuzz.Check(log, Damaged, damaged => Fuzz.Shorter(damaged.Bytes).Select(bytes => (damaged.Ending, bytes)), 400, damaged =>
    {
        var parser = new RecordParser(null);
        foreach (var capture in Read(damaged.Ending, damaged.Bytes))
        {
            ((capture.Report is null) ^ (capture.Problem is null)).ShouldBeTrue("a report or a problem");
            var problems = capture.Report is { } raw ? parser.Parse(raw) is var parsed && parsed.Reports.Length + parsed.Problems.Count > 0 ? parsed.Problems : throw new InvalidOperationException("a capture is swallowed") : [capture.Problem!];
            problems.ForEach(problem =>
            {
                problem.File.ShouldStartWith(_folder);
                problem.Reason.ShouldNotBeEmpty();
                problem.Advice.ShouldNotBeEmpty();
                problem.ToString().ShouldNotContain('\n');
            });
        }
    });

    private List<Capture> Read(string ending, byte[] bytes)
    {
        var path = Path.Combine(_folder, "a" + ending);
        File.WriteAllBytes(path, bytes);
        return [.. new CaptureReader([path], Stream.Null).Captures()];
    }

    private static byte[] Response(string name) => Record("response", $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{Page}", "application/http; msgtype=response", $"https://news.example.org/{name}");

    private static byte[] Record(string type, string block, string contentType, string url = "urn:info") => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2018-04-20T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:{type}-{url}>\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(block)}\r\n\r\n{block}\r\n\r\n"));

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }
        return packed.ToArray();
    }

    private static byte[] Wacz()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("archive/data.warc.gz", CompressionLevel.NoCompression).Open();
            entry.Write(Members);
        }
        return packed.ToArray();
    }
}
