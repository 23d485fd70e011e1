using Isnad.Language.Gazetteers;
using Isnad.Text;
using Shouldly;
using Xunit;

namespace Isnad.Language.Tests.Gazetteers;

public sealed class LatinToArabicTests
{
    private static readonly LatinToArabic Latin = new(TestPack.ProjectResources);

    [Theory]
    [InlineData("Al Qa'im", "القائم")]
    [InlineData("Deir Hafir", "دير حافر")]
    [InlineData("Kafr Nabl", "كفر نبل")]
    [InlineData("Tall Abyad", "تل أبيض")]
    [InlineData("As Suwayda'", "السويداء")]
    [InlineData("Khan Shaykhun", "خان شيخون")]
    [InlineData("Ma`arrat an Nu`man", "معرة النعمان")]
    [InlineData("Al Bukamal", "البوكمال")]
    [InlineData("Bayt al Faqīh", "بيت الفقيه")]
    [InlineData("Ḩarīb", "حريب")]
    [InlineData("Zabid", "زبيد")]
    [InlineData("Al-Hasakah", "الحسكة")]
    public void A_name_comes_back_among_its_spellings(string latin, string arabic) => Latin.Spellings(latin).ShouldContain(NormalizedText.Of(arabic));

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("' -")]
    [InlineData("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_holds_no_name_gives_none(string latin) => Latin.Spellings(latin).ShouldBeEmpty();

    [Fact]
    public void There_are_few_and_no_two_are_the_same()
    {
        var spellings = Latin.Spellings("Mazra`at Shaykh `Abd ar Rahman al Kabir");
        spellings.Count.ShouldBeInRange(2, LatinToArabic.Spread);
        spellings.Distinct().Count().ShouldBe(spellings.Count);
    }

    [Theory]
    [InlineData("a\tany\tx", "1: is not latin, where, arabic, cost")]
    [InlineData("latin\twhere\tarabic\tcost\na\tnowhere\tx\t3", "2: 'nowhere' is not one of")]
    public void A_broken_table_says_where(string table, string message)
    {
        var folder = Directory.CreateTempSubdirectory("isnad-latin-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "transliteration"));
        File.WriteAllText(Path.Combine(folder, "transliteration", "latin-arabic.tsv"), table);
        Should.Throw<ResourceException>(() => new LatinToArabic(folder)).Message.ShouldContain("latin-arabic.tsv:" + message);
        Directory.Delete(folder, true);
    }
}
