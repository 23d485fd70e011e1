using System.Text;
using Shouldly;
using Xunit;

namespace Isnad.Text.Tests;

public sealed class SourceTextTests
{
    [Fact]
    public void Without_pairs_both_ways_of_counting_agree()
    {
        var text = new SourceText("قصف الطيران");
        Enumerable.Range(0, text.Value.Length + 1).ShouldAllBe(offset => text.CodePoint(offset) == offset);
    }

    [Fact]
    public void A_pair_is_one_code_point()
    {
        var text = new SourceText("😀 قصف 😀😀 الطيران");
        text.CodePoint(0).ShouldBe(0);
        text.CodePoint(2).ShouldBe(1);
        text.CodePoint(text.Value.IndexOf("قصف", StringComparison.Ordinal)).ShouldBe(2);
        text.CodePoint(text.Value.IndexOf("الطيران", StringComparison.Ordinal)).ShouldBe(9);
        text.CodePoint(text.Value.Length).ShouldBe(text.Value.EnumerateRunes().Count());
    }

    [Fact]
    public void An_offset_inside_a_pair_counts_the_whole_pair()
    {
        var text = new SourceText("ا😀ب");
        text.CodePoint(1).ShouldBe(1);
        text.CodePoint(2).ShouldBe(2);
        text.CodePoint(3).ShouldBe(2);
        text.CodePoint(4).ShouldBe(3);
    }

    [Fact]
    public void A_lone_surrogate_is_one_code_point()
    {
        var text = new SourceText("\uD83Dا\uDE00ب😀");
        text.CodePoint(4).ShouldBe(4);
        text.CodePoint(6).ShouldBe(5);
    }

    [Fact]
    public void Counting_agrees_with_the_runes_of_any_text()
    {
        var random = new Random(7);
        for (var run = 0; run < 500; run++)
        {
            var text = new SourceText(RandomText.Of(random, 30));
            var count = 0;
            var at = 0;
            foreach (var rune in text.Value.EnumerateRunes())
            {
                text.CodePoint(at).ShouldBe(count);
                // A lone surrogate is told as the replacement character, one unit long like itself.
                at += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
                count++;
            }
            text.CodePoint(text.Value.Length).ShouldBe(count);
        }
    }

    [Fact]
    public void A_slice_is_the_words_at_the_span() => new SourceText("قصف الطيران").Slice(new TextSpan(4, 11)).ShouldBe("الطيران");

    [Fact]
    public void Spans_are_half_open()
    {
        new TextSpan(0, 3).Overlaps(new TextSpan(3, 5)).ShouldBeFalse();
        new TextSpan(0, 4).Overlaps(new TextSpan(3, 5)).ShouldBeTrue();
        new TextSpan(0, 3).Cover(new TextSpan(5, 9)).ShouldBe(new TextSpan(0, 9));
        new TextSpan(2, 5).Length.ShouldBe(3);
    }
}
