using Isnad.Model.Reports;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests;

public sealed class PublishedDateTests
{
    [Theory]
    [InlineData("2018-04-20", "2018-04-20", "2018-04-20")]
    [InlineData(" 2018-04-20 ", "2018-04-20", "2018-04-20")]
    [InlineData("2018/4/2", "2018-04-02", "2018-04-02")]
    [InlineData("20180420", "2018-04-20", "2018-04-20")]
    [InlineData("2018-04-20 23:59:59", "2018-04-20", "2018-04-20")]
    [InlineData("2018-04-20T23:59", "2018-04-20", "2018-04-20")]
    [InlineData("2018-04-20T23:59:59.123Z", "2018-04-20", "2018-04-20")]
    [InlineData("2018-04-20T23:59:59+03:00", "2018-04-20", "2018-04-20")]
    [InlineData("2018-02", "2018-02-01", "2018-02-28")]
    [InlineData("2018", "2018-01-01", "2018-12-31")]
    [InlineData("2018-04-20/2018-04-22", "2018-04-20", "2018-04-22")]
    public void A_date_is_the_days_written(string words, string from, string to) =>
        PublishedDate.Parse(words).ShouldBe(new DateInterval(DateOnly.Parse(from), DateOnly.Parse(to)));

    [Theory]
    [InlineData("")]
    [InlineData("2018-02-30")]
    [InlineData("20-04-2018")]
    [InlineData("2018-04-20 yesterday")]
    [InlineData("1524182400")]
    [InlineData("2018-04-22/2018-04-20")]
    [InlineData("0017")]
    public void What_is_no_date_gives_none(string words) => PublishedDate.Parse(words).ShouldBeNull();
}
