using System.Text;
using Isnad.Text;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Isnad.Fuzz.Tests;

public sealed class TextLayerFuzz(ITestOutputHelper log)
{
    [Fact]
    public void Spans_slice_the_source_whatever_the_text() => Fuzz.Check(log, Values.Jumble, Fuzz.Shorter, 3000, Holds);

    [Fact]
    public void Spans_slice_the_source_of_reports() => Fuzz.Check(log, Values.Report, Fuzz.Shorter, 1500, Holds);

    private static void Holds(string text)
    {
        var source = new SourceText(text);
        var normal = NormalizedText.From(text);
        var tokens = Tokenizer.Tokenize(normal, text.Length);
        OffsetsMapBack(text, normal);
        TokensRebuild(text, normal, tokens);
        SentencesHoldAllTokens(tokens, normal);
        for (var i = 0; i <= text.Length; i++)
        {
            source.CodePoint(i).ShouldBe(CodePoints(text, i));
        }
    }

    private static void OffsetsMapBack(string text, NormalizedText normal)
    {
        for (var i = 0; i < normal.Length; i++)
        {
            normal.SourceOffset(i).ShouldBeInRange(i == 0 ? 0 : normal.SourceOffset(i - 1), text.Length - 1);
        }
    }

    /// <summary>Every unit that is kept and no blank stands in exactly one token, in order; what lies between tokens is blank or left out.</summary>
    private static void TokensRebuild(string text, NormalizedText normal, Token[] tokens)
    {
        var rebuilt = new StringBuilder();
        int end = 0, start = 0;
        foreach (var token in tokens)
        {
            token.Span.Length.ShouldBeGreaterThan(0);
            token.Span.Start.ShouldBeGreaterThanOrEqualTo(start);
            token.Span.End.ShouldBeLessThanOrEqualTo(text.Length);
            token.NormalStart.ShouldBeGreaterThanOrEqualTo(end);
            normal.SourceOffset(token.NormalStart).ShouldBeInRange(token.Span.Start, token.Span.End - 1);
            normal.SourceOffset(token.NormalEnd - 1).ShouldBeInRange(token.Span.Start, token.Span.End - 1);
            rebuilt.Append(normal.Chars[token.NormalStart..token.NormalEnd]);
            (start, end) = (token.Span.Start, token.NormalEnd);
        }
        rebuilt.ToString().ShouldBe(string.Concat(normal.Chars.ToString().Where(c => c is not (' ' or '\n' or '\r'))));
    }

    private static void SentencesHoldAllTokens(Token[] tokens, NormalizedText normal)
    {
        var next = 0;
        foreach (var sentence in SentenceSplitter.Split(tokens, normal))
        {
            sentence.First.ShouldBe(next);
            sentence.End.ShouldBeGreaterThan(next);
            next = sentence.End;
        }
        next.ShouldBe(tokens.Length);
    }

    private static int CodePoints(string text, int offset)
    {
        var count = 0;
        for (var i = 0; i < offset; i++)
        {
            count += i > 0 && char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]) ? 0 : 1;
        }
        return count;
    }
}
