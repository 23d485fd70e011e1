using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

public sealed class NumberTests
{
    [Theory]
    [InlineData("أطلق المقاتلون 20 صاروخا على المطار.", "20 صاروخا = 20..20 صاروخا")]
    [InlineData("صادرت الشرطة نحو 40 بندقية من المستودع.", "نحو 40 بندقية = ~40..40 بندقية")]
    [InlineData("تضرر 35 بالمئة من مساكن البلدة.", "35 بالمئة = 35..35 percent")]
    [InlineData("تضرر 35% من مساكن البلدة.", "35% = 35..35 percent")]
    [InlineData("تضررت خمسة في المئة من المساكن.", "خمسة في المئة = 5..5 percent")]
    [InlineData("تقع القرية على بعد 12.5 كيلومترا من الحدود.", "12.5 كيلومترا = 12.5..12.5 km")]
    [InlineData("بلغت الخسائر 3 مليارات دولار.", "3 مليارات دولار = 3000000000..3000000000 USD")]
    [InlineData("أصيب شاب عمره 19 عاما.", "19 عاما = 19..19 year")]
    [InlineData("دامت الاشتباكات أربع ساعات.", "أربع ساعات = 4..4 hour")]
    [InlineData("دمر القصف ما لا يقل عن ثلاثين منزلا.", "ما لا يقل عن ثلاثين منزلا = 30.. منزلا")]
    [InlineData("سقطت عشرات القذائف على الأطراف.", "عشرات القذائف = 24..99 القذائف")]
    public void A_quantity_carries_what_it_counts(string text, string expected) => ReadText.Numbers(text).ShouldContain(expected);

    [Theory]
    [InlineData("قتل 14 مدنيا في الغارة.", "14 مدنيا = 14..14 مدنيا")]
    [InlineData("جرح جنديان قرب الحاجز.", "جنديان = 2..2 جنديان")]
    [InlineData("قتل سبعة جنود وثلاثة مدنيين في التفجير.", "ثلاثة مدنيين = 3..3 مدنيين")]
    public void A_toll_is_a_quantity(string text, string expected) => ReadText.Numbers(text).ShouldContain(expected);

    [Theory]
    [InlineData("وصل الوفد في 12 آذار 2016 إلى العاصمة.")]
    [InlineData("انتشر اللواء 105 في المدينة.")]
    [InlineData("حلقت مقاتلة من طراز إف-16 فوق البلدة.")]
    [InlineData("صدر القرار 2216 عن المجلس.")]
    [InlineData("اجتمع عدد من الوجهاء وكثير من الشيوخ.")]
    [InlineData("قال أحد السكان إن الطريق مغلق.")]
    [InlineData("ضبط الحاجز كمية من الوقود.")]
    public void Dates_labels_and_words_without_a_figure_are_none(string text) => ReadText.Numbers(text).ShouldBeEmpty();
}
