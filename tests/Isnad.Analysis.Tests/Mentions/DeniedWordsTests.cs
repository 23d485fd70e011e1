using Isnad.Analysis.Events;
using Isnad.Model.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

public sealed class DeniedWordsTests
{
    [Theory]
    [InlineData("نفت القيادة العسكرية وقوع غارات على الميناء.", "غارات", true)]
    [InlineData("نفى المتحدث العسكري أن تكون الطائرات قصفت السوق.", "قصفت", true)]
    [InlineData("ونفى المحافظ، نقلا عن مصدر أمني، وقوع أي هجمات على الجسر.", "هجمات", true)]
    [InlineData("نفى المتحدث العسكري أن يكون هناك قصف على السوق.", "قصف", true)]
    [InlineData("لكن الجيش نفى أن تكون طائراته قصفت السوق.", "قصفت", true)]
    [InlineData("نفى المتحدث أن تقصف الطائرات السوق.", "تقصف", true)]
    [InlineData("نفى القائد أن تكون قواته تقصف السوق.", "تقصف", true)]
    [InlineData("نفى الوزير أن يكون تم قصف السوق.", "قصف", true)]
    [InlineData("كما نفى المتحدث وقوع غارات على الميناء.", "غارات", true)]
    [InlineData("نفت الشرطة أن يكون اعتقال الطالب بسبب الطائرة.", "اعتقال", false)]
    [InlineData("نفى الوزير أن ينعكس موقفه على المحادثات.", "المحادثات", false)]
    [InlineData("نفى السفير أن يكون المتهم بقتل زوجته من بلاده.", "بقتل", false)]
    [InlineData("نفى الجيش في بيان أن تكون وحداته قصفت السوق.", "قصفت", true)]
    [InlineData("نفى المحافظ انسحاب الجيش لكنه أكد قصف الثكنة.", "قصف", false)]
    [InlineData("نفى المحافظ انسحاب الجيش غير أن السكان شهدوا قصف الثكنة.", "قصف", false)]
    [InlineData("قصف الجيش البلدة. ونفى المحافظ انسحاب القوات.", "قصف", false)]
    [InlineData("نفت الجماعة مسؤوليتها عن تفجير الجسر.", "تفجير", false)]
    [InlineData("رفض المتحدث تأكيد أو نفي قصف السوق.", "قصف", false)]
    [InlineData("لم تنف القيادة قصف السوق.", "قصف", false)]
    public void What_a_speaker_denies_ends_where_he_turns_from_it(string text, string word, bool denied)
    {
        var draft = ReadText.Draft(text);
        var at = Enumerable.Range(0, draft.Text.Tokens.Length).First(i => draft.Text.Source.Slice(draft.Text.Tokens[i].Span) == word);

        (draft.Denied[at] > 0).ShouldBe(denied);
    }

    [Theory]
    [InlineData("اعتقل الجنود الطالب. ونفت وزارة الدفاع أن يكون الطالب من موظفيها.")]
    [InlineData("رفضت وزارة الدفاع نفي أو تأكيد اعتقال الطالب.")]
    [InlineData("عد الوزير بيان الجامعة العربية إنكارا لهذا الحق.")]
    public void Who_denies_a_circumstance_or_nothing_is_no_denier(string text) => ReadText.Draft(text).Sources.ShouldAllBe(source => source.Denies == null);

    [Fact]
    public void Who_denies_a_circumstance_tells()
    {
        var source = ReadText.Draft("نفت وزارة الدفاع أن يكون الطالب من موظفيها.").Sources.ShouldHaveSingleItem();

        (source.Denies, source.Cue).ShouldBe((null, Language.Cue.Says));
    }

    [Theory]
    [InlineData("لكن الجيش نفى أن تكون طائراته قصفت السوق.", "occurrence")]
    [InlineData("كما نفى المتحدث وقوع غارات على الميناء.", "occurrence")]
    [InlineData("نفى المتحدث ذلك، وقال إنه يتابع الأمر.", "occurrence")]
    [InlineData("نفت الحركة أن تكون وراء الهجوم.", "responsibility")]
    public void A_conjunction_beside_the_word_takes_no_denier_away(string text, string of) => ReadText.Draft(text).Sources.ShouldContain(source => source.Denies == of);

