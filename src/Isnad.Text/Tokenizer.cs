namespace Isnad.Text;

/// <summary>Cuts normalised text into tokens.</summary>
public static class Tokenizer
{
    /// <summary>All tokens in order; blanks are left out. A line break is told by <see cref="Token.LineBefore"/>.</summary>
    public static Token[] Tokenize(NormalizedText text, int sourceLength)
    {
        var chars = text.Chars;
        var tokens = new List<Token>((chars.Length / 5) + 4);
        var line = true;
        var i = 0;
        while (i < chars.Length)
        {
            var c = chars[i];
            if (c is ' ' or '\n' or '\r' || Divides(chars, i))
            {
                line |= c is '\n' or '\r';
                i++;
                continue;
            }
            var kind = Kind(c);
            var end = i + 1;
            if (kind != TokenKind.Mark)
            {
                while (end < chars.Length && (Kind(chars[end]) == kind || Joins(chars, end, kind)))
                {
                    end++;
                }
            }
            // The unit of the last letter belongs to the token even where a ligature goes on with the next word in it: the spans then share that unit.
            tokens.Add(new Token(kind, new TextSpan(text.SourceOffset(i), Math.Min(text.SourceOffset(end - 1) + 1, sourceLength)), i, end, line));
            line = false;
            i = end;
        }
        return [.. tokens];
    }

    /// <summary>An underscore between Arabic words is their blank, as hashtags of several words write it.</summary>
    private static bool Divides(ReadOnlySpan<char> chars, int at) =>
        chars[at] == '_' && at > 0 && at + 1 < chars.Length && ArabicLetters.IsLetter(chars[at - 1]) && ArabicLetters.IsLetter(chars[at + 1]);

    private static TokenKind Kind(char c) => ArabicLetters.IsLetter(c) ? TokenKind.Word
        : char.IsAsciiDigit(c) ? TokenKind.Number
        : char.IsLetter(c) || char.IsSurrogate(c) ? TokenKind.Latin
        : TokenKind.Mark;

    /// <summary>A point or comma between digits, a digit or hyphen-free apostrophe inside a Latin word.</summary>
    private static bool Joins(ReadOnlySpan<char> chars, int at, TokenKind kind) => kind switch
    {
        TokenKind.Number => chars[at] is '.' or ',' && at + 1 < chars.Length && char.IsAsciiDigit(chars[at + 1]),
        TokenKind.Latin => char.IsAsciiDigit(chars[at]) || chars[at] is '\'' or '’' or '_' && at + 1 < chars.Length && char.IsLetter(chars[at + 1]),
        _ => false,
    };
}
