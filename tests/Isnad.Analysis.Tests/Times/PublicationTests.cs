using Isnad.Model.Reports;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Times;

/// <summary>The day of writing as given, refined and inferred.</summary>
public sealed class PublicationTests
{
    [Theory]
    [InlineData("قتل ثلاثة اليوم الأحد", "2016-05-04", "2016-05-01")]
    [InlineData("قتل ثلاثة أمس الخميس", "2016-05-07", "2016-05-06")]
    [InlineData("قتل ثلاثة غدا الجمعة وقتل رابع أمس", "2016-05-06", "2016-05-05")]
    [InlineData("قال متحدث صباح اليوم الاثنين 2 أيار إن الجسر سقط", "2016-05-04", "2016-05-02")]
    [InlineData("دمشق - 3 أيار. سقط الجسر", "2016-05-04", "2016-05-03")]
    public void The_text_moves_the_day_of_the_crawl(string text, string crawled, string expected)
    {
        var published = TimeReader.Read(text, crawled, out _).Published;
        TimeReader.Format(published.Interval).ShouldBe(expected);
        published.Basis.ShouldBe(PublishedBasis.Stated);
        published.Quote.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("قتل ثلاثة الأحد")]
    [InlineData("قتل ثلاثة اليوم الأربعاء")]
    [InlineData("قتل ثلاثة في 3 نيسان 2014")]
    public void Else_it_stays(string text)
    {
        var published = TimeReader.Read(text, "2016-05-04", out _).Published;
        TimeReader.Format(published.Interval).ShouldBe("2016-05-04");
        published.Basis.ShouldBe(PublishedBasis.Metadata);
    }

    [Fact]
    public void What_the_caller_gave_stays()
    {
        var given = new Publication(TimeReader.Days("2016-05-04"), PublishedBasis.Given);
        TimeReader.Read("قتل ثلاثة اليوم الأحد", given, out _).Published.ShouldBe(given);
    }

    [Fact]
    public void Relative_days_follow_the_refined_day() =>
        TimeReader.Lines("قال متحدث اليوم الأحد إن قتالا دار أمس", "2016-05-04").ShouldBe(["اليوم الأحد = 2016-05-01", "أمس = 2016-04-30"]);

    [Fact]
    public void Last_year_bounds_an_unknown_day()
    {
        var reading = TimeReader.Read("سقط الجسر أمس. وقال بيان إن الجسر قصف يوم الخميس. وكانت البلدة سقطت أواخر العام الماضي، وسقطت القلعة في الثالث من أيار من العام 2017", (string?)null, out _);
        TimeReader.Format(reading.Published.Interval).ShouldBe("2018-01-05..2018-12-28");
        reading.Published.Basis.ShouldBe(PublishedBasis.Inferred);
        reading.Weekday.ShouldBe(DayOfWeek.Friday);
        TimeReader.Format(reading.Expressions[0].Interval).ShouldBe("2018-01-04..2018-12-27");
        TimeReader.Format(reading.Expressions[2].Interval).ShouldBe("2017-10-01..2017-12-31");
    }

    [Fact]
    public void A_dateline_with_its_year_is_the_day()
    {
        var reading = TimeReader.Read("الجمعة 20 نيسان 2018\nسقط الجسر أمس", (string?)null, out _);
        TimeReader.Format(reading.Published.Interval).ShouldBe("2018-04-20");
        TimeReader.Format(reading.Expressions[^1].Interval).ShouldBe("2018-04-19");
    }

    [Fact]
    public void Nothing_known_leaves_relative_days_open()
    {
        var reading = TimeReader.Read("سقط الجسر أمس وسقطت القلعة عام 2014", (string?)null, out _);
        reading.Published.Interval.ShouldBeNull();
        reading.Expressions[0].Interval.ShouldBeNull();
        TimeReader.Format(reading.Expressions[1].Interval).ShouldBe("2014-01-01..2014-12-31");
    }

    [Fact]
    public void A_weekday_alone_is_told()
    {
        var reading = TimeReader.Read("سقط الجسر أمس الأربعاء", (string?)null, out _);
        reading.Published.Interval.ShouldBeNull();
        reading.Weekday.ShouldBe(DayOfWeek.Thursday);
    }

    [Theory]
    [InlineData("2016-05-01..2016-05-10", "2016-05-01..2016-05-08", "2016-04-30..2016-05-07")]
    public void An_interval_given_is_narrowed_by_the_weekday(string given, string narrowed, string yesterday)
    {
        var reading = TimeReader.Read("قال متحدث اليوم الأحد إن قتالا دار أمس", new Publication(TimeReader.Days(given), PublishedBasis.Given), out _);
        TimeReader.Format(reading.Published.Interval).ShouldBe(narrowed);
        TimeReader.Format(reading.Expressions[1].Interval).ShouldBe(yesterday);
    }

    [Theory]
    [InlineData("")]
    [InlineData("31/2/2015 و 30 صفر 9999 و 99999999999/1/1")]
    [InlineData("منذ 2000 سنة وقبل 1999 عاما وخلال 2000 أسبوع")]
    [InlineData("في في في منذ منذ من إلى حتى ( ( اليوم ( الأحد (")]
    public void Odd_texts_do_not_throw(string text)
    {
        foreach (var published in new[] { null, "0001-01-01", "2016-02-29", "9999-12-31", "0001-01-01..9999-12-31" })
        {
            Should.NotThrow(() => TimeReader.Read(text, published, out _));
        }
    }
}
