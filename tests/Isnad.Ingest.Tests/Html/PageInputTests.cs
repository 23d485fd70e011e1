using System.Text;
using Isnad.Ingest.Encodings;
using Isnad.Ingest.Html;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests.Html;

/// <summary>How a page reaches the reader: file, gzip, standard input, in any encoding.</summary>
public sealed class PageInputTests : IDisposable
{
    private const string Raid = "أغارت طائرات حربية مساء الاثنين على قرية جنوب المدينة، ما أدى إلى مقتل أربعة مدنيين وتدمير منزلين.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.htm")]
    [InlineData("A.HTML")]
    public void A_page_is_told_by_its_name_and_may_be_gzip(string name)
    {
        var plain = _folder.Write(name, Page());
        var packed = _folder.Write(name + ".gz", TempFolder.Gzip(Page()));
        var reading = Reading.Of(plain, packed);
        reading.Ids.ShouldBe([plain, packed]);
        reading.Texts.ShouldBe([Raid, Raid]);
        reading.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<!DOCTYPE html>", true)]
    [InlineData("\n  <html lang=ar>", true)]
    [InlineData("<!-- saved from url=(0014)about:internet -->", true)]
    [InlineData("<?xml version='1.0'?><!DOCTYPE html>", true)]
    [InlineData("<p>", true)]
    [InlineData("<?xml version='1.0'?><rss>", false)]
    [InlineData("<<عاجل>> ", false)]
    [InlineData("<broken> ", false)]
    public void Standard_input_is_a_page_by_its_first_tag(string first, bool page)
    {
        var reading = Reading.OfStandardInput($"{first}<p>{Raid}</p>");
        reading.Ids.ShouldBe(["stdin"]);
        reading.Reports[0].TextIsExtracted.ShouldBe(page);
        reading.Texts.ShouldBe([page ? Raid : $"{first}<p>{Raid}</p>"]);
    }

    [Fact]
    public void A_zero_width_space_stays_where_nothing_else_divides()
    {
        var text = Raid.Replace("قرية جنوب", "قرية\u200Bجنوب");
        var page = text.Replace("أغارت", "\u200Bأغارت\u200B").Replace(" مساء", " \u200B\u200Bمساء").Replace("المدينة", "المدي&shy;نة");
        Reading.Of(_folder.Write("z.html", $"<!DOCTYPE html><html lang=ar><body><article><p>{page}</p></article></body></html>")).Texts.ShouldBe([text.Replace("أغارت", "أغارت\u200B")]);
    }

    [Theory]
    [InlineData("windows-1256", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\">", false)]
    [InlineData("windows-1256", "<meta charset='Windows-1256'>", false)]
    [InlineData("windows-1256", "", true)]
    [InlineData("iso-8859-6", "<meta charset=iso-8859-6>", false)]
    [InlineData("utf-8", "<meta charset=windows-1256>", true)]
    [InlineData("utf-16le", "<meta charset=utf-16>", true)]
    public void A_page_in_another_encoding_is_read_and_a_guess_told(string encoding, string meta, bool told)
    {
        var path = _folder.Write("a.html", EncodingNames.Find(encoding)!.GetBytes(Page(meta)));
        var reading = Reading.Of(path);
        reading.Texts.ShouldBe([Raid]);
        reading.Problems.Select(problem => problem.ToString().Contains(encoding)).ShouldBe(told ? [true] : []);
    }

    [Theory]
    [InlineData("<meta charset=\"utf-8\">", "utf-8")]
    [InlineData("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1256'>", "windows-1256")]
    [InlineData("<!-- <meta charset=utf-16> --><meta content='text/html;charset=iso-8859-6' http-equiv=content-type>", "iso-8859-6")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1256\"?><html>", "windows-1256")]
    [InlineData("<p>charset=utf-8</p>", null)]
    public void The_encoding_that_a_page_names_is_found(string head, string? name) => CharsetPrescan.Find(Encoding.ASCII.GetBytes(head)).ShouldBe(name);

    [Fact]
    public void A_picture_called_page_is_an_error_and_the_rest_is_read()
    {
        var picture = _folder.Write("a.html", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        var reading = Reading.Of(picture, _folder.Write("b.html", Page()));
        reading.Texts.ShouldBe([Raid]);
        reading.Problems.Single().ToString().ShouldStartWith($"{picture}: is an image, no text; ");
    }

    [Fact]
    public void Several_articles_keep_their_ids_and_order_among_other_files()
    {
        var first = _folder.Write("1.txt", "خبر");
        var second = _folder.Write("2.html", File.ReadAllText(PageSample.Load("two-articles").Path_));
        var third = _folder.Write("3.txt", "خبر");
        Reading.Of(first, second, third).Ids.ShouldBe([first, second + "#1", second + "#2", third]);
    }

    private static string Page(string meta = "") => $"<html><head>{meta}</head><body><nav><a href='/'>x</a></nav><p>{Raid}</p></body></html>";
}
