using Isnad.Cli.Output;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

public sealed class DisplayTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("قصف", "<قصف>")]
    [InlineData("at قصف عنيف, then", "at <قصف عنيف>, then")]
    [InlineData("قصف 25 قتيلا (a) غارة", "<قصف 25 قتيلا> (a) <غارة>")]
    [InlineData("قصف · غارة", "<قصف> · <غارة>")]
    [InlineData("«هجوم»: x", "«<هجوم>»: x")]
    public void Arabic_runs_are_isolated(string text, string expected) =>
        DisplayText.Isolated(text).ShouldBe(expected.Replace('<', '\u2068').Replace('>', '\u2069'));

    [Theory]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("violence-unspecified", 12, "violence-|unspecified")]
    [InlineData("abcdefgh", 3, "abc|def|gh")]
    [InlineData("2016-03-01", 10, "2016-03-01")]
    [InlineData("exact fit", 9, "exact fit")]
    [InlineData("exact fits", 5, "exact|fits")]
    [InlineData("قَصَفَتْ الطائرات", 4, "قَصَفَتْ|الطا|ئرات")]
    [InlineData("", 5, "")]
    public void Text_is_wrapped(string text, int width, string lines) => string.Join('|', DisplayText.Wrap(text, width)).ShouldBe(lines);

    [Fact]
    public void Marks_and_controls_take_no_column()
    {
        DisplayText.Width("قَصَفَ").ShouldBe(3);
        DisplayText.Width("\u2068ab\u2069").ShouldBe(2);
        DisplayText.Width("中文").ShouldBe(4);
        DisplayText.Clean("a\u202Eb\u200Fc\nd\0").ShouldBe("abc d");
    }
}
