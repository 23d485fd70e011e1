using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Text.Tests;

public class SearchWordsTests
{
    [Theory]
    [InlineData("والقصفُ على الْمدينة", "قصف علي مدين")]
    [InlineData("القصف", "قصف")]
    [InlineData("UN: ١٢ قتيلاً", "un 12 قتيلا")]
    [InlineData("، - .", "")]
    [InlineData("1,200 نازح و12.5 كيلومتر", "1200 نازح و 12 5 كيلومتر")]
    public void Words_are_as_they_are_looked_for(string text, string words) => SearchWords.Of(text).ShouldBe(words);

    [Fact]
    public void Each_word_knows_where_it_stands()
    {
        const string Text = "قال: والقصفُ مستمر";
        SearchWords.Tokens(Text).Select(word => Text.Substring(word.Span.Start, word.Span.Length)).ShouldBe(["قال", "والقصف", "مستمر"]);
    }
}
