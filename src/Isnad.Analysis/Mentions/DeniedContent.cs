using Isnad.Analysis.Tagging;
using Isnad.Language;

namespace Isnad.Analysis.Mentions;

/// <summary>What a denial is about, by the codebook: that it happened, one's own part in it, or the figures. Where the word of denying does not say it, the head of what is denied does:
/// the companions of the entries marked <see cref="CueTraits.Content"/>, here also behind a denier of many words.</summary>
public sealed class DeniedContent(LanguagePack pack)
{
    private const string Occurrence = "occurrence";

    /// <summary>Words among which the head of what is denied stands.</summary>
    private const int Head = 6;

    private static readonly ulong Ends = Cue.Says.Bit() | Cue.Claims.Bit() | Cue.Rel.Bit() | Cue.TimeConj.Bit();

    private readonly Dictionary<string, string> _heads = pack.Lexemes.Where(lexeme => lexeme is { Kind: LexemeKind.Cue, Cue: Cue.Denies, Key: CueTraits.Content, Class: not null })
        .SelectMany(lexeme => lexeme.With.Select(word => (word, lexeme.Class))).DistinctBy(pair => pair.word).ToDictionary(pair => pair.word, pair => pair.Class!);

    /// <summary>occurrence, responsibility or toll. <paramref name="content"/> is the first token of what is denied.</summary>
    public string Of(ReportDraft draft, LexicalMatch denial, int content) => denial.Lexeme is { Class: { } own, Key: not CueTraits.Content } ? own : Headed(draft, content) ?? Occurrence;

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
