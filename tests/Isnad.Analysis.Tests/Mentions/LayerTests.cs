using Isnad.Model.Annotations;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

/// <summary>Mentions that no event needs.</summary>
public sealed class LayerTests
{
    private const string Quiet = "زار وزير الصحة العراقي أمس مستشفى في مدينة البصرة، وقال متحدث باسم الوزارة إن المستشفى يحتاج إلى 20 سيارة.";

    [Fact]
    public void A_text_without_an_event_has_its_mentions_in_order()
    {
        var all = ReadText.Layer<LayerMention>(Quiet);
        all.Select(mention => mention.Span.Start).ShouldBeInOrder();
        all.Select(mention => mention.Layer).Distinct().ShouldBe([Layer.Actors, Layer.Times, Layer.Places, Layer.Sources, Layer.Numbers], ignoreOrder: true);
    }

    [Fact]
    public void A_time_has_days_and_basis()
    {
        var time = ReadText.Layer<TimeLayerMention>(Quiet).ShouldHaveSingleItem();
        (Quiet[time.Span.Start..time.Span.End], time.Interval, time.Basis).ShouldBe(("أمس", new DateInterval(new DateOnly(2016, 5, 3)), "relative"));
    }

    [Fact]
    public void A_place_is_the_contracts_place() => ReadText.Layer<PlaceLayerMention>(Quiet).Single().Place.ShouldSatisfyAllConditions(place => place.Admin1.ShouldBe("IQ-BA"), place => place.Latitude.ShouldNotBeNull());

    [Fact]
    public void A_bare_repetition_is_the_place_that_it_repeats()
    {
        var places = ReadText.Layer<PlaceLayerMention>("دخل الجيش بلدة القائم في العراق، ثم انسحب من البلدة.");
        places[^1].Place.PlaceId.ShouldBe(places[0].Place.PlaceId);
        places[^1].Place.PlaceId.ShouldNotBeNull();
    }

    [Fact]
    public void A_mention_bears_the_role_that_records_give_it()
    {
        const string text = "قصفت قوات النظام السوري مواقع تنظيم الدولة الإسلامية في ريف حمص.";
        var roles = ReadText.Layer<ActorLayerMention>(text).Where(actor => actor.Role is not null).ToDictionary(actor => actor.Id, actor => actor.Role);
        roles["syrian-government"].ShouldBe(ActorRole.Actor);
        roles["islamic-state"].ShouldBe(ActorRole.Target);
    }

    [Fact]
    public void A_country_after_a_preposition_is_a_place_and_no_actor()
    {
        const string text = "تنتشر زراعة القمح في سوريا منذ زمن.";
        ReadText.Layer<ActorLayerMention>(text).ShouldBeEmpty();
        ReadText.Layer<PlaceLayerMention>(text).Single().Place.Country.ShouldBe("SY");
    }

    [Fact]
    public void A_party_that_nothing_takes_for_a_source_is_none()
    {
        ReadText.Layer<SourceLayerMention>("انتشرت القوات العراقية على الطريق.").ShouldBeEmpty();
        ReadText.Layer<SourceLayerMention>("قالت القوات العراقية إن الطريق آمن.").Single().Kind.ShouldBe("military");
    }

    [Fact]
    public void Words_stand_without_the_conjunction_written_to_them()
    {
        const string text = "سلم المسلحون بنادق وصواريخ إلى الشرطة.";
        ReadText.Layer<WeaponLayerMention>(text).Select(weapon => text[weapon.Span.Start..weapon.Span.End]).ShouldContain("صواريخ");
    }
}
