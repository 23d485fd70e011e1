using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Reports;

/// <summary>Two figures of one occurrence stand, each with who gives it.</summary>
public sealed class RivalTollTests
{
    [Theory]
    [InlineData("قالت مصادر طبية إن 12 مدنيا قتلوا في غارات على مدينة تعز، بينما قال الدفاع المدني إن عدد القتلى 20.", "12 مصادر طبية", "20 الدفاع المدني")]
    [InlineData("قتل 12 جنديا في تفجير بعدن بحسب مصدر طبي، بينما تحدث مصدر أمني عن سقوط 20 قتيلا.", "12 مصدر طبي", "20 مصدر أمني")]
    [InlineData("أدى القصف على الغوطة إلى مقتل 40 شخصا وفق المرصد، في حين قال الدفاع المدني إن 55 شخصا قتلوا.", "40 المرصد", "55 الدفاع المدني")]
    [InlineData("قالت الشرطة إن 5 قتلوا بانفجار في بغداد، بينما قالت مصادر طبية إن 9 قتلوا.", "5 الشرطة", "9 مصادر طبية")]
    [InlineData("قصفت الطائرات بلدة حمورية. وذكرت التنسيقيات أن عدد القتلى ارتفع إلى 17. وتحدث الدفاع المدني عن 19 قتيلا.", "17 التنسيقيات", "19 الدفاع المدني")]
    [InlineData("قال مصدر عسكري إن الاشتباكات في سبها أوقعت 29 قتيلا. من جانبها، أفادت مسؤولة محلية بأن 14 شخصا قتلوا في المواجهات.", "29 مصدر عسكري", "14 مسؤولة محلية")]
    public void Each_figure_is_said_by_its_own_source(string text, params string[] said)
    {
        var record = ReadText.Analyze(text).Events.ShouldHaveSingleItem();

        record.Casualties.Where(toll => toll.Kind == "killed").Select(toll => $"{toll.Min} {string.Join(" + ", toll.SaidBy.Select(index => text[record.Sources[index].Span.Start..record.Sources[index].Span.End]))}").ShouldBe(said);
    }

    [Fact]
    public void Who_gives_a_figure_of_his_own_does_not_have_it_through_the_other()
    {
        var record = ReadText.Analyze("أدى القصف على الغوطة إلى مقتل 40 شخصا وفق المرصد، في حين قال الدفاع المدني إن 55 شخصا قتلوا.").Events.ShouldHaveSingleItem();

        record.Sources.Select(source => source.Through).ShouldBe([null, null]);
    }

    [Theory]
    [InlineData("نفى مصدر عسكري سوري سقوط القرية", "مصدر عسكري سوري")]
    [InlineData("اتهم ناشطون الجيش السوري بقصف السوق", "ناشطون")]
    [InlineData("اتهمت واشنطن طهران بتنفيذ الهجوم", "واشنطن")]
    [InlineData("أعلن تنظيم الدولة الإسلامية مقتل 30 جنديا", "تنظيم الدولة الإسلامية")]
    public void A_source_ends_before_what_its_verb_is_about(string text, string source) => ReadText.Sources(text).ShouldHaveSingleItem().ShouldStartWith(source + " = ");
}
