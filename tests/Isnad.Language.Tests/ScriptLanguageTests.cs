using Shouldly;
using Xunit;

namespace Isnad.Language.Tests;

public sealed class ScriptLanguageTests
{
    private static readonly LanguagePack Pack = LanguagePack.Compile(TestPack.ProjectResources);

    private static readonly (string Language, string Text)[] Paragraphs =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "languages.tsv")).Where(line => line.Contains('\t')).Select(line => (line[..line.IndexOf('\t')], line[(line.IndexOf('\t') + 1)..]))];

    public static TheoryData<string> Languages() => [.. Pack.Languages.Entries.Select(entry => entry.Code).Where(code => code != ScriptLanguages.Arabic)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Paragraphs_of_a_language_are_known(string language)
    {
        var own = Paragraphs.Where(paragraph => paragraph.Language == language).ToList();
        own.ShouldNotBeEmpty();
        own.Select(paragraph => (Guess(paragraph.Text), paragraph.Text)).Where(pair => pair.Item1 != language).ShouldBeEmpty();
    }

    [Fact]
    public void Arabic_of_every_style_is_taken_for_no_other_language()
    {
        var own = Paragraphs.Where(paragraph => paragraph.Language == ScriptLanguages.Arabic).ToList();
        own.Count.ShouldBeGreaterThanOrEqualTo(40);
        own.Where(paragraph => Guess(paragraph.Text) is not (ScriptLanguages.Arabic or "-")).ShouldBeEmpty();
    }

    [Fact]
    public void The_examples_of_the_resources_hold()
    {
        var wrong = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(TestPack.ProjectResources, "languages"), "*.yaml"))
        {
            foreach (var entry in ResourceEntry.Read(file, Path.GetFileName(file)).Entries)
            {
                var examples = entry.Children("examples");
                examples.Count.ShouldBeGreaterThan(0, entry.Id);
                wrong.AddRange(examples.Where(example => Guess(example.Text("text")!) != example.Map("expect")["language"]).Select(example => example.Text("text")!));
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("12 - 14 / 2018")]
    [InlineData("پاکستان")]
    [InlineData("a.writer@example.org")]
    public void Too_few_words_say_nothing(string text) => Pack.Languages.Guess(text).Language.ShouldBeNull();

    [Fact]
    public void Letters_of_no_known_language_are_another_script() => Guess("Σήμερα το πρωί έγινε έκρηξη στο κέντρο της πόλης").ShouldBe("und");

    [Fact]
    public void A_guess_can_be_explained_by_its_shares()
    {
        var guess = Pack.Languages.Guess("نیروهای دولتی پس از دو روز درگیری کنترل شهر را به دست گرفتند");
        guess.Words.ShouldBe(13);
        guess.Share.ShouldBeGreaterThan(0.5);
        guess.Arabic.ShouldBeLessThan(0.2);
    }

    [Theory]
    [InlineData("- {id: xx, words: [a]}", "has no English name")]
    [InlineData("- {id: xx, en: X, word: [a]}", "unknown key 'word'")]
    [InlineData("- {id: xx, en: X, words: [\"\"]}", "empty form under 'words'")]
    [InlineData("- {id: xx, en: X}\n- {id: xx, en: Y}", "an id that another entry has")]
    public void A_broken_entry_is_named(string entries, string what)
    {
        var message = TestPack.ErrorOf("../languages/bad.yaml", $"kind: languages\nprofile: match\nentries:\n{entries}\n");
        message.ShouldStartWith("languages/bad.yaml:");
        message.ShouldContain(what);
    }

    private static string Guess(string text) => Pack.Languages.Guess(text).Language?.Code ?? "-";
}
