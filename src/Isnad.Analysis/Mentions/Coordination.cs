using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Joins the mentions of a list ("A, B and C") to its first: they share role and place in the sentence.</summary>
public static class Coordination
{
    private const int MostWords = 2;

    /// <summary>Fills the chains of actors and places.</summary>
    public static void Join(ReportDraft draft)
    {
        for (var i = 1; i < draft.Actors.Count; i++)
        {
            var (before, actor) = (draft.Actors[i - 1], draft.Actors[i]);
            if (Joined(draft, before.End, actor.First, actor.Clitics))
            {
                actor.Chain = before.Chain ?? before;
            }
        }
        for (var i = 1; i < draft.Places.Count; i++)
        {
            var (before, place) = (draft.Places[i - 1], draft.Places[i]);
            if (Joined(draft, before.End, place.First, place.Clitics))
            {
                place.Chain = before.Chain ?? before;
            }
        }
    }

    /// <summary>"And" before the later one with at most two describing words between, or a comma alone.</summary>
    private static bool Joined(ReportDraft draft, int end, int first, Clitics clitics)
    {
        if (first < end || first - end > MostWords || draft.Text.SentenceOf(Math.Max(0, end - 1)) != draft.Text.SentenceOf(first))
        {
            return false;
        }
        if ((clitics & Clitics.Conjunction) != 0)
        {
            for (var i = end; i < first; i++)
            {
                if (draft.Matches.CueBits[i] != 0 || draft.Text.Words[i].Is(LexemeKind.Trigger))
                {
                    return false;
                }
            }
            return true;
        }
        return first - end == 1 && (draft.Text.IsMark(end, ArabicLetters.Comma) || draft.Text.IsMark(end, ','));
    }
}
