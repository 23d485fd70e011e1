using Isnad.Analysis.Events;
using Shouldly;
using Xunit;

namespace Isnad.Analysis.Tests.Mentions;

/// <summary>Who speaks and who only stands near a verb of saying; whom an outlet quotes; where a name ends and what is said begins.</summary>
public sealed class SpeakingTests
{
    [Fact]
    public void Whom_an_outlet_quotes_is_a_second_source() =>
        ReadText.Sources("نقلت وكالة الأنباء السورية عن قائد الشرطة في البلدة قوله إن المهاجمين فروا").ShouldBe(["وكالة الأنباء السورية = media", "قائد الشرطة = military"], ignoreOrder: true);

    [Fact]
    public void Whom_an_outlet_quotes_may_have_a_name_that_no_list_holds() =>
        ReadText.Sources("ونقلت صحيفة محلية عن فيصل الزعبلاوي قوله إن الجسر دمر").ShouldContain("فيصل الزعبلاوي = anonymous");

    [Theory]
    [InlineData("نقلت وكالة رويترز أن الحكومة أعلنت عن تشكيل لجنة", "تشكيل")]
    [InlineData("نقلت قناة محلية صورا عن احتفالات في المدينة", "احتفالات")]
    [InlineData("انسحبت القوات من آخر معقل للمتمردين، مضيفا أن الطريق آمنة", "للمتمردين")]
    [InlineData("سقطت القذائف على مواقع في ليبيا، وقال إن الطريق مغلقة", "ليبيا")]
    public void Who_only_stands_near_does_not_speak(string text, string word) => ReadText.Sources(text).ShouldAllBe(source => !source.StartsWith(word));

    [Theory]
    [InlineData("سقطت على الحي قذائف مصدرها التلال المجاورة", "مصدرها")]
    [InlineData("انتهت العملية بمقتل 21 مسلحا، مؤكدا أن الطريق آمنة", "مسلحا")]
    public void Where_a_thing_came_from_and_whom_a_toll_counts_are_no_sources(string text, string word) => ReadText.AllSources(text).ShouldAllBe(source => !source.StartsWith(word));

    [Theory]
    [InlineData("وصلت إفادات من شهود قالوا إن القصف تجدد", "شهود = witness")]
    [InlineData("خرجت القافلة من مناطق القوات التركية التي قالت إن الطريق آمنة", "القوات التركية = military")]
    [InlineData("ويقول يمنيون إن الطريق إلى الميناء مغلقة", "يمنيون = local")]
    [InlineData("وقال عبد العزيز الزعبلاوي إن الجسر دمر", "عبد العزيز الزعبلاوي = anonymous")]
    [InlineData("وكان الزعبلاوي أعلن أن المعبر مغلق", "الزعبلاوي = anonymous")]
    [InlineData("وكشف الزعبلاوي في تصريح صحفي أن المعبر مغلق", "الزعبلاوي = anonymous")]
    public void Who_speaks_is_found(string text, string source) => ReadText.Sources(text).ShouldContain(source);

    [Theory]
    [InlineData("وشدد المجلس العسكري في بيانه على أن الهدنة قائمة", "المجلس العسكري")]
    [InlineData("وقال المرصد السوري ومقره بريطانيا إن القصف تجدد", "المرصد السوري")]
    [InlineData("وقال مدير المستشفى \"قتل عشرة أشخاص\" في غارة على السوق", "مدير المستشفى")]
    [InlineData("وأفادت مصادر أمنية بارتفاع حصيلة القتلى إلى عشرة", "مصادر أمنية")]
    public void A_name_ends_where_what_is_said_begins(string text, string name)
    {
        var draft = ReadText.Draft(text);
        draft.Sources.Select(source => draft.Words(source.First, source.End)).ShouldContain(name);
    }

    [Theory]
    [InlineData("ذكر بيان عسكري أن الزورق غرق. وأضاف البيان العسكري السوري أن البحث مستمر", "البيان العسكري السوري", "بيان عسكري")]
    [InlineData("قال مراسل شبكة الفرات إن القصف توقف. وأضاف مراسل الشبكة أن الطريق مغلقة", "مراسل الشبكة", "مراسل شبكة الفرات")]
    [InlineData("قال قائد الشرطة إن الطريق آمنة. وقال السكان إن القصف تجدد", "السكان", "السكان")]
    public void A_bare_noun_stands_for_its_like_alone(string text, string again, string name)
    {
        var draft = ReadText.Draft(text);
        var repeated = draft.Sources.Last(source => draft.Words(source.First, source.End) == again);
        draft.Words(repeated.Root.First, repeated.Root.End).ShouldBe(name);
    }

    [Theory]
    [InlineData("أكد المتحدث باسم الشرطة أنه لا صحة لما تداولته وسائل الإعلام عن الهجوم", "المتحدث باسم الشرطة")]
    [InlineData("قال الناطق باسم الجيش إن أنباء انسحاب القوات عارية عن الصحة", "الناطق باسم الجيش")]
    public void A_denial_without_a_verb_is_the_speakers(string text, string denier)
    {
        var draft = ReadText.Draft(text);
        draft.Sources.Where(source => draft.Matches.Has(source.CueToken, Language.Cue.Denies) && source.Denies is not null).Select(source => draft.Words(source.First, source.End)).ShouldBe([denier]);
    }

    [Theory]
    [InlineData("قال مصدر أمني لرويترز إن الطريق مغلقة", "رويترز")]
    [InlineData("وقال شهود إن القصف تجدد", "شهود")]
    [InlineData("قال مصدر أمني لصحيفة الحياة إن الطريق مغلقة", "صحيفة الحياة")]
    public void What_is_written_to_a_source_is_not_quoted(string text, string quote)
    {
        var draft = ReadText.Draft(text);
        draft.Sources.Select(source => draft.Text.Source.Slice(EventAssembler.BareWords(draft, source))).ShouldContain(quote);
    }
}
