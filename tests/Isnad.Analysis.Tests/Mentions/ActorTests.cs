using Isnad.Analysis.Mentions;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

public sealed class ActorTests
{
    [Theory]
    [InlineData("سيطر أنصار الله على معسكر في محافظة الجوف شمال اليمن", "أنصار الله = houthis")]
    [InlineData("قالت قوات سوريا الديمقراطية إنها تقدمت شمال الرقة", "قوات سوريا الديمقراطية = sdf")]
    [InlineData("اشتبك المقاتلون مع تنظيم الدولة الإسلامية شرق تدمر", "تنظيم الدولة الإسلامية = islamic-state")]
    [InlineData("دخل الحشد الشعبي البلدة من جهة الشرق", "الحشد الشعبي = pmf")]
    [InlineData("استهدفت حركة طالبان مركزا للشرطة في قندوز", "حركة طالبان = taliban")]
    public void Names_are_found(string text, string actor) => ReadText.Actors(text).ShouldContain(actor);

    [Theory]
    [InlineData("هاجم مقاتلو حركة طالبان قاعدة في ولاية هلمند", "مقاتلو حركة طالبان = taliban")]
    [InlineData("قصفت المقاومة الشعبية مواقع الحوثيين في تعز جنوب غربي اليمن", "مواقع الحوثيين = houthis")]
    [InlineData("قتل جنود أتراك في هجوم على نقطة عسكرية في إدلب", "جنود أتراك = turkey")]
    [InlineData("قصفت طائرات روسية أطراف البلدة", "طائرات روسية = russia")]
    [InlineData("انتشرت قوات عراقية على الطريق الدولي", "قوات عراقية = iraqi-forces")]
    [InlineData("أعلن الرئيس الأميركي انتهاء المهلة", "الرئيس الأميركي = us")]
    public void A_head_noun_with_a_name_or_nationality_is_one_actor(string text, string actor) => ReadText.Actors(text).ShouldContain(actor);

    [Fact]
    public void The_colour_of_an_alias_is_told_and_changes_no_fact()
    {
        var actor = ReadText.Draft("اشتبكت عصابات داعش مع الحشد الشعبي في بيجي").Actors[0];
        actor.Id.ShouldBe("islamic-state");
        actor.Slant.ShouldBe("iraqi-government");
        ReadText.Draft("اشتبك تنظيم الدولة الإسلامية مع الحشد الشعبي في بيجي").Actors[0].Slant.ShouldBeNull();
    }

    [Fact]
    public void A_person_who_stands_for_a_side_keeps_the_name()
    {
        var draft = ReadText.Draft("أعلن الرئيس الأميركي باراك أوباما انتهاء المهلة");
        var actor = draft.Actors.Single(item => item.Naming == ActorNaming.Person);
        actor.Id.ShouldBe("us");
        draft.Text.Source.Slice(actor.Person!.Value).ShouldBe("باراك أوباما");
    }

    [Fact]
    public void A_bare_force_is_that_of_the_country_the_report_is_about()
    {
        ReadText.Actors("دخل الجيش مدينة تدمر في ريف حمص بعد معارك").ShouldContain("الجيش = syrian-government");
        ReadText.Actors("دخل الجيش مدينة الرمادي في محافظة الأنبار بعد معارك").ShouldContain("الجيش = iraqi-forces");
    }

    [Fact]
    public void A_military_spokesman_is_no_soldier() =>
        ReadText.Actors("هددت جماعة الحوثي على لسان المتحدث العسكري باسمها بقصف موانئ في إسرائيل").ShouldNotContain(actor => actor.StartsWith("العسكري"));

    [Fact]
    public void The_front_repeats_a_front_and_no_coalition() =>
        ReadText.Actors("قصفت طائرات للتحالف الدولي مواقع لجبهة النصرة ردا على كمين نصبته الجبهة لدورية قرب البلدة").ShouldContain("الجبهة = nusra");

