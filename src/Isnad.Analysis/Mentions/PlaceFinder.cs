using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Language.Gazetteers;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds the words that name places: names of the gazetteer, names after a cue word (also unlisted ones), and "the town" that repeats one.</summary>
public sealed partial class PlaceFinder
{
    private const int Memory = 60;

    /// <summary>Stands for the cue of a list that is kept open by a name whose own cue is singular.</summary>
    private static readonly Lexeme NoCue = new() { Kind = LexemeKind.PlaceCue };

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
        var listed = InList(draft, at);
        if (Candidates(draft, claims, at, listed ? draft.Places[^1].List ?? NoCue : null) is (var end, { Length: > 0 } places, var clitics) && !(listed && IsFunctionWord(draft, at, end)))
        {
            // A name in a list keeps the list open for the next one; its kind is its own.
            draft.Places.Add(new PlaceMention { First = at, NameFirst = at, End = end, Candidates = places, Clitics = clitics, List = listed ? draft.Places[^1].List : null });
            return end;
        }
        if (names.Repeated(at) is var (earlier, last, taken))
        {
            draft.Places.Add(new PlaceMention { First = at, NameFirst = at, End = last, Candidates = earlier.Candidates, Imported = earlier.Imported, CueKind = earlier.CueKind, Repeats = earlier, Clitics = taken });
            return last;
        }
        if (UnlistedInList(draft, names, at) is { } unlisted)
        {
            return Add(draft, names, unlisted);
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
        if (Candidates(draft, claims, next, definite ? null : cue.Lexeme) is (var end, { Length: > 0 } places, Clitics.None) && !IsFunctionWord(draft, next, end))
        {
            return new PlaceMention { First = cue.First, NameFirst = next, End = end, Candidates = places, CueKind = cue.Lexeme.Class, CueWord = cue.Lexeme.Id, List = Plural(draft, cue), Clitics = cue.Clitics };
        }
        if (definite)
        {
            return Anaphor(draft, cue);
        }
        // "The quarter of peace": one of another country has the name, so this is one that the gazetteer lacks.
        if (claiming && asks && cue.Lexeme.Class == "neighbourhood" && Another(draft, next, next + 1, true) is { Clitics: Clitics.None } elsewhere && claims.Stands(elsewhere) && draft.Matches.Find(next, LexemeKind.PlaceCue) is null)
        {
            return Named(draft, cue, next, next + 1, []);
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
}
