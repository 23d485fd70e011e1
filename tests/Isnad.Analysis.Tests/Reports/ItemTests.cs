using Isnad.Analysis.Events;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Reports;

public sealed class ItemTests
{
    private const string Years = "أبرز الهجمات التي شهدتها المدينة في عقدين وفق ما يلي: - عام 1996 تفجير شاحنة قرب محطة القطار وأصيب تسعة عمال. - عام 2003 اختطاف مهندسين أجانب من مصفاة النفط. - في عام 2009 قصف مجهولون الميناء بقذائف الهاون.";

    [Theory]
    [InlineData(Years, 3)]
    [InlineData("موجز الأحداث\n- قصف مدفعي على بلدة سرمين\n- اغتيال قاض في مدينة الباب\n- انفجار لغم قرب قرية تل أبيض", 3)]
    [InlineData("وأعلنت الوزارة ما يأتي:\n1- اعتقال خمسة مطلوبين في الفلوجة.\n2- ضبط مخزن سلاح في هيت.\n3- تفكيك عبوتين في الرمادي.", 3)]
    [InlineData("وشملت العمليات:- 1- مداهمة في الفلوجة. 2- كمين في هيت. 3- تفتيش في الرمادي.", 3)]
    [InlineData("12 يناير 2014: هجوم على نقطة تفتيش في سرت.\n3 فبراير 2014: قصف على مطار مصراتة.\n20 مارس 2014: اغتيال ضابط في بنغازي.", 3)]
    [InlineData("10:35 غارة على حي الشجاعية\n11:05 قصف على مخيم جباليا\n11:40 سقوط صواريخ على عسقلان", 3)]
    [InlineData("🔴 غارة على حي الشجاعية\n🔴 قصف على مخيم جباليا\n🔴 سقوط صواريخ على عسقلان", 3)]
    [InlineData("عاجل | غارة على حي الشجاعية\nعاجل | قصف على مخيم جباليا\nعاجل | سقوط صواريخ على عسقلان", 3)]
    [InlineData("حلب: قصف على حي الشعار.\nإدلب: غارة على بلدة سرمين.\nحماة: اشتباكات في قرية قمحانة.", 3)]
    [InlineData("* اعتقال متسللين في تركيا\n* أنقرة - «الوكالة»: اعتقلت الشرطة أمس ثلاثة متسللين.\n\n* غارة على معسكر في الصومال\n* مقديشو - «الوكالة»: قصفت طائرة معسكرا.\n\n* مظاهرة في تونس\n* تونس - «الوكالة»: تظاهر العمال.", 3)]
    public void Items_of_a_list_are_told_apart(string text, int items) => Items(text).ShouldBe(items);

    [Theory]
    [InlineData("قصفت طائرات بلدة سرمين.\n- وقال الدفاع المدني إن طفلين قتلا.\n- وأضاف أن منزلا تهدم.\n- وتابع أن الطيران لم يغادر الأجواء.")]
    [InlineData("* هل سيطرتم على الميناء؟\n- نعم سيطرنا عليه أمس.\n* ومن قصف المصفاة؟\n- قصفها المسلحون قبل انسحابهم.\n* وهل اعتقلتم أحدا؟\n- اعتقلنا تسعة منهم.")]
    [InlineData("* حدثنا عن معركة الميناء.\n- سيطرنا عليه أمس.\n* قيل إن المصفاة قصفت.\n- قصفها المسلحون قبل انسحابهم.\n* ننتقل إلى الأسرى.\n- اعتقلنا تسعة منهم.")]
    [InlineData("وصل المبعوث إلى دمشق - وهي زيارته الثالثة - والتقى الوزير. - وكالات")]
    [InlineData("2- سقوط الطائرة. 7- مقتل طيارها. 4- البحث عن حطامها.")]
    public void Prose_and_interviews_are_no_lists(string text) => Items(text).ShouldBe(0);

