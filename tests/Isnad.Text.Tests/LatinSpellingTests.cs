using Shouldly;
using Xunit;

namespace Isnad.Text.Tests;

public sealed class LatinSpellingTests
{
    [Theory]
    [InlineData("Şāʻdah", "Sadah", "Saada", "SA'DAH", "Sa'ada", "Sa‘dah")]
    [InlineData("Al Ḩudaydah", "Hodeidah", "al-Hudaydah", "Hodeida", "Al-Hodeidah")]
    [InlineData("Ta‘izz", "Taiz", "Ta'iz", "Taizz")]
    [InlineData("Dayr az Zawr", "Deir ez-Zor", "Deir al-Zour", "Deir Ez Zor")]
    [InlineData("Ar Raqqah", "Raqqa", "al-Raqqah", "Raqa", "Er Raqqa")]
    public void Spellings_of_one_name_have_one_key(params string[] names) => names.Select(LatinSpelling.Key).Distinct().Count().ShouldBe(1, string.Join(' ', names.Select(LatinSpelling.Key)));

    [Fact]
    public void Other_names_stay_apart()
    {
        string[] names = ["Şāʻdah", "Sanaa", "Sirte", "Sabha", "Homs", "Hama", "Mosul", "Marib", "Lahij", "al-Bab", "Al Bayda"];
        names.Select(LatinSpelling.Key).Distinct().Count().ShouldBe(names.Length);
        LatinSpelling.Key("صعدة").ShouldBe("");
        LatinSpelling.Key("El").ShouldBe("il", "a name that is nothing but an article stays");
    }
}
