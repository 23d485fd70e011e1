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
}
