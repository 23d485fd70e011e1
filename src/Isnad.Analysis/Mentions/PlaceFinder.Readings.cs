using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Language.Gazetteers;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Which places of the gazetteer a word may mean: names that are also words, names that every country has, names that a particle or a verb spells too.</summary>
public sealed partial class PlaceFinder
{
    private const double HomeShare = 0.4;

    private static (int End, GazetteerPlace[] Places, Clitics Clitics) Candidates(ReportDraft draft, NameClaims claims, int at, Lexeme? cue)
    {
        List<GazetteerPlace>? found = null;
        int end = at + 1;
        var clitics = Clitics.None;
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Place is not { } place || match.End < end || IsForced(draft, match) || IsAdverb(draft, match) || match.Lexeme.CueOnly && !IsAnnounced(draft, match, place, cue) || !IsAtHome(draft, match, cue) || !claims.Stands(match) || cue is null && IsCommonWord(draft, match) || IsTheTown(draft, match))
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

    /// <summary>A name that is also a word counts after a place word. After one that stands before common nouns as often ("the sector of industry", "the seat of the company") only in a report about its country.</summary>
    private static bool IsAnnounced(ReportDraft draft, LexicalMatch match, GazetteerPlace place, Lexeme? cue) =>
        cue is null ? IsKnown(draft, match, place) || IsPlainly(draft, match, place) : AnnouncesTown(cue) || place.Country is null || draft.IsAbout(place.Country);

    /// <summary>"The southern border", "the fifth brigade": what every country has is a place of the gazetteer only in a report about the country of its row, after a word that announces a town
    /// or a province, or where nothing says in which country the report plays: there a name of several words that one row alone has, and a town behind "in", "on" or "to".</summary>
    private static bool IsAtHome(ReportDraft draft, LexicalMatch match, Lexeme? cue) =>
        match.Lexeme.Countries.Length == 0 || Array.Exists(match.Lexeme.Countries, draft.IsAbout) || AnnouncesTown(cue)
        || !draft.NamesSeat && (match.Length > 1 ? IsOnly(draft, match) : draft.Countries.Count == 0 || IsTownBehind(draft, match));

    private static bool AnnouncesTown(Lexeme? cue) => cue is { Key: Lexeme.Unlisted, Class: "city" or "town" or "village" or "district" or "governorate" };

    /// <summary>"Saudi raids on Hajjah" (also a word, "under the pretext of", which takes its preposition on).</summary>
    private static bool IsTownBehind(ReportDraft draft, LexicalMatch match) =>
        match.First > 0 && match.Clitics == Clitics.None && match.Lexeme.Place is { Kind: "city" or "town" or "district" or "governorate" } && IsBareOfVerbs(draft, match.First - 1);

    /// <summary>True where no row of another country has the name, but as a word that asks for its place word.</summary>
    private static bool IsOnly(ReportDraft draft, LexicalMatch match)
    {
        foreach (var other in draft.Matches.At(match.First))
        {
            if (other.Lexeme is { Kind: LexemeKind.Place, CueOnly: false } && other.End == match.End && other.Lexeme.Country != match.Lexeme.Country)
            {
                return false;
            }
        }
        return true;
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

    /// <summary>In a report about its country a town's name stands without place word behind "in", "to", "on" or "near", where what follows makes no phrase of it ("in Hit,", but not "on the door of the house").</summary>
    private static bool IsPlainly(ReportDraft draft, LexicalMatch match, GazetteerPlace place)
    {
        var before = match.First - 1;
        if (before < 0 || match.Clitics != Clitics.None || place.Kind is not ("city" or "town" or "district" or "governorate") || place.Country != draft.MainCountry || draft.WeightOf(place.Country) < HomeShare
            || !IsBareOfVerbs(draft, before) && !draft.Matches.Has(before, Cue.Near) && !draft.Matches.Has(before, Cue.Direction) || draft.InTime(match.First)
            || match.Lexeme.Countries.Length > 0 || draft.Matches.Find(match.First, LexemeKind.PlaceCue) is not null || draft.Text.Words[match.First].Text[^1] == ArabicLetters.Ha || Another(draft, match.First, match.End, false) is not null)
        {
            return false;
        }
        // Two letters are a month or "father" as often: only the name is written with its hamza below.
        return (draft.Text.Words[match.First].Text.Length > 2 || draft.Text.Source.Value[draft.Text.Tokens[match.First].Span.Start] == ArabicLetters.AlefHamzaBelow) && Closes(draft, match.End);
    }

    /// <summary>A place's name that holds just these tokens and is (or is not) also a word.</summary>
    private static LexicalMatch? Another(ReportDraft draft, int first, int end, bool cueOnly)
    {
        foreach (var match in draft.Matches.At(first))
        {
            if (match.End == end && match.Lexeme.Kind == LexemeKind.Place && match.Lexeme.CueOnly == cueOnly)
            {
                return match;
            }
        }
        return null;
    }

    /// <summary>True where nothing that could belong to the noun before follows: a mark, "and", a preposition, the time, the side it lies on.</summary>
    private static bool Closes(ReportDraft draft, int at)
    {
        if (at >= draft.Text.Tokens.Length || draft.Text.Tokens[at].Kind != TokenKind.Word || draft.Text.Tokens[at].LineBefore)
        {
            return at >= draft.Text.Tokens.Length || draft.Text.Tokens[at].Kind != TokenKind.Number;
        }
        var word = draft.Text.Words[at];
        return draft.Matches.Has(at, Cue.Direction) || draft.Matches.Has(at, Cue.Near) || draft.Matches.Has(at, Cue.Conj) || draft.InTime(at)
            || draft.Matches.Has(at, Cue.Prep) && !(word.Text is [ArabicLetters.Ain, ArabicLetters.Lam, ArabicLetters.Ya]) || word.Text[0] == ArabicLetters.Waw && word.First(Cue.Common) is null && word.Readings.Any(reading => (reading.Clitics & Clitics.Conjunction) != 0);
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

    /// <summary>The ending of an adverb ("always") is written on no name.</summary>
    private static bool IsAdverb(ReportDraft draft, LexicalMatch match) => match.Length == 1 && draft.Text.Source.Slice(draft.Text.Tokens[match.First].Span).Contains(ArabicLetters.Fathatan);

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
