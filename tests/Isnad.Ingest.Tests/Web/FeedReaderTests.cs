using System.Text;
using Isnad.Ingest.Web;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests.Web;

/// <summary>Feeds of all kinds, sound and broken.</summary>
public sealed class FeedReaderTests
{
    private static readonly Uri Address = new("https://news.example.org/feeds/all.xml");

    static FeedReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static FeedDocument Read(string feed, int most = 100, string? cut = null) => new FeedReader(most).Read(Encoding.UTF8.GetBytes(feed), null, Address, cut);

    private static string Rss(string items, string head = "<title>وكالة الساحل</title>") => $"<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:a=\"http://www.w3.org/2005/Atom\"><channel>{head}{items}</channel></rss>";

    [Fact]
    public void RSS_is_read()
    {
        var feed = Read(Rss("""
            <image><title>شعار</title><link>https://x.example.org/</link></image>
            <item>
              <title>مقتل مدنيين في قصف &amp; إصابة آخرين</title><link> https://news.example.org/1?a=1&amp;b=2 </link><guid isPermaLink="false">n-1</guid>
              <pubDate>Sun, 01 Mar 2026 08:30:15 +0300</pubDate><description>موجز</description><content:encoded><![CDATA[<p>النص كله</p>]]></content:encoded>
            </item>
            <item><guid>https://news.example.org/2</guid><dc:date>2026-03-02T00:00:00Z</dc:date></item>
            """));
        feed.Problem.ShouldBeNull();
        feed.Title.ShouldBe("وكالة الساحل");
        feed.Entries.ShouldBe([
            new FeedEntry(new Uri("https://news.example.org/1?a=1&b=2"), "n-1", "مقتل مدنيين في قصف & إصابة آخرين")
            {
                Published = new DateTimeOffset(2026, 3, 1, 8, 30, 15, TimeSpan.FromHours(3)), Summary = "موجز", Content = "<p>النص كله</p>",
            },
            new FeedEntry(new Uri("https://news.example.org/2"), "https://news.example.org/2", null) { Published = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero) },
        ]);
    }

    [Fact]
    public void Atom_is_read()
    {
        var feed = Read("""
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example.org/x/">
              <title type="html">صحيفة &lt;b&gt;الجبل&lt;/b&gt;</title><link rel="self" href="self.xml"/>
              <entry xml:base="y/"><id>urn:1</id><title>a &lt; b</title><link rel="enclosure" href="film.mp4"/><link type="application/json" href="1.json"/><link rel="alternate" type="text/html" href="1.html"/>
                <published>2026-03-01T10:00:00+03:00</published><updated>2026-03-01T12:00:00+03:00</updated><summary>موجز</summary>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">متن <b>مهم</b></div></content></entry>
              <entry><id>urn:2</id><title>بلا رابط</title></entry>
            </feed>
            """);
        feed.Problem.ShouldBeNull();
        feed.Title.ShouldBe("صحيفة الجبل");
        var first = feed.Entries[0];
        (first.Link, first.Id, first.Title, first.Summary).ShouldBe((new Uri("https://base.example.org/x/y/1.html"), "urn:1", "a < b", "موجز"));
        (first.Published?.UtcDateTime.Hour, first.Updated?.UtcDateTime.Hour).ShouldBe((7, 9));
        first.Content.ShouldNotBeNull().ShouldContain("متن <b>مهم</b>");
        (feed.Entries[1].Link, feed.Entries[1].Title).ShouldBe((null, "بلا رابط"));
    }

    [Fact]
    public void RSS_1_0_is_read()
    {
        var feed = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://news.example.org/"><title>قناة</title></channel>
            <item rdf:about="https://news.example.org/1"><title>خبر</title><link>https://news.example.org/1</link><dc:date>2026-03-01</dc:date></item></rdf:RDF>
            """);
        (feed.Title, feed.Problem).ShouldBe(("قناة", null));
        (feed.Entries.Single().Link, feed.Entries.Single().Id, feed.Entries.Single().Published?.Day).ShouldBe((new Uri("https://news.example.org/1"), "https://news.example.org/1", 1));
    }

    [Fact]
    public void RSS_0_91_with_its_document_type_is_read() =>
        Read("<?xml version=\"1.0\"?><!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version=\"0.91\"><channel><title>t</title><item><link>/1</link></item></channel></rss>")
            .Entries.Single().Link.ShouldBe(new Uri("https://news.example.org/1"));

    [Theory]
    [InlineData("<link>../1</link>", "https://news.example.org/1")]
    [InlineData("<link>//other.example.org/1</link>", "https://other.example.org/1")]
    [InlineData("<link xml:base='https://b.example.org/c/'>1</link>", "https://b.example.org/c/1")]
    [InlineData("<link/><a:link href='/2'/>", "https://news.example.org/2")]
    [InlineData("<link></link><guid isPermaLink='true'>https://news.example.org/3</guid>", "https://news.example.org/3")]
    [InlineData("<guid isPermaLink='false'>https://news.example.org/3</guid>", null)]
    [InlineData("<guid>3</guid>", null)]
    [InlineData("<link>http://[</link>", null)]
    [InlineData("<link>/أخبار/1</link>", "https://news.example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1")]
    public void Links_are_made_whole(string item, string? link) => (Read(Rss($"<item>{item}</item>")).Entries.Single().Link?.AbsoluteUri).ShouldBe(link);

    [Theory]
    [InlineData("windows-1256", "windows-1256", null)]
    [InlineData("windows-1256", "utf-8", null)]
    [InlineData("windows-1256", "utf-8", "windows-1256")]
    [InlineData("utf-8", "windows-1256", null)]
    [InlineData("utf-16", "utf-16", null)]
    [InlineData("utf-8", "nonsense", "rubbish")]
    public void Encodings_are_found_whatever_is_told(string real, string declared, string? charset)
    {
        var words = "أفادت مصادر محلية بمقتل ثلاثة مدنيين وإصابة آخرين جراء قصف استهدف سوق البلدة صباح اليوم";
        var bytes = Encoding.GetEncoding(real).GetBytes($"<?xml version='1.0' encoding='{declared}'?>{Rss($"<item><title>{words}</title></item>")}");
        var feed = new FeedReader(10).Read(bytes, charset, Address);
        (feed.Problem, feed.Entries.Single().Title).ShouldBe((null, words));
    }

    [Fact]
    public void Slips_that_do_no_harm_are_borne()
    {
        var feed = Read("\uFEFF\n\n  <?xml version=\"1.0\"?>" + Rss("<item><title>a&nbsp;b&hellip;\u0001c</title><pubDate>once</pubDate></item>"));
        (feed.Problem, feed.Entries.Single().Title, feed.Entries.Single().Published).ShouldBe((null, "a b… c", null));
    }

    [Fact]
    public void What_stands_before_a_fault_is_kept()
    {
        var feed = Read("\n<rss><channel><title>t</title>\n<item><link>/1</link></item>\n<item><link>/2?a=1&b=2</link></item></channel></rss>");
        feed.Entries.Single().Link.ShouldBe(new Uri("https://news.example.org/1"));
        feed.Problem.ShouldNotBeNull().Line.ShouldBe(4);
        feed.Problem!.ToString().ShouldStartWith("https://news.example.org/feeds/all.xml:4: is no sound feed (");
        feed.Problem.Advice.ShouldBe("the 1 entries before are read");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not XML at all")]
    [InlineData("<rss><channel>")]
    [InlineData("<rss><channel><item><title>x")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title></item></channel></rss>")]
    public void A_broken_feed_is_one_problem(string text)
    {
        var feed = Read(text);
        feed.Entries.ShouldBeEmpty();
        feed.Problem.ShouldNotBeNull().Reason.ShouldStartWith("is no sound feed (");
        feed.Problem!.ToString().ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("<html><head><title>page</title></head><body><p>x</p></body></html>")]
    [InlineData("<html><body><br></body>")]
    [InlineData("<sitemapindex/>")]
    public void What_is_no_feed_is_told(string text) => Read(text).Problem.ShouldNotBeNull().Reason.ShouldBe("is no RSS and no Atom");

    [Fact]
    public void Nesting_has_an_end()
    {
        var deep = string.Concat(Enumerable.Repeat("<x>", 100_000));
        Read(Rss($"<item><link>/1</link></item><item>{deep}")).Problem.ShouldNotBeNull().Reason.ShouldBe("is no sound feed (nested deeper than 64)");
        Read(Rss($"<item><link>/1</link></item><item>{deep}")).Entries.Count.ShouldBe(1);
        Read(deep).Problem.ShouldNotBeNull().Reason.ShouldBe("is no RSS and no Atom");
    }

    [Fact]
    public void Entries_have_a_most()
    {
        var feed = Read(Rss(string.Concat(Enumerable.Range(0, 5).Select(i => $"<item><link>/{i}</link></item>"))), most: 3);
        feed.Entries.Count.ShouldBe(3);
        (feed.Problem.ShouldNotBeNull().Severity, feed.Problem!.Reason).ShouldBe((ProblemSeverity.Warning, "holds more than 3 entries"));
        Read(Rss("<item/><item/><item/>"), most: 3).Problem.ShouldBeNull();
    }

    [Fact]
    public void A_feed_that_was_cut_says_at_which_limit()
    {
        var feed = Read(Rss("<item><link>/1</link></item><item><link>/2</link></item>")[..^40], cut: "is longer than 16 MiB");
        (feed.Entries.Count, feed.Problem.ShouldNotBeNull().Reason, feed.Problem!.Line).ShouldBe((1, "is longer than 16 MiB", null));
    }

    [Fact]
    public void Titles_are_one_line_without_markup_and_have_an_end()
    {
        Read(Rss("<item><title>&lt;b&gt;قصف&lt;/b&gt;\n  على   البلدة &amp;quot;أمس&amp;quot;</title></item>")).Entries.Single().Title.ShouldBe("قصف على البلدة \"أمس\"");
        Read(Rss($"<item><title>{new string('a', 10_000)}</title></item>")).Entries.Single().Title.ShouldNotBeNull().Length.ShouldBe(500);
    }
}
