using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Events;

/// <summary>Lists the words that may name an occurrence: one candidate a token, the longest phrase first; words inside a longer phrase are no candidates.</summary>
public static class TriggerFinder
{
    /// <summary>True where the report holds any trigger word; without one the later stages have nothing to do.</summary>
    public static bool Any(ReportDraft draft)
    {
        foreach (var match in draft.Matches.All)
        {
            if (match.Lexeme.Kind == LexemeKind.Trigger)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Candidates in order of the text; places and actors are known by then.</summary>
    public static List<TriggerCandidate> Find(ReportDraft draft)
    {
        var found = new List<TriggerCandidate>();
        var covered = 0;
        for (var i = 0; i < draft.Text.Tokens.Length; i++)
        {
            if (draft.Matches.Find(i, LexemeKind.Trigger) is not { } match || match.End <= covered)
            {
                continue;
            }
            covered = Math.Max(covered, match.End);
            if (IsName(draft, match))
            {
                draft.InNames.Add(match);
                continue;
            }
            found.Add(new TriggerCandidate
            {
                First = match.First, End = match.End, Lexeme = match.Lexeme, Flags = match.Flags, Clitics = match.Clitics, Preposition = Preposition(draft, match), Sentence = draft.Text.SentenceOf(i), Index = found.Count,
            });
        }
        return found;
    }

    private static string Preposition(ReportDraft draft, Tagging.LexicalMatch match)
    {
        if ((match.Clitics & Clitics.Preposition) == 0)
        {
            return "";
        }
        var word = draft.Text.Words[match.First].Text;
        return word[(match.Clitics & Clitics.Conjunction) != 0 && word.Length > 1 ? 1 : 0] switch { ArabicLetters.Ba => "bi", ArabicLetters.Lam => "li", _ => "ka" };
    }

    /// <summary>A word that a place's or an actor's name holds is no trigger ("the valley of Harad" is no incitement).</summary>
    private static bool IsName(ReportDraft draft, Tagging.LexicalMatch match)
    {
        foreach (var place in draft.PlacesBy.In(draft.Text.SentenceOf(match.First)))
        {
            if (place.Antecedent is null && place.NameFirst <= match.First && match.First < place.End)
            {
                return true;
            }
        }
        foreach (var actor in draft.ActorsBy.In(draft.Text.SentenceOf(match.First)))
        {
            // A composed mention begins with its head ("the fighters of …"), which may be a word of its own.
            var inside = actor.Naming is Mentions.ActorNaming.Name or Mentions.ActorNaming.Person ? actor.First <= match.First : actor.Naming == Mentions.ActorNaming.Composed && actor.First < match.First;
            if (inside && match.End <= actor.End)
            {
                return true;
            }
        }
        return false;
    }
}