    [Fact]
    public void A_second_denial_is_another()
    {
        var draft = ReadText.Draft("نفى الجيش قصف السوق، ونفت البلدية انهيار الجسر.");

        draft.Denied.Where(number => number > 0).Distinct().ShouldBe([1, 2]);
    }

    [Fact]
    public void What_is_told_in_a_denial_alone_is_denied_by_who_denies_it()
    {
        var owner = Owner("نفى المتحدث العسكري قصف السوق الكبير.", out var context);

        DenialRule.Apply(context, owner);

        owner.Status.ShouldBe(EventStatus.Denied);
        foreach (var list in new[] { owner.Denials, owner.Sources })
        {
            context.Draft.Text.Source.Slice(context.Draft.Text.Span(list.ShouldHaveSingleItem().First, list[0].End)).ShouldBe("المتحدث العسكري");
        }
        owner.Derivation.Where(step => step.Rule == DenialRule.Name).Select(step => step.Field).ShouldBe(["status", "denied_by", "sources"]);
    }

    [Fact]
    public void What_is_told_beside_what_is_denied_stays_a_fact()
    {
        var owner = Owner("نفت عائلة قائد الجماعة التي تنشط في الجنوب منذ سنوات وتتهم بأنها قصفت السوق الكبير نبأ وفاته.", out var context);

        DenialRule.Apply(context, owner);

        owner.Status.ShouldBe(EventStatus.Actual);
    }

    [Fact]
    public void What_is_also_told_outside_the_denial_stays_a_fact()
    {
        var owner = Owner("قصفت الطائرات السوق الكبير. ونفى المتحدث العسكري قصف السوق.", out var context);
        owner.Triggers.ForEach(trigger => trigger.Type = "airstrike");

        DenialRule.Apply(context, owner);

        owner.Status.ShouldBe(EventStatus.Actual);
        Denier(owner, context).ShouldBe("المتحدث العسكري = occurrence");
    }

    [Fact]
    public void A_claim_that_another_denies_stays_actual()
    {
        var owner = Owner("أعلن ناشطون أن الطائرات قصفت السوق، لكن الجيش السوري نفى قصف السوق.", out var context);
        owner.Triggers.RemoveAt(0);
        owner.Triggers.ForEach(trigger => trigger.Type = "airstrike");

        DenialRule.Apply(context, owner);

        owner.Status.ShouldBe(EventStatus.Actual);
        Denier(owner, context).ShouldBe("الجيش السوري = occurrence");
    }

    [Theory]
    [InlineData("قال شهود إن الطائرات قصفت حلب. ونفى الجيش قصف حمص.")]
    [InlineData("هدد ناشطون بقصف السوق، لكن الجيش نفى قصف السوق.")]
    [InlineData("قصفت الطائرات السوق، لكن الجيش نفى قصف السوق.")]
    public void What_nobody_claimed_or_is_claimed_of_another_place_stays_denied(string text)
    {
        var owner = Owner(text, out var context);
        owner.Triggers.RemoveRange(0, owner.Triggers.Count - 1);
        owner.Triggers.ForEach(trigger => trigger.Type = "airstrike");

        DenialRule.Apply(context, owner);

        owner.Status.ShouldBe(EventStatus.Denied);
    }

    [Theory]
    [InlineData("نفت الجماعة مسؤوليتها عن قصف السوق.", "responsibility")]
    [InlineData("نفى المتحدث باسم وزارة الدفاع في بيان مقتضب ضلوع الجيش في قصف السوق.", "responsibility")]
    [InlineData("نفت حركة طالبان أي صلة لها بقصف السوق الذي أوقع قتلى.", "responsibility")]
    [InlineData("نفى الجيش استهدافه السوق.", "responsibility")]
    [InlineData("نفى الجيش سقوط قتلى في قصف السوق.", "toll")]
    [InlineData("نفت وزارة الصحة حصيلة قصف السوق.", "toll")]
    [InlineData("نفى الجيش صحة حصيلة القتلى في قصف السوق.", "toll")]
    [InlineData("نفى الجيش وقوع قصف أوقع قتلى في السوق.", "occurrence")]
    [InlineData("نفى المحافظ قصف السوق.", "occurrence")]
    public void What_is_denied_is_told_by_the_head_of_the_content(string text, string of) =>
        ReadText.Draft(text).Sources.Select(source => source.Denies).OfType<string>().Distinct().ShouldBe([of]);

