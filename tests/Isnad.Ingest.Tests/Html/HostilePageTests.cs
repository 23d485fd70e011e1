using System.Text;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests.Html;

/// <summary>Pages that are broken, huge or made to hurt.</summary>
public sealed class HostilePageTests : IDisposable
{
    private const string Raid = "أغارت طائرات حربية مساء الاثنين على قرية جنوب المدينة، ما أدى إلى مقتل أربعة مدنيين وتدمير منزلين.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<div>", "</div>")]
    [InlineData("<div>", "")]
    [InlineData("<table><tr><td>", "")]
    [InlineData("<b><i>", "")]
    [InlineData("<ul><li>", "</li></ul>")]
    [InlineData("<blockquote><p>", "</p></blockquote>")]
    [InlineData("<x-y z='>'>", "</x-y>")]
    public void Nesting_without_end_is_cut_and_its_text_kept(string open, string close)
    {
        const int depth = 10_000;
        var page = $"<html><body><h1>غارة على قرية جنوب المدينة</h1>{Repeat(open, depth)}<p>{Raid}</p>{Repeat(close, depth)}<p>{Raid.Replace("الاثنين", "الأحد")}</p>";
        var reading = Read(page);
        reading.Texts.Single().ShouldContain(Raid);
        reading.Problems.Single().Reason.ShouldContain("nested deeper than 256");
        reading.Problems.Single().Severity.ShouldBe(ProblemSeverity.Warning);
    }

    [Theory]
    [InlineData("{\"\\ud83d\":[{\"\":\"\"}]}")]
    [InlineData("{\"@type\":\"\\ud83d\",\"url\":\"\\ud83d\"}")]
    public void Half_a_character_in_linked_data_costs_no_page(string json) =>
        Read($"<html><head><script type='application/ld+json'>{json}</script></head><body><p>{Raid}</p></body></html>").Texts.ShouldBe([Raid]);

    [Fact]
    public void An_address_whose_host_is_none_costs_no_page() =>
        Read($"<html><head><link rel='canonical' href='https://news.\u0081example.org/a'></head><body><p>{Raid}</p></body></html>").Texts.ShouldBe([Raid]);

    [Fact]
    public void A_megabyte_of_scripts_is_no_text()
    {
        var script = "<script>var a = '<p>" + Raid + "</p>';" + Repeat("a += 'x';", 120_000) + "</script>";
        Read($"<html><head>{script}</head><body>{script}<p>{Raid}</p>{script}</body></html>").Texts.ShouldBe([Raid]);
    }

    [Fact]
    public void A_page_of_endless_elements_is_cut_with_a_warning()
    {
        var page = $"<html><body><article><h1>غارة على قرية</h1><p>{Raid}</p></article>{Repeat("<i></i>", 210_000)}</body></html>";
        var reading = Read(page);
        reading.Texts.Single().ShouldContain(Raid);
        reading.Problems.Single().Reason.ShouldContain("more than 200000 elements");
    }

    [Fact]
    public void A_page_too_long_is_cut_with_a_warning()
    {
        var reading = Read($"<html><body><article><p>{Raid}</p></article><!--{new string('x', 17 << 20)}--></body></html>");
        reading.Texts.ShouldBe([Raid]);
        reading.Problems.Single().Reason.ShouldContain("longer than 16 Mi");
    }

    [Theory]
    [InlineData("<html><body></body></html>")]
    [InlineData("<html><frameset><frame src='a.html'></frameset></html>")]
    [InlineData("<html><body><div id='root'></div><script>start()</script></body></html>")]
    [InlineData("<html><body><nav><a href='/'>الرئيسية</a><a href='/x'>أخبار</a></nav></body></html>")]
    [InlineData("<!--")]
    [InlineData("<")]
    [InlineData("<html><head><script type='application/ld+json'>{\"@type\":[[[</script>")]
    [InlineData("<html>")]
    public void A_page_without_article_is_one_error(string page)
    {
        var reading = Read(page);
        reading.Reports.ShouldBeEmpty();
        var problem = reading.Problems.Single();
        (problem.Severity, problem.Reason).ShouldBe((ProblemSeverity.Error, "no article text was found in the page"));
    }

    [Fact]
    public void Broken_markup_still_gives_its_text() =>
        Read($"<p><b>عاجل</p><div class=a'b><p>x<table><p>{Raid}</table></b").Texts.Single().ShouldContain(Raid);

    [Fact]
    public void What_is_hidden_is_no_text()
    {
        var page = $"<body><p>{Raid}</p><p hidden>{Raid} سر.</p><p style='color:red; display : none'>{Raid} سر.</p><p aria-hidden=true>{Raid} سر.</p><p class='sr-only'>{Raid} سر.</p><template><p>{Raid} سر.</p></template><p>{Raid.Replace("الاثنين", "الأحد")}</p></body>";
        Read(page).Texts.Single().ShouldNotContain("سر");
    }

    [Fact]
    public void Random_scraps_of_markup_neither_throw_nor_hang()
    {
        string[] scraps = ["<div>", "</div>", "<p>", "<table>", "<tr>", "<td>", "</table>", "<article>", "</article>", "<h1>", "</h1>", "<a href='x'>", "</a>", "<!--", "-->", "<script>", "</script>", "<svg>", "<math>", "<template>", "<time datetime='2018-13-40'>", "<li>", "<form>", "<select>", "<b>", "<br>", "&#0;", "&amp", "\"", "'", "<![CDATA[", "<meta property='article:published_time' content='x'>", "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"", Raid, "عاجل", " | ", "<blockquote class='tweet'>", "<pre>\n", "\uD83D", "\0"];
        var random = new Random(7);
        var parser = new RecordParser(null) { Language = PageSample.Language };
        for (var i = 0; i < 400; i++)
        {
            var page = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => scraps[random.Next(scraps.Length)]));
            var parsed = parser.Parse(RawRecord.Html("random.html", Encoding.UTF8.GetBytes(page)));
            (parsed.Reports.Length + parsed.Problems.Count).ShouldBeGreaterThan(0, page);
        }
    }

    private Reading Read(string page) => PageSample.Read(new RecordParser(null) { Language = PageSample.Language }, _folder.Write("page.html", page));

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