    [Fact]
    public void An_item_within_a_line_begins_a_sentence()
    {
        var draft = ReadText.Draft(Years);
        draft.Text.Sentences.Select(sentence => draft.Words(sentence.First, sentence.End)).ShouldContain("- عام 2003 اختطاف مهندسين أجانب من مصفاة النفط.");
    }

    [Fact]
    public void A_head_stands_over_the_items_below_it_and_not_over_those_of_another()
    {
        const string Text = "حلب::قصفت طائرات حي الشعار.\nانفجر لغم في بلدة حيان.\nدرعا::اغتال مجهولون طبيبا في مدينة طفس.";
        var draft = ReadText.Draft(Text);
        int city = Token(draft, "حلب"), raid = Token(draft, "قصفت"), mine = Token(draft, "لغم"), killing = Token(draft, "اغتال");
        draft.Items.Apart(city, raid).ShouldBeFalse();
        draft.Items.Apart(city, mine).ShouldBeFalse();
        draft.Items.Apart(raid, mine).ShouldBeTrue();
        draft.Items.Apart(city, killing).ShouldBeTrue();
    }

    [Fact]
    public void A_list_that_counts_from_one_again_may_tell_the_same_and_what_follows_in_its_line_is_of_none()
    {
        const string Text = "نفذت الخلية ما يلي: 1- استهداف دورية في الفلوجة. 2- كمين في هيت. 3- تفجير في الرمادي. وكشفت التحقيقات الآتي: 1- استهداف الدورية خطط له في الموصل. 2- الكمين نفذه ثلاثة. 3- التفجير قاده رابع.";
        var draft = ReadText.Draft(Text);
        int first = Token(draft, "دورية"), second = Token(draft, "كمين"), between = Token(draft, "التحقيقات"), again = Token(draft, "الدورية");
        draft.Items.Of(between).ShouldBe(0);
        (draft.Items.Apart(first, second), draft.Items.TellOther(first, second)).ShouldBe((true, true));
        (draft.Items.Apart(first, again), draft.Items.TellOther(first, again)).ShouldBe((true, false));
    }

    [Fact]
    public void What_stands_outside_a_list_is_apart_from_none_of_its_items()
    {
        var draft = ReadText.Draft(Years);
        int head = Token(draft, "المدينة"), first = Token(draft, "تفجير"), second = Token(draft, "اختطاف");
        (draft.Items.Apart(head, first), draft.Items.Apart(head, second), draft.Items.Apart(first, second)).ShouldBe((false, false, true));
    }

    [Fact]
    public void What_stands_over_a_list_stands_right_before_each_item()
    {
        const string Text = "أبرز ما تعرض له المخيم من عمليات القصف:\n- قصف مدفعي في آذار.\n- قصف صاروخي في أيار.\n- اشتباكات عند مدخله.\n- انفجار لغم.\n- قصف جوي في أيلول.\nوتنفي القوات مسؤوليتها.";
        var draft = ReadText.Draft(Text);
        int first = Token(draft, "مدفعي"), last = Token(draft, "جوي"), after = Token(draft, "وتنفي");
        (draft.Items.Under(first).Head, draft.Items.Under(last).Head).ShouldBe((draft.Items.Under(first).First - 1, draft.Items.Under(first).First - 1));
        draft.Items.Under(after).Head.ShouldBe(-1);
    }

    [Theory]
    [InlineData("اختطاف", "2003-01-01..2003-12-31")]
    [InlineData("قصف", "2009-01-01..2009-12-31")]
    public void The_time_that_opens_an_item_leads_all_of_it(string word, string interval)
    {
        var draft = ReadText.Draft(Years);
        Days(draft.Items.Lead(Token(draft, word))!.Interval).ShouldBe(interval);
    }

