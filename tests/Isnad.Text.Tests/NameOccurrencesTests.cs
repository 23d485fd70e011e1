using Shouldly;
using Xunit;

namespace Isnad.Text.Tests;

public sealed class NameOccurrencesTests
{
    [Theory]
    [InlineData("سالم الدغيم", "قال سالم الدغيم إنه", "سالم الدغيم")]
    [InlineData("سالم الدغيم", "قال سالِمٌ  الدُّغَيم إنه", "سالِمٌ  الدُّغَيم")]
    [InlineData("سالم الدغيم", "وروى لسالم الدغيم", "سالم الدغيم")]
    [InlineData("سالم الدغيم", "وبسالم الدغيم", "سالم الدغيم")]
    [InlineData("الدغيم", "أضاف للدغيم", "لدغيم")]
    [InlineData("سالم الدغيم", "سـالـم الدغيم", "سـالـم الدغيم")]
    [InlineData("عبد الله حمود", "مع عبدالله حمّود.", "عبدالله حمّود")]
    [InlineData("أبو عمر سلوم", "سلم على أبي عمر سلوم", "أبي عمر سلوم")]
    [InlineData("احمد ابن خليل", "شهد أحمد بن خليل", "أحمد بن خليل")]
    [InlineData("فاطمة", "قالت فاطمه", "فاطمه")]
    [InlineData("خليل", "اتهموا خليلاً", "خليلاً")]
    [InlineData("Salem al-Dughaim", "by SALEM Al Dughaim, who", "SALEM Al Dughaim")]
    [InlineData("سالم الدغيم", "ﺳﺎﻟﻢ ﺍﻟﺪﻏﻴﻢ", "ﺳﺎﻟﻢ ﺍﻟﺪﻏﻴﻢ")]
    public void A_name_is_found_as_it_is_written(string name, string text, string found) =>
        new NameOccurrences(name).Find(text).Select(span => text[span.Start..span.End]).ShouldBe([found]);

    [Theory]
    [InlineData("سالم الدغيم", "سالم. الدغيم")]
    [InlineData("سالم الدغيم", "سالم الدغيمات")]
    [InlineData("سالم", "مسالم")]
    [InlineData("سالم الدغيم", "سالم")]
    public void What_is_another_word_or_sentence_is_not_it(string name, string text) => new NameOccurrences(name).Find(text).ShouldBeEmpty();

    [Fact]
    public void Every_unit_and_code_point_keeps_its_place()
    {
        const string Text = "ثم 𐤀𐤁 سالم، وسالم 𐤀𐤁.";
        var hidden = NameOccurrences.Hide(Text, [new("𐤀𐤁"), new("سالم"), new("𐤀𐤁 سالم")]);
        hidden.Length.ShouldBe(Text.Length);
        hidden.EnumerateRunes().Count().ShouldBe(Text.EnumerateRunes().Count());
        string.Concat(hidden.EnumerateRunes().Where(rune => rune.IsBmp)).ShouldBe("ثم █████، و████ .");
    }

    [Fact]
    public void Overlapping_forms_are_one_occurrence() => NameOccurrences.Find("سالم الدغيم ثم الدغيم", [new("سالم الدغيم"), new("الدغيم")]).ShouldBe([new(0, 11), new(15, 21)]);

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("س")]
    public void Less_than_two_letters_are_no_name(string name) => Should.Throw<ArgumentException>(() => new NameOccurrences(name));
}
