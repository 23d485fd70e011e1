namespace Isnad.Text;

/// <summary>Groups tokens into sentences as newspapers write them: a full stop, question or exclamation mark, ellipsis or an Arabic semicolon
/// ends one, and so does a line break. Where a text has no such marks (broadcasts, posts) a comma ends an over-long run.</summary>
public static class SentenceSplitter
{
    private const int Long = 70, TooLong = 140;

    /// <summary>Sentences that cover all tokens.</summary>
    public static Sentence[] Split(ReadOnlySpan<Token> tokens, NormalizedText text)
    {
        var result = new List<Sentence>();
        var chars = text.Chars;
        int first = 0, paragraph = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].LineBefore && i > first)
            {
                result.Add(new Sentence(first, i, paragraph++));
                first = i;
            }
            if (Ends(tokens, chars, i, i - first))
            {
                // Closing quotes and repeated stops belong to the sentence that they close.
                while (i + 1 < tokens.Length && !tokens[i + 1].LineBefore && tokens[i + 1].Kind == TokenKind.Mark && chars[tokens[i + 1].NormalStart] is '.' or '"' or '»' or '”' or '…' or '!' or ArabicLetters.QuestionMark && IsClosing(tokens, chars, i + 1))
                {
                    i++;
                }
                result.Add(new Sentence(first, i + 1, paragraph));
                first = i + 1;
                if (first < tokens.Length && tokens[first].LineBefore)
                {
                    paragraph++;
                }
            }
        }
        if (first < tokens.Length)
        {
            result.Add(new Sentence(first, tokens.Length, paragraph));
        }
        return [.. result];
    }

    private static bool IsClosing(ReadOnlySpan<Token> tokens, ReadOnlySpan<char> chars, int at) =>
        chars[tokens[at].NormalStart] != '"' || at + 1 >= tokens.Length || tokens[at].Span.End < tokens[at + 1].Span.Start || tokens[at + 1].Kind == TokenKind.Mark;

    private static bool Ends(ReadOnlySpan<Token> tokens, ReadOnlySpan<char> chars, int at, int length)
    {
        if (tokens[at].Kind != TokenKind.Mark)
        {
            return length >= TooLong;
        }
        return chars[tokens[at].NormalStart] switch
        {
            '.' => !IsAbbreviation(tokens, at),
            '!' or ArabicLetters.QuestionMark or '?' or '…' or ArabicLetters.Semicolon => true,
            ArabicLetters.Comma or ',' => length >= Long,
            _ => false,
        };
    }

    /// <summary>A one-letter word before the stop with no blank between (initials, the short form of doctor) is an abbreviation, unless a line ends there.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<Token> tokens, int at) =>
        at > 0 && at + 1 < tokens.Length && !tokens[at + 1].LineBefore && tokens[at - 1].NormalEnd - tokens[at - 1].NormalStart == 1
        && tokens[at - 1].Kind is TokenKind.Word or TokenKind.Latin && tokens[at - 1].Span.End == tokens[at].Span.Start;
}
