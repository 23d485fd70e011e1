using Shouldly;
using Xunit;

namespace Isnad.Text.Tests;

public sealed class LightStemmerTests
{
    [Theory]
    [InlineData("والمدينه", "مدين")]
    [InlineData("بالقصف", "قصف")]
    [InlineData("قواتهم", "قوات")]
    [InlineData("قصف", "قصف")]
    [InlineData("الى", "الى")]
    public void Clitics_go_and_three_letters_stay(string word, string stem) => LightStemmer.Stem(word).ShouldBe(stem);
}
