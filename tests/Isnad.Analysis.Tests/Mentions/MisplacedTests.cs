using Isnad.Analysis.Mentions;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

public sealed class MisplacedTests
{
    [Theory]
    [InlineData("هاجم مسلحون قرية الزهراء في محافظة نينوى شمالي العراق", "قرية الزهراء", "IQ", "IQ-NI")]
    [InlineData("انفجر لغم في قرية الجديدة بمحافظة ديالى", "قرية الجديدة", "IQ", "IQ-DI")]
    [InlineData("انفجر لغم في قرية الجديدة، محافظة ديالى", "قرية الجديدة", "IQ", "IQ-DI")]
    [InlineData("انفجر لغم في قرية الجديدة التابعة لقضاء بلد في محافظة صلاح الدين", "قرية الجديدة", "IQ", "IQ-SD")]
    [InlineData("انفجر لغم في قرية الجديدة الواقعة في محافظة ديالى", "قرية الجديدة", "IQ", "IQ-DI")]
    [InlineData("سقطت قذائف على قرية الناصرة في ريف دمشق", "قرية الناصرة", "SY", "SY-RD")]
    [InlineData("سقطت قذائف على قرية المنصورة في محافظة مأرب اليمنية", "قرية المنصورة", "YE", "YE-MA")]
    public void A_name_of_which_no_reading_lies_in_the_area_named_beside_it_keeps_its_words_without_a_point(string text, string words, string country, string admin1)
    {
        var place = Named(ReadText.Draft(text), words);
        place.Chosen.ShouldBeNull();
        (place.Country, place.Admin1).ShouldBe((country, admin1));
    }

    [Theory]
    [InlineData("سقطت قذائف على بلدة المنصورة، وفي محافظة مأرب قتل جنديان", "بلدة المنصورة")]
    [InlineData("انسحب المقاتلون من بلدة تفتناز إلى محافظة حماة", "بلدة تفتناز")]
    [InlineData("خرج الجنود من بلدة تفتناز وتوجهوا في المساء إلى نقاط في محافظة حماة", "بلدة تفتناز")]
    [InlineData("دارت معارك في بلدة سرمين قرب محافظة حماة", "بلدة سرمين")]
    [InlineData("سقطت قذائف على بلدة الطوال على الحدود السعودية اليمنية", "بلدة الطوال")]
    public void An_area_that_is_said_of_something_else_takes_nothing_back(string text, string words) => Named(ReadText.Draft(text), words).Chosen.ShouldNotBeNull();

    [Theory]
    [InlineData("شارك نازحو حلب في محافظة إدلب في الاعتصام", "حلب", "SY-HL")]
    [InlineData("سقطت قذائف على بلدة سرمين بريف إدلب", "بلدة سرمين", "SY-ID")]
    [InlineData("بحث الفلسطينيون قضية فلسطين والقدس في المغرب", "والقدس", "PS-JEM")]
    [InlineData("أغلق الجيش الأنفاق التي تصل قطاع غزة بشمال سيناء", "قطاع غزة", null)]
    [InlineData("انفجر لغم في جبال قنديل جنوب تركيا", "جبال قنديل", null)]
    public void A_reading_that_fits_or_is_well_known_stays(string text, string words, string? admin1)
    {
        var place = Named(ReadText.Draft(text), words);
        place.Chosen.ShouldNotBeNull();
        place.Admin1.ShouldBe(admin1);
    }

    [Fact]
    public void The_name_alone_is_the_place_that_was_told_with_its_area()
    {
        var draft = ReadText.Draft("هجوم على قرية الجديدة. وقال شهود إن قرية الجديدة في محافظة ديالى خلت من سكانها، ثم عاد الأهالي إلى القرية");
        draft.Places.Where(place => place.Chosen is null && place.Admin1 == "IQ-DI").Select(place => place.Key).Distinct().ShouldHaveSingleItem();
        draft.Places.Count(place => place.Admin1 == "IQ-DI").ShouldBe(4);
    }

    [Fact]
    public void A_small_place_in_a_far_country_of_which_the_report_does_not_speak_is_not_meant()
    {
        const string Report = "دارت معارك في مدينة الحديدة اليمنية بين الجيش اليمني والحوثيين. وسقطت قذائف على قرية دير قرب مدينة زبيد";
        var place = Named(ReadText.Draft(Report), "قرية دير");
        place.Chosen.ShouldBeNull();
        place.Country.ShouldBe("YE");
        Named(ReadText.Draft(Report + ". ونددت إيران بالهجوم"), "قرية دير").Chosen.ShouldNotBeNull();
    }

    private static PlaceMention Named(ReportDraft draft, string words) => draft.Places.First(place => draft.Words(place.First, place.End) == words);
}
