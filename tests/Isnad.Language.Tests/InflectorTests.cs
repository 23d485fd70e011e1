using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Language.Tests;

/// <summary>Forms that newspapers write of verbs, nouns and adjectives of each kind; given as written, compared in match profile.</summary>
public sealed class InflectorTests
{
    private static readonly Inflector Inflector = new(new Paradigms(ResourceEntry.Read(Path.Combine(TestPack.ProjectResources, "ar", "morphology", "paradigms.yaml"), "morphology/paradigms.yaml").Head.Lists()));

    private static string Profile(string word) => NormalizedText.Of(word);

    private static Dictionary<string, FormFlags> Forms(IEnumerable<(string Form, FormFlags Flags)> forms) => forms.GroupBy(pair => pair.Form).ToDictionary(group => group.Key, group => group.Aggregate(FormFlags.None, (all, pair) => all | pair.Flags));

    private static Dictionary<string, FormFlags> Verb(string past, string present) => Forms(Inflector.Verb(Profile(past), Profile(present), FormFlags.None));

    [Theory]
    [InlineData("قصف", "يقصف", "قصف قصفت قصفوا قصفنا قصفن قصفا", "يقصف تقصف نقصف أقصف يقصفون يقصفوا تقصفون يقصفان يقصفن")]
    [InlineData("قال", "يقول", "قال قالت قالوا قلت قلنا", "يقول تقول يقولون يقولوا يقل")]
    [InlineData("قاد", "يقود", "قاد قادت قادوا قدنا", "يقود تقود يقودون تقد")]
    [InlineData("أغار", "يغير", "أغار أغارت أغاروا أغرنا", "يغير تغير يغيرون يغر")]
    [InlineData("بنى", "يبني", "بنى بنت بنوا بنينا", "يبني تبني يبنون يبن")]
    [InlineData("نفى", "ينفي", "نفى نفت نفوا نفيت", "ينفي تنفي ينفون ينف")]
    [InlineData("لقي", "يلقى", "لقي لقيت لقوا", "يلقى تلقى يلقون يلق")]
    [InlineData("دعا", "يدعو", "دعا دعت دعوا دعوت دعونا", "يدعو تدعو يدعون يدع")]
    [InlineData("شن", "يشن", "شن شنت شنوا", "يشن تشن يشنون يشنوا")]
    [InlineData("رد", "يرد", "رد ردت ردوا", "يرد ترد يردون")]
    [InlineData("أسر", "يأسر", "أسر أسرت أسروا", "يأسر تأسر يأسرون")]
    [InlineData("سأل", "يسأل", "سأل سألت سألوا", "يسأل تسأل يسألون")]
    [InlineData("لجأ", "يلجأ", "لجأ لجأت لجأوا لجؤوا لجأنا", "يلجأ تلجأ يلجأون يلجؤون")]
    [InlineData("أنشأ", "ينشئ", "أنشأ أنشأت أنشأوا", "ينشئ تنشئ ينشئون")]
    [InlineData("استولى", "يستولي", "استولى استولت استولوا", "يستولي تستولي يستولون يستول")]
    public void A_verb_has_its_persons(string past, string present, string pasts, string presents)
    {
        var forms = Verb(past, present);
        pasts.Split(' ').Where(form => (forms.GetValueOrDefault(Profile(form)) & FormFlags.Past) == 0).ShouldBeEmpty();
        presents.Split(' ').Where(form => (forms.GetValueOrDefault(Profile(form)) & FormFlags.Present) == 0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("قصف", "يقصف", "سيقصف قاصف مقصوف قصفة")]
    [InlineData("قال", "يقول", "قول قائل قالون")]
    [InlineData("بنى", "يبني", "بناء بان مبني")]
    [InlineData("شن", "يشن", "شان شنين شأن")]
    public void A_verb_has_no_forms_of_nouns(string past, string present, string others)
    {
        var forms = Verb(past, present);
        others.Split(' ').Where(form => forms.ContainsKey(Profile(form))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("اغتال", "يغتال", "اغتيل اغتيلت اغتيلوا يغتال تغتال")]
    [InlineData("استعاد", "يستعيد", "استعيد استعيدت يستعاد تستعاد")]
    [InlineData("أزال", "يزيل", "أزيل أزيلت")]
    [InlineData("حاصر", "يحاصر", "حوصر حوصرت حوصروا")]
    [InlineData("تبادل", "يتبادل", "تبودل تبودلت")]
    public void A_passive_that_is_spelled_apart_has_its_persons(string past, string present, string expected)
    {
        var forms = Forms(Inflector.Passive(Profile(past), Profile(present)).Concat(Inflector.Verb(Profile(past), Profile(present), FormFlags.None)));
        expected.Split(' ').Where(form => !forms.ContainsKey(Profile(form))).ShouldBeEmpty();
        Inflector.Passive(Profile(past), Profile(present)).ShouldAllBe(pair => (pair.Flags & FormFlags.Passive) != 0);
    }

    [Theory]
    [InlineData("قصف", "يقصف")]
    [InlineData("قال", "يقول")]
    [InlineData("استولى", "يستولي")]
    [InlineData("دمر", "يدمر")]
    [InlineData("تقدم", "يتقدم")]
    public void A_passive_that_is_written_like_the_active_is_not_spelled_out(string past, string present) => Inflector.Passive(Profile(past), Profile(present)).ShouldBeEmpty();

    [Fact]
    public void Flags_that_are_given_stand_on_every_form() => Inflector.Verb("قيل", "يقال", FormFlags.Passive).ShouldAllBe(pair => (pair.Flags & FormFlags.Passive) != 0);

    [Theory]
    [InlineData("غارة", "غارة غارتان غارتين غارتا غارتي")]
    [InlineData("هجوم", "هجوم هجوما هجومان هجومين")]
    [InlineData("مبنى", "مبنى")]
    [InlineData("لواء", "لواء")]
    public void A_noun_has_its_cases_and_its_dual(string noun, string expected)
    {
        var forms = Forms(Inflector.Noun(Profile(noun), FormFlags.Noun));
        expected.Split(' ').Where(form => !forms.ContainsKey(Profile(form))).ShouldBeEmpty();
        forms.Keys.ShouldNotContain(Profile(noun) + "ون");
    }

    [Fact]
    public void Only_dual_forms_are_dual()
    {
        var forms = Forms(Inflector.Noun("غاره", FormFlags.Noun));
        (forms["غارتان"] & FormFlags.Dual).ShouldBe(FormFlags.Dual);
        (forms["غاره"] & FormFlags.Dual).ShouldBe(FormFlags.None);
    }

    [Fact]
    public void Hamza_and_alef_take_no_second_alef() => Inflector.Noun("لواء", FormFlags.Plural).Select(pair => pair.Form).ShouldBe(["لواء"]);

    [Theory]
    [InlineData("مقاتلون", "مقاتلون مقاتلين مقاتلو مقاتلي")]
    [InlineData("غارات", "غارات غاراتا")]
    [InlineData("جنود", "جنود جنودا")]
    public void A_plural_has_its_cases(string plural, string expected)
    {
        var forms = Forms(Inflector.Plural(Profile(plural), FormFlags.Noun));
        forms.Keys.ShouldBe(expected.Split(' '), ignoreOrder: true);
        forms.Values.ShouldAllBe(flags => (flags & FormFlags.Plural) != 0 && (flags & FormFlags.Dual) == 0);
    }

    [Fact]
    public void An_adjective_has_genders_and_numbers()
    {
        var forms = Forms(Inflector.Adjective("تركي", FormFlags.Adjective));
        foreach (var form in "تركي تركيه تركيا تركيون تركيين تركيات تركيان تركيتان تركيتين".Split(' '))
        {
            forms.ShouldContainKey(form);
        }
        (forms["تركيون"] & FormFlags.Plural).ShouldBe(FormFlags.Plural);
        (forms["تركيتان"] & FormFlags.Dual).ShouldBe(FormFlags.Dual);
        (forms["تركيه"] & (FormFlags.Plural | FormFlags.Dual)).ShouldBe(FormFlags.None);
    }

    [Fact]
    public void A_name_has_its_plural_in_both_cases() =>
        Inflector.Name(["المعارضون", "السوريون"]).Select(words => string.Join(' ', words)).ShouldBe(["المعارضون السوريون", "المعارضين السوريين"]);

    [Fact]
    public void A_short_name_keeps_its_ending() => Inflector.Name(["نون"]).Count().ShouldBe(1);

    [Fact]
    public void A_missing_table_is_named() => Should.Throw<ResourceException>(() => new Inflector(new Paradigms(new Dictionary<string, string[]>())).Noun("غاره", FormFlags.Noun).ToList()).Message.ShouldContain("'noun-dual'");
}
