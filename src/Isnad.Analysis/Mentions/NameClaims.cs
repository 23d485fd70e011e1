using Isnad.Analysis.Tagging;
using Isnad.Language;

namespace Isnad.Analysis.Mentions;

/// <summary>Which names stand where longer names hold the same words: "al-Qaeda in the Arabian Peninsula" leaves no place inside it.</summary>
public sealed class NameClaims
{
    private readonly int[] _first;
    private readonly int[] _length;

    public NameClaims(TaggedText text, LexicalMatches matches)
    {
        _first = new int[text.Tokens.Length];
        _length = new int[text.Tokens.Length];
        foreach (var match in matches.All)
        {
            if (IsClaiming(match))
            {
                for (var i = match.First; i < match.End; i++)
                {
                    if (match.Length > _length[i])
                    {
                        _length[i] = match.Length;
                        _first[i] = match.First;
                    }
                }
            }
        }
    }

    /// <summary>True where no longer name that starts elsewhere, or goes further, holds a word of the match.</summary>
    public bool Stands(LexicalMatch match)
    {
        for (var i = match.First; i < match.End; i++)
        {
            if (_length[i] > match.Length)
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsClaiming(LexicalMatch match) => match.Lexeme.Kind switch
    {
        LexemeKind.Actor or LexemeKind.Person => true,
        LexemeKind.Place or LexemeKind.Capital or LexemeKind.Nationality or LexemeKind.Weapon => match.Length > 1,
        LexemeKind.Cue => match is { Length: > 1, Lexeme.Cue: Cue.SourceName or Cue.Common },
        _ => false,
    };
}
