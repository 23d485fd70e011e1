using Isnad.Language;
using Isnad.Language.Gazetteers;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

/// <summary>Texts read with a few imported places, all of them made up (near Idlib 35.93 N 36.63 E, Taiz 13.58 N 44.02 E, Daraa 32.62 N 36.1 E).</summary>
public sealed class ImportedPlaceTests
{
    private static readonly Lazy<ImportedPlaces> Places = new(Compile);

    [Theory]
    [InlineData("انفجر لغم في قرية الزقزاقية بريف إدلب", "t:idlib")]
    [InlineData("انفجر لغم في قرية الزقزاقية بريف درعا", "t:daraa")]
    [InlineData("قصفت الطائرات قرية الزقزاقية في محافظة تعز اليمنية", "t:taiz")]
    [InlineData("قصفت الطائرات بلدة سرمين ثم قرية الزقزاقية القريبة منها في سوريا", "t:idlib")]
    public void Of_places_of_one_name_the_text_says_which(string text, string id) => Named(text, "قرية الزقزاقية").Chosen!.Id.ShouldBe(id);

    [Fact]
    public void Where_the_text_does_not_say_all_stay_open()
    {
        var place = Named("أعلن الجيش السوري مقتل جنديين في قرية الزقزاقية", "قرية الزقزاقية");
        place.Chosen.ShouldBeNull();
        place.Open.ShouldBe(["t:daraa", "t:idlib"], ignoreOrder: true);
    }

    [Fact]
    public void A_place_of_another_country_is_none()
    {
        var place = Named("قتل مدنيان في قرية الزقزاقية جنوب لبنان", "قرية الزقزاقية");
        (place.Chosen, place.Open.Count).ShouldBe((null, 0));
    }

    [Theory]
    [InlineData("قصفت الطائرات قاعدة الزقزاقية بريف إدلب", "قاعدة الزقزاقية")]
    [InlineData("سيطر المقاتلون على جبل الزقزاقية بريف إدلب", "جبل الزقزاقية")]
    [InlineData("أغلق الجيش معبر الزقزاقية بريف إدلب", "معبر الزقزاقية")]
    public void A_base_a_crossing_and_a_mountain_are_no_village_of_the_name(string text, string words) => Named(text, words).Chosen.ShouldBeNull();

    [Fact]
    public void A_base_that_was_imported_is_found() => Named("قصفت الطائرات قاعدة زقزوق بريف إدلب", "قاعدة زقزوق").Chosen!.Id.ShouldBe("t:base");

    [Fact]
    public void Without_a_place_word_no_imported_name_is_a_place() =>
        Draft("قال الزقزاقية إن معارك دارت بريف إدلب").Places.ShouldAllBe(place => place.Chosen == null || place.Chosen.Trust == PlaceTrust.Shipped);

    [Fact]
    public void A_name_of_several_words_is_taken_whole() => Named("انسحب المقاتلون من بلدة تل الزقزوق الفوقاني بريف إدلب", "بلدة تل الزقزوق الفوقاني").Chosen!.Id.ShouldBe("t:long");

    [Fact]
    public void Names_in_a_list_and_later_mentions_are_the_same_places()
    {
        var draft = Draft("قصف الطيران قريتي سرمين والزقزاقية في ريف إدلب. ثم انسحب المقاتلون من الزقزاقية.");
        draft.Places.Where(place => place.Chosen?.Id == "t:idlib").Select(place => draft.Words(place.First, place.End)).ShouldBe(["والزقزاقية", "الزقزاقية"]);
    }

    [Fact]
    public void A_spelling_worked_out_from_a_latin_name_is_found_where_the_place_is_named_with_its_governorate()
    {
        var place = Named("انفجر لغم في قرية بيت الزقوم بريف إدلب", "قرية بيت الزقوم").Chosen!;
        (place.Id, place.Trust).ShouldBe(("t:latin", PlaceTrust.Derived));
    }

    [Fact]
    public void What_looks_like_an_adjective_is_no_place_by_a_spelling_worked_out()
    {
        Draft("قصف المسلحون بلدات زقومية بريف إدلب").Places.ShouldAllBe(place => place.Chosen == null || place.Chosen.Trust != PlaceTrust.Derived);
        Named("قصف المسلحون قرية زقزومية بريف إدلب", "قرية زقزومية").Chosen!.Id.ShouldBe("t:written");
    }

    [Fact]
    public void A_shipped_place_without_a_point_gets_the_one_of_its_import_and_keeps_its_id()
    {
        const string text = "قصفت الطائرات مديرية بني حشيش في محافظة صنعاء اليمنية";
        var without = ReadText.Draft(text).Places[0];
        var with = Draft(text).Places[0];
        (without.Chosen!.Latitude, with.Chosen!.Id, with.Chosen.Latitude, with.Admin1).ShouldBe((null, without.Chosen.Id, 15.5, "YE-SN"));
        with.Rule.ShouldEndWith(", point of t:lends");
    }

    [Fact]
    public void A_shipped_place_stands_before_an_imported_one_unless_the_text_says_otherwise()
    {
        Named("قصفت الطائرات بلدة دير حافر في سوريا", "بلدة دير حافر").Chosen!.Trust.ShouldBe(PlaceTrust.Shipped);
        Named("قصفت الطائرات بلدة دير حافر في محافظة درعا السورية", "بلدة دير حافر").Chosen!.Id.ShouldBe("t:otherwise");
    }

    private static ReportDraft Draft(string text) => ReadText.Draft(text, Places.Value);

    private static Analysis.Mentions.PlaceMention Named(string text, string words)
    {
        var draft = Draft(text);
        return draft.Places.Single(place => draft.Words(place.First, place.End) == words);
    }

    private static ImportedPlaces Compile()
    {
        static ImportedRow Row(string id, string kind, string country, string admin1, string name, double latitude, double longitude) =>
            new(id, kind) { Country = country, AdminCode = admin1, ArabicNames = [name], Latitude = latitude, Longitude = longitude };
        return ReadText.Import(
        [
            Row("t:idlib", "village", "SY", "SY-ID", "الزقزاقية", 35.9, 36.7), Row("t:daraa", "village", "SY", "SY-DR", "الزقزاقية", 32.7, 36.1), Row("t:taiz", "village", "YE", "YE-TA", "الزقزاقية", 13.6, 44.1),
            Row("t:base", "base", "SY", "SY-ID", "زقزوق", 35.8, 36.8), Row("t:long", "village", "SY", "SY-ID", "تل الزقزوق الفوقاني", 35.8, 36.6), Row("t:lends", "district", "YE", "YE-SN", "بني حشيش", 15.5, 44.4),
            Row("t:otherwise", "village", "SY", "SY-DR", "دير حافر", 32.8, 36.2), Row("t:latin", "village", "SY", "SY-ID", "x", 35.85, 36.65) with { ArabicNames = [], LatinNames = ["Bayt az Zaqqum"] },
            Row("t:kind", "village", "SY", "SY-ID", "x", 35.85, 36.65) with { ArabicNames = [], LatinNames = ["Zaqqumiyah"] }, Row("t:written", "village", "SY", "SY-ID", "زقزومية", 35.85, 36.65),
        ]);
    }
}
