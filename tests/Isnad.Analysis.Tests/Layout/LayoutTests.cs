using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Layout;

/// <summary>Remains of a page and paragraphs in other languages are marked, not read, and shift nothing.</summary>
public sealed class LayoutTests
{
    private const string Title = "غارات على ريف إدلب";
    private const string Lead = "شنت مقاتلات سورية ثلاث غارات على مدينة سراقب في ريف إدلب الشرقي صباح اليوم الأربعاء، ما أدى إلى مقتل أربعة مدنيين بينهم طفل، بحسب ما ذكر مصدر في الدفاع المدني.";
    private const string Second = "وأضاف المصدر أن فرق الإسعاف نقلت تسعة جرحى إلى مستشفى قريب، وأن طائرات الاستطلاع لم تغادر سماء المنطقة حتى ساعة متأخرة من النهار.";
    private const string Persian = "نیروهای دولتی پس از دو روز درگیری کنترل شهر را به دست گرفتند و سخنگوی ارتش این خبر را تأیید کرد.";

    [Fact]
    public void A_page_copied_whole_gives_the_report_alone()
    {
        var text = Page("الرئيسية » أخبار", Title, "شارك فيسبوك تويتر واتساب", Lead, "اقرأ أيضا: مقتل ثلاثين شخصا في انفجار سيارة مفخخة في بغداد", Second, "مواضيع ذات صلة", "مقتل عشرة في قصف على تعز",
            "انفجار يهز العاصمة الليبية", "التعليقات (2)", "زائر", "قصفوا حلب أمس وقتل خمسون مدنيا ولم يتكلم أحد");
        var analysis = ReadText.Analyze(text, explain: true);
        var clean = ReadText.Analyze(Page(Title, Lead, Second));
        Records(analysis).ShouldBe(Records(clean));
        analysis.LeftOut.Select(part => part.What).ShouldBe(["navigation", "share", "related", "related", "related", "comments", "comments"]);
        analysis.Rejected.ShouldAllBe(rejected => !analysis.LeftOut.Any(part => part.Span.Overlaps(rejected.Span)));
        analysis.Events.SelectMany(item => item.Triggers).ShouldAllBe(span => text.Substring(span.Start, span.Length).Length > 0 && !analysis.LeftOut.Any(part => part.Span.Overlaps(span)));
    }

    [Fact]
    public void Nothing_of_a_remain_is_a_mention_and_no_country_is_weighed_by_it()
    {
        var draft = ReadText.Draft(Page(Title, Lead, Second, "الكلمات المفتاحية: بغداد، الموصل، العراق، القوات العراقية، قتلى", "المصدر: وكالات"));
        draft.Countries.Select(country => country.Country).ShouldNotContain("IQ");
        var left = draft.Layout.LeftOut.Min(part => part.Span.Start);
        draft.Places.ShouldAllBe(place => draft.Text.Tokens[place.First].Span.Start < left);
        draft.Sources.ShouldAllBe(source => draft.Text.Tokens[source.First].Span.Start < left);
    }

    [Fact]
    public void A_teaser_within_a_line_is_left_out_and_its_neighbours_are_read()
    {
        var draft = ReadText.Draft($"{Lead} اقرأ أيضا: مقتل ثلاثين شخصا في انفجار سيارة مفخخة في بغداد {Second}");
        Left(draft).ShouldBe(["اقرأ أيضا: مقتل ثلاثين شخصا في انفجار سيارة مفخخة في بغداد"]);
        draft.Text.Sentences.Length.ShouldBe(2);
    }

    [Fact]
    public void What_is_left_of_a_script_is_left_out() =>
        Left(ReadText.Draft($"{Lead} (adsbygoogle = window.adsbygoogle || []).push({{}}); {Second}")).ShouldBe(["(adsbygoogle = window.adsbygoogle || []).push({});"]);

    [Theory]
    [InlineData("وقال شاهد: سقطت القذيفة على السوق وقتلت ثلاثة رجال وأصابت امرأة كانت تمر في الشارع الرئيسي")]
    [InlineData("وتابع: دخلت القوات البلدة من ثلاث جهات وسيطرت على المخفر والمدرسة بعد معركة قصيرة")]
    [InlineData("التعليقات على الغارة توالت من عواصم المنطقة التي دانت قصف السوق ودعت إلى تحقيق دولي")]
    [InlineData("قتل ستة مدنيين في قصف على البلدة (رويترز)")]
    public void A_line_of_the_report_is_left_in(string line) => Left(ReadText.Draft(Page(Title, Lead, line))).ShouldBeEmpty();

