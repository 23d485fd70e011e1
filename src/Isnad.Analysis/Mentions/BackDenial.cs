using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Denials that point back at what was told before them: "which the ministry denied", "but the army denied that", "denied the news".</summary>
public static class BackDenial
{
    /// <summary>Tokens among which the word that points back stands.</summary>
    private const int Head = 3;

    /// <summary>True where the denial at the token has no content of its own. A word that says who or what is denied ahead of it, such as "that it was", gives it one.</summary>
    public static bool Points(ReportDraft draft, int cue)
    {
        foreach (var match in draft.Matches.At(cue))
        {
            if (match.Lexeme.Cue != Cue.Denies || !DeniedWords.Denies(draft, match))
            {
                continue;
            }
            // "Which X denied": the pronoun written to the verb stands for what was told where a relative is before it; else it may be anybody.
            if ((match.Flags & FormFlags.Verb) != 0 && (match.Clitics & Clitics.Suffix) != 0 && draft.Matches.Has(match.First - 1, Cue.Rel) || PointsFrom(draft, match))
            {
                return true;
            }
        }
        return false;
    }

    private static bool PointsFrom(ReportDraft draft, LexicalMatch denial)
    {
        var first = DeniedWords.Content(draft, denial.First, denial.End);
        for (var i = first; i < Math.Min(first + Head, draft.Text.Tokens.Length) && !draft.Text.Tokens[i].LineBefore && draft.Text.Tokens[i].Kind != TokenKind.Mark && !IsClause(draft, i); i++)
        {
            if (draft.Matches.Has(i, Cue.Dem) || IsPointer(draft, denial.First, i) && Closes(draft, i + 1))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>True for a word that stands for what was told before, behind the word of denying at <paramref name="cue"/>.</summary>
    internal static bool IsPointer(ReportDraft draft, int cue, int at) => Array.Exists(draft.Text.Words[at].Stems, stem => Array.IndexOf(Pointers(draft, cue), stem) >= 0);

    private static string[] Pointers(ReportDraft draft, int cue)
    {
        foreach (var match in draft.Matches.At(cue))
        {
            if (match.Lexeme is { Cue: Cue.Denies, Key: CueTraits.Back })
            {
                return match.Lexeme.With;
            }
        }
        return [];
    }

    private static bool IsClause(ReportDraft draft, int at) => draft.Text.Words[at].Readings.Any(reading => reading.Lexeme.Key == CueTraits.Clause);

    /// <summary>The clause ends: nothing says more of what was denied.</summary>
    private static bool Closes(ReportDraft draft, int at) => at >= draft.Text.Tokens.Length || draft.Text.Tokens[at].LineBefore || draft.Text.Tokens[at].Kind == TokenKind.Mark
        || draft.Matches.Has(at, Cue.TimeConj) || draft.Text.Words[at].Text is [ArabicLetters.Waw, ..];
}
