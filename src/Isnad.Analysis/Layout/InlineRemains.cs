using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Layout;

/// <summary>Finds remains inside a line, where a page's paragraphs were run together: a teaser's label with its headline, what is left of a script.</summary>
internal sealed class InlineRemains(FurnitureWords furniture, WordAnalyzer words)
{
    /// <summary>A headline without a stop is at most so long.</summary>
    private const int LongestHeadline = 16;

    /// <summary>The remains of a line as ranges of tokens with their entries, in order.</summary>
    public IEnumerable<(int First, int End, FurnitureEntry Entry)> Find(NormalizedText normal, Token[] tokens, TextLine line)
    {
        for (var i = line.First + 1; i < line.End; i++)
        {
            if (tokens[i].Kind == TokenKind.Mark || furniture.MatchInline(normal, tokens.AsSpan(i..line.End)) is not (var entry, var length))
            {
                continue;
            }
            var script = entry.Position == FurniturePosition.Inside;
            if (!script && !Begins(normal, tokens, i, i + length, line.End))
            {
                continue;
            }
            var end = script ? EndOfScript(tokens, i, line.End) : EndOfHeadline(normal, tokens, i + length, line.End);
            yield return (Opening(normal, tokens, i, line.First, script), end, entry);
            i = end - 1;
        }
    }

    /// <summary>The words begin a sentence or a bracket, or a colon sets them off.</summary>
    private static bool Begins(NormalizedText normal, Token[] tokens, int first, int end, int last) =>
        Mark(normal, tokens, first - 1) is '.' or '!' or '…' or ArabicLetters.QuestionMark or '(' or '[' or '»' or '|' || end < last && Mark(normal, tokens, end) == ':';

    /// <summary>Brackets and other marks right before a script belong to it, before a teaser only a bracket.</summary>
    private static int Opening(NormalizedText normal, Token[] tokens, int first, int line, bool script)
    {
        while (first - 1 > line && Mark(normal, tokens, first - 1) is var mark && (mark is '(' or '[' || script && mark is '{' or '<' or '/' or ';'))
        {
            first--;
        }
        return first;
    }

    /// <summary>A script ends before the next word in Arabic letters.</summary>
    private static int EndOfScript(Token[] tokens, int at, int last)
    {
        while (at < last && tokens[at].Kind != TokenKind.Word)
        {
            at++;
        }
        return at;
    }

    /// <summary>A headline ends with its stop or bracket, or where a clause begins that takes the report up again ("and he added …"), else after so many words.</summary>
    private int EndOfHeadline(NormalizedText normal, Token[] tokens, int at, int last)
    {
        var count = 0;
        for (; at < last && count < LongestHeadline; at++)
        {
            if (Mark(normal, tokens, at) is '.' or '!' or '…' or ArabicLetters.QuestionMark or ')' or ']')
            {
                return at + 1;
            }
            if (tokens[at].Kind != TokenKind.Mark)
            {
                if (count > 2 && TakesUp(words.Analyze(normal.Chars[tokens[at].NormalStart..tokens[at].NormalEnd])))
                {
                    return at;
                }
                count++;
            }
        }
        return at;
    }

    private static bool TakesUp(WordForm word)
    {
        foreach (var reading in word.Readings)
        {
            if (reading.Lexeme.Cue is Cue.Says or Cue.Denies or Cue.Claims && (reading.Clitics & Clitics.Conjunction) != 0)
            {
                return true;
            }
        }
        return false;
    }

    private static char Mark(NormalizedText normal, Token[] tokens, int at) => tokens[at].Kind == TokenKind.Mark ? normal.Chars[tokens[at].NormalStart] : '\0';
}
