using System.Text;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;
using static Isnad.Ingest.Tests.Archives.WarcSample;

namespace Isnad.Ingest.Tests.Archives;

public sealed class MhtmlPageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("quoted-printable", "\r\n")]
    [InlineData("base64", "\r\n")]
    [InlineData("8bit", "\r\n")]
    [InlineData("quoted-printable", "\n")]
    public void The_page_is_taken_out_of_its_parts(string coding, string lineEnd)
    {
        var path = _folder.Write("a.mhtml", Saved(coding).ReplaceLineEndings(lineEnd));
        var captured = Captured.Of(path);
        captured.Problems.ShouldBeEmpty();
        var report = captured.Reports.Single();
        (report.Format, report.Method, report.Url, report.Locator).ShouldBe((RawFormat.Html, CaptureMethod.SavedPage, "https://news.example.org/a?x=1", path));
        report.FetchedAt.ShouldBe(new DateTimeOffset(2018, 4, 20, 9, 30, 0, TimeSpan.Zero));
        Encoding.UTF8.GetString(report.Bytes.Span).Trim().ShouldBe(Page(Shelling));
        captured.Parsed().Single().Text.Value.ShouldContain(Shelling);
        Captured.OfStandardInput(File.ReadAllBytes(path)).Words.ShouldBe(captured.Words);
    }

    [Fact]
    public void What_holds_no_page_is_told()
    {
        Captured.Of(_folder.Write("a.mht", Saved("8bit").Replace("text/html", "text/css", StringComparison.Ordinal))).Problems.Single().Reason.ShouldBe("holds no HTML part");
        Captured.Of(_folder.Write("b.mht", Shelling)).Problems.Single().Reason.ShouldBe("has no head of a saved page");
        Captured.Of(_folder.Write("c.mhtml", Saved("base64").Replace("PCFkb2N0", "PCF*b2N0", StringComparison.Ordinal))).Problems.Single().Reason.ShouldStartWith("its page cannot be decoded");
        var cut = Saved("quoted-printable");
        Captured.Of(_folder.Write("d.mhtml", cut[..(cut.IndexOf("image/png", StringComparison.Ordinal) - 40)])).Reports.Count.ShouldBe(1);
    }

    private static string Saved(string coding) => $"""
        From: <Saved by Blink>
        Snapshot-Content-Location: https://news.example.org/a?x=1
        Subject: x
        Date: Fri, 20 Apr 2018 09:30:00 -0000
        MIME-Version: 1.0
        Content-Type: multipart/related;
        	type="text/html";
        	boundary="----MultipartBoundary--abc----"


        ------MultipartBoundary--abc----
        Content-Type: text/html
        Content-ID: <frame-2@mhtml.blink>
        Content-Transfer-Encoding: 8bit
        Content-Location: https://ads.example.org/frame

        <p>{Convoy}</p>
        ------MultipartBoundary--abc----
        Content-Type: text/html
        Content-ID: <frame-1@mhtml.blink>
        Content-Transfer-Encoding: {coding}
        Content-Location: https://news.example.org/a?x=1

        {Encoded(coding)}
        ------MultipartBoundary--abc----
        Content-Type: image/png
        Content-Transfer-Encoding: base64
        Content-Location: https://news.example.org/x.png

        AAAA
        ------MultipartBoundary--abc------

        """.ReplaceLineEndings("\r\n");

    private static string Encoded(string coding)
    {
        var bytes = Bytes(Page(Shelling));
        return coding switch
        {
            "base64" => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks),
            "8bit" => Page(Shelling),
            _ => QuotedPrintable(bytes),
        };
    }

    private static string QuotedPrintable(byte[] bytes)
    {
        var lines = new StringBuilder();
        var width = 0;
        foreach (var value in bytes)
        {
            var figure = value is (byte)'=' or > 126 ? $"={value:X2}" : ((char)value).ToString();
            if (width + figure.Length > 75)
            {
                lines.Append("=\r\n");
                width = 0;
            }
            lines.Append(figure);
            width += figure.Length;
        }
        return lines.ToString();
    }
}
