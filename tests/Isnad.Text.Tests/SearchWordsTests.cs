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
    public void Words_are_as_they_are_looked_for(string text, string words) => SearchWords.Of(text).ShouldBe(words);
}
