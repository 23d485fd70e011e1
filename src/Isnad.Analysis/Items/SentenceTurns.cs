using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Items;

/// <summary>How a report turns to something else from sentence to sentence: no wall, as the items of a list have, but a place or side is seldom carried over it.</summary>
public sealed class SentenceTurns
{
    /// <summary>Sentences over which a turn is looked for.</summary>
    private const int Farthest = 4;

    private static readonly string[] Names = ["same paragraph", "paragraph", "where", "elsewhere"];
    private readonly byte[] _turns;

    public SentenceTurns(TaggedText text, LexicalMatches matches)
    {
        _turns = new byte[text.Sentences.Length];
        for (var s = 1; s < _turns.Length; s++)
        {
            var head = text.Sentences[s].First;
            while (head < text.Sentences[s].End - 1 && text.Tokens[head].Kind == TokenKind.Mark)
            {
                head++;
            }
            _turns[s] = Elsewhere(matches, head) ? (byte)3 : ItemDivider.IsIn(text, head) && ItemDivider.IsWhere(text, matches, matches.NextWord(head)) ? (byte)2
                : text.Sentences[s].Paragraph != text.Sentences[s - 1].Paragraph ? (byte)1 : (byte)0;
        }
    }

    /// <summary>The sharpest turn between two sentences: "elsewhere" ("on another front"), "where" ("in Homs, …"), a new paragraph, or none.</summary>
    public string Between(int a, int b)
    {
        var (from, to) = a < b ? (a, b) : (b, a);
        if (to - from > Farthest)
        {
            return "far";
        }
        byte sharpest = 0;
        for (var s = from + 1; s <= to; s++)
        {
            sharpest = Math.Max(sharpest, _turns[s]);
        }
        return Names[sharpest];
    }

    /// <summary>A phrase that leads on to something else; one word alone ("as well as") may go on with the same.</summary>
    private static bool Elsewhere(LexicalMatches matches, int at)
    {
        foreach (var match in matches.At(at))
        {
            if (match.Lexeme.Cue == Cue.Opens && match.Length > 1)
            {
                return true;
            }
        }
        return false;
    }
}
