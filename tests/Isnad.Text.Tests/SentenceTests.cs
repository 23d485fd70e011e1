using Shouldly;
using Xunit;

namespace Isnad.Text.Tests;

public sealed class SentenceTests
{
    private static string[] Sentences(string text)
    {
        var normal = NormalizedText.From(text);
        var tokens = Tokenizer.Tokenize(normal, text.Length);
        return [.. SentenceSplitter.Split(tokens, normal).Select(sentence => text[tokens[sentence.First].Span.Start..tokens[sentence.End - 1].Span.End])];
    }

    private static int[] Paragraphs(string text)
    {
        var normal = NormalizedText.From(text);
        return [.. SentenceSplitter.Split(Tokenizer.Tokenize(normal, text.Length), normal).Select(sentence => sentence.Paragraph)];
    }

    [Theory]
    [InlineData("قصف الطيران البلدة. وقتل ثلاثة مدنيين.", "قصف الطيران البلدة.|وقتل ثلاثة مدنيين.")]
    [InlineData("من قصف البلدة؟ لا أحد يعرف!", "من قصف البلدة؟|لا أحد يعرف!")]
    [InlineData("انسحب الجيش؛ ودخلت الفصائل", "انسحب الجيش؛|ودخلت الفصائل")]
    [InlineData("توقف القصف… ثم عاد", "توقف القصف…|ثم عاد")]
    [InlineData("توقف القصف... ثم عاد", "توقف القصف...|ثم عاد")]
    public void Stops_end_a_sentence(string text, string sentences) => Sentences(text).ShouldBe(sentences.Split('|'));

    [Theory]
    [InlineData("بلغت النسبة 12.5 في المئة من السكان")]
    [InlineData("نزح 1.200 شخص من القرية")]
    [InlineData("قال د.أحمد إن المشفى قصف")]
    [InlineData("قال أ. سالم إن المشفى قصف")]
    [InlineData("قتل ثلاثة، وجرح أربعة، وفر الباقون")]
    [InlineData("وقالت الوزارة: قصفنا مواقع المسلحين")]
    public void Decimals_initials_commas_and_colons_do_not(string text) => Sentences(text).ShouldBe([text]);

    [Fact]
    public void A_one_letter_word_at_the_end_of_a_line_ends_it() => Sentences("نقطة التفتيش ب.\nوصل الجيش.").Length.ShouldBe(2);

    [Theory]
    [InlineData("قال: «قصفنا البلدة.» ثم انصرف.", "قال: «قصفنا البلدة.»|ثم انصرف.")]
    [InlineData("قال: \"قصفنا البلدة.\" ثم انصرف.", "قال: \"قصفنا البلدة.\"|ثم انصرف.")]
    [InlineData("قصف الطيران البلدة. \"لا نعرف\" قال.", "قصف الطيران البلدة.|\"لا نعرف\" قال.")]
    [InlineData("من قصفنا؟!! نريد جوابا", "من قصفنا؟!!|نريد جوابا")]
    public void Closing_quotes_stay_with_what_they_close(string text, string sentences) => Sentences(text).ShouldBe(sentences.Split('|'));

    [Fact]
    public void A_line_break_ends_a_sentence_without_a_stop() => Sentences("قصف على البلدة\n\nقتل ثلاثة مدنيين").ShouldBe(["قصف على البلدة", "قتل ثلاثة مدنيين"]);

    [Fact]
    public void Lines_are_paragraphs() => Paragraphs("عنوان الخبر\n\nجملة أولى. جملة ثانية.\nفقرة أخرى.").ShouldBe([0, 1, 1, 2]);

    [Fact]
    public void A_text_without_any_mark_is_cut_by_length()
    {
        var sentences = Sentences(string.Join(' ', Enumerable.Repeat("قصف", 1000)));
        sentences.Length.ShouldBeGreaterThan(5);
        sentences.ShouldAllBe(sentence => sentence.Split(' ', StringSplitOptions.None).Length <= 150);
    }

    [Fact]
    public void An_over_long_run_ends_at_a_comma()
    {
        var run = string.Join(' ', Enumerable.Repeat("قصف", 80));
        Sentences($"{run}، {run}").Length.ShouldBe(2);
        Sentences("قصف، قصف، قصف").Length.ShouldBe(1);
    }

    [Fact]
    public void Fifty_thousand_words_are_cut() => Sentences(string.Join(' ', Enumerable.Repeat("كلمة", 50_000))).Sum(sentence => sentence.Split(' ').Length).ShouldBe(50_000);

    [Fact]
    public void Marks_alone_are_sentences_too() => Sentences("...؟!،؛").ShouldNotBeEmpty();

    [Fact]
    public void Nothing_has_no_sentence() => Sentences("").ShouldBeEmpty();
}
