using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Isnad.Ingest;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Isnad.Fuzz.Tests;

public sealed class PageFuzz(ITestOutputHelper log)
{
    private const string Page = """
        <!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>غارة على قرية | صوت الساحل</title>
        <meta property="og:title" content="غارة على قرية"><meta property="article:published_time" content="2016-05-04T10:00:00+03:00">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"غارة على قرية","datePublished":"2016-05-04","author":[{"name":"مراسل"}]}</script></head>
        <body><header><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/news">أخبار</a></li></ul></nav></header>
        <main><article><h1>غارة على قرية</h1><time datetime="2016-05-04">4 أيار 2016</time><div class="entry-content">
        <p>أغارت طائرات حربية مساء الاثنين على قرية جنوب المدينة، ما أدى إلى مقتل أربعة مدنيين وتدمير منزلين.</p>
        <blockquote>قال شاهد إن القصف استمر ساعة &amp; أكثر.</blockquote><table><tr><th>قتلى</th><td>4</td></tr></table>
        <figure><img src="a.jpg"><figcaption>صورة للقرية</figcaption></figure><p>وأعلن المحافظ حال الطوارئ&nbsp;في المنطقة.</p></div></article>
        <section id="comments"><h3>Leave a Reply</h3><form><textarea></textarea></form></section></main><footer>جميع الحقوق محفوظة</footer></body></html>
        """;

    private static readonly string[] Pieces =
    [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "\"", "'", "=", "&", ";", "&#x0;", "&#x110000;", "&#xD800;", "&amp;amp;", "&lrm;", "&notin", "<div>", "</div>", "<p>", "</p>", "<article>", "</article>",
        "<table>", "<tr>", "<td>", "</table>", "<script>", "</script>", "<style>", "<template>", "<svg>", "<math>", "<select>", "<option>", "<plaintext>", "<frameset>", "<noscript>", "<h1>", "<a href=x>", "<br>",
        "<script type='application/ld+json'>", "{\"@graph\":[", "[[[[", "\\ud83d", "datePublished", "<time datetime='99999-99-99'>", "<meta charset=utf-16>", "<base href='::'>", "\0", "\u202E", "<p hidden>", "<font>", "<b><i></b></i>", "\uD83D",
    ];

    private static Gen<byte[]> Pages { get; } =
        from edits in Values.Edits(Gen.OneOf(Gen.Elements(Pieces), Values.Unit))
        from more in Values.Edits(Gen.Elements(Pieces))
        from cut in Gen.Choose(0, 4 * Page.Length)
        select Encoding.UTF8.GetBytes(Cut(Values.Edit(Values.Edit(Page, edits), more), cut));

    [Fact]
    public void Any_page_is_reports_or_problems() => Fuzz.Check(log, Pages, Fuzz.Shorter, 150, bytes =>
    {
        var file = Path.GetTempFileName();
        var page = Path.ChangeExtension(file, ".html");
        try
        {
            File.WriteAllBytes(page, bytes);
            var parser = new RecordParser(null);
            foreach (var parsed in new ReportReader([page], Stream.Null).Records().Select(parser.Parse))
            {
                (parsed.Reports.Length + parsed.Problems.Count).ShouldBeGreaterThan(0, "nothing is swallowed");
                parsed.Reports.ShouldAllBe(report => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(report.Text.Value)) == report.Text.Value);
                parsed.Problems.ForEach(problem => problem.ToString().ShouldNotContain('\n'));
            }
        }
        finally
        {
            File.Delete(page);
            File.Delete(file);
        }
    });

    private static string Cut(string page, int at) => at < page.Length ? page[..at] : page;
}
