using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>What a denial is about, by the codebook: that it happened, one's own part in it, or the figures. Where the word of denying does not say it, the head of what is denied does:
/// the companions of the entries marked <see cref="CueTraits.Content"/>, here also behind a denier of many words.</summary>
public sealed class DeniedContent(LanguagePack pack)
{
    private const string Occurrence = "occurrence";

    /// <summary>Words among which the head of what is denied stands.</summary>
    private const int Head = 6;

    /// <summary>Words behind "that it be" among which the deed stands.</summary>
    private const int Deed = 7;

    private static readonly ulong Ends = Cue.Says.Bit() | Cue.Claims.Bit() | Cue.Rel.Bit() | Cue.TimeConj.Bit();

    private readonly Dictionary<string, string> _heads = pack.Lexemes.Where(lexeme => lexeme is { Kind: LexemeKind.Cue, Cue: Cue.Denies, Key: CueTraits.Content, Class: not null })
        .SelectMany(lexeme => lexeme.With.Select(word => (word, lexeme.Class))).DistinctBy(pair => pair.word).ToDictionary(pair => pair.word, pair => pair.Class!);

    /// <summary>occurrence, responsibility or toll; null where it is none of these. <paramref name="content"/> is the first token of what is denied.</summary>
    public string? Of(ReportDraft draft, LexicalMatch denial, int content) => denial.Lexeme is { Class: { } own, Key: not CueTraits.Content } ? own : Headed(draft, content) ?? (IsCircumstance(draft, content) ? null : Occurrence);

    /// <summary>True where a word tells what is denied, and so names nobody who denies it.</summary>
    public bool IsHead(ReportDraft draft, int at) => Class(draft, at) is not null;

    /// <summary>The first head of what is denied from <paramref name="first"/> on, else <paramref name="end"/>.</summary>
    public int Start(ReportDraft draft, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (IsHead(draft, i))
            {
                return i;
            }
        }
        return end;
    }

    private string? Headed(ReportDraft draft, int content)
    {
        for (var i = content; i < Math.Min(content + Head, draft.Text.Tokens.Length); i++)
        {
            // The head first: "responsibility" is also a word of claiming.
            if (Class(draft, i) is { } found)
            {
                return found;
            }
            if (draft.Text.Tokens[i].LineBefore || draft.Text.IsMark(i, '.') || (draft.Matches.CueBits[i] & Ends) != 0)
            {
                return null;
            }
            // The deed itself is denied, unless it is the falling of victims: what follows belongs to it.
            if (draft.Matches.Find(i, LexemeKind.Trigger) is not null)
            {
                return i + 1 < draft.Text.Tokens.Length ? Class(draft, i + 1) : null;
            }
        }
        return null;
    }

    /// <summary>"Denied that his arrest be for the plane", "that this turn against": what something is or may become, of an occurrence that the speaker takes for told. A verb for an occurrence behind "that" is what is denied.</summary>
    private static bool IsCircumstance(ReportDraft draft, int content)
    {
        for (var i = content; i < Math.Min(content + Head, draft.Text.Tokens.Length); i++)
        {
            if (draft.Text.Is(i, TokenKind.Mark) || i > content && draft.Text.Tokens[i].LineBefore || (draft.Matches.CueBits[i] & (Ends | Cue.Dem.Bit())) != 0)
            {
                return false;
            }
            LexicalMatch? clause = null;
            foreach (var match in draft.Matches.At(i))
            {
                if (match.Lexeme.Kind == LexemeKind.Trigger)
                {
                    return false;
                }
                clause = match.Lexeme.Key is CueTraits.Being or CueTraits.Clause && match.Length > (clause?.Length ?? 0) ? match : clause;
            }
            if (clause is { } that)
            {
                return (that.Lexeme.Key == CueTraits.Being || that.Length == 1 && IsSubjunctive(draft, that.End)) && !HasDeed(draft, that.End);
            }
        }
        return false;
    }

    /// <summary>A verb for an occurrence; right behind "that it be" a form that may be a verbal noun is one.</summary>
    private static bool HasDeed(ReportDraft draft, int first)
    {
        for (var i = first; i < Math.Min(first + Deed, draft.Text.Tokens.Length) && draft.Text.Tokens[i].Kind != TokenKind.Mark; i++)
        {
            foreach (var match in draft.Matches.At(i))
            {
                if (match.Lexeme.Kind == LexemeKind.Trigger && (match.Flags & FormFlags.Verb) != 0 && (i > first || (match.Flags & (FormFlags.Masdar | FormFlags.Noun)) == 0))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>A verb of the present, known or by its first letter; a noun or name that no list holds may begin alike, but seldom ends like a verb.</summary>
    private static bool IsSubjunctive(ReportDraft draft, int at)
    {
        if (!draft.Text.Is(at, TokenKind.Word))
        {
            return false;
        }
        var word = draft.Text.Words[at];
        return word.Readings.Any(reading => (reading.Flags & FormFlags.Present) != 0)
            || word is { IsUnlisted: true, Text: [ArabicLetters.Ya or ArabicLetters.Ta, _, _, .., not (ArabicLetters.Alef or ArabicLetters.Ta or ArabicLetters.TehMarbuta or ArabicLetters.Ha)] };
    }

    private string? Class(ReportDraft draft, int at)
    {
        foreach (var stem in draft.Text.Words[at].Stems)
        {
            if (_heads.TryGetValue(stem, out var found))
            {
                return found;
            }
        }
        return null;
    }
}