    [Fact]
    public void A_bare_noun_repeats_the_actor_named_with_it()
    {
        ReadText.Actors("هاجم مقاتلو حركة طالبان قاعدة في ولاية هلمند. وقالت الحركة إنها قتلت عشرة جنود").ShouldContain("الحركة = taliban");
        ReadText.Actors("قال المتحدث باسم القوات العراقية إن الطريق مفتوح. وأضاف أن القوات دخلت الحي").ShouldContain("القوات = iraqi-forces");
    }

    [Fact]
    public void A_bare_noun_with_nothing_before_it_names_nobody() => ReadText.Actors("قالت جماعة مجهولة إنها نفذت الهجوم").ShouldNotContain(actor => actor.StartsWith("جماعة", StringComparison.Ordinal));

    [Fact]
    public void An_alias_bound_to_a_country_counts_there_alone()
    {
        ReadText.Actors("انسحب المتمردون من مواقعهم شرق مدينة تعز اليمنية").ShouldContain("المتمردون = houthis");
        ReadText.Actors("انسحب المتمردون من مواقعهم شرق مدينة غوما في الكونغو").ShouldNotContain(actor => actor.EndsWith("houthis", StringComparison.Ordinal));
    }

    [Fact]
    public void Actors_in_a_list_are_chained()
    {
        var draft = ReadText.Draft("بدأت روسيا وإيران وتركيا محادثات في أستانا");
        var actors = draft.Actors.Where(actor => actor.Id is "russia" or "iran" or "turkey").ToList();
        actors.Count.ShouldBe(3);
        actors[1].Chain.ShouldBe(actors[0]);
        actors[2].Chain.ShouldBe(actors[0]);
    }

    [Theory]
    [InlineData("قتل سبعة مدنيين في القصف", "مدنيين = civilians")]
    [InlineData("اعتقلت الشرطة ثلاثة صحافيين", "صحافيين = journalists")]
    [InlineData("أطلق مسلحون النار على السيارة", "مسلحون = unknown-armed")]
    public void People_are_participants(string text, string actor) => ReadText.Actors(text).ShouldContain(actor);

    [Fact]
    public void A_name_leaves_no_place_inside_it() => ReadText.Places("أعلن تنظيم القاعدة في جزيرة العرب مسؤوليته عن الهجوم").ShouldBeEmpty();

    [Theory]
    [InlineData("تقدمت القوات الموالية للحوثيين شمال مدينة تعز في اليمن", "القوات الموالية للحوثيين = houthis")]
    [InlineData("أسقطت المضادات طائرة استطلاع تابعة للحوثيين قرب مأرب في اليمن", "طائرة استطلاع تابعة للحوثيين = houthis")]
    [InlineData("نقلت مجموعات موالية لإيران صواريخ إلى البوكمال في سوريا", "مجموعات موالية لإيران = iran-backed-militias")]
    public void A_word_of_belonging_gives_the_side(string text, string actor) => ReadText.Actors(text).ShouldContain(actor);

    [Theory]
    [InlineData("قتل ثلاثة عناصر من تنظيم الدولة الإسلامية قرب الرطبة في العراق", "عناصر من تنظيم الدولة الإسلامية = islamic-state")]
    [InlineData("اغتال مجهولون قياديا في حركة حماس جنوب لبنان", "قياديا في حركة حماس = hamas")]
    [InlineData("هاجمت حركة الشباب بلدة في الصومال ثم أخلى الجيش مواقع الحركة", "مواقع الحركة = al-shabaab")]
    public void Members_and_positions_take_the_side_that_is_named_after_them(string text, string actor) => ReadText.Actors(text).ShouldContain(actor);

    [Theory]
    [InlineData("دخلت قوات سوريا الديمقراطية البلدة صباحا. وأعلنت القوات إزالة الألغام من الشوارع في سوريا.", "القوات = sdf")]
    [InlineData("هاجم تنظيم الدولة الإسلامية نقطة شرق تدمر. وانسحب المسلحون بعد ساعة.", "المسلحون = islamic-state")]
    [InlineData("قتل شرطي في إزمير غرب تركيا", "شرطي = turkey")]
    public void A_bare_noun_repeats_the_actor_that_it_began_or_stands_for_the_country(string text, string actor) => ReadText.Actors(text).ShouldContain(actor);

