using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>Numbers in digits and words beside units and months.</summary>
internal sealed class TimeNumbers(LanguagePack pack)
{
    /// <summary>Digits without separators, at most four.</summary>
    public static int Digits(TaggedText text, int token)
    {
        if (!text.Is(token, TokenKind.Number))
        {
            return -1;
        }
        var chars = text.Chars(token);
        return chars.Length <= 4 && int.TryParse(chars, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : -1;
    }

    /// <summary>A cardinal in digits or words; value -1 where none stands.</summary>
    public (int Value, int End) Cardinal(TaggedText text, int token) =>
        Digits(text, token) is >= 0 and var digits ? (digits, token + 1) : Sum(text, token, Cue.Number, Cue.Scale);

    /// <summary>An ordinal in words ("the twelfth", "the twenty-third").</summary>
    public (int Value, int End) Ordinal(TaggedText text, int token) => Sum(text, token, Cue.Ordinal, Cue.None);

    private (int Value, int End) Sum(TaggedText text, int token, Cue cue, Cue scale)
    {
        var (total, end, _) = Best(text, token, cue);
        if (total <= 0)
        {
            return (-1, token);
        }
        for (var steps = 0; steps < 3; steps++)
        {
            var (next, nextEnd, clitics) = Best(text, end, Cue.Number);
            if (next <= 0 && scale != Cue.None)
            {
                (next, nextEnd, clitics) = Best(text, end, scale);
                if (next > 1000 || (clitics & Clitics.Conjunction) != 0)
                {
                    break;
                }
                (total, end) = (total * Math.Max(next, 1), nextEnd > end ? nextEnd : end);
                if (next <= 0)
                {
                    break;
                }
                continue;
            }
            if (next <= 0 || (clitics & Clitics.Conjunction) == 0)
            {
                break;
            }
            (total, end) = (total + next, nextEnd);
        }
        return (total, end);
    }

    /// <summary>Longest word or phrase of the class.</summary>
    private (int Value, int End, Clitics Clitics) Best(TaggedText text, int token, Cue cue)
    {
        if (!text.Is(token, TokenKind.Word) || text.Tokens[token].LineBefore && cue == Cue.None)
        {
            return (-1, token, Clitics.None);
        }
        var word = text.Words[token];
        foreach (var (node, clitics) in word.Starts)
        {
            if (Phrase(text, token, node, cue) is { Value: > 0 } phrase)
            {
                return (phrase.Value, phrase.End, clitics);
            }
        }
        if (word.Is(cue))
        {
            foreach (var reading in word.Readings)
            {
                if (reading.Lexeme.Cue == cue && reading.Lexeme.Min is { } value && (reading.Clitics & Clitics.Suffix) == 0)
                {
                    return (value, token + 1, reading.Clitics);
                }
            }
        }
        return (-1, token, Clitics.None);
    }

    private (int Value, int End) Phrase(TaggedText text, int token, int node, Cue cue)
    {
        var found = (-1, token);
        for (var at = token + 1; at < text.Tokens.Length && at <= token + 2 && text.Tokens[at].Kind == TokenKind.Word && !text.Tokens[at].LineBefore && pack.Trie.Continues(node); at++)
        {
            node = pack.Trie.Step(node, text.Words[at].Word);
            if (node < 0)
            {
                break;
            }
            foreach (var reading in pack.Trie.Readings(node))
            {
                var lexeme = pack.Lexemes[reading.Lexeme];
                if (lexeme.Cue == cue && lexeme.Min is { } value)
                {
                    found = (value, at + 1);
                }
            }
        }
        return found;
    }
}
