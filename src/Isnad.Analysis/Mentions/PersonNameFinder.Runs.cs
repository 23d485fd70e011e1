using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Runs of words that look like a name, and the surnames that return without it.</summary>
public sealed partial class PersonNameFinder
{
    /// <summary>A run of name-like words.</summary>
    /// <param name="End">Token after the last.</param>
    /// <param name="Sure">Given names that are nothing else.</param>
    /// <param name="Weak">Given names that are also usual words.</param>
    /// <param name="Families">Family names.</param>
    /// <param name="Unlisted">Words that no list knows.</param>
    private readonly record struct NameRun(int End, int Sure, int Weak, int Families, int Unlisted);

    private NameRun Run(ReportDraft draft, bool[] blocked, int at, NameClass announced)
    {
        var run = new NameRun(at, 0, 0, 0, 0);
        for (var i = at; i < draft.Text.Tokens.Length && i - at < Longest && (i == at || !draft.Text.Tokens[i].LineBefore && draft.Text.Is(i, TokenKind.Word)); i = run.End)
        {
            var first = i == at;
            var known = Class(draft, i, first);
            if (blocked[i] && !(run.Sure > 0 && (IsNisba(draft.Text.Words[i].Text) || (known & NameClass.Given) != 0)))
            {
                break;
            }
            if ((known & (NameClass.Prefix | NameClass.Servant)) != 0 && Compound(draft, blocked, i, first) is var end && end > i)
            {
                run = run with { End = end, Sure = run.Sure + 1 };
            }
            else if ((known & NameClass.Given) != 0 && (Stands(draft, i, known) || announced == NameClass.Title && first || run.Sure > 0))
            {
                run = (known & NameClass.Word) != 0 ? run with { End = i + 1, Weak = run.Weak + 1 } : run with { End = i + 1, Sure = run.Sure + 1 };
            }
            else if ((known & NameClass.Suffix) != 0)
            {
                if (first)
                {
                    break;
                }
                run = run with { End = i + 1, Sure = run.Sure + 1 };
            }
            else if ((known & NameClass.Family) != 0 || !first && draft.Text.Words[i].Is(LexemeKind.Person) || run.Sure > 0 && IsNisba(draft.Text.Words[i].Text) && (!draft.Text.Words[i].Is(LexemeKind.Nationality) || blocked[i]))
            {
                run = run with { End = i + 1, Families = run.Families + 1 };
            }
            else if ((!first || announced is NameClass.Title or NameClass.Naming) && IsUnlisted(draft, i, run, first))
            {
                run = IsNisba(draft.Text.Words[i].Text) ? run with { End = i + 1, Families = run.Families + 1 } : run with { End = i + 1, Unlisted = run.Unlisted + 1 };
            }
            else
            {
                break;
            }
        }
        return run;
    }

    /// <summary>"Servant of the", "father of", "son of" with the word after it.</summary>
    private int Compound(ReportDraft draft, bool[] blocked, int at, bool first)
    {
        var next = at + 1;
        if (!draft.Text.Is(next, TokenKind.Word) || draft.Text.Tokens[next].LineBefore)
        {
            return at;
        }
        if ((Class(draft, at, first) & NameClass.Servant) != 0 && draft.Text.Words[next].Text is [ArabicLetters.Alef, ArabicLetters.Lam, _, ..])
        {
            return next + 1;
        }
        var known = Class(draft, next, false);
        if (blocked[next] && (known & NameClass.Given) == 0)
        {
            return at;
        }
        if ((known & (NameClass.Given | NameClass.Family | NameClass.Suffix)) != 0 || (known & NameClass.Prefix) != 0 && next + 1 < draft.Text.Tokens.Length)
        {
            return next + 1;
        }
        // A short word first in its run is another word as often ("or", "my father"), kinship a noun ("the son of the town"); inside a name it takes what follows.
        var word = draft.Text.Words[next];
        var father = draft.Text.Words[at].Text is [.., ArabicLetters.Waw];
        return word.Readings.Length == 0 && word.Text.Length > 2 && (father || !first) || !first && draft.Matches.CueBits[next] == 0 ? next + 1 : at;
    }

    /// <summary>A given name that is also a verb or a noun of the report stands only where nothing else can be read there.</summary>
    private static bool Stands(ReportDraft draft, int at, NameClass known) => (known & NameClass.Word) == 0 || draft.Matches.CueBits[at] == 0 || draft.Text.Words[at].IsUnlisted;

    private static bool IsUnlisted(ReportDraft draft, int at, NameRun run, bool first)
    {
        var word = draft.Text.Words[at];
        if (!word.IsUnlisted || word.Text.Length < 3 || run.Unlisted > 1 || draft.InTime(at))
        {
            return false;
        }
        // An adverb in the accusative ends in alef; what may begin with a preposition or a conjunction is no name where one goes on.
        var definite = word.Text is [ArabicLetters.Alef, ArabicLetters.Lam, _, _, ..];
        var joined = word.Text[0] is ArabicLetters.Waw or ArabicLetters.Fa or ArabicLetters.Ba or ArabicLetters.Lam or ArabicLetters.Kaf;
        // "Ba-" opens the names of Hadramawt.
        joined &= first || !IsHadrami(draft, at);
        return definite && (!first || IsNisba(word.Text)) || !definite && !joined && (first || run.Unlisted == 0 || run.Sure == 0) && !(word.Text.Length > 4 && word.Text[^1] == ArabicLetters.Alef);
    }

    private static bool IsHadrami(ReportDraft draft, int at) => draft.Text.Words[at].Text is [ArabicLetters.Ba, ArabicLetters.Alef, not ArabicLetters.Lam, _, ..]
        && draft.Text.Source.Value[draft.Text.Normal.SourceOffset(draft.Text.Tokens[at].NormalStart + 1)] == ArabicLetters.Alef;

    /// <summary>"Al-…i": of a tribe, a town, a trade.</summary>
    private static bool IsNisba(string word) => word is [ArabicLetters.Alef, ArabicLetters.Lam, _, _, .., ArabicLetters.Ya];

    /// <summary>The last word of a full name may return alone.</summary>
    private void Remember(ReportDraft draft, int first, int end, HashSet<string> surnames)
    {
        var last = draft.Text.Words[end - 1];
        var full = end - first > 1 && (Class(draft, first, true) & (NameClass.Given | NameClass.Prefix | NameClass.Servant)) != 0;
        var definite = last.Text is [ArabicLetters.Alef, ArabicLetters.Lam, ..];
        if (full && last.Text.Length >= ShortestSurname && (IsNisba(last.Text) || last.IsUnlisted && !definite || (Class(draft, end - 1, false) & NameClass.Family) != 0) && !last.Is(LexemeKind.Nationality) && !last.Is(LexemeKind.Actor))
        {
            surnames.Add(last.Text);
        }
    }

    private static void AddRepeats(ReportDraft draft, bool[] blocked, List<(int First, int End)> found, HashSet<string> surnames)
    {
        var covered = new bool[draft.Text.Tokens.Length];
        foreach (var (first, end) in found)
        {
            covered.AsSpan(first, end - first).Fill(true);
        }
        for (var i = 0; i < covered.Length && surnames.Count > 0; i++)
        {
            if (!covered[i] && !blocked[i] && draft.Text.Tokens[i].Kind == TokenKind.Word && draft.Text.Words[i].Stems.Any(surnames.Contains))
            {
                found.Add((i, i + 1));
            }
        }
    }
}
