using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Archives.WarcSample;

namespace Isnad.Ingest.Tests.Archives;

public sealed class CaptureReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_kind_of_file_in_a_folder_is_captured_in_order()
    {
        _folder.Write("a.txt", Shelling);
        _folder.Write("b.html", Page(Meeting));
        _folder.Write("c.jsonl", $$"""{"text": "{{Convoy}}"}""" + "\n\n" + $$"""{"id": "x", "text": "{{Shelling}}", "outlet": "صحيفة المثال"}""");
        _folder.Write("d.json", $$"""[{"text": "{{Convoy}}"}, {"text": "{{Meeting}}"}]""");
        _folder.Write("e.txt.gz", TempFolder.Gzip(Meeting));
        _folder.Write("f.warc.gz", Gzip(Response(Shelling)));
        _folder.Write("g.txt", "");
        var captured = Captured.Of(_folder.Root);
        captured.Locators.Select(locator => locator[(_folder.Root.Length + 1)..]).ShouldBe(["a.txt", "b.html", "c.jsonl:1", "c.jsonl:3", "d.json:1", "d.json:2", "e.txt.gz", "f.warc.gz@0"]);
        captured.Reports.Select(report => report.Format).ShouldBe([RawFormat.Text, RawFormat.Html, RawFormat.Json, RawFormat.Json, RawFormat.Json, RawFormat.Json, RawFormat.Text, RawFormat.Html]);
        captured.Words.ElementAt(3).ShouldBe($$"""{"id": "x", "text": "{{Shelling}}", "outlet": "صحيفة المثال"}""");
        captured.Problems.Single().File.ShouldEndWith("g.txt");
    }

    [Fact]
    public void A_capture_parses_to_what_the_file_parses_to()
    {
        _folder.Write("a.txt", Shelling);
        _folder.Write("b.html", Page(Meeting, "<link rel=\"canonical\" href=\"https://news.example.org/b\">"));
        _folder.Write("c.jsonl", $$"""{"text": "{{Convoy}}", "published": "2018-04-20"}""" + "\n" + $$"""{"id": "x", "title": "عنوان الخبر", "text": "{{Shelling}}"}""");
        _folder.Write("f.warc.gz", Gzip(Response(Shelling)));
        static object Shown(Report report) => (report.Id, report.Text.Value, report.Published, report.Url, report.Outlet, report.Title, report.TextIsExtracted);
        Captured.Of(_folder.Root).Parsed().Select(Shown).ShouldBe(Reading.Of(_folder.Root).Reports.Select(Shown));
    }

    [Fact]
    public void What_is_known_beside_the_bytes_fills_what_they_do_not_say()
    {
        var parser = new RecordParser(new DateInterval(new DateOnly(2020, 1, 1)));
        var day = new DateInterval(new DateOnly(2018, 4, 20));
        RawReport Raw(string words, RawFormat format) => new(Bytes(words), format, "feed#1") { Method = CaptureMethod.Fetch, Url = "https://news.example.org/a", Outlet = "صحيفة المثال", Title = "عنوان من الموجز", Published = day };
        foreach (var (words, format) in new[] { (Shelling, RawFormat.Text), (Page(Shelling), RawFormat.Html), ($$"""{"text": "{{Shelling}}"}""", RawFormat.Json) })
        {
            var report = parser.Parse(Raw(words, format)).Reports.Single();
            (report.Id, report.Url, report.Outlet, report.Title, report.Published, report.TextIsExtracted).ShouldBe(("feed#1", "https://news.example.org/a", "صحيفة المثال", "عنوان من الموجز", new Publication(day, PublishedBasis.Metadata), true));
            report.Text.Value.ShouldStartWith("عنوان من الموجز\n\n" + Shelling);
        }
        var said = parser.Parse(Raw($$"""{"text": "{{Shelling}}", "url": "u", "outlet": "o", "title": "t", "published": "2017-01-01"}""", RawFormat.Json)).Reports.Single();
        (said.Url, said.Outlet, said.Title, said.Published.Interval!.Value.From.Year).ShouldBe(("u", "o", "t", 2017));
        var page = parser.Parse(Raw(Page(Shelling, "<link rel=\"canonical\" href=\"https://other.example.org/\"><meta property=\"og:site_name\" content=\"موقع الخبر\"><meta property=\"article:published_time\" content=\"2018-04-18\">"), RawFormat.Html)).Reports.Single();
        (page.Url, page.Outlet, page.Published.Interval!.Value.From.Day).ShouldBe(("https://news.example.org/a", "موقع الخبر", 18));
    }

    [Fact]
    public void An_unknown_ending_is_told_with_those_that_are_read()
    {
        Captured.Of(_folder.Write("a.docx", "x")).Problems.Single().ToString().ShouldContain(".mhtml, .mht or .warc, each also with .gz, or .wacz");
    }
}
