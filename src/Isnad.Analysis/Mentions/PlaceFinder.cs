using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds the words that name places: names of the gazetteer, names after a cue word (also unlisted ones), and "the town" that repeats one.</summary>
public sealed class PlaceFinder
{
    // Kinds after which an unlisted word is taken for a name. "other" and "region" cues stand before too many common nouns.
    private const int Memory = 60;

    private static readonly HashSet<string> NamingKinds = ["village", "town", "city", "neighbourhood", "district", "mountain", "base", "border", "governorate"];

    /// <summary>Fills <see cref="ReportDraft.Places"/>.</summary>
    public static void Find(ReportDraft draft, NameClaims claims)
    {
        var i = 0;
        while (i < draft.Text.Tokens.Length)
        {
            i = draft.Text.Tokens[i].Kind == TokenKind.Mark ? i + 1 : Math.Max(i + 1, FindAt(draft, claims, i));
        }
    }

    private static int FindAt(ReportDraft draft, NameClaims claims, int at)
    {
        var whole = draft.Matches.Find(at, LexemeKind.Place) is { Length: > 1 };
        if (!whole && draft.Matches.Find(at, LexemeKind.PlaceCue) is { } cue && CueNamed(draft, claims, cue) is { } named)
        {
            draft.Places.Add(named);
            return named.End;
        }
        if (Candidates(draft, claims, at, InList(draft, at)) is (var end, { Length: > 0 } places, var clitics))
        {
            // A name in a list keeps the list open for the next one; its kind is its own.
            draft.Places.Add(new PlaceMention { First = at, NameFirst = at, End = end, Candidates = places, Clitics = clitics, ListCue = InList(draft, at) ? draft.Places[^1].CueKind ?? draft.Places[^1].ListCue : null });
            return end;
        }
        if (UnlistedInList(draft, at) is { } listed)
        {
            draft.Places.Add(listed);
            return listed.End;
        }
        return at + 1;
    }

    /// <summary>An unlisted name in a list that a plural or dual cue opened.</summary>
    private static PlaceMention? UnlistedInList(ReportDraft draft, int at)
    {
        if (!InList(draft, at) || (draft.Places[^1].CueKind ?? draft.Places[^1].ListCue) is not { } kind || !NamingKinds.Contains(kind) || IsSingular(draft, draft.Places[^1]))
        {
            return null;
        }
        var end = UnlistedEnd(draft, at);
        return end > at ? new PlaceMention { First = at, NameFirst = at, End = end, Candidates = [], CueKind = kind, Clitics = Clitics.Conjunction } : null;
    }

    /// <summary>The cue's id is its singular: what ends otherwise is its plural or dual. A listed name carries its list's cue on.</summary>
    private static bool IsSingular(ReportDraft draft, PlaceMention place) => place.CueWord is not null && place.NameFirst > place.First && draft.Text.Words[place.First].Text.EndsWith(NormalizedText.Of(place.CueWord!), StringComparison.Ordinal);

    /// <summary>A name in a list after a plural cue ("the towns of A, B and C") counts as if the cue stood before it.</summary>
    private static bool InList(ReportDraft draft, int at)
    {
        if (draft.Places.Count == 0)
        {
            return false;
        }
        var last = draft.Places[^1];
        var joined = last.End == at && (draft.Text.Words[at].Text[0] == ArabicLetters.Waw) || last.End == at - 1 && draft.Text.Tokens[at - 1].Kind == TokenKind.Mark && !draft.Text.Tokens[at].LineBefore;
        return joined && (last.CueKind ?? last.ListCue) is not null;
    }

    private static PlaceMention? CueNamed(ReportDraft draft, NameClaims claims, LexicalMatch cue)
    {
        var definite = (cue.Clitics & Clitics.Article) != 0;
        var next = draft.Matches.NextWord(cue.End - 1);
        if (next >= draft.Text.Tokens.Length)
        {
            return definite ? Anaphor(draft, cue) : null;
        }
        // A chain of cues (countryside of the city of X) takes the last name and the first cue.
        if (!definite && draft.Matches.Find(next, LexemeKind.PlaceCue) is { Clitics: Clitics.None } inner && CueNamed(draft, claims, inner) is { Antecedent: null } named)
        {
            return new PlaceMention { First = cue.First, NameFirst = named.NameFirst, End = named.End, Candidates = named.Candidates, CueKind = cue.Lexeme.Class, CueWord = cue.Lexeme.Id, Clitics = cue.Clitics };
        }
        if (Candidates(draft, claims, next, !definite) is (var end, { Length: > 0 } places, Clitics.None) && !IsFunctionWord(draft, next, end))
        {
            return new PlaceMention { First = cue.First, NameFirst = next, End = end, Candidates = places, CueKind = cue.Lexeme.Class, CueWord = cue.Lexeme.Id, Clitics = cue.Clitics };
        }
        if (definite)
        {
            return Anaphor(draft, cue);
        }
        var unlisted = NamingKinds.Contains(cue.Lexeme.Class ?? "") ? UnlistedEnd(draft, next) : next;
        return unlisted > next
            ? new PlaceMention { First = cue.First, NameFirst = next, End = unlisted, Candidates = [], CueKind = cue.Lexeme.Class, CueWord = cue.Lexeme.Id, Clitics = cue.Clitics }
            : null;
    }

