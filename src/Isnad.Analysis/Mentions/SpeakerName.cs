using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>How far a person's name goes that stands right behind a verb of saying: words that no list knows, given and family names, and what "father of" or "servant of the" makes a name of.</summary>
internal static class SpeakerName
{
    private const int Longest = 5, MostUnlisted = 3, Shortest = 3;

    /// <summary>Words for those who tell, which are also names ("Amin").</summary>
    private static readonly ulong Nouns = Cue.SourceNoun.Bit() | Cue.SourceAdj.Bit() | Cue.SourceName.Bit() | Cue.Common.Bit();

    /// <summary>Token after the name; <paramref name="first"/> where none begins there.</summary>
    public static int End(LanguagePack pack, ReportDraft draft, int first)
    {
        var end = first;
        var unlisted = 0;
        while (end < Math.Min(first + Longest, draft.Text.Tokens.Length) && draft.Text.Is(end, TokenKind.Word) && !draft.Text.Tokens[end].LineBefore)
        {
            var known = pack.Names.GetValueOrDefault(draft.Text.Words[end].Text);
            if ((known & (NameClass.Prefix | NameClass.Servant)) != 0 && draft.Text.Is(end + 1, TokenKind.Word) && !draft.Text.Tokens[end + 1].LineBefore)
            {
                end += 2;
            }
            else if ((known & (NameClass.Given | NameClass.Family | NameClass.Suffix)) != 0 && (end > first ? (draft.Matches.CueBits[end] & ~Nouns) == 0 : (known & NameClass.Word) == 0 && draft.Matches.CueBits[end] == 0))
            {
                end++;
            }
            else if (unlisted++ < MostUnlisted && IsUnlisted(draft, end))
            {
                end++;
            }
            else
            {
                break;
            }
        }
        return Math.Min(end, draft.Text.Tokens.Length);
    }

    /// <summary>True where a part of it is a given or family name, or makes one.</summary>
    public static bool IsTold(LanguagePack pack, ReportDraft draft, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if ((pack.Names.GetValueOrDefault(draft.Text.Words[i].Text) & (NameClass.Prefix | NameClass.Servant | NameClass.Given | NameClass.Family | NameClass.Suffix)) != 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A word that no list knows can be part of a name; an adverb or an object with its ending of indefiniteness cannot, nor what has preposition and article or pronoun ("by it").</summary>
    private static bool IsUnlisted(ReportDraft draft, int at) => draft.Text.Words[at] is { IsUnlisted: true, Text.Length: >= Shortest } word
        && word.Text is not ([ArabicLetters.Ba, ArabicLetters.Alef, ArabicLetters.Lam, ..] or [ArabicLetters.Lam, ArabicLetters.Lam, ..] or [ArabicLetters.Ba or ArabicLetters.Lam, ArabicLetters.Ha, _] or [ArabicLetters.Ba or ArabicLetters.Lam, ArabicLetters.Ha]) && !word.Is(Cue.Common) && !draft.Text.Source.Slice(draft.Text.Tokens[at].Span).Contains(ArabicLetters.Fathatan);
}
