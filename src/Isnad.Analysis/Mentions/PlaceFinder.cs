using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Language.Gazetteers;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds the words that name places: names of the gazetteer, names after a cue word (also unlisted ones), and "the town" that repeats one.</summary>
public sealed class PlaceFinder
{
    private const int Memory = 60;

    /// <summary>Fills <see cref="ReportDraft.Places"/>.</summary>
    public static void Find(ReportDraft draft, NameClaims claims, ImportedPlaces imported)
    {
        var i = 0;
        var names = new UnlistedNames(draft, new ImportedNames(draft, imported));
        while (i < draft.Text.Tokens.Length)
        {
            i = draft.Text.Tokens[i].Kind == TokenKind.Mark ? i + 1 : Math.Max(i + 1, FindAt(draft, claims, names, i));
        }
    }

    private static int FindAt(ReportDraft draft, NameClaims claims, UnlistedNames names, int at)
    {
        var whole = draft.Matches.Find(at, LexemeKind.Place) is { Length: > 1 };
        if (!whole && draft.Matches.Find(at, LexemeKind.PlaceCue) is { } cue && CueNamed(draft, claims, names, cue) is { } named)
        {
            return Add(draft, names, named);
        }
        if (Candidates(draft, claims, at, InList(draft, at)) is (var end, { Length: > 0 } places, var clitics))
        {
            // A name in a list keeps the list open for the next one; its kind is its own.
            draft.Places.Add(new PlaceMention { First = at, NameFirst = at, End = end, Candidates = places, Clitics = clitics, List = InList(draft, at) ? draft.Places[^1].List : null });
            return end;
        }
        if (names.Repeated(at) is var (earlier, last, taken))
        {
            draft.Places.Add(new PlaceMention { First = at, NameFirst = at, End = last, Candidates = earlier.Candidates, Imported = earlier.Imported, CueKind = earlier.CueKind, Repeats = earlier, Clitics = taken });
            return last;
        }
        if (UnlistedInList(draft, names, at) is { } listed)
        {
            return Add(draft, names, listed);
        }
        return at + 1;
    }

    private static int Add(ReportDraft draft, UnlistedNames names, PlaceMention mention)
    {
        if (mention is { Candidates.Length: 0, Antecedent: null })
        {
            mention.Repeats = names.Keep(mention);
        }
        draft.Places.Add(mention);
        return mention.End;
    }

    /// <summary>An unlisted name in a list that a plural or dual cue opened.</summary>
    private static PlaceMention? UnlistedInList(ReportDraft draft, UnlistedNames names, int at)
    {
        if (!InList(draft, at) || draft.Places[^1].List is not { Key: Lexeme.Unlisted } cue)
        {
            return null;
        }
        var (end, places) = names.Read(at, cue.Class, null, true);
        return end > at ? new PlaceMention { First = at, NameFirst = at, End = end, Candidates = [], Imported = places, CueKind = cue.Class, List = cue, Clitics = Clitics.Conjunction } : null;
    }

    /// <summary>The cue's entry where its plural or dual stands here: its id is its singular.</summary>
    private static Lexeme? Plural(ReportDraft draft, LexicalMatch cue) => draft.Text.Words[cue.First].Text.EndsWith(NormalizedText.Of(cue.Lexeme.Id), StringComparison.Ordinal) ? null : cue.Lexeme;

    /// <summary>A name in a list after a plural cue ("the towns of A, B and C") counts as if the cue stood before it.</summary>
    private static bool InList(ReportDraft draft, int at)
    {
        if (draft.Places.Count == 0)
        {
            return false;
        }
        var last = draft.Places[^1];
        var joined = last.End == at && (draft.Text.Words[at].Text[0] == ArabicLetters.Waw) || last.End == at - 1 && draft.Text.Tokens[at - 1].Kind == TokenKind.Mark && !draft.Text.Tokens[at].LineBefore;
        return joined && draft.Text.SentenceOf(last.First) == draft.Text.SentenceOf(at) && (last.CueKind is not null || last.List is not null);
    }

