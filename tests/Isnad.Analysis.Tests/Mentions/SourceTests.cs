using Isnad.Language;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

public sealed class SourceTests
{
    [Fact]
    public void Close_to_a_party_is_no_bound_of_a_number() => ReadText.Sources("قال مصدر قريب من حزب الله إن القوات انسحبت.").ShouldHaveSingleItem().ShouldStartWith("مصدر قريب");

    [Fact]
    public void A_source_ends_before_a_bound_of_a_number() => ReadText.Sources("أعلن التحالف أكثر من 1400 طلعة جوية.").ShouldHaveSingleItem().ShouldStartWith("التحالف = ");

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

    [Theory]
    [InlineData("وأعربت المنظمة عن قلقها البالغ إزاء مصير السكان", "قلقها")]
    [InlineData("ووفقا لما أعلن مؤخرًا فإن المعبر سيفتح", "مؤخرا")]
    [InlineData("أعلنت الجماعة مسؤوليتها عن الهجوم", "مسؤوليتها")]
    [InlineData("ورجحت مصادر محلية أن مصدر القصف قاعدة قريبة", "مصدر القصف")]
    [InlineData("وذكر المرصد ومقره لندن أن ثلاثة قتلوا", "لندن")]
    public void What_is_said_or_where_it_came_from_does_not_speak(string text, string words) =>
        ReadText.Sources(text).ShouldAllBe(source => !source.Contains(words) && !source.StartsWith("مؤخر"));

    [Fact]
    public void A_member_after_the_comma_belongs_to_the_unlisted_name() =>
        ReadText.Sources("وقال عبد الكريم الحمداني، عضو المجلس المحلي في البلدة، إن القصف توقف").ShouldBe(["عبد الكريم الحمداني، عضو المجلس المحلي = local"]);

    [Fact]
    public void A_particle_ends_a_source() => ReadText.Sources("وكانت الحكومة الليبية قد أعلنت الهدنة").ShouldBe(["الحكومة الليبية = official"]);

    [Fact]
    public void A_headline_before_a_colon_is_a_source() => ReadText.Sources("المرصد السوري: مقتل عشرة مدنيين في غارات على إدلب").ShouldContain("المرصد السوري = ngo");

    [Fact]
    public void A_party_that_speaks_is_told_as_actor() => ReadText.Draft("قالت حركة طالبان إنها قتلت عشرة جنود").Sources[0].Actor.ShouldBe("taliban");

    [Fact]
    public void A_military_source_is_nobodys_until_the_text_says_whose() => ReadText.Draft("سقطت ثلاث قذائف قرب بلدة عرسال اللبنانية، وفق مصدر عسكري").Sources[0].Actor.ShouldBeNull();

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

    [Theory]
    [InlineData("(بيروت - وكالات) - قتل ثلاثة جنود في كمين", "وكالات = media")]
    [InlineData("أعلن الجيش اللبناني (الاثنين) مقتل جندي", "الجيش اللبناني = military")]
    [InlineData("أكد المرصد السوري مقتل عشرة مدنيين", "المرصد السوري = ngo")]
    [InlineData("أفادت مصادر أمنية بمقتل جنديين", "مصادر أمنية = military")]
    [InlineData("قالت الخارجية العراقية «ندين بشدة كل ما جرى من قصف على قرى الحدود» في الشمال", "الخارجية العراقية = official")]
    [InlineData("أعلنت وزارة الدفاع الروسية أمس أن الطريق فتحت", "وزارة الدفاع الروسية = military")]
    public void A_source_ends_before_bracket_quotation_time_and_deed(string text, string source) =>
        ReadText.AllSources(text).ShouldContain(source);

    [Fact]
    public void An_office_after_a_name_belongs_to_the_name()
    {
        var draft = ReadText.Draft("قال العقيد سامر الخطيب، المتحدث باسم الشرطة، إن الطريق مغلقة");
        var source = draft.Sources.ShouldHaveSingleItem();
        draft.Words(source.First, source.End).ShouldBe("العقيد سامر الخطيب، المتحدث باسم الشرطة");
    }

