using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Which words stand in what a speaker denies: behind the word of denying and the denier, up to the next speaker, a "but", or the end of the sentence.</summary>
public static class DeniedWords
{
    private const string Occurrence = "occurrence";

    /// <summary>Tokens between a denier and the word that brings in whom he quotes.</summary>
    private const int Quoting = 1;

    /// <summary>For each token 0, or the number (from 1) of the denial that it is told in.</summary>
    public static int[] Find(ReportDraft draft, DeniedContent content)
    {
        var result = new int[draft.Text.Tokens.Length];
        var count = 0;
        foreach (var match in draft.Matches.All)
        {
            if (result[match.First] != 0 || !Denies(draft, match))
            {
                continue;
            }
            var first = Content(draft, match.First, match.End);
            // Who denies his part, or the toll, does not deny that it happened.
            if (content.Of(draft, match, first) != Occurrence)
            {
                continue;
            }
            var end = End(draft, first);
            if (end > first)
            {
                result.AsSpan(first, end - first).Fill(++count);
            }
        }
        return result;
    }

    /// <summary>Who "declined to confirm or deny" denies nothing. The verb is written like its noun, so that only "or" beside it tells.</summary>
    internal static bool Denies(ReportDraft draft, LexicalMatch match) =>
        match.Lexeme.Cue == Cue.Denies && !draft.Matches.Has(match.First - 1, Cue.Negation) && ((match.Flags & FormFlags.Masdar) == 0 || !IsOr(draft, match.First - 1) && !IsOr(draft, match.End));

    private static bool IsOr(ReportDraft draft, int at) => draft.Text.Is(at, TokenKind.Word) && draft.Text.Words[at].Text is [ArabicLetters.Alef, ArabicLetters.Waw];

    /// <summary>The token after the word of denying, or after the denier where he follows it, with those whom he quotes and where he says it: "denied, citing a military source, ...", "denied in a statement that ...".</summary>
    internal static int Content(ReportDraft draft, int cue, int end)
    {
        foreach (var source in draft.SourcesBy.In(draft.Text.SentenceOf(cue)))
        {
            var denies = source.CueToken == cue && source.First >= end;
            var quoted = source.Cue == Cue.According && source.CueToken >= end && source.CueToken - end <= Quoting && source.First > source.CueToken;
            if (denies || quoted)
            {
                end = Math.Max(end, source.End);
            }
        }
        return draft.Matches.Find(end, LexemeKind.Cue) is { Lexeme.Cue: Cue.According } where ? where.End : end;
    }

    private static int End(ReportDraft draft, int first)
    {
        var end = draft.Text.Sentences[draft.Text.SentenceOf(Math.Min(first, draft.Text.Tokens.Length - 1))].End;
        for (var i = first; i < end; i++)
        {
            if (Turns(draft, i))
            {
                return i;
            }
        }
        return end;
    }

    private static bool Turns(ReportDraft draft, int at)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue is Cue.Says or Cue.According or Cue.Claims or Cue.Denies || match.Lexeme.Key == CueTraits.Contrast || match.Lexeme.Cue == Cue.TimeConj && draft.Text.Tokens[at - 1].Kind == TokenKind.Mark)
            {
                return true;
            }
        }
        return false;
    }
}
