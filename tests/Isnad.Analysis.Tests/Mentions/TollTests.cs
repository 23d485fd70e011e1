using Isnad.Analysis.Mentions;
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
    [InlineData("جرح 18 شرطيا على الأقل الأحد في تفجير", "18 شرطيا على الأقل = wounded 18..")]
    [InlineData("قتل ستة جنود حتى الآن", "ستة جنود = killed 6..6")]
    public void Bounds_and_ranges(string text, string toll) => ReadText.Tolls(text).ShouldBe([toll]);

    [Theory]
    [InlineData("مقتل 40 مدنيا على الأقل وإصابة أكثر من مئة", "40 مدنيا على الأقل = killed 40..|أكثر من مئة = wounded 100..")]
    [InlineData("قتل 20 شخصا على الأقل 12 منهم أطفال", "20 شخصا على الأقل = killed 20..|12 منهم أطفال = killed 12..12")]
    public void A_bound_is_one_number_s(string text, string tolls) => ReadText.Tolls(text).ShouldBe(tolls.Split('|'));

    [Theory]
    [InlineData("قتل شرطي يوم 12 مارس 2014 وآخر بعد أسبوع")]
    [InlineData("أصيب جندي في انفجار عام 2013 وآخرون في هجوم لاحق")]
    public void A_year_before_one_more_is_no_toll(string text) => ReadText.Draft(text).Casualties.ShouldAllBe(toll => toll.Min < 2000);

    [Theory]
    [InlineData("قتل 200 مدني خلال الشهر، نحو 70 في المائة منهم في الغارات", "200 مدني = killed 200..200")]
    [InlineData("أصيب 300 شخص في القصف، منهم 10% حالتهم خطرة", "300 شخص = wounded 300..300")]
    [InlineData("أصيب عامل بحروق على 80 بالمئة من جسده", "عامل = wounded 1..1")]
    public void A_share_counts_nobody(string text, string toll) => ReadText.Tolls(text).ShouldBe([toll]);

    [Fact]
    public void A_word_of_a_places_name_counts_nobody() => ReadText.Tolls("قصف مدفعي على حي الشيخ مقصود في حلب").ShouldBeEmpty();

    [Fact]
    public void A_word_of_a_name_counts_nobody() => ReadText.Tolls("قصفت طائرات البلدة ما أدى إلى مقتل خمسة مدنيين بحسب الدفاع المدني.").ShouldBe(["خمسة مدنيين = killed 5..5"]);

    [Fact]
    public void Both_sides_are_no_two_dead() => ReadText.Tolls("وأدت المواجهات إلى مقتل أكثر من ستين شخصا من الطرفين").ShouldBe(["أكثر من ستين شخصا = killed 60.."]);

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

    [Theory]
    [InlineData("أسفر التفجير عن سقوط عشرات القتلى والجرحى", "عشرات القتلى والجرحى = killed-or-wounded 24..99")]
    [InlineData("أوقع الهجوم ثلاثين ضحية بين قتيل وجريح", "ثلاثين ضحية = killed-or-wounded 30..30")]
    [InlineData("أسفر التفجير عن سقوط قتلى وجرحى في السوق", "قتلى = killed 2..|وجرحى = wounded 2..")]
    [InlineData("أوقعت الغارة ضحايا في الحي القديم", "ضحايا = killed-or-wounded 2..")]
    public void One_vague_number_over_dead_and_wounded_is_one_toll(string text, string tolls) => ReadText.Tolls(text).ShouldBe(tolls.Split('|'));

    [Theory]
    [InlineData("قال مسؤول طبي إن سبعة عمال قتلوا وأصيب أربعة آخرون عند الجسر", "سبعة عمال = killed 7..7|أربعة آخرون = wounded 4..4")]
    [InlineData("ذكر مصدر أمني أن ستة من عناصر الحامية، بينهم ضابط، قتلوا في الكمين", "ستة من عناصر = killed 6..6")]
    [InlineData("أعلن المشفى أن جنديا من الحامية «استشهد» متأثرا بجراحه", "جنديا = killed 1..1")]
    [InlineData("لقي تسعة من رجال الشرطة، وثلاثة سائقين مصرعهم", "تسعة من رجال الشرطة = killed 9..9|وثلاثة سائقين = killed 3..3")]
    public void The_subject_may_stand_far_before_its_verb(string text, string tolls)
    {
        var found = ReadText.Tolls(text);
        tolls.Split('|').ShouldAllBe(toll => found.Contains(toll));
    }

    [Theory]
    [InlineData("قتل الجنود ثلاثة مزارعين عند الحاجز", "ثلاثة مزارعين = killed 3..3")]
    [InlineData("أصيب خمسة شبان برصاص الجنود في المخيم", "خمسة شبان = wounded 5..5")]
    [InlineData("أدى القصف إلى سقوط خمسين قتيلا من المدنيين", "خمسين قتيلا = killed 50..50")]
    [InlineData("قتل جنديان بعدما هاجم مسلحون الحاجز", "جنديان = killed 2..2")]
    [InlineData("أصيب أربعة مدنيين من عائلة واحدة في القصف", "أربعة مدنيين = wounded 4..4")]
    [InlineData("قتل خمسون شخصا منذ عام 2009، حسب التقرير", "خمسون شخصا = killed 50..50")]
    public void Doers_and_descriptions_are_no_victims(string text, string toll) => ReadText.Tolls(text).ShouldBe([toll]);

    [Fact]
    public void A_description_gives_the_group() => ReadText.Draft("أدى القصف إلى سقوط خمسين قتيلا من المدنيين").Casualties.ShouldHaveSingleItem().Group.ShouldBe("civilians");

    [Theory]
    [InlineData("سقطت القذائف في البلدة دون أنباء عن إصابات")]
    [InlineData("سقط الصاروخ في حقل ولم ترد تقارير عن ضحايا")]
    [InlineData("هبطت قنبلة في باحة المدرسة ولم يصب أحد")]
    public void No_casualties_are_no_toll(string text) => ReadText.Tolls(text).ShouldBeEmpty();

    [Theory]
    [InlineData("أصيبت امرأة وطفلها في القصف", "امرأة وطفلها = wounded 2..2")]
    [InlineData("استشهد ضابط وثلاثة جنود في الهجوم", "ضابط وثلاثة جنود = killed 4..4")]
    [InlineData("قتل ثلاثة أطفال وامرأتان في الغارة", "ثلاثة أطفال وامرأتان = killed 5..5")]
    [InlineData("قتل ستة جنود وأربعة مدنيين في الهجوم", "ستة جنود = killed 6..6|وأربعة مدنيين = killed 4..4")]
    public void Members_of_one_side_under_one_verb_are_counted_together(string text, string tolls) => ReadText.Tolls(text).ShouldBe(tolls.Split('|'));

    [Theory]
    [InlineData("قتل ما لا يقل عن شخصين في القصف", "ما لا يقل عن شخصين = killed 2..")]
    [InlineData("أصيب جنديان على الأقل في الكمين", "جنديان على الأقل = wounded 2..")]
    [InlineData("قتل مدنيين اثنين في القصف", "مدنيين اثنين = killed 2..2")]
    [InlineData("قتل 19 على الأقل من مقاتلي التنظيم", "19 على الأقل من مقاتلي = killed 19..")]
    [InlineData("قتل ما بين 10 و15 جنديا", "ما بين 10 و15 جنديا = killed 10..15")]
    [InlineData("قتل بين عشرة وعشرين جنديا", "عشرة وعشرين جنديا = killed 10..20")]
    [InlineData("أصيب 20 أو 30 شخصا", "20 أو 30 شخصا = wounded 20..30")]
    [InlineData("أدت الحرب إلى مقتل نحو نصف مليون شخص", "نحو نصف مليون شخص = killed 500000..500000")]
    [InlineData("نزح أكثر من مليون ونصف مليون شخص", "أكثر من مليون ونصف مليون شخص = displaced 1500000..")]
    [InlineData("نزح مليون و200 ألف شخص", "مليون و200 ألف شخص = displaced 1200000..1200000")]
    [InlineData("نزح 5ر1 مليون شخص", "5ر1 مليون شخص = displaced 1500000..1500000")]
    [InlineData("أدى القصف إلى إصابة /11/ مدنيا", "/11/ مدنيا = wounded 11..11")]
    [InlineData("دمرت الغارة العربة وقتل من فيها", "من فيها = killed 2..")]
    [InlineData("خلف القصف قتيلا في البلدة", "قتيلا = killed 1..1")]
    [InlineData("قبضت الشرطة على ستة مطلوبين", "ستة مطلوبين = detained 6..6")]
    [InlineData("أعلن الفصيل قنص جندي على خط التماس", "جندي = killed-or-wounded 1..1")]
    public void Wordings_of_numbers(string text, string toll) => ReadText.Tolls(text).ShouldBe([toll]);

    [Fact]
    public void The_number_of_the_dead_is_its_figure() => ReadText.Tolls("ارتفع عدد القتلى إلى 28 شخصا").ShouldBe(["28 شخصا = killed 28..28"]);

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

    [Theory]
    [InlineData("مقتل 12 وإصابة 28 في غارة على الميناء.", "12 = killed 12..12", "28 = wounded 28..28")]
    [InlineData("ارتفعت حصيلة القتلى يوم الإثنين إلى 58 قتيلا.", "58 قتيلا = killed 58..58")]
    [InlineData("سقط 200 قتيل بينهم 94 امرأة و1835 جريحا في القصف.", "200 قتيل = killed 200..200", "94 امرأة = killed 94..94", "1835 جريحا = wounded 1835..1835")]
    public void A_figure_keeps_to_its_own_noun(string text, params string[] tolls) => ReadText.Tolls(text).ShouldBe(tolls);

    [Fact]
    public void A_list_of_parts_goes_on_behind_an_and_before_digits_and_ends_at_another_harm()
    {
        var tolls = ReadText.Draft("قتل 94 شخصا بينهم 6 أطفال و4 نساء و 38 رجلا و12 جريحا في القصف.").Casualties;

        tolls.Select(toll => toll.Whole is null).ShouldBe([true, false, false, false, true]);
        tolls[1..4].ShouldAllBe(toll => toll.Whole == tolls[0]);
    }

    [Fact]
    public void Those_told_among_a_toll_are_part_of_it_whatever_they_are_called()
    {
        var tolls = ReadText.Draft("قتل 20 شخصا بينهم 7 نازحين في القصف.").Casualties;

        tolls[1].Whole.ShouldBe(tolls[0]);
    }

    [Theory]
    [InlineData("استشهد فلسطيني وأصيب آخر برصاص الجنود في نابلس", "فلسطيني = killed 1..1|آخر = wounded 1..1")]
    [InlineData("مقتل سوريين اثنين وإصابة ثالث بانفجار لغم", "سوريين اثنين = killed 2..2|ثالث = wounded 1..1")]
    [InlineData("قتل شخص وجرح آخران في إطلاق نار", "شخص = killed 1..1|آخران = wounded 2..2")]
    public void One_of_a_nation_and_one_more(string text, string tolls) => ReadText.Tolls(text).ShouldBe(tolls.Split('|'));

    [Theory]
    [InlineData("دانت الوزارة مجزرة إسرائيلية في المخيم")]
    [InlineData("تعهد الوزير ملاحقة قتلة آخر الرهائن")]
    [InlineData("قضت المحكمة بسجن خمسة متهمين")]
    [InlineData("كان على فراش الموت الرئيس السابق")]
    [InlineData("قدم النائب قانونا لإعدام الأسرى")]
    [InlineData("وقعت مجزرة مروعة صباحا")]
    public void Deeds_and_rulings_count_nobody(string text) => ReadText.Draft(text).Casualties.ShouldNotContain(toll => toll.Kind == "killed");

    [Theory]
    [InlineData("شيع الأهالي الشهداء الثلاثة في البلدة", "الشهداء الثلاثة = killed 3..3")]
    [InlineData("أعدم التنظيم الجنود الـ12 في الصحراء", "الجنود الـ12 = killed 12..12")]
    [InlineData("مقتل امرأة وطفليها بقذيفة", "امرأة وطفليها = killed 3..3")]
    [InlineData("إصابة خمسة نقلوا إلى المشفى", "خمسة = wounded 5..5")]
    public void Numbers_without_a_noun_after_them(string text, string toll) => ReadText.Tolls(text).ShouldBe([toll]);

    [Theory]
    [InlineData("انتشل المسعفون جثث ستة أشخاص من البئر", "ستة أشخاص = killed 6..6")]
    [InlineData("قتلت عائلة من خمسة أفراد في الغارة", "خمسة أفراد = killed 5..5")]
    [InlineData("مقتل عائلة في الغارة", "عائلة = killed 2..")]
    [InlineData("لقي أربعة جنود حتفهم في كمين", "أربعة جنود = killed 4..4")]
    [InlineData("قضى ثلاثة مدنيين في المخيم", "ثلاثة مدنيين = killed 3..3")]
    public void One_number_is_one_toll(string text, string toll) => ReadText.Tolls(text).ShouldBe([toll]);

    [Theory]
    [InlineData("توفي ثلاثة معتقلين تحت التعذيب", "ثلاثة معتقلين = killed 3..3")]
    [InlineData("قتل أو أصيب 30 جنديا في الهجوم", "30 جنديا = killed-or-wounded 30..30")]
    [InlineData("قال الناشط إن 20 مدنيا قتلوا وأصيبوا جراء القصف", "20 مدنيا = killed-or-wounded 20..20")]
    public void The_harm_that_was_done_outdoes_what_a_noun_says(string text, string toll) => ReadText.Tolls(text).ShouldBe([toll]);

    [Theory]
    [InlineData("قتل ستة جنود وجرح عشرة آخرون في كمين", "unknown-armed,unknown-armed")]
    [InlineData("قتل 28 شخصا، معظمهم من الأطفال، في غارة", "civilians")]
    [InlineData("أصيب أربعة مدنيين أحدهم طفل في القصف", "civilians,civilians")]
    public void Those_counted_next_are_of_the_side_counted_before(string text, string groups) => string.Join(',', ReadText.Draft(text).Casualties.Select(toll => toll.Group)).ShouldBe(groups);

    [Fact]
    public void Those_killed_are_not_of_their_killers_side() => ReadText.Draft("قتل جنود الاحتلال ثلاثة في جنين").Casualties.ShouldHaveSingleItem().Group.ShouldBeNull();

    [Theory]
    [InlineData("تتواصل حرب إبادة إسرائيلية على القطاع")]
    [InlineData("نجا القيادي من محاولة اغتيال إسرائيلية")]
    [InlineData("لا حديث عن استسلام أوكراني قريب")]
    [InlineData("أثار احتجاز إيراني لناقلة نفط قلق الشركات")]
    [InlineData("أثار إيقاف أميركي للمساعدات قلق المنظمات")]
    [InlineData("نجا الضابط من محاولة اغتيال أخرى")]
    [InlineData("تحقق الشرطة في جريمة قتل أخرى")]
    [InlineData("أعلنت الوزارة تسجيل إصابة أخرى بكورونا")]
    public void An_adjective_of_a_deed_counts_nobody(string text) => ReadText.Tolls(text).ShouldBeEmpty();

    [Theory]
    [InlineData("أعلن المشفى مقتل سوري في المخيم", "سوري = killed 1..1")]
    [InlineData("أدى الرصاص إلى استشهاد فلسطيني في الخليل", "فلسطيني = killed 1..1")]
    [InlineData("مقتل شاب واعتقال آخر في مداهمة", "شاب = killed 1..1|آخر = detained 1..1")]
    public void One_of_a_nation_after_a_noun_of_harm(string text, string tolls) => ReadText.Tolls(text).ShouldBe(tolls.Split('|'));

    [Theory]
    [InlineData("يقضي نازحون سوريون الشتاء في الخيام")]
    [InlineData("قضى معتقلون سنوات في صيدنايا")]
    [InlineData("قضى مدنيون ليلتهم في العراء")]
    public void Who_spends_time_does_not_perish(string text) => ReadText.Draft(text).Casualties.ShouldNotContain(toll => toll.Kind == "killed");

    [Fact]
    public void Who_perished_on_a_day_perished() => ReadText.Tolls("قضى ثلاثة مدنيين يوم الجمعة في المخيم").ShouldBe(["ثلاثة مدنيين = killed 3..3"]);

    [Theory]
    [InlineData("مقتل 3 جنود إسرائيليين واستشهاد 5 في جنين")]
    [InlineData("مقتل 3 جنود إسرائيليين مقابل مقتل 5 في جنين")]
    [InlineData("قتل 3 جنود إسرائيليين فيما قتل 5 في جنين")]
    public void The_dead_of_the_other_side_are_not_of_the_side_before(string text)
    {
        var tolls = ReadText.Draft(text).Casualties;

        tolls.Count.ShouldBe(2);
        tolls[0].Group.ShouldNotBeNull();
        tolls[1].Group.ShouldBeNull();
    }

    [Theory]
    [InlineData("أصيب خمسة عمال وقال أحدهم إن السقف انهار", "خمسة عمال = wounded 5..5")]
    [InlineData("أصيب خمسة عمال، أحدهم سائق، في الانفجار", "خمسة عمال = wounded 5..5|أحدهم سائق = wounded 1..1")]
    public void One_of_them_is_a_part_right_behind_the_toll(string text, string tolls) => ReadText.Tolls(text).ShouldBe(tolls.Split('|'));

    [Fact]
    public void Who_claims_a_deed_tells_no_toll()
    {
        var draft = ReadText.Draft("أصيب سبعة أشخاص في تفجير، وأعلن تنظيم داعش مسؤوليته عن الهجوم.");

        TollTellers.Of(draft, draft.Casualties.ShouldHaveSingleItem()).ShouldBeNull();
    }
}
