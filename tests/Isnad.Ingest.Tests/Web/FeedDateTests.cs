using Isnad.Ingest.Web;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests.Web;

/// <summary>Dates as feeds write them.</summary>
public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Sun, 01 Mar 2026 08:30:15 GMT", "2026-03-01T08:30:15+00:00")]
    [InlineData("Mon, 01 Mar 2026 08:30:15 +0300", "2026-03-01T08:30:15+03:00")]
    [InlineData("1 Mar 26 08:30 EST", "2026-03-01T08:30:00-05:00")]
    [InlineData("01 March 1999 8:30 UT", "1999-03-01T08:30:00+00:00")]
    [InlineData("1 Mar 99 08:30 Z", "1999-03-01T08:30:00+00:00")]
    [InlineData("sun, 1 mar 2026 08:30:15 gmt+03:00", "2026-03-01T08:30:15+03:00")]
    [InlineData("Sunday, 01-Mar-2026 08:30:15 GMT", "2026-03-01T08:30:15+00:00")]
    [InlineData("Sun,01 Mar 2026 08:30:15 -0530", "2026-03-01T08:30:15-05:30")]
    [InlineData("Sun, 01 Mar 2026 08:30:15", "2026-03-01T08:30:15+00:00")]
    [InlineData("Sun, 01 Mar 2026", "2026-03-01T00:00:00+00:00")]
    [InlineData("Sun, 01 Mar 2026 24:00:00 GMT", "2026-03-02T00:00:00+00:00")]
    [InlineData("Sun, 01 Mar 2026 23:59:60 GMT", "2026-03-01T23:59:59+00:00")]
    [InlineData("Sun, 01 Mar 2026 08:30:15 +0300 (Asia/Damascus)", "2026-03-01T08:30:15+03:00")]
    [InlineData("  2026-03-01T08:30:15Z\n", "2026-03-01T08:30:15+00:00")]
    [InlineData("2026-03-01T08:30:15.123+03:00", "2026-03-01T08:30:15+03:00")]
    [InlineData("2026-03-01t08:30+0300", "2026-03-01T08:30:00+03:00")]
    [InlineData("2026-03-01 08:30:15 +03", "2026-03-01T08:30:15+03:00")]
    [InlineData("20260301T083015Z", "2026-03-01T08:30:15+00:00")]
    [InlineData("2026-03-01", "2026-03-01T00:00:00+00:00")]
    public void Moments_are_read(string words, string moment)
    {
        var read = FeedDate.Parse(words).ShouldNotBeNull();
        read.ToString("yyyy-MM-dd'T'HH:mm:sszzz", null).ShouldBe(moment);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Sun, 31 Feb 2026 08:30:15 GMT")]
    [InlineData("Sun, 01 Xyz 2026 08:30:15 GMT")]
    [InlineData("Sun, 01 Mar 2026 25:30:15 GMT")]
    [InlineData("2026-13-01")]
    [InlineData("2026-03-01T08:30:15+99:00")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("1772353815")]
    public void Words_that_name_no_moment_are_none(string? words) => FeedDate.Parse(words).ShouldBeNull();
}
