using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Language.Tests;

public sealed class WordAnalyzerTests : IDisposable
{
    private const string Frames = """
        kind: triggers
        profile: match
        entries:
        - {id: bomb, verb: قصف يقصف, masdar: قصف, types: [shelling]}
        - {id: enter, verb: دخل يدخل, types: [territory-taken]}
        - {id: raid, noun: غارة, plural: غارات, types: [airstrike]}
        - {id: truce, phrases: [وقف إطلاق النار], types: [agreement]}
        """;

    private const string Words = """
        kind: cues
        profile: match
        entries:
        - {id: in, cue: prep, forms: في}
        - {id: to, cue: prep, forms: [إلى, على]}
        """;

    private const string People = """
        kind: people
        profile: match
        entries:
        - {id: fighter, active: مقاتل, fighter: true}
        - {id: soldier, noun: جندي, plural: جنود, fighter: true}
        """;

    private const string Places = "id\tkind\tnames_ar\tname_en\tcountry\tadmin1\tlat\tlon\nx1\tcity\tحلب\tAleppo\tSY\tSY-HL\t36.2\t37.1\nx2\tcity\tالموصل\tMosul\tIQ\tIQ-NI\t36.3\t43.1\n";

    private readonly TestPack _pack = new(("frames/f.yaml", Frames), ("lexicon/w.yaml", Words), ("lexicon/p.yaml", People), ("gazetteer/places.tsv", Places));

    public void Dispose() => _pack.Dispose();

    private WordForm Form(string word) => new WordAnalyzer(_pack.Compile()).Analyze(NormalizedText.From(word).Chars);

    /// <summary>Each reading as id and clitics.</summary>
    private string[] Read(string word) => [.. Form(word).Readings.Select(reading => $"{reading.Lexeme.Id}: {reading.Clitics}")];

    [Theory]
    [InlineData("قصف", "bomb: None")]
    [InlineData("وقصفت", "bomb: Conjunction")]
    [InlineData("فقصفوا", "bomb: Conjunction")]
    [InlineData("القصف", "bomb: Article")]
    [InlineData("والقصف", "bomb: Conjunction, Article")]
    [InlineData("بقصف", "bomb: Preposition")]
    [InlineData("بالقصف", "bomb: Preposition, Article")]
    [InlineData("وبالقصف", "bomb: Conjunction, Preposition, Article")]
    [InlineData("كالقصف", "bomb: Preposition, Article")]
    [InlineData("لقصف", "bomb: Preposition")]
    [InlineData("للقصف", "bomb: Preposition, Article")]
    [InlineData("سيقصف", "bomb: Future")]
    [InlineData("وسيقصفون", "bomb: Conjunction, Future")]
    [InlineData("قصفها", "bomb: Suffix")]
    [InlineData("قصفهم", "bomb: Suffix")]
    [InlineData("يقصفونها", "bomb: Suffix")]
    [InlineData("بقصفه", "bomb: Preposition, Suffix")]
    [InlineData("ليقصف", "bomb: Preposition")]
    [InlineData("غارتها", "raid: Suffix")]
    [InlineData("غاراتهم", "raid: Suffix")]
    [InlineData("للغارة", "raid: Preposition, Article")]
    [InlineData("مقاتلوها", "fighter: Suffix")]
    [InlineData("قَصَفَتْ", "bomb: None")]
    public void Clitics_are_taken_off(string word, string reading) => Read(word).ShouldBe([reading]);

    [Theory]
    [InlineData("سقصف", "the future letter stands before a present alone")]
    [InlineData("سغارة", "and before no noun")]
    [InlineData("بدخلت", "a preposition stands before no past")]
    [InlineData("كيدخل", "nor before a present, but for li")]
    [InlineData("الدخل", "no article on a verb")]
    [InlineData("دخلي", "no bare yeh on a verb")]
    [InlineData("قصفة", "teh marbuta is no pronoun")]
    [InlineData("القصفها", "no pronoun after the article")]
    [InlineData("الغارتا", "the construct of a dual bears no article")]
    [InlineData("الجنديا", "nor does the accusative spelled like it")]
    [InlineData("الحلب", "no article on a name")]
    [InlineData("حلبها", "no pronoun on a name")]
    [InlineData("سحلب", "no future on a name")]
    [InlineData("ووقصف", "one conjunction")]
    [InlineData("ببقصف", "one preposition")]
    [InlineData("صقصف", "no other letter")]
    public void What_cannot_be_is_not_read(string word, string reason) => Read(word).ShouldBeEmpty(reason);

    [Theory]
    [InlineData("الغارتان")]
    [InlineData("الغارتين")]
    [InlineData("غارتا")]
    [InlineData("غارتي")]
    public void A_dual_is_read(string word) => Form(word).Readings.ShouldHaveSingleItem().Flags.ShouldSatisfyAllConditions(flags => (flags & FormFlags.Dual).ShouldBe(FormFlags.Dual));

    [Theory]
    [InlineData("حلب", "x1: None")]
    [InlineData("وحلب", "x1: Conjunction")]
    [InlineData("بحلب", "x1: Preposition")]
    [InlineData("لحلب", "x1: Preposition")]
    [InlineData("الموصل", "x2: None")]
    [InlineData("بالموصل", "x2: Preposition")]
    [InlineData("للموصل", "x2: Preposition")]
    [InlineData("وللموصل", "x2: Conjunction, Preposition")]
    public void A_name_bears_conjunction_and_preposition(string word, string reading) => Read(word).ShouldBe([reading]);

    [Fact]
    public void A_name_without_its_article_is_another() => Read("موصل").ShouldBeEmpty();

    [Fact]
    public void A_function_word_leaves_no_reading_of_its_remains() => Read("على").ShouldBe(["to: None"]);

    [Theory]
    [InlineData("قصفه", Clitics.Suffix)]
    [InlineData("قصف", Clitics.None)]
    public void Heh_is_a_pronoun_where_teh_marbuta_is_none(string word, Clitics clitics) => Form(word).Readings.ShouldHaveSingleItem().Clitics.ShouldBe(clitics);

    [Fact]
    public void The_first_word_of_a_phrase_starts_it_with_its_proclitics()
    {
        Form("وقف").Starts.ShouldContain(start => start.Clitics == Clitics.None);
        Form("ووقف").Starts.ShouldContain(start => start.Clitics == Clitics.Conjunction);
        Form("سوقف").Starts.ShouldBeEmpty();
        Form("إطلاق").Starts.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_word_is_worked_out_once()
    {
        var words = new WordAnalyzer(_pack.Compile());
        words.Analyze("قصف").ShouldBeSameAs(words.Analyze("قصف"));
    }

    [Theory]
    [InlineData("والمدينة", "مدين")]
    [InlineData("بالمدينة", "مدين")]
    [InlineData("للمدينة", "مدين")]
    [InlineData("قصف", "قصف")]
    public void Features_see_a_light_stem(string word, string stem) => Form(word).LightStem.ShouldBe(stem);

    [Theory]
    [InlineData("")]
    [InlineData("و")]
    [InlineData("ال")]
    [InlineData("لل")]
    [InlineData("وس")]
    [InlineData("هم")]
    [InlineData("\uD83D")]
    [InlineData("Isnad")]
    [InlineData("12")]
    public void Short_and_strange_words_have_no_reading(string word) => Read(word).ShouldBeEmpty();

    [Fact]
    public void A_very_long_word_has_no_reading() => Read("و" + new string('ق', 5000)).ShouldBeEmpty();
}
