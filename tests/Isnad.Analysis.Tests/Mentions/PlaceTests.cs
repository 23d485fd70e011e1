using Isnad.Analysis.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("قصفت طائرات أحياء في مدينة الرستن بريف حمص الشمالي", "مدينة الرستن = SY-HI")]
    [InlineData("هاجم مسلحون نقطة في ولاية هلمند", "ولاية هلمند = AF-HEL")]
    [InlineData("سقطت قذائف قرب الموصل", "الموصل = IQ-NI")]
    [InlineData("دارت معارك في محافظة الجوف شمال اليمن", "محافظة الجوف = YE-JA")]
    public void Names_are_found_with_the_word_that_says_their_kind(string text, string place) => ReadText.Places(text).ShouldContain(place);

    [Theory]
    [InlineData("انسحب المسلحون من بلدة المنصورة بمحافظة الرقة السورية", "بلدة المنصورة = SY-RA")]
    [InlineData("انسحب المسلحون من مديرية المنصورة في محافظة عدن باليمن", "مديرية المنصورة = YE-AD")]
    [InlineData("انفجر لغم في قرية العزيزية بريف حلب الجنوبي", "قرية العزيزية = SY-HL")]
    public void A_name_of_many_places_is_the_one_of_the_governorate_named_near_it(string text, string place) => ReadText.Places(text).ShouldContain(place);

    [Theory]
    [InlineData("سقطت قذائف على مدينة #خان_يونس فجرا", "خان_يونس = PS-KYS")]
    [InlineData("سقطت قذائف على مدينة\u200Bالرقة فجرا", "مدينة\u200Bالرقة = SY-RA")]
    public void A_name_is_known_however_its_words_are_divided(string text, string place) => ReadText.Places(text).ShouldContain(found => found.EndsWith(place, StringComparison.Ordinal));

    [Fact]
    public void A_kind_word_chooses_the_province_or_its_city()
    {
        ReadText.Draft("قصفت الطائرات محافظة الرقة").Places.ShouldHaveSingleItem().Chosen!.Kind.ShouldBe("governorate");
        ReadText.Draft("قصفت الطائرات مدينة الرقة").Places.ShouldHaveSingleItem().Chosen!.Kind.ShouldBe("city");
    }

    [Fact]
    public void A_list_after_a_plural_takes_every_name() =>
        ReadText.Places("قصف الطيران بلدات سرمين وبنش وتفتناز في ريف إدلب").Take(3).ShouldBe(["بلدات سرمين = SY-ID", "وبنش = SY-ID", "وتفتناز = SY-ID"]);

    [Fact]
    public void An_unlisted_name_after_a_kind_word_is_a_place_of_its_surroundings()
    {
        var place = ReadText.Draft("انفجر لغم في قرية الزقزاقية بريف إدلب").Places[0];
        place.Candidates.ShouldBeEmpty();
        place.Chosen.ShouldBeNull();
        place.Country.ShouldBe("SY");
        place.Admin1.ShouldBe("SY-ID");
        place.Kind.ShouldBe("village");
    }

    [Fact]
    public void An_unlisted_word_without_a_kind_word_is_no_place() => ReadText.Places("انفجر لغم في الزقزاقية أمس").ShouldBeEmpty();

    [Fact]
    public void The_town_repeats_the_one_named_before()
    {
        var draft = ReadText.Draft("دخل الجيش مدينة تدمر فجرا. وقال شهود إن المدينة خلت من سكانها");
        var again = draft.Places[^1];
        draft.Words(again.First, again.End).ShouldBe("المدينة");
        again.Antecedent.ShouldBe(draft.Places[0]);
        again.Chosen.ShouldBe(draft.Places[0].Chosen);
    }

    [Fact]
    public void The_town_without_one_before_it_is_no_place() => ReadText.Places("وقال شهود إن المدينة خلت من سكانها").ShouldBeEmpty();

    [Fact]
    public void The_town_does_not_repeat_a_province() => ReadText.Draft("دارت معارك في محافظة الأنبار. ودخل الجيش البلدة").Places.ShouldAllBe(place => place.Antecedent == null);

    [Fact]
    public void A_governorate_and_a_country_say_where_the_report_plays()
    {
        var draft = ReadText.Draft("دارت معارك في محافظة الأنبار وفي الموصل وقرب كركوك، بينما رحبت واشنطن بالهدنة");
        draft.MainCountry.ShouldBe("IQ");
        draft.WeightOf("IQ").ShouldBeGreaterThan(draft.WeightOf("US"));
        draft.WeightOf("YE").ShouldBe(0);
    }

    [Fact]
    public void Readings_that_the_text_leaves_open_are_kept()
    {
        var place = ReadText.Draft("انسحب المسلحون من بلدة المنصورة").Places.ShouldHaveSingleItem();
        place.Candidates.Length.ShouldBeGreaterThan(1);
        place.Chosen.ShouldNotBeNull();
        place.Open.ShouldNotContain(place.Chosen.Id);
    }

    [Theory]
    [InlineData("استهدفت الطائرات مواقع تابعة لفصيل محلي")]
    [InlineData("سقطت قذائف على أحياء سكنية")]
    [InlineData("نزح الأهالي إلى قرية صغيرة")]
    [InlineData("بدأت جولة جديدة من القتال")]
    [InlineData("أقام الجنود معسكرات ومتاريس على التلال")]
    [InlineData("عاد الجنود إلى قواعدهم الزقزاقية")]
    [InlineData("أغلق الجنود الطريق بحجة دواع أمنية")]
    [InlineData("وكان الجنود قد أغلقوا الطريق")]
    public void A_common_noun_or_adjective_is_no_name(string text) => ReadText.Places(text).ShouldBeEmpty();

    [Fact]
    public void The_town_is_not_Medina_in_a_report_about_another_country() =>
        ReadText.Draft("سقطت قذائف على أحياء المدينة في الرستن بريف حمص").Places.ShouldAllBe(place => place.Country == "SY");

    [Fact]
    public void An_unlisted_name_is_known_again_without_its_kind_word_and_shares_what_is_said_of_it()
    {
        var places = ReadText.Draft("قصفت المدفعية قرية كفرزقزق أمس. وقال ناشطون إن بكفرزقزق جرحى، وإن القرية في ريف إدلب").Places;
        var again = places[1];
        again.Repeats.ShouldBe(places[0]);
        again.Kind.ShouldBe("village");
        PlaceFeatures.Same(places[0], again).ShouldBeTrue();
    }

    [Fact]
    public void A_singular_kind_word_opens_no_list_of_unlisted_names() =>
        ReadText.Places("انفجر لغم في قرية الزقزاقية والزعزاعية").ShouldHaveSingleItem();

    [Fact]
    public void A_list_ends_with_its_sentence() =>
        ReadText.Places("انفجرت ألغام في قرى الزقزاقية والزعزاعية. والزغزاغية بعيدة").Length.ShouldBe(2);

    [Fact]
    public void A_name_that_begins_like_a_kind_word_is_read_whole() => ReadText.Places("دخل الجيش بلدة تل أبيض").ShouldBe(["بلدة تل أبيض = SY-RA"]);

    [Theory]
    [InlineData("دارت معارك في إدلب شمال غرب سوريا", "governorate")]
    [InlineData("دارت معارك في مدينة إدلب شمال غرب سوريا", "city")]
    [InlineData("دارت معارك في عدن جنوب اليمن", "city")]
    [InlineData("دارت معارك في البصرة جنوب العراق", "city")]
    public void A_bare_name_of_province_and_seat_is_the_province_where_reports_go_by_provinces(string text, string kind) => ReadText.Draft(text).Places[0].Kind.ShouldBe(kind);

    [Fact]
    public void Area_says_nothing_of_the_kind() => ReadText.Draft("دارت معارك في منطقة الرستن بريف حمص").Places[0].Kind.ShouldNotBe("any");

    [Theory]
    [InlineData("قصفت طائرات التحالف مدينة تعز اليمنية أمس وقتل ثلاثة مدنيين بالرمادي", "بالرمادي", "الرمادي")]
    [InlineData("قتل ثلاثة مدنيين وعاد آخرون لليمن", "لليمن", "لليمن")]
    [InlineData("قتل ثلاثة مدنيين وبمحافظة حمص جرحى", "وبمحافظة حمص", "محافظة حمص")]
    public void The_quote_of_a_place_is_without_the_particles_written_to_it(string text, string surface, string quote)
    {
        var draft = ReadText.Draft(text);
        var mention = draft.Places.Single(place => draft.Words(place.First, place.End) == surface);
        var span = EventAssembler.BareWords(draft.Text, mention);
        text[span.Start..span.End].ShouldBe(quote);
    }

    [Theory]
    [InlineData("سيطر التنظيم على تدمر.", "تدمر = SY-HI")]
    [InlineData("وصلت القوات إلى تدمر.", "تدمر = SY-HI")]
    [InlineData("كانت الطائرات تدمر المنازل.")]
    [InlineData("قاتلت القوات حتى تدمر آخر دبابة.")]
    public void No_verb_stands_behind_a_preposition(string text, params string[] places) => ReadText.Places(text).ShouldBe(places);

    [Fact]
    public void A_name_that_is_also_a_word_stands_alone_once_it_was_named_in_full()
    {
        ReadText.Places("قصفت الطائرات مدينة الباب. وقال ناشطون إن القصف على الباب مستمر.").ShouldBe(["مدينة الباب = SY-HL", "الباب = SY-HL"]);
        ReadText.Places("قال ناشطون إن الجنود يقفون على الباب.").ShouldBeEmpty();
        ReadText.Places("قصفت الطائرات مدينة الباب. ودخل الجنود من الباب الخلفي.").ShouldBe(["مدينة الباب = SY-HL"]);
    }
}
