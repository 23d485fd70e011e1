using System.Text;
using Isnad.Model.Ledger;
using Shouldly;
using Xunit;

namespace Isnad.Model.Tests.Ledger;

public class PackedContentTests
{
    [Theory]
    [InlineData("")]
    [InlineData("خبر")]
    public void Content_comes_back(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var packed = PackedContent.Of(bytes);
        packed.Hash.ShouldBe(ContentHash.Of(bytes));
        PackedContent.Unpack(packed.Packed, packed.Length).ShouldBe(bytes);
    }

    [Fact]
    public void Repeated_words_take_less_room() => PackedContent.Of(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("قصف مدفعي على البلدة ", 500)))).Packed.Length.ShouldBeLessThan(500);

    [Fact]
    public void Altered_content_or_a_wrong_length_is_refused()
    {
        var packed = PackedContent.Of("خبر طويل من البلدة"u8);
        foreach (var length in new[] { packed.Length + 1L, -1, -packed.Length, long.MinValue, long.MaxValue })
        {
            Should.Throw<InvalidDataException>(() => PackedContent.Unpack(packed.Packed, length));
        }
        Should.Throw<InvalidDataException>(() => PackedContent.Unpack(packed.Packed.AsSpan(0, packed.Packed.Length - 2), packed.Length));
    }
}
