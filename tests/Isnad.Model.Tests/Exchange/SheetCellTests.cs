using Isnad.Model.Exchange;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Exchange;

/// <summary>Cells that no spreadsheet runs, and that are read back letter for letter.</summary>
public sealed class SheetCellTests
{
    private const string Letters = "=+-@'\t\r\n;\\ ا,\"x\uFF1D";

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("-5", "'-5")]
    [InlineData("'=x", "''=x")]
    [InlineData("\uFF1Dx", "'\uFF1Dx")]
    [InlineData("قصف", "قصف")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void What_begins_as_a_formula_is_guarded(string text, string cell) => SheetCell.Guard(text).ShouldBe(cell);

    [Fact]
    public void An_apostrophe_that_guards_nothing_is_part_of_the_text()
    {
        SheetCell.Unguard("'s Gravenhage").ShouldBe("'s Gravenhage");
        SheetCell.Unguard("'").ShouldBe("'");
    }

    [Fact]
    public void Any_text_comes_back_and_none_begins_as_a_formula()
    {
        foreach (var text in Texts(5000))
        {
            SheetCell.Unguard(SheetCell.Guard(text)).ShouldBe(text);
            SheetCell.Guard(text).ShouldNotMatch("^[=+\\-@\t\r\n\uFF1D]");
        }
    }

    [Fact]
    public void Any_list_comes_back()
    {
        var random = new Random(7);
        foreach (var words in Texts(5000).Chunk(3))
        {
            string?[] list = [.. words.Select(word => word.Length == 0 || random.Next(5) == 0 ? null : word)];
            var expected = list.All(word => word is null) ? [] : list;
            SheetCell.Split(SheetCell.Join(list)).ShouldBe(expected, SheetCell.Join(list));
        }
    }

    [Fact]
    public void A_list_typed_by_hand_is_read() => SheetCell.Split("russia;  syrian-government ;;un").ShouldBe(["russia", "syrian-government", null, "un"]);

    private static IEnumerable<string> Texts(int count)
    {
        var random = new Random(2026);
        return Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Letters[random.Next(Letters.Length)])));
    }
}
