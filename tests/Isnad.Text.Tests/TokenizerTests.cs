using Shouldly;
using Xunit;

namespace Isnad.Text.Tests;

public sealed class TokenizerTests
{
    private static string[] Words(string text) => [.. Tokens(text).Select(token => text[token.Span.Start..token.Span.End])];

    private static Token[] Tokens(string text) => Tokenizer.Tokenize(NormalizedText.From(text), text.Length);

    [Theory]
    [InlineData("قصف الطيران البلدة", "قصف|الطيران|البلدة")]
    [InlineData("قُتل 12 جنديا، وجرح 3.", "قُتل|12|جنديا|،|وجرح|3|.")]
    [InlineData("نزح 1,200 شخص", "نزح|1,200|شخص")]
    [InlineData("نزح ١٬٢٠٠ شخص", "نزح|١٬٢٠٠|شخص")]
    [InlineData("بنسبة 12.5 في المئة", "بنسبة|12.5|في|المئة")]
    [InlineData("قتل 12.", "قتل|12|.")]
    [InlineData("بين 10-15 قتيلا", "بين|10|-|15|قتيلا")]
    [InlineData("في 12/8/2015", "في|12|/|8|/|2015")]
    [InlineData("طائرة F16 أميركية", "طائرة|F16|أميركية")]
    [InlineData("وكالة AFP", "وكالة|AFP")]
    [InlineData("«قسد»", "«|قسد|»")]
    [InlineData("آب/أغسطس", "آب|/|أغسطس")]
    [InlineData("5مدنيين", "5|مدنيين")]
    [InlineData("...", ".|.|.")]
    [InlineData("قصف على #خان_يونس أمس", "قصف|على|#|خان|يونس|أمس")]
    [InlineData("#دير_الزور_الآن", "#|دير|الزور|الآن")]
    [InlineData("خان_ يونس", "خان|_|يونس")]
    [InlineData("ملف_2", "ملف|_|2")]
    [InlineData("@al_khabar", "@|al_khabar")]
    public void Text_is_cut(string text, string tokens) => Words(text).ShouldBe(tokens.Split('|'));

    [Theory]
    [InlineData("قصف", TokenKind.Word)]
    [InlineData("١٢", TokenKind.Number)]
    [InlineData("Isnad", TokenKind.Latin)]
    [InlineData("شدّة", TokenKind.Word)]
    [InlineData("؛", TokenKind.Mark)]
    [InlineData("Аз", TokenKind.Latin)]
    public void Each_token_has_its_kind(string text, TokenKind kind) => Tokens(text).ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\u200F")]
    [InlineData("\u064B\u0640")]
    public void Nothing_gives_no_token(string text) => Tokens(text).ShouldBeEmpty();

    [Fact]
    public void A_line_break_is_told_by_the_token_after_it()
    {
        Tokens("عنوان\n\nقصف الطيران\u2028البلدة").Select(token => token.LineBefore).ShouldBe([true, true, false, true]);
    }

    [Fact]
    public void Invisible_marks_do_not_cut_a_word() => Words("قص\u200Cف").ShouldBe(["قص\u200Cف"]);

    [Theory]
    [InlineData("مدينة\u200Bالرقة", "مدينة|الرقة")]
    [InlineData("بلدة\u200B\u200Bسرمين", "بلدة|سرمين")]
    [InlineData("قصف\u200B\u200Fالبلدة", "قصف|البلدة")]
    [InlineData("بلدة\u200B سرمين", "بلدة|سرمين")]
    public void A_zero_width_space_divides_words_where_the_letters_say_so(string text, string words) =>
        Words(text).Select(word => word.Trim('\u200B', '\u200F')).ShouldBe(words.Split('|'));

    [Theory]
    [InlineData("و\u200Bالجنود")]
    [InlineData("ا\u200Bلمقاتلون")]
    [InlineData("المتظا\u200Bهرون")]
    public void A_zero_width_space_within_a_word_does_not_cut_it(string text) => Words(text).ShouldBe([text]);

    [Fact]
    public void A_span_never_takes_the_blank_after_it() => Words("قصف\u200F \u202Bبلدة\u202C").Select(word => word.Trim('\u200F', '\u202B', '\u202C')).ShouldBe(["قصف", "بلدة"]);

    [Fact]
    public void A_ligature_alone_has_the_span_of_its_one_unit()
    {
        var tokens = Tokens("قال \uFDF4 ذلك");
        tokens[1].Span.ShouldBe(new TextSpan(4, 5));
    }

    [Fact]
    public void A_word_that_ends_inside_a_ligature_takes_its_unit()
    {
        var tokens = Tokens("\u062F\uFDFA");
        tokens[0].Span.ShouldBe(new TextSpan(0, 2));
        tokens[1].Span.ShouldBe(new TextSpan(1, 2));
    }

    [Fact]
    public void Any_text_gives_ascending_spans_that_lie_in_it()
    {
        var random = new Random(20180420);
        for (var run = 0; run < 3000; run++)
        {
            var text = RandomText.Of(random, random.Next(60));
            var normal = NormalizedText.From(text);
            var tokens = Tokenizer.Tokenize(normal, text.Length);
            int end = 0, normalEnd = 0;
            foreach (var token in tokens)
            {
                token.Span.Length.ShouldBeGreaterThan(0, Shown(text));
                token.Span.End.ShouldBeLessThanOrEqualTo(text.Length, Shown(text));
                // The letters of one ligature that a blank parts share its unit.
                token.Span.Start.ShouldBeGreaterThanOrEqualTo(HasLigature(text) ? Math.Max(0, end - 1) : end, Shown(text));
                token.NormalStart.ShouldBeGreaterThanOrEqualTo(normalEnd, Shown(text));
                Same(text, token, normal).ShouldBeTrue(Shown(text));
                (end, normalEnd) = (token.Span.End, token.NormalEnd);
            }
            Covered(normal, tokens).ShouldBeTrue(Shown(text));
            var sentences = SentenceSplitter.Split(tokens, normal);
            (sentences.Length == 0 ? 0 : sentences[0].First).ShouldBe(0);
            sentences.Zip(sentences.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.First && pair.First.First < pair.First.End);
            (sentences.Length == 0 ? 0 : sentences[^1].End).ShouldBe(tokens.Length, Shown(text));
        }
    }

    private static bool HasLigature(string text) => text.Any(c => c is >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC');

    /// <summary>The source at the span, normalised alone, is the token; but for a ligature at an edge, of which a token may take a part.</summary>
    private static bool Same(string text, Token token, NormalizedText normal) =>
        HasLigature(string.Concat(Enumerable.Range(token.NormalStart, token.NormalEnd - token.NormalStart).Select(i => text[normal.SourceOffset(i)])))
        || NormalizedText.From(text[token.Span.Start..token.Span.End]).Chars.SequenceEqual(normal.Chars[token.NormalStart..token.NormalEnd]);

    /// <summary>Every kept unit but blanks lies in a token.</summary>
    private static bool Covered(NormalizedText normal, Token[] tokens)
    {
        var covered = new bool[normal.Length];
        foreach (var token in tokens)
        {
            covered.AsSpan(token.NormalStart, token.NormalEnd - token.NormalStart).Fill(true);
        }
        return !Enumerable.Range(0, normal.Length).Any(i => covered[i] == normal.Chars[i] is ' ' or '\n' or '\r');
    }

    private static string Shown(string text) => string.Concat(text.Select(c => c is >= ' ' and < '\u007F' ? c.ToString() : $"\\u{(int)c:X4}"));
}
