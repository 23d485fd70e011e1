using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

public sealed class SourceTests
{
    [Theory]
    [InlineData("قتل سبعة مدنيين في القصف، وفق المرصد السوري لحقوق الإنسان", "المرصد السوري لحقوق الإنسان = ngo")]
    [InlineData("بحسب ناشطين محليين، سقطت ثلاثة صواريخ على الحي", "ناشطين محليين = local")]
    [InlineData("سقطت ثلاثة صواريخ على الحي، حسب ما أفاد مصدر طبي", "مصدر طبي = medical")]
    public void According_to_names_a_source(string text, string source) => ReadText.Sources(text).ShouldContain(source);

    [Theory]
    [InlineData("أفاد مصدر أمني عراقي بأن انتحاريا فجر نفسه", "مصدر أمني عراقي = military")]
    [InlineData("قالت قوات سوريا الديمقراطية إنها تقدمت شمال الرقة", "قوات سوريا الديمقراطية = military")]
    [InlineData("قال وزير الخارجية التركي إن بلاده لن تنسحب", "وزير الخارجية التركي = official")]
    [InlineData("وقال شهود إن المدينة خلت من سكانها", "شهود = witness")]
    [InlineData("ذكرت وكالة الأنباء السورية أن الجيش استعاد القرية", "وكالة الأنباء السورية = media")]
    public void The_subject_of_saying_is_a_source(string text, string source) => ReadText.Sources(text).ShouldContain(source);

    [Fact]
    public void A_headline_before_a_colon_is_a_source() => ReadText.Sources("المرصد السوري: مقتل عشرة مدنيين في غارات على إدلب").ShouldContain("المرصد السوري = ngo");

    [Fact]
    public void A_party_that_speaks_is_told_as_actor() => ReadText.Draft("قالت حركة طالبان إنها قتلت عشرة جنود").Sources[0].Actor.ShouldBe("taliban");

    [Fact]
    public void Speech_goes_on_without_a_new_subject()
    {
        var draft = ReadText.Draft("أفاد مصدر أمني عراقي بأن الطريق مغلقة. وأضاف أن العملية مستمرة. هدأ القصف مساء.");
        draft.Speakers.Count.ShouldBe(3);
        draft.Speakers[0].How.ShouldBe("explicit");
        draft.Speakers[1].How.ShouldBe("continued");
        draft.Speakers.Select(speaker => speaker.Source).Distinct().Count().ShouldBe(1);
        draft.Speakers[2].How.ShouldBe("after");
    }

    [Fact]
    public void Speech_is_forgotten_after_some_sentences()
    {
        var draft = ReadText.Draft("أفاد مصدر أمني عراقي بأن الطريق مغلقة. " + string.Concat(Enumerable.Repeat("هدأت المدينة مساء. ", 8)));
        draft.Speakers[^1].Source.ShouldBeNull();
        draft.Speakers[^1].How.ShouldBe("none");
    }

    [Fact]
    public void The_bare_source_repeats_the_one_named_before()
    {
        var draft = ReadText.Draft("أفاد مصدر أمني عراقي بأن انتحاريا فجر نفسه. وقال المصدر إن ستة أشخاص قتلوا");
        var bare = draft.Sources.Single(source => draft.Words(source.First, source.End) == "المصدر");
        draft.Words(bare.Root.First, bare.Root.End).ShouldBe("مصدر أمني عراقي");
    }

    [Fact]
    public void A_denial_is_no_saying()
    {
        var denial = ReadText.Draft("نفت وزارة الدفاع الروسية ذلك").Sources[0];
        denial.Denies.ShouldBe("occurrence");
        denial.Actor.ShouldBe("russia");
    }

    [Fact]
    public void A_text_without_any_source_has_none() => ReadText.Sources("سقطت ثلاثة صواريخ على الحي صباحا").ShouldBeEmpty();
}
