using Isnad.Ingest.Html;
using Isnad.Model.Reports;
using NodaTime;
using Shouldly;
using Xunit;
using DateInterval = Isnad.Model.Reports.DateInterval;

namespace Isnad.Ingest.Tests.Html;

public sealed class PageDateTests : IDisposable
{
    private const string Raid = "أغارت طائرات حربية مساء الاثنين على قرية جنوب المدينة، ما أدى إلى مقتل أربعة مدنيين وتدمير منزلين.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2018-04-20", null, null, "2018-04-20", "2018-04-20")]
    [InlineData("2018-04-20T23:30:00", null, null, "2018-04-20", "2018-04-20")]
    [InlineData("2018-04-20T23:30:00+03:00", null, null, "2018-04-20", "2018-04-20")]
    [InlineData("2018-04-20T23:30:00-05:00", "Asia/Baghdad", null, "2018-04-21", "2018-04-21")]
    [InlineData("2018-04-20T19:59:00Z", null, null, "2018-04-20", "2018-04-20")]
    [InlineData("2018-04-20T20:00:00Z", null, null, "2018-04-20", "2018-04-21")]
    [InlineData("2018-04-20T21:30:00+00:00", null, 180, "2018-04-21", "2018-04-21")]
    [InlineData("2018-04-20T21:30:00Z", "Africa/Tripoli", null, "2018-04-20", "2018-04-20")]
    [InlineData("2018-01-20T21:30:00Z", "Asia/Damascus", null, "2018-01-20", "2018-01-20")]
    [InlineData("2018-07-20T21:30:00Z", "Asia/Damascus", null, "2018-07-21", "2018-07-21")]
    [InlineData("20180420", null, null, "2018-04-20", "2018-04-20")]
    [InlineData("Fri, 20 Apr 2018 22:00:00 GMT", null, null, "2018-04-20", "2018-04-21")]
    [InlineData("Fri Apr 20 2018 12:00:00 GMT+0200", null, null, "2018-04-20", "2018-04-20")]
    public void A_moment_is_the_outlets_day(string words, string? zone, int? pageOffset, string from, string to) =>
        PageInstant.Parse(words)!.Value.Days(zone is null ? null : DateTimeZoneProviders.Tzdb[zone], pageOffset).ShouldBe(new DateInterval(DateOnly.Parse(from), DateOnly.Parse(to)));

    [Theory]
    [InlineData("3 hours ago")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("0001-01-01")]
    [InlineData("2018-13-40")]
    [InlineData("قبل ثلاث ساعات")]
    [InlineData("")]
    public void What_is_no_moment_gives_none(string words) => PageInstant.Parse(words).ShouldBeNull();

    [Theory]
    [InlineData("الثلاثاء 18 تشرين الأول 2011 - العدد 2190", "2011-10-18")]
    [InlineData("نشر في: ١٢ مارس، ٢٠١٨ الساعة ٩:٤٠", "2018-03-12")]
    [InlineData("2 آذار/مارس 2015", "2015-03-02")]
    [InlineData("السبت 27 نيسان 2013 الموافق 17 جمادى الآخرة 1434", "2013-04-27")]
    [InlineData("1434/6/17 - 2013/4/27", "2013-04-27")]
    [InlineData("27/4/2013", "2013-04-27")]
    [InlineData("27-04-2013 10:15", "2013-04-27")]
    [InlineData("April 27, 2013", "2013-04-27")]
    [InlineData("27th April 2013", "2013-04-27")]
    [InlineData("11 فيفري 2013", "2013-02-11")]
    public void A_date_line_is_read(string line, string day) => DateLine.Find(line, new PageWords(PageSample.Language)).ShouldBe(DateOnly.Parse(day));

    [Theory]
    [InlineData("قبل 3 ساعات")]
    [InlineData("17 رجب 1434")]
    [InlineData("العدد 2190 السنة 12")]
    [InlineData("31 شباط 2013")]
    [InlineData("هاتف 27/4/201")]
    public void A_line_without_full_date_gives_none(string line) => DateLine.Find(line, new PageWords(PageSample.Language)).ShouldBeNull();

    private const string Linked = """<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2018-01-01","dateModified":"2018-01-06"}</script>""";
    private const string Graph = """<meta property="article:published_time" content="2018-01-02">""";
    private const string Element = """<time datetime="2018-01-03">3 hours ago</time>""";
    private const string Other = """<meta name="pubdate" content="2018-01-04">""";
    private const string Line = "<div>5 كانون الثاني 2018</div>";
    private const string Change = """<meta property="article:modified_time" content="2018-01-07">""";

    [Theory]
    [InlineData(Linked + Graph + Other, Element + Line, "2018-01-01")]
    [InlineData(Graph + Other + Change, Element + Line, "2018-01-02")]
    [InlineData(Other + Change, Element + Line, "2018-01-03")]
    [InlineData(Other + Change, Line, "2018-01-04")]
    [InlineData(Change, Line, "2018-01-05")]
    [InlineData(Change, "<div>قبل 3 ساعات</div>", "2018-01-07")]
    [InlineData("", "<div>قبل 3 ساعات</div>", null)]
    [InlineData("", "<div>3 hours ago</div>", null)]
    public void The_surest_word_counts(string head, string beside, string? day)
    {
        var report = Read(new RecordParser(null) { Language = PageSample.Language }, head, beside).Reports.Single();
        report.Published.ShouldBe(day is null ? new Publication(null, PublishedBasis.Unknown) : new Publication(new DateInterval(DateOnly.Parse(day)), PublishedBasis.Metadata));
        report.Text.Value.ShouldEndWith("\n\n" + Raid);
    }

    [Fact]
    public void A_given_day_counts_where_the_page_has_none()
    {
        var given = new DateInterval(new DateOnly(2018, 1, 9));
        Read(new RecordParser(given) { Language = PageSample.Language }, "", "<div>قبل 3 ساعات</div>").Reports.Single().Published.ShouldBe(new Publication(given, PublishedBasis.Given));
    }

    [Theory]
    [InlineData("FILE ARCHIVED ON 14:30:00 Apr 04, 2018 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 10:00:00 Jan 02, 2020.", "قبل 3 ساعات", "2018-04-04", "2018-04-04")]
    [InlineData("FILE ARCHIVED ON 02:30:00 Apr 04, 2018", "قبل ثلاث ساعات", "2018-04-03", "2018-04-04")]
    [InlineData("Mirrored from example.org/a.html by HTTrack Website Copier/3.x [XR&amp;CO'2014], Wed, 04 Apr 2018 10:00:00 GMT", "منذ ثلاثة أيام", "2018-03-31", "2018-04-02")]
    [InlineData("Page saved with SingleFile url: https://example.org/a saved date: Wed Apr 04 2018 12:00:00 GMT+0300 (x)", "2 hours ago", "2018-04-04", "2018-04-04")]
    [InlineData("saved from url=(0021)https://example.org/a", "قبل 3 ساعات", null, null)]
    public void Hours_ago_count_from_the_moment_of_saving(string comment, string line, string? from, string? to)
    {
        var report = Read(new RecordParser(null) { Language = PageSample.Language }, $"<!-- {comment} -->", $"<div>{line}</div>").Reports.Single();
        report.Published.Interval.ShouldBe(from is null ? null : new DateInterval(DateOnly.Parse(from), DateOnly.Parse(to!)));
    }

    [Theory]
    [InlineData("منذ دقيقة", 1, 2)]
    [InlineData("قبل دقيقة واحدة", 1, 2)]
    [InlineData("قبل دقيقتين", 2, 3)]
    [InlineData("منذ 5 دقائق", 5, 6)]
    [InlineData("منذ ٤٥ دقيقة", 45, 46)]
    [InlineData("قبل ساعة", 30, 120)]
    [InlineData("منذ ساعتين", 90, 180)]
    [InlineData("نشر قبل ثلاث ساعات", 150, 240)]
    [InlineData("منذ 11 ساعة", 630, 720)]
    [InlineData("منذ يوم", 720, 2880)]
    [InlineData("قبل يوم واحد", 720, 2880)]
    [InlineData("منذ يومين", 2160, 4320)]
    [InlineData("منذ خمسة أيام", 6480, 8640)]
    [InlineData("منذ 12 يوما", 16560, 18720)]
    [InlineData("منذ أسبوعين", 15120, 30240)]
    [InlineData("قبل شهرين", 60480, 133920)]
    [InlineData("قبل سنة", 262800, 1054080)]
    [InlineData("5 mins ago", 5, 6)]
    [InlineData("an hour ago", 30, 120)]
    [InlineData("Posted 2 days ago", 2160, 4320)]
    [InlineData("3 months ago", 100800, 178560)]
    public void How_long_ago_is_as_wide_as_its_unit(string line, int shortest, int longest)
    {
        var (least, most) = new PageWords(PageSample.Language).Ago(line).ShouldNotBeNull();
        Math.Abs(least - shortest).ShouldBeLessThanOrEqualTo(least < 60 ? 1 : 0);
        most.ShouldBe(longest);
    }

    [Theory]
    [InlineData("منذ ساعات")]
    [InlineData("منذ أكثر من ساعة")]
    [InlineData("منذ الأمس")]
    [InlineData("قبل انفجارين")]
    [InlineData("long ago")]
    public void What_gives_no_number_and_unit_is_no_time_ago(string line) => new PageWords(PageSample.Language).Ago(line).ShouldBeNull();

    [Theory]
    [InlineData("2018-04-04T10:00:00Z", "منذ ساعتين", null, "2018-04-04", "2018-04-04")]
    [InlineData("2018-04-04T02:30:00Z", "منذ ساعتين", null, "2018-04-03", "2018-04-04")]
    [InlineData("2018-04-04T02:30:00Z", "منذ ساعتين", "Asia/Baghdad", "2018-04-04", "2018-04-04")]
    [InlineData("2018-04-04T10:00:00Z", "منذ يوم", "Asia/Baghdad", "2018-04-02", "2018-04-04")]
    [InlineData("2018-04-04T10:00:00Z", "منذ يومين", "Asia/Baghdad", "2018-04-01", "2018-04-03")]
    [InlineData("2018-04-04T10:00:00Z", "14:35 بتوقيت غرينتش", "Asia/Baghdad", null, null)]
    public void Hours_ago_on_a_page_of_an_archive_count_from_when_it_was_fetched(string fetched, string line, string? zone, string? from, string? to)
    {
        var page = System.Text.Encoding.UTF8.GetBytes($"<html><body><h1>غارة على قرية جنوب المدينة</h1><div>{line}</div><div><p>{Raid}</p></div></body></html>");
        var raw = new RawReport(page, RawFormat.Html, "a.warc@0") { Method = CaptureMethod.WebArchive, Url = "https://example.org/a", FetchedAt = DateTimeOffset.Parse(fetched, System.Globalization.CultureInfo.InvariantCulture) };
        var outlets = zone is null ? OutletSettings.None : OutletSettings.Parse(System.Text.Encoding.UTF8.GetBytes($$"""{"example.org": "{{zone}}"}"""), "outlets.json");
        var published = new RecordParser(null) { Language = PageSample.Language, Outlets = outlets }.Parse(raw).Reports.Single().Published;
        published.ShouldBe(from is null ? new Publication(null, PublishedBasis.Unknown) : new Publication(new DateInterval(DateOnly.Parse(from), DateOnly.Parse(to!)), PublishedBasis.Metadata));
    }

    [Fact]
    public void Dates_of_comments_and_of_the_text_are_not_the_pages() =>
        Read(new RecordParser(null) { Language = PageSample.Language }, "", "", """<div id="comments"><p>شكرا لكم. <time datetime="2018-02-03">3 شباط 2018</time></p></div><p>وكانت الغارة السابقة في <time datetime="2017-05-05">5 أيار</time> قد أوقعت ثلاثة قتلى في القرية نفسها.</p>""")
            .Reports.Single().Published.Interval.ShouldBeNull();

    [Theory]
    [InlineData("2018-01-01", 1)]
    [InlineData("2018-01-02", 0)]
    public void A_day_after_tomorrow_is_kept_with_a_warning(string today, int warnings)
    {
        var reading = Read(new RecordParser(null) { Language = PageSample.Language, Today = DateOnly.Parse(today).AddDays(0) }, """<meta property="article:published_time" content="2018-01-03">""", "");
        reading.Reports.Single().Published.Interval.ShouldBe(new DateInterval(new DateOnly(2018, 1, 3)));
        reading.Problems.Count.ShouldBe(warnings);
        reading.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning && problem.Reason.Contains("2018-01-03, lies in the future"));
    }

    [Fact]
    public void The_outlets_zone_and_name_come_from_the_settings()
    {
        var outlets = OutletSettings.Parse("""{"example.org": {"zone": "Asia/Baghdad", "name": "جريدة الاختبار"}}"""u8.ToArray(), "outlets.json");
        var report = Read(new RecordParser(null) { Language = PageSample.Language, Outlets = outlets }, """<link rel="canonical" href="https://www.example.org/a"><meta property="article:published_time" content="2018-01-03T22:10:00Z">""", "").Reports.Single();
        report.Published.Interval.ShouldBe(new DateInterval(new DateOnly(2018, 1, 4)));
        report.Outlet.ShouldBe("جريدة الاختبار");
    }

    private Reading Read(RecordParser parser, string head, string beside, string after = "") =>
        PageSample.Read(parser, _folder.Write("page.html", $"<html><head>{head}<title>غارة على قرية جنوب المدينة</title></head><body><h1>غارة على قرية جنوب المدينة</h1>{beside}<div><p>{Raid}</p>{after}</div></body></html>"));
}