    /// <summary>"The town" with the article: the last place mentioned that a cue of the same kind, or its own kind, fits.</summary>
    private static PlaceMention? Anaphor(ReportDraft draft, LexicalMatch cue)
    {
        for (var i = draft.Places.Count - 1; i >= Math.Max(0, draft.Places.Count - Memory); i--)
        {
            var earlier = draft.Places[i];
            if (earlier.Antecedent is null && Fits(earlier, cue.Lexeme))
            {
                return new PlaceMention { First = cue.First, NameFirst = cue.First, End = cue.End, Candidates = earlier.Candidates, CueKind = cue.Lexeme.Class, CueWord = cue.Lexeme.Id, Antecedent = earlier, Clitics = cue.Clitics };
            }
        }
        return null;
    }

    private static bool Fits(PlaceMention place, Lexeme cue)
    {
        if (place.CueWord is { } word)
        {
            return word == cue.Id || place.CueKind == cue.Class && cue.Class != "other";
        }
        var settled = cue.Class is "city" or "town" or "village";
        return place.Candidates.Any(candidate => candidate.Kind == cue.Class || settled && candidate.Kind is "city" or "town" or "village");
    }

    private static int UnlistedEnd(ReportDraft draft, int first)
    {
        var end = first;
        for (var i = first; i < Math.Min(first + 2, draft.Text.Tokens.Length); i++)
        {
            var word = draft.Text.Words[i];
            if (draft.Text.Tokens[i].Kind != TokenKind.Word || draft.Text.Tokens[i].LineBefore && i > first || word.Readings.Length > 0 || word.Text.Length < 3)
            {
                break;
            }
            if (i > first && !(word.Text[0] == ArabicLetters.Alef && word.Text[1] == ArabicLetters.Lam))
            {
                break;
            }
            end = i + 1;
        }
        return end;
    }

    private static (int End, GazetteerPlace[] Places, Clitics Clitics) Candidates(ReportDraft draft, NameClaims claims, int at, bool afterCue)
    {
        List<GazetteerPlace>? found = null;
        int end = at + 1;
        var clitics = Clitics.None;
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Place is not { } place || match.End < end || IsForced(draft, match) || match.Lexeme.CueOnly && !afterCue || !claims.Stands(match) || !afterCue && IsCommonWord(draft, match))
            {
                continue;
            }
            if (match.End > end && found is not null)
            {
                found.Clear();
            }
            end = match.End;
            clitics = match.Clitics;
            (found ??= []).Add(place);
        }
        return (end, found?.ToArray() ?? [], clitics);
    }

    /// <summary>A run of words that is a name only where a preposition is taken off a word which means something as it stands ("a statement that" is not "in Yan'an").</summary>
    private static bool IsForced(ReportDraft draft, LexicalMatch match)
    {
        if (match.Length == 1 || (match.Clitics & Clitics.Preposition) == 0)
        {
            return false;
        }
        foreach (var reading in draft.Text.Words[match.First].Readings)
        {
            if (reading.Clitics == Clitics.None)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A one-word name that is also a word with a meaning of its own is no place where nothing announces one.</summary>
    private static bool IsCommonWord(ReportDraft draft, LexicalMatch match)
    {
        if (match.Length > 1)
        {
            return false;
        }
        foreach (var reading in draft.Matches.At(match.First))
        {
            var other = reading.Lexeme.Kind is LexemeKind.Trigger or LexemeKind.Cue or LexemeKind.Head or LexemeKind.Weapon or LexemeKind.Time or LexemeKind.People;
            if (other && reading.Length == 1 && Weight(reading.Clitics) <= Weight(match.Clitics))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A one-word name spelled like a particle is the particle ("the district and that" is not the district of Van).</summary>
    private static bool IsFunctionWord(ReportDraft draft, int first, int end) => end == first + 1
        && (draft.Matches.Has(first, Cue.Conj) || draft.Matches.Has(first, Cue.Prep) || draft.Matches.Has(first, Cue.Rel) || draft.Matches.Has(first, Cue.Dem) || draft.Matches.Has(first, Cue.Pron));

    private static int Weight(Clitics clitics) => System.Numerics.BitOperations.PopCount((uint)(clitics & ~Clitics.Article));
}
