using Shouldly;
using Xunit;

namespace Isnad.Text.Tests;

public sealed class NormalizedTextTests
{
    private static string Normal(string text) => NormalizedText.From(text).Chars.ToString();

    [Theory]
    [InlineData("أمر", "امر")]
    [InlineData("إدلب", "ادلب")]
    [InlineData("آذار", "اذار")]
    [InlineData("ٱلله", "الله")]
    [InlineData("على", "علي")]
    [InlineData("مستشفى", "مستشفي")]
    [InlineData("کرکوک", "كركوك")]
    [InlineData("ایران", "ايران")]
    [InlineData("ہنا", "هنا")]
    [InlineData("مدرسۃ", "مدرسة")]
    public void Variants_of_a_letter_fold(string written, string folded) => Normal(written).ShouldBe(folded);

    [Theory]
    [InlineData("مسؤول")]
    [InlineData("قائد")]
    [InlineData("سماء")]
    [InlineData("غارة")]
    public void Hamza_on_waw_and_yeh_and_teh_marbuta_stay(string word) => Normal(word).ShouldBe(word);

    [Theory]
    [InlineData("سقط شـ.ـهيد", "سقط شهيد")]
    [InlineData("مقـ ـتل عنصر", "مقتل عنصر")]
    [InlineData("انفـ. ـجـ. ـار عبوة", "انفجار عبوة")]
    [InlineData("قـ/ـوات", "قوات")]
    [InlineData("م ـقـ ـتـ ـل اثنين", "مقتل اثنين")]
    [InlineData("هجـ.\nـوم", "هجوم")]
    [InlineData("قـ.صـ.ف", "قصف")]
    [InlineData("اغتيـــ..ـــال", "اغتيال")]
    public void A_word_that_a_post_cuts_up_is_whole(string written, string normal) => Normal(written).ShouldBe(normal);

    [Theory]
    [InlineData("عام 1437هـ.وقال", "عام 1437ه.وقال")]
    [InlineData("بغداد ـ واع", "بغداد  واع")]
    [InlineData("و ـقال", "و قال")]
    [InlineData("المتقدم/ــه", "المتقدم/ه")]
    [InlineData("المصدر لـ/ الوكالة", "المصدر ل/ الوكاله")]
    [InlineData("سطر\nآخر", "سطر\nاخر")]
    public void What_stands_between_two_words_stays(string written, string normal) => NormalizedText.Fold(Normal(written)).ShouldBe(normal);

    [Fact]
    public void A_word_that_is_cut_up_keeps_its_place_in_the_source()
    {
        var text = NormalizedText.From("شـ.ـهيد هنا");
        text.SourceOffset(0).ShouldBe(0);
        text.SourceOffset(1).ShouldBe(4);
        text.SourceOffset(4).ShouldBe(7);
    }

    [Theory]
    [InlineData("غارة", "غاره")]
    [InlineData("  إدلب ", "ادلب")]
    [InlineData("مَدِينَة", "مدينه")]
    public void The_dictionary_folds_teh_marbuta_too(string word, string folded) => NormalizedText.Of(word).ShouldBe(folded);

    [Theory]
    [InlineData("قَصَفَ", "قصف")]
    [InlineData("شدّةٌ", "شدة")]
    [InlineData("هٰذا", "هذا")]
    [InlineData("قصـــف", "قصف")]
    [InlineData("\u0642\u0653\u0642", "قق")]
    [InlineData("\u06D6قصف\u06DA", "قصف")]
    public void Marks_and_tatweel_go(string written, string bare) => Normal(written).ShouldBe(bare);

    [Theory]
    [InlineData("\u202Bقصف\u202C")]
    [InlineData("\u200Fقص\u200Eف")]
    [InlineData("\u2067قصف\u2069")]
    [InlineData("ق\u200Dص\u200Cف")]
    [InlineData("\uFEFFق\u00ADصف")]
    [InlineData("\u061Cقصف")]
    [InlineData("قصف\uFE0F")]
    public void Invisible_controls_go(string written) => Normal(written).ShouldBe("قصف");

    [Theory]
    [InlineData("٠١٢٣٤٥٦٧٨٩", "0123456789")]
    [InlineData("۰۱۲۳۴۵۶۷۸۹", "0123456789")]
    [InlineData("١٢٫٥", "12.5")]
    [InlineData("١٬٢٠٠", "1,200")]
    public void Digits_and_their_separators_fold(string written, string folded) => Normal(written).ShouldBe(folded);

    [Theory]
    [InlineData("\uFEE3\uFEAA\uFEF3\uFEE8\uFE94", "مدينة")]
    [InlineData("\uFEFB", "لا")]
    [InlineData("\uFEF7", "لا")]
    [InlineData("\uFB8E", "ك")]
    [InlineData("\uFBFE", "ي")]
    [InlineData("\uFDF2", "الله")]
    [InlineData("\uFD88", "لمح")]
    [InlineData("\uFDF4", "محمد")]
    [InlineData("\uFC60", "")]
    public void Presentation_forms_open_up(string written, string open) => Normal(written).Trim().ShouldBe(open);

    [Fact]
    public void Each_letter_of_a_ligature_stands_where_the_ligature_stood()
    {
        // A ligature of three letters between two words.
        var text = NormalizedText.From("ا \uFD88 ب");
        text.Chars.ToString().ShouldBe("ا لمح ب");
        new[] { 2, 3, 4 }.Select(text.SourceOffset).ShouldAllBe(offset => offset == 2);
        text.SourceOffset(6).ShouldBe(4);
    }

    [Fact]
    public void Ligatures_may_make_a_text_longer_than_its_source()
    {
        var text = NormalizedText.From(new string('\uFDFA', 100));
        text.Length.ShouldBeGreaterThan(1000);
        text.SourceOffset(text.Length - 1).ShouldBe(99);
    }

    [Theory]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\u0085')]
    public void Line_separators_are_line_breaks(char separator) => Normal($"ا{separator}ب").ShouldBe("ا\nب");

    [Theory]
    [InlineData('\t')]
    [InlineData('\u00A0')]
    [InlineData('\u2009')]
    [InlineData('\u3000')]
    [InlineData('\u0007')]
    [InlineData('\v')]
    public void Every_other_blank_is_a_space(char blank) => Normal($"ا{blank}ب").ShouldBe("ا ب");

    [Fact]
    public void Line_breaks_stay() => Normal("ا\r\nب").ShouldBe("ا\r\nب");

    [Fact]
    public void Broken_characters_stay_as_they_are()
    {
        foreach (var text in new[] { "\uD83D", "\uDE00", "قصف\uD83Dقصف", "\uDE00\uD83D", "\uFFFF\uFDD0", "" })
        {
            Normal(text).ShouldBe(text);
        }
    }

    [Fact]
    public void What_is_dropped_leaves_the_offsets_of_the_rest_right()
    {
        const string Source = "قَصَفَ\u200F أمس";
        var text = NormalizedText.From(Source);
        text.Chars.ToString().ShouldBe("قصف امس");
        Enumerable.Range(0, text.Length).Select(i => Source[text.SourceOffset(i)]).ShouldBe("قصف أمس");
    }
}
