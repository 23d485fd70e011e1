using Isnad.Language;

namespace Isnad.Analysis.Mentions;

/// <summary>Which words stand in what a speaker denies: behind the word of denying and the denier, up to the next speaker, a "but", or the end of the sentence.</summary>
public static class DeniedWords
{
    private const string Occurrence = "occurrence";

    /// <summary>Tokens behind a denier within which "according to" brings in whom he quotes, and "in a statement" where he denies it: no other speaker yet.</summary>
    private const int Opening = 1;

    /// <summary>For each token 0, or the number (from 1) of the denial that it is told in.</summary>
    public static int[] Find(ReportDraft draft)
    {
        var result = new int[draft.Text.Tokens.Length];
        var count = 0;
        foreach (var match in draft.Matches.All)
        {
            // Who denies his part, or the toll, does not deny that it happened.
            if (match.Lexeme.Cue != Cue.Denies || (match.Lexeme.Class ?? Occurrence) != Occurrence || result[match.First] != 0 || draft.Matches.Has(match.First - 1, Cue.Negation))
            {
                continue;
            }
            var first = Content(draft, match.First, match.End);
            var end = End(draft, first);
            if (end > first)
            {
                result.AsSpan(first, end - first).Fill(++count);
            }
        }
        return result;
    }

    /// <summary>The token after the word of denying, or after the denier where he follows it, with those whom he quotes: "denied, citing a military source, that ...".</summary>
    private static int Content(ReportDraft draft, int cue, int end)
    {
        foreach (var source in draft.SourcesBy.In(draft.Text.SentenceOf(cue)))
        {
            var denies = source.CueToken == cue && source.First >= end;
            var quoted = source.Cue == Cue.According && source.CueToken >= end && source.CueToken - end <= Opening && source.First > source.CueToken;
            if (denies || quoted)
            {
                end = Math.Max(end, source.End);
            }
        }
        return end;
    }

    private static int End(ReportDraft draft, int first)
    {
        var end = draft.Text.Sentences[draft.Text.SentenceOf(Math.Min(first, draft.Text.Tokens.Length - 1))].End;
        for (var i = first; i < end; i++)
        {
            if (Turns(draft, i, opens: i - first <= Opening))
            {
                return i;
            }
        }
        return end;
    }

    private static bool Turns(ReportDraft draft, int at, bool opens)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue is Cue.Says or Cue.Claims or Cue.Denies || match.Lexeme.Cue == Cue.According && !opens || match.Lexeme.Key == CueTraits.Contrast || match.Lexeme.Cue == Cue.TimeConj && draft.Text.Tokens[at - 1].Kind == Text.TokenKind.Mark)
            {
                return true;
            }
        }
        return false;
    }
}