    [Fact]
    public void A_day_alone_in_its_line_leads_the_lines_below()
    {
        var draft = ReadText.Draft("يوميات الحصار\nالأحد 1 أيار:\nقصفت المدفعية سوق المدينة.\nتوقف المخبز عن العمل.\nالاثنين 2 أيار:\nقنص رجل عند المعبر.\nوصلت قافلة مساعدات.");
        Days(draft.Items.Lead(Token(draft, "المخبز"))!.Interval).ShouldBe("2016-05-01..2016-05-01");
        Days(draft.Items.Lead(Token(draft, "قافلة"))!.Interval).ShouldBe("2016-05-02..2016-05-02");
    }

    [Fact]
    public void A_date_without_a_year_is_of_the_year_that_opens_its_item()
    {
        const string Text = "1998 - اتفاق بين الحكومة والمتمردين في نيروبي انهار في 7 آب.\n2004 - هدنة في دارفور.\n2011 - قصف بلدة كادقلي.";
        Days(ReadText.Draft(Text).Times.Expressions.Single(time => time.Kind == "day").Interval).ShouldBe("1998-08-07..1998-08-07");
    }

    [Theory]
    [InlineData("يوميات الحرب\nعام 2014:\n- 10 حزيران: سقوط الموصل.\n- 3 آب: دخول سنجار.\nعام 2015:\n- 17 أيار: سقوط الرمادي.", "2014-06-10", "2014-08-03", "2015-05-17")]
    [InlineData("يوميات الحرب\nعام 2014\n10 حزيران: سقوط الموصل.\n3 آب: دخول سنجار.\nعام 2015\n17 أيار: سقوط الرمادي.\n9 تموز: قصف هيت.", "2014-06-10", "2014-08-03", "2015-05-17")]
    public void A_year_over_dated_items_is_theirs(string text, params string[] days)
    {
        var draft = ReadText.Draft(text);
        new[] { "الموصل", "سنجار", "الرمادي" }.Select(word => Days(draft.Items.Lead(Token(draft, word))!.Interval)[..10]).ShouldBe(days);
    }

    [Fact]
    public void Items_that_tell_no_two_towns_may_tell_one_occurrence()
    {
        const string Text = "عاجل | انفجار في مدينة حمص\nعاجل | الدفاع المدني: الانفجار أدى إلى مقتل ثلاثة\nعاجل | قصف على مدينة إدلب";
        var context = ReadText.Context(Text);
        context.Draft.Items.OfOtherDays(Token(context.Draft, "انفجار"), Token(context.Draft, "الانفجار")).ShouldBeFalse();
        TriggerSurroundings Around(string word) => context.Around(context.Candidates.First(candidate => context.Draft.Words(candidate.First, candidate.End) == word));
        Around("انفجار").IsElsewhere(Around("الانفجار")).ShouldBeFalse();
        Around("انفجار").IsElsewhere(Around("قصف")).ShouldBeTrue();
    }

    [Fact]
    public void A_ruler_of_very_many_signs_is_walked_once()
    {
        var draft = ReadText.Draft("قصف على حلب " + string.Concat(Enumerable.Repeat("▬", 60000)) + "\nغارة على إدلب");
        draft.Items.Any.ShouldBeFalse();
    }

    [Fact]
    public void Occurrences_of_two_items_stay_two_records_each_with_its_own_place_time_and_toll()
    {
        const string Text = "أبرز الهجمات التي نفذها تنظيم داعش في العراق:\n- 3 آذار 2014: تفجير سيارة مفخخة في سوق بمدينة الحلة أدى إلى مقتل 12 مدنيا.\n- 9 تموز 2014: تفجير سيارة مفخخة قرب مطعم في مدينة كركوك أدى إلى مقتل سبعة مدنيين.\n- 2 كانون الأول 2015: تفجير سيارة مفخخة أدى إلى مقتل أربعة جنود.";
        var events = ReadText.Analyze(Text).Events;
        var told = events.Where(record => record.Type is "explosive" or "suicide-bomb").Select(record => $"{Place(Text, record)} {Days(record.Time?.Interval)} {string.Join(" ", record.Casualties.Select(toll => toll.Min))}").ToArray();
        told.ShouldContain(line => line.StartsWith("مدينة الحلة 2014-03-03..2014-03-03 12", StringComparison.Ordinal));
        told.ShouldContain(line => line.StartsWith("مدينة كركوك 2014-07-09..2014-07-09 7", StringComparison.Ordinal));
        told.ShouldContain(line => line.EndsWith("2015-12-02..2015-12-02 4", StringComparison.Ordinal));
        told.ShouldNotContain(line => line.Contains("كركوك", StringComparison.Ordinal) && line.Contains("2015", StringComparison.Ordinal));
    }