    private static PlaceMention? CueNamed(ReportDraft draft, NameClaims claims, UnlistedNames names, LexicalMatch cue)
    {
        if ((cue.Clitics & Clitics.Suffix) != 0)
        {
            return null;
        }
        var definite = (cue.Clitics & Clitics.Article) != 0;
        var next = draft.Matches.NextWord(cue.End - 1);
        if (next >= draft.Text.Tokens.Length || definite && next > cue.End)
        {
            return definite ? Anaphor(draft, cue) : null;
        }
        // A plural that is listed with its article ("the towns") is followed by what kind of towns they are.
        var claiming = cue.Lexeme.Key == Lexeme.Unlisted && claims.Stands(cue);
        var word = draft.Text.Words[cue.First].Text;
        var asks = claiming && !UnlistedNames.IsDefinite((cue.Clitics & Clitics.Conjunction) != 0 ? word[1..] : word);
        if (!definite && asks && draft.Matches.Find(next, LexemeKind.Place) is not { Length: > 1 } && names.Whole(next, cue.Lexeme.Class) is (var last, { Length: > 0 } wholes))
        {
            return Named(draft, cue, next, last, wholes);
        }
        // A chain of cues (countryside of the city of X) takes the last name and the first cue.
        if (!definite && draft.Matches.Find(next, LexemeKind.Place) is not { Length: > 1 } && draft.Matches.Find(next, LexemeKind.PlaceCue) is { Clitics: Clitics.None } inner && CueNamed(draft, claims, names, inner) is { Antecedent: null } named)
        {
            return new PlaceMention { First = cue.First, NameFirst = named.NameFirst, End = named.End, Candidates = named.Candidates, Imported = named.Imported, CueKind = cue.Lexeme.Class, CueWord = cue.Lexeme.Id, List = named.List, Clitics = cue.Clitics };
        }
        if (Candidates(draft, claims, next, !definite) is (var end, { Length: > 0 } places, Clitics.None) && !IsFunctionWord(draft, next, end))
        {
            return new PlaceMention { First = cue.First, NameFirst = next, End = end, Candidates = places, CueKind = cue.Lexeme.Class, CueWord = cue.Lexeme.Id, List = Plural(draft, cue), Clitics = cue.Clitics };
        }
        if (definite)
        {
            return Anaphor(draft, cue);
        }
        var (unlisted, readings) = claiming ? names.Read(next, cue.Lexeme.Class, cue, asks) : (next, []);
        return unlisted > next ? Named(draft, cue, next, unlisted, readings) : null;
    }

    private static PlaceMention Named(ReportDraft draft, LexicalMatch cue, int first, int end, GazetteerPlace[] imported) => new()
    {
        First = cue.First, NameFirst = first, End = end, Candidates = [], Imported = imported, CueKind = cue.Lexeme.Class, CueWord = cue.Lexeme.Id, List = Plural(draft, cue), Clitics = cue.Clitics,
    };

    /// <summary>"The town" with the article: the last place mentioned that a cue of the same kind, or its own kind, fits.</summary>
    private static PlaceMention? Anaphor(ReportDraft draft, LexicalMatch cue)
    {
        for (var i = draft.Places.Count - 1; i >= Math.Max(0, draft.Places.Count - Memory); i--)
        {
            var earlier = draft.Places[i];
            if (earlier.Antecedent is null && Fits(earlier, cue.Lexeme) && !draft.Items.TellOther(earlier.First, cue.First))
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
            return word == cue.Id || place.CueKind == cue.Class && cue.Class is not ("other" or "any");
        }
        var settled = cue.Class is "city" or "town" or "village";
        return place.Candidates.Any(candidate => candidate.Kind == cue.Class || settled && candidate.Kind is "city" or "town" or "village");
    }