    [Theory]
    [InlineData("نفت الجماعة مسؤوليتها عن قصف السوق.")]
    [InlineData("نفى الجيش سقوط قتلى في قصف السوق.")]
    public void Who_denies_his_part_or_the_toll_does_not_deny_that_it_happened(string text)
    {
        var owner = Owner(text, out var context);
        owner.Status = EventStatus.Denied;

        DenialRule.Apply(context, owner);

        owner.Status.ShouldBe(EventStatus.Actual);
        owner.Derivation.Where(step => step.Field == "status").ShouldHaveSingleItem().Rule.ShouldBe(DenialRule.PartName);
    }

    [Theory]
    [InlineData("نفت حركة طالبان أي صلة لها بقصف السوق.", "حركة طالبان")]
    [InlineData("نفى الجيش صحة حصيلة القتلى في قصف السوق.", "الجيش")]
    public void The_denier_ends_before_what_he_denies(string text, string denier) => ReadText.Sources(text).ShouldHaveSingleItem().ShouldStartWith(denier + " = ");

    [Theory]
    [InlineData("قصفت الطائرات السوق الكبير، وهو ما نفته وزارة الدفاع.", "وزارة الدفاع = occurrence")]
    [InlineData("قال ناشطون إن الطائرات قصفت السوق، لكن الجيش السوري نفى ذلك.", "الجيش السوري = occurrence")]
    [InlineData("قصفت الطائرات السوق الكبير. ونفت وزارة الدفاع هذه الأنباء.", "وزارة الدفاع = occurrence")]
    [InlineData("قصفت الطائرات السوق الكبير. ونفى الحوثيون مسؤوليتهم عن قصف السوق.", "الحوثيون = responsibility")]
    [InlineData("قصفت الطائرات السوق الكبير. غير أن المتحدث باسم القوات نفى الخبر.", "المتحدث باسم القوات = occurrence")]
    [InlineData("قصفت الطائرات السوق الكبير. إلا أن وزارة الدفاع نفت الأمر.", "وزارة الدفاع = occurrence")]
    public void A_denial_that_points_back_denies_what_was_told(string text, string denier)
    {
        var owner = Owner(text, out var context);
        owner.Triggers.ForEach(trigger => trigger.Type = "airstrike");

        DenialRule.Apply(context, owner);

        owner.Status.ShouldBe(EventStatus.Actual);
        Denier(owner, context).ShouldBe(denier);
    }

    [Theory]
    [InlineData("قصفت الطائرات السوق الكبير. ونفى الوزير زيادة أسعار الخبز.")]
    [InlineData("قصفت الطائرات السوق الكبير. ورفض الجيش تأكيد أو نفي ذلك.")]
    [InlineData("قصفت الطائرات السوق الكبير. ونفت الوزارة الأنباء المتداولة عن إغلاق المطار.")]
    [InlineData("قصفت الطائرات السوق الكبير. وقال الخطيب إن الظلم تنكره وزارة الأوقاف.")]
    public void A_denial_of_something_else_does_not(string text)
    {
        var owner = Owner(text, out var context);
        owner.Triggers.ForEach(trigger => trigger.Type = "airstrike");

        DenialRule.Apply(context, owner);

        owner.Denials.ShouldBeEmpty();
    }

    private static string Denier(EventDraft owner, EventContext context) =>
        owner.Denials.ShouldHaveSingleItem() is var denial ? $"{context.Draft.Words(denial.First, denial.End)} = {denial.Denies}" : "";

    /// <summary>One occurrence of all words of bombing in the text.</summary>
    private static EventDraft Owner(string text, out EventContext context)
    {
        context = ReadText.Context(text);
        return new EventDraft([.. context.Candidates.Where(candidate => candidate.Lexeme.Id == "trg.qasafa")]);
    }
}
