using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

/// <summary>Which names are places at all: those that are also words, and those that every country has.</summary>
public sealed class PlaceReadingTests
{
    [Theory]
    [InlineData("عززت السعودية قواتها على الحدود الجنوبية بعد سقوط قذائف أطلقت من اليمن", "الحدود الجنوبية", "SA")]
    [InlineData("قتل جندي يمني قرب مبنى المحافظة في تعز، وقال مصدر يمني إن الحوثيين انسحبوا", "مبنى المحافظة", "YE")]
    [InlineData("استهدفت غارة المنطقة الخضراء في بغداد بعد خطاب رئيس الوزراء العراقي", "المنطقة الخضراء", "IQ")]
    [InlineData("عقد مجلس الوزراء السعودي جلسته في قصر السلام بجدة", "قصر السلام", "SA")]
    public void What_every_country_has_is_that_of_the_report(string text, string words, string country) => Chosen(text, words).ShouldBe(country);

    [Theory]
    [InlineData("نشرت تونس قوات إضافية على الحدود الجنوبية بعد تسلل مسلحين من ليبيا", "الحدود الجنوبية")]
    [InlineData("تظاهر عشرات المصريين أمام مبنى المحافظة في الإسكندرية مطالبين وزارة الصحة المصرية بالعلاج", "مبنى المحافظة")]
    [InlineData("استقبل الرئيس الأفغاني ضيفه في القصر الجمهوري في كابل", "القصر الجمهوري")]
    [InlineData("أضرب عمال قطاع الصناعة في تونس احتجاجا على خفض الأجور", "قطاع الصناعة")]
    public void That_of_another_country_is_not_meant(string text, string words) => Chosen(text, words).ShouldBeNull();

    [Theory]
    [InlineData("قالت القوات العراقية إنها دخلت القائم وقصفت مواقع في هيت غرب العراق", "هيت", "IQ")]
    [InlineData("أعلن الجيش العراقي السيطرة على القائم، آخر بلدات الأنبار", "القائم", "IQ")]
    [InlineData("قصف الطيران السوري مواقع للمعارضة قرب الباب، وقتل مدنيان سوريان", "الباب", "SY")]
    [InlineData("قتل ستة من المسلحين الحوثيين في إب، وفق مصدر يمني", "إب", "YE")]
    public void A_name_that_is_a_word_stands_bare_at_home(string text, string words, string country) => Chosen(text, words).ShouldBe(country);

    [Theory]
    [InlineData("قصف إسرائيلي استهدف مجمع ناصر الطبي فجر اليوم", "مجمع ناصر الطبي", "PS")]
    [InlineData("انسحبت دبابات إسرائيلية من محيط مستشفى العودة", "مستشفى العودة", "PS")]
    [InlineData("قتلى في غارة إسرائيلية على شارع صلاح الدين", "شارع صلاح الدين", "PS")]
    [InlineData("سقط صاروخ على السفارة الأميركية في المنطقة الخضراء", "المنطقة الخضراء", "IQ")]
    [InlineData("غارات سعودية على حجة أوقعت ستة قتلى", "حجة", "YE")]
    [InlineData("قصف إسرائيلي على القصير أوقع قتيلين", "القصير", "SY")]
    [InlineData("استهدفت طائرة أميركية مدينة الكوت ليلا", "الكوت", "IQ")]
    [InlineData("غارة للتحالف على بلدة أطمة في ريف إدلب", "بلدة أطمة", "SY")]
    public void A_foreign_doer_does_not_say_where(string text, string words, string country) => Chosen(text, words).ShouldBe(country);

    [Theory]
    [InlineData("طرق المسلحون على الباب الخلفي للمنزل في حلب السورية", "الباب")]
    [InlineData("قتل جنديان يمنيان في أب 2015 خلال معارك مع الحوثيين", "أب")]
    [InlineData("عاد الوزير العماني إلى مسقط رأسه في صلالة", "مسقط")]
    [InlineData("قال التاجر إن السوق دومًا ما تنتعش في سوريا قبل العيد", "دومًا")]
    [InlineData("قصفت طائرات إسرائيلية مواقع، وقال محللون إن الغارات لن تتوقف على المدى القصير", "القصير")]
    [InlineData("أصيبت الطفلة فاطمة في قصف على مدينة إدلب شمال سوريا", "اطمة")]
    [InlineData("زار الوزير محافظة تعز اليمنية، وأن الوفد وصل بعده", "وأن")]
    public void Elsewhere_it_is_the_word(string text, string words) => Mentions(text).ShouldNotContain(words);

    [Fact]
    public void A_quarter_whose_name_another_country_has_is_one_of_the_report()
    {
        var draft = ReadText.Draft("قال الدفاع المدني السعودي إن حريقا اندلع في حي الروضة بجدة");
        var place = draft.Places.Single(place => draft.Words(place.First, place.End) == "حي الروضة");
        (place.Chosen, place.Country, place.Kind).ShouldBe((null, "SA", "neighbourhood"));
    }

    private static IEnumerable<string> Mentions(string text)
    {
        var draft = ReadText.Draft(text);
        return draft.Places.Select(place => draft.Words(place.First, place.End));
    }

    private static string? Chosen(string text, string words)
    {
        var draft = ReadText.Draft(text);
        return draft.Places.FirstOrDefault(place => draft.Words(place.First, place.End).EndsWith(words, StringComparison.Ordinal))?.Chosen?.Country;
    }
}