    [Fact]
    public void Soldiers_belong_to_the_country_of_the_place_beside_them()
    {
        var actors = ReadText.Actors("شهد العراق هجمات في الموصل وكركوك وتكريت وبعقوبة. وفي مصر أصيب جنديان في العريش.");
        actors.ShouldContain("جنديان = egypt");
    }

    [Theory]
    [InlineData("استولت جماعة منافسة على الطريق بعد انسحاب حركة طالبان", "جماعة")]
    [InlineData("انسحبت حركة طالبان من الطريق، ثم استولت جماعة منافسة عليه", "جماعة")]
    public void A_group_without_the_article_is_not_the_one_named_before(string text, string words) => ReadText.Actors(text).ShouldNotContain(words + " = taliban");

    [Theory]
    [InlineData(2016, "الجيش السوري = syrian-government")]
    [InlineData(2025, "الجيش السوري = syrian-transitional-government")]
    public void A_neutral_name_means_the_authorities_of_the_reports_year(int year, string actor) => ReadText.Actors("انتشر الجيش السوري على مداخل المدينة", year).ShouldContain(actor);

    [Theory]
    [InlineData(2016, "قوات سورية = syrian-government")]
    [InlineData(2025, "قوات سورية = syrian-transitional-government")]
    public void A_composed_name_means_the_authorities_of_the_reports_year(int year, string actor) => ReadText.Actors("انتشرت قوات سورية على مداخل المدينة", year).ShouldContain(actor);

    [Fact]
    public void A_word_of_a_places_name_is_nobody() => ReadText.Actors("سقطت قذائف على حي الشيخ مقصود في حلب").ShouldBeEmpty();

    [Fact]
    public void The_words_for_the_old_authorities_keep_their_meaning() => ReadText.Actors("كشفت مقبرة من عهد نظام الأسد في سوريا", 2025).ShouldContain("نظام الأسد = syrian-government");

    [Theory]
    [InlineData("نددت دمشق بالقرار.", "دمشق = syrian-government")]
    [InlineData("اتهم الغرب دمشق بقصف الغوطة.", "دمشق = syrian-government")]
    [InlineData("تعقد المباحثات في دمشق.")]
    [InlineData("وقع انفجار بدمشق.")]
    [InlineData("وقعت انفجارات في بيروت وبغداد.")]
    [InlineData("وقع الانفجار شرق رام الله.")]
    [InlineData("انتشر الجنود في محيط مدينة صنعاء.", "الجنود = yemen-army")]
    public void A_capital_that_says_where_stands_for_no_government(string text, params string[] actors) => ReadText.Actors(text).ShouldBe(actors);

    [Theory]
    [InlineData("خطف مسلحون مواطنا فرنسيا.", "مسلحون = unknown-armed", "مواطنا فرنسيا = civilians")]
    [InlineData("خطف مسلحون ثلاثة مهندسين صينيين.", "مسلحون = unknown-armed", "مهندسين = civilians", "صينيين = china")]
    [InlineData("قتل مسلحون سوريون في الكمين.", "مسلحون سوريون = syrian-opposition")]
    [InlineData("قال مسؤول إعلامي إسرائيلي ذلك.", "مسؤول إعلامي إسرائيلي = israel")]
    public void Who_did_it_is_not_whom_it_was_done_to(string text, params string[] actors) => ReadText.Actors(text).ShouldBe(actors);

    [Theory]
    [InlineData("أفادت شبكة أطباء السودان بمقتل طفل في الدلنج.", "طفل = civilians")]
    [InlineData("قتل أطباء في الدلنج.", "أطباء = medical-workers")]
    public void People_within_the_name_of_who_tells_it_are_no_party(string text, params string[] actors) => ReadText.Actors(text).ShouldBe(actors);
}
