using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

/// <summary>Names that may not leave. They are runs of common given names and mean nobody.</summary>
public sealed class PersonNameTests
{
    [Theory]
    [InlineData("قتل المواطن {سالم محمد} قرب منزله.")]
    [InlineData("استشهدت الطفلة {فاطمة} برصاصة.")]
    [InlineData("شيعت البلدة {محمد علي أحمد} و{خديجة يوسف}.")]
    [InlineData("أصيب شاب يدعى {عبد الرحمن}.")]
    [InlineData("اعتقلت الشرطة {أحمد بن سالم}.")]
    [InlineData("خطف مسلحون {أبو يوسف} من المخيم.")]
    [InlineData("قتل {محمد الحداد}، ودفن الحداد مساء اليوم.", "قتل {محمد الحداد}، ودفن {الحداد} مساء اليوم.")]
    [InlineData("جرح الطبيب {عادل محمود} وشقيقه {كريم}.")]
    [InlineData("سلمت الجثة ل{محمود حسن}.")]
    public void Victims_are_found(string marked, string? other = null) => ReadText.Names((other ?? marked).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)).ShouldBe(other ?? marked);

    [Theory]
    [InlineData("قصفت الطائرات مدينة أبو كمال ومخيم خان الشيح.")]
    [InlineData("اشتبكت قوات المعارضة مع مقاتلي جبهة النصرة.")]
    [InlineData("قتل خمسة مدنيين على الأقل في الغارة.")]
    [InlineData("قال متحدث باسم الجيش إن الهجوم فشل.")]
    [InlineData("نصب مقاتلون كمينا لقافلة عسكرية.")]
    [InlineData("انفجرت عبوة في ربيع هذا العام قرب جسر كبير.")]
    public void Places_actors_and_usual_words_are_none(string text) => ReadText.Names(text).ShouldBe(text);

    [Fact]
    public void A_person_of_the_resources_is_found_with_his_listed_words() => ReadText.Names("التقى عبد الفتاح السيسي الوفد.").ShouldBe("التقى {عبد الفتاح السيسي} الوفد.");
}