    [Fact]
    public void A_speaker_before_a_list_speaks_in_its_items_and_one_in_an_item_is_silent_in_the_next()
    {
        var draft = ReadText.Draft("وقال المرصد السوري في تقريره:\n- قصفت طائرات بلدة سرمين.\n- قال ناشطون إن لغما انفجر في عفرين.\n- اغتيل قاض في مدينة الباب.");
        var last = draft.Text.SentenceOf(Token(draft, "اغتيل"));
        draft.Words(draft.Speakers[last].Source!.First, draft.Speakers[last].Source!.End).ShouldStartWith("المرصد السوري");
    }

    [Fact]
    public void The_town_and_the_group_repeat_none_that_another_item_names()
    {
        const string Text = "حصيلة اليوم في مدينة حماة:\n- قصفت طائرات مدينة سراقب.\n- قتل ثلاثة مدنيين في المدينة.\n- دخلت حركة أحرار الشام قرية بداما.\n- أعدمت الحركة أسيرين.";
        var draft = ReadText.Draft(Text);
        var town = draft.Places.Single(place => draft.Words(place.First, place.End).EndsWith("المدينة", StringComparison.Ordinal));
        draft.Words(town.Antecedent!.First, town.Antecedent.End).ShouldBe("مدينة حماة");
        var named = draft.Actors.Single(actor => draft.Words(actor.First, actor.End) == "حركة أحرار الشام").Id;
        draft.Actors.ShouldNotContain(actor => actor.First > Token(draft, "أعدمت") && actor.Id == named);
        ReadText.Draft("دخلت حركة أحرار الشام قرية بداما.\nأعدمت الحركة أسيرين.").Actors.Count(actor => actor.Id == named).ShouldBe(2);
    }

    [Theory]
    [InlineData("قصفت طائرات بلدة سرمين. وقتل ثلاثة مدنيين.", "same paragraph")]
    [InlineData("قصفت طائرات بلدة سرمين.\nوقتل ثلاثة مدنيين.", "paragraph")]
    [InlineData("قصفت طائرات بلدة سرمين. وفي حلب قتل ثلاثة مدنيين.", "where")]
    [InlineData("قصفت طائرات بلدة سرمين. ومن جهة أخرى قتل ثلاثة مدنيين.", "elsewhere")]
    public void A_report_turns_from_sentence_to_sentence(string text, string turn) => ReadText.Draft(text).Turns.Between(1, 0).ShouldBe(turn);

    [Fact]
    public void A_line_of_very_many_items_is_read_in_one_go()
    {
        var draft = ReadText.Draft(string.Concat(Enumerable.Repeat("- عام 2003 اختطاف مهندس من المصفاة. ", 4000)));
        draft.Items.Of(draft.Text.Tokens.Length - 1).ShouldBe(4000);
    }

    private static int Items(string text) => ReadText.Draft(text) is var draft && draft.Items.Any ? Enumerable.Range(0, draft.Text.Tokens.Length).Select(draft.Items.Of).Where(item => item > 0).Distinct().Count() : 0;

    private static int Token(ReportDraft draft, string word) => Enumerable.Range(0, draft.Text.Tokens.Length).First(i => draft.Words(i, i + 1) == word);

    private static string Days(DateInterval? days) => days is { } interval ? $"{interval.From:yyyy-MM-dd}..{interval.To:yyyy-MM-dd}" : "";

    private static string Place(string text, EventMention record) => record.Place is { } place ? text[place.Span.Start..place.Span.End] : "";
}