    private static (int End, GazetteerPlace[] Places, Clitics Clitics) Candidates(ReportDraft draft, NameClaims claims, int at, bool afterCue)
    {
        List<GazetteerPlace>? found = null;
        int end = at + 1;
        var clitics = Clitics.None;
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Place is not { } place || match.End < end || IsForced(draft, match) || match.Lexeme.CueOnly && !afterCue && !IsKnown(draft, match, place) || !claims.Stands(match) || !afterCue && IsCommonWord(draft, match) || IsTheTown(draft, match))
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

    /// <summary>A name that is also a word ("the door") stands without its cue word behind a preposition once the report has named it with one.</summary>
    private static bool IsKnown(ReportDraft draft, LexicalMatch match, GazetteerPlace place)
    {
        if (match.First == 0 || (match.Clitics & Clitics.Suffix) != 0 || !draft.Matches.Has(match.First - 1, Cue.Prep) && !draft.Matches.Has(match.First - 1, Cue.Direction) && !draft.Matches.Has(match.First - 1, Cue.Near))
        {
            return false;
        }
        // "The Syrian revolution" is not the quarter of that name.
        var next = draft.Matches.NextWord(match.End - 1);
        if (next < draft.Text.Tokens.Length && draft.Text.Words[next].Text is [ArabicLetters.Alef, ArabicLetters.Lam, ..])
        {
            return false;
        }
        for (var i = draft.Places.Count - 1; i >= Math.Max(0, draft.Places.Count - Memory); i--)
        {
            if (draft.Places[i].CueKind is not null && Array.IndexOf(draft.Places[i].Candidates, place) >= 0)
            {
                return true;
            }
        }
        return false;
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

    /// <summary>"The town", "the province": Medina and its like are meant only where the report is about their country.</summary>
    private static bool IsTheTown(ReportDraft draft, LexicalMatch match) => match.Length == 1 && match.Lexeme.Country != draft.MainCountry
        && draft.Matches.Find(match.First, LexemeKind.PlaceCue) is { Length: 1, Lexeme.Class: "city" or "town" or "village" or "district" or "governorate" or "neighbourhood" } cue && (cue.Clitics & Clitics.Article) != 0;

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
            // No verb stands behind "in", "on" or "to": "on Tadmur" is not "on she destroys". "From" is also "who", "until" goes before verbs.
            var verb = (reading.Flags & FormFlags.Verb) != 0 && (reading.Flags & (FormFlags.Masdar | FormFlags.Noun)) == 0 && IsBareOfVerbs(draft, match.First - 1);
            if (other && !verb && reading.Length == 1 && Weight(reading.Clitics) <= Weight(match.Clitics))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsBareOfVerbs(ReportDraft draft, int at) => draft.Matches.Has(at, Cue.Prep)
        && draft.Text.Words[at].Text is [ArabicLetters.Fa, ArabicLetters.Ya] or [ArabicLetters.Ain, ArabicLetters.Lam, ArabicLetters.Ya] or [ArabicLetters.Alef, ArabicLetters.Lam, ArabicLetters.Ya];

    /// <summary>A one-word name spelled like a particle is the particle ("the district and that" is not the district of Van).</summary>
    private static bool IsFunctionWord(ReportDraft draft, int first, int end) => end == first + 1
        && (draft.Matches.Has(first, Cue.Conj) || draft.Matches.Has(first, Cue.Prep) || draft.Matches.Has(first, Cue.Rel) || draft.Matches.Has(first, Cue.Dem) || draft.Matches.Has(first, Cue.Pron) || IsAnyCommon(draft, first));

    /// <summary>"A small village", "a new round": without article the word says what kind of village, even where a place has that name.</summary>
    private static bool IsAnyCommon(ReportDraft draft, int token) => draft.Text.Words[token].First(Cue.Common) is { } reading && (reading.Clitics & Clitics.Article) == 0;

    private static int Weight(Clitics clitics) => System.Numerics.BitOperations.PopCount((uint)(clitics & ~Clitics.Article));
}