    [Fact]
    public void A_title_that_begins_as_a_teaser_does_stays() => Left(ReadText.Draft(Page("صورة أرشيفية - مقتل أربعة في غارة", Lead))).ShouldBeEmpty();

    [Fact]
    public void A_counter_of_comments_between_title_and_text_takes_nothing_along() => Left(ReadText.Draft(Page(Title, "0 تعليقات", Lead, Second))).ShouldBe(["0 تعليقات"]);

    [Fact]
    public void Comments_that_would_be_longer_than_the_report_take_nothing_along() =>
        Left(ReadText.Draft(Page([Title, Lead, Second, "التعليقات", .. Enumerable.Repeat(Lead, 6)]))).ShouldBe(["التعليقات"]);

    [Fact]
    public void A_list_ends_where_sentences_begin_again() =>
        Left(ReadText.Draft(Page(Title, Lead, Second, "مواضيع ذات صلة", "هدنة في الجنوب", Second))).ShouldBe(["مواضيع ذات صلة", "هدنة في الجنوب"]);

    [Fact]
    public void A_text_in_another_language_is_said_so_and_gives_nothing()
    {
        var analysis = ReadText.Analyze(Page(Persian, Persian));
        analysis.OtherLanguage.ShouldBe("Persian");
        analysis.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Of_a_mixed_text_the_Arabic_parts_are_read()
    {
        var analysis = ReadText.Analyze(Page(Title, Persian, Lead, Second));
        analysis.OtherLanguage.ShouldBeNull();
        analysis.LeftOut.ShouldHaveSingleItem().What.ShouldBe("Persian");
        Records(analysis).ShouldBe(Records(ReadText.Analyze(Page(Title, Lead, Second))));
    }

    [Fact]
    public void A_short_line_goes_with_its_neighbours() => ReadText.Analyze(Page("خبر فوری", Persian, "تهران", Persian)).LeftOut.Sum(part => part.Span.Length).ShouldBeGreaterThan(2 * Persian.Length);

    [Theory]
    [InlineData("تاريخ النشر: 12/04/2018", "2018-04-12")]
    [InlineData("آخر تحديث: 14 نيسان 2018 - 10:30\nنشر في 12 نيسان 2018", "2018-04-12")]
    [InlineData("Published on 12/04/2018", "2018-04-12")]
    public void The_pages_own_line_dates_it(string line, string expected)
    {
        var found = Publish(Page(Title, line, Lead), null);
        found.Interval.ShouldBe(new DateInterval(DateOnly.Parse(expected)));
        found.Basis.ShouldBe(PublishedBasis.Stated);
        found.Quote.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("قبل 3 ساعات")]
    [InlineData("آخر تحديث: 10:30 بتوقيت غرينتش")]
    [InlineData("منذ يومين")]
    public void An_hour_or_a_distance_is_no_date(string line) => Publish(Page(Title, line, Second), null).Interval.ShouldBeNull();

    [Fact]
    public void A_page_seen_later_than_it_says_keeps_its_own_day_and_one_seen_before_does_not()
    {
        var page = Page(Title, "تاريخ النشر: 12/04/2018", Second);
        Publish(page, new DateOnly(2018, 7, 1)).Interval.ShouldBe(new DateInterval(new DateOnly(2018, 4, 12)));
        Publish(page, new DateOnly(2017, 7, 1)).Interval.ShouldBe(new DateInterval(new DateOnly(2017, 7, 1)));
    }

    private static Publication Publish(string text, DateOnly? crawled) => ReadText.Draft(new Report("test", new SourceText(text),
        crawled is { } day ? new Publication(new DateInterval(day), PublishedBasis.Metadata) : new Publication(null, PublishedBasis.Unknown))).Times.Published;

    private static string Page(params string[] lines) => string.Join("\n\n", lines);

    private static string[] Left(ReportDraft draft) => [.. draft.Layout.LeftOut.Select(part => draft.Report.Text.Slice(part.Span)).SelectMany(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    private static string[] Records(ReportAnalysis analysis) => [.. analysis.Events.Select(item => $"{item.Type} {string.Join('/', item.Triggers.Select(analysis.Report.Text.Slice))} {item.Place?.PlaceId} {item.Actors.Count} {item.Casualties.Count}")];
}