    [Fact]
    public void An_agency_that_is_spoken_to_is_a_second_source()
    {
        var draft = ReadText.Draft("قال مصدر أمني لوكالة فرانس برس إن الطريق مغلقة");
        draft.Sources.Select(source => draft.Words(source.First, source.End)).ShouldBe(["مصدر أمني", "لوكالة فرانس برس"], ignoreOrder: true);
        var agency = draft.Sources.Single(source => source.Kind == "media");
        agency.Cue.ShouldNotBe(Cue.Says);
        draft.Words(agency.Partner!.First, agency.Partner.End).ShouldBe("مصدر أمني");
    }

    [Fact]
    public void A_newspaper_that_gets_a_statement_does_not_speak()
    {
        var draft = ReadText.Draft("قال وزير الخارجية التركي إن الهدنة صامدة. وأوضح في تصريح لصحيفة الحياة أن الطريق فتحت");
        draft.Words(draft.Speakers[1].Source!.First, draft.Speakers[1].Source!.End).ShouldBe("وزير الخارجية التركي");
    }

    [Fact]
    public void The_statement_of_a_speaker_is_no_second_source() => ReadText.Draft("قالت وزارة الدفاع الروسية في بيان إن القاعدة قصفت").Sources.Count.ShouldBe(1);

    [Fact]
    public void Sources_joined_by_and_are_two() =>
        ReadText.Sources("قال مسعفون وشهود إن القصف تجدد").ShouldBe(["مسعفون = medical", "وشهود = witness"], ignoreOrder: true);

    [Theory]
    [InlineData("قال المرصد السوري لحقوق الإنسان إن القصف توقف. وأكد المرصد أن الطريق مغلقة", "المرصد", "المرصد السوري لحقوق الإنسان")]
    [InlineData("قال الناشط سامر الخطيب إن القصف توقف. وأضاف الخطيب أن الطريق مغلقة", "الخطيب", "الناشط سامر الخطيب")]
    [InlineData("أفاد مصدر أمني عراقي بأن الطريق مغلقة. وقال المصدر الأمني إن ستة أشخاص قتلوا", "المصدر الأمني", "مصدر أمني عراقي")]
    public void A_name_cut_short_repeats_the_long_one(string text, string again, string name)
    {
        var draft = ReadText.Draft(text);
        var repeated = draft.Sources.Last(source => draft.Words(source.First, source.End) == again);
        draft.Words(repeated.Root.First, repeated.Root.End).ShouldBe(name);
    }

    [Theory]
    [InlineData("نفى الجيش السوري استخدام الغاز في البلدة", "الجيش السوري = military")]
    [InlineData("أعلنت الفرقة الرابعة التابعة للجيش السوري السيطرة على التل", "الفرقة الرابعة التابعة للجيش السوري = military")]
    [InlineData("أعلن المتحدث باسم التحالف العربي أحمد عسيري تدمير منصة صواريخ", "المتحدث باسم التحالف العربي أحمد عسيري = official")]
    [InlineData("وثقت شبكة رصد سوريا لحقوق الإنسان كافة عمليات القصف", "شبكة رصد سوريا لحقوق الإنسان = ngo")]
    [InlineData("سقطت القذائف على الحي، بحسب مصدر عسكري و اصيب خمسة جنود", "مصدر عسكري = military")]
    [InlineData("أعلن الدفاع المدني السوري (الخوذ البيضاء) حصيلة أولية", "الدفاع المدني السوري (الخوذ البيضاء) = local")]
    public void The_object_of_the_verb_is_no_part_of_who_speaks(string text, string source) => ReadText.Sources(text).ShouldBe([source]);

    [Fact]
    public void A_text_without_any_source_has_none() => ReadText.Sources("سقطت ثلاثة صواريخ على الحي صباحا").ShouldBeEmpty();
}
