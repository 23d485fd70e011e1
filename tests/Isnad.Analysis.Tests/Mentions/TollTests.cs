using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

public sealed class TollTests
{
    [Theory]
    [InlineData("قتل 12 مدنيا وأصيب 30 آخرون في غارة على سوق شعبية", "12 مدنيا = killed 12..12|30 آخرون = wounded 30..30")]
    [InlineData("قتل ثلاثة جنود وجرح خمسة في انفجار لغم", "ثلاثة جنود = killed 3..3|خمسة = wounded 5..5")]
    [InlineData("قتل ١٢ مدنيا في الغارة", "١٢ مدنيا = killed 12..12")]
    [InlineData("قتل 1,200 مدني منذ بداية الحصار", "1,200 مدني = killed 1200..1200")]
    [InlineData("قتل مئة وخمسون مدنيا في القصف", "مئة وخمسون مدنيا = killed 150..150")]
    [InlineData("اعتقلت قوات الأمن 14 شابا في حملة دهم", "14 شابا = detained 14..14")]
    public void Figures_in_digits_and_words(string text, string tolls) => ReadText.Tolls(text).ShouldBe(tolls.Split('|'));

    [Theory]
    [InlineData("قتل ما لا يقل عن 15 شخصا في القصف", "ما لا يقل عن 15 شخصا = killed 15..")]
    [InlineData("قتل 20 جنديا على الأقل في الكمين", "20 جنديا على الأقل = killed 20..")]
    [InlineData("قتل أكثر من مئة وخمسين مقاتلا خلال المعارك", "أكثر من مئة وخمسين مقاتلا = killed 150..")]
    [InlineData("قتل 10-15 مسلحا في الاشتباكات", "10-15 مسلحا = killed 10..15")]
    public void Bounds_and_ranges(string text, string toll) => ReadText.Tolls(text).ShouldBe([toll]);

    [Fact]
    public void Vague_numbers_are_ranges()
    {
        var toll = ReadText.Draft("نزح آلاف المدنيين من المدينة").Casualties.ShouldHaveSingleItem();
        toll.Kind.ShouldBe("displaced");
        toll.Min!.Value.ShouldBeGreaterThanOrEqualTo(1000);
        (toll.Max is null || toll.Max > toll.Min).ShouldBeTrue();
    }

    [Fact]
    public void About_is_approximate() => ReadText.Draft("قتل نحو ثلاثين شخصا في الغارة").Casualties.ShouldHaveSingleItem().ShouldSatisfyAllConditions(toll => toll.Approximate.ShouldBeTrue(), toll => toll.Min.ShouldBe(30));

    [Fact]
    public void A_dual_is_two() => ReadText.Draft("أصيب جنديان بجروح في هجوم بقنبلة").Casualties.ShouldHaveSingleItem().ShouldSatisfyAllConditions(toll => toll.Kind.ShouldBe("wounded"), toll => toll.Min.ShouldBe(2), toll => toll.Max.ShouldBe(2));

    [Fact]
    public void A_plural_without_a_number_is_two_or_more() => ReadText.Draft("قتل جنود أتراك في هجوم على نقطة عسكرية").Casualties.ShouldHaveSingleItem().ShouldSatisfyAllConditions(toll => toll.Min.ShouldBe(2), toll => toll.Max.ShouldBeNull(), toll => toll.Group.ShouldBe("turkey"));

    [Fact]
    public void Parts_name_their_whole()
    {
        var tolls = ReadText.Draft("قتل ما لا يقل عن 15 شخصا بينهم ستة أطفال وثلاث نساء في القصف").Casualties;
        tolls.Count.ShouldBe(3);
        tolls[0].Whole.ShouldBeNull();
        tolls.Skip(1).ShouldAllBe(toll => toll.Whole == tolls[0] && toll.Kind == "killed");
        tolls.Select(toll => toll.Demographic).ShouldBe([null, "children", "women"]);
        tolls.Select(toll => toll.Min).ShouldBe([15, 6, 3]);
    }

    [Fact]
    public void Killed_and_wounded_with_one_number_are_one_toll() => ReadText.Tolls("أدى القصف إلى مقتل وإصابة عشرين مدنيا").ShouldBe(["عشرين مدنيا = killed-or-wounded 20..20"]);

    [Fact]
    public void Dead_and_wounded_with_nouns_are_two_tolls() => ReadText.Draft("أسفر التفجير عن سقوط عشرات القتلى والجرحى").Casualties.Select(toll => toll.Kind).ShouldBe(["killed", "wounded"]);

    [Theory]
    [InlineData("قال الوزير إن المدرسة تضم خمسين طالبا")]
    [InlineData("وصلت ثلاث سيارات إلى الحاجز")]
    [InlineData("استمرت المعركة ست ساعات")]
    public void A_number_without_harm_is_no_toll(string text) => ReadText.Tolls(text).ShouldBeEmpty();

    [Theory]
    [InlineData("قتل 99999999999999999999 شخصا")]
    [InlineData("قتل 12.5.6,7 شخصا")]
    [InlineData("قتل مليون مليون مليون مليون شخص")]
    public void Monstrous_numbers_do_not_throw(string text) => ReadText.Draft(text).Casualties.ShouldAllBe(toll => toll.Min >= 0);
}
