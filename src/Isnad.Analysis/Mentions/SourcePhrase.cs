using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>How far the noun phrase that names a source goes: neither out of the brackets it stands in nor into what is said.</summary>
public static partial class SourcePhrase
{
    private const int LongestPhrase = 11, LongestQuotation = 7, ShortestName = 3, LongestName = 4;

    /// <summary>True where a source can begin at the token: a noun for one, an outlet, a party or its head noun.</summary>
    public static bool Starts(ReportDraft draft, int at)
    {
        if ((uint)at >= (uint)draft.Text.Tokens.Length || draft.Text.Tokens[at].Kind == TokenKind.Mark)
        {
            return false;
        }
        if (draft.Matches.Has(at, Cue.SourceNoun) || draft.Matches.Has(at, Cue.SourceName))
        {
            return !IsOrigin(draft, at);
        }
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Person or LexemeKind.Capital || match.Lexeme.Kind == LexemeKind.Nationality && (match.Lexeme.Class == "name" || IsPeople(draft, at))
                || match.Lexeme.Kind == LexemeKind.Head && match.Lexeme.Class is not "positions" and not "people")
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A nationality in the plural of persons, as a subject has it, that no noun stands before: "Yemenis say".</summary>
    internal static bool IsPeople(ReportDraft draft, int at) => draft.Text.Words[at].Is(LexemeKind.Nationality) && draft.Text.Words[at].Text is [_, _, _, .., ArabicLetters.Waw, ArabicLetters.Nun]
        && (at == 0 || !draft.Text.Words[at - 1].Is(Cue.SourceNoun) && !draft.Text.Words[at - 1].Is(LexemeKind.Head) && !draft.Text.Words[at - 1].Is(Cue.SourceAdj));

    /// <summary>"The source of the shelling" is where it came from, not who tells it; "its source" is that of a thing told.</summary>
    public static bool IsOrigin(ReportDraft draft, int at)
    {
        if (draft.Text.Words[at].First(Cue.SourceNoun) is { Lexeme.Key: CueTraits.Unnamed } own && (own.Clitics & Clitics.Suffix) != 0 && (own.Flags & FormFlags.Plural) == 0)
        {
            return true;
        }
        var next = draft.Matches.NextWord(at);
        if (next >= draft.Text.Tokens.Length || draft.Text.Words[next].First(LexemeKind.Trigger) is not { } deed || (deed.Clitics & Clitics.Article) == 0 || (deed.Flags & (FormFlags.Masdar | FormFlags.Noun)) == 0)
        {
            return false;
        }
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue == Cue.SourceNoun && match.Lexeme.Key == CueTraits.Unnamed && (match.Clitics & Clitics.Article) == 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Token after the noun phrase that starts at a token.</summary>
    public static int End(ReportDraft draft, int first)
    {
        var end = NameEnd(draft, first);
        for (var i = draft.Matches.NextWord(end - 1); i < Math.Min(first + LongestPhrase, draft.Text.Tokens.Length); i = draft.Matches.NextWord(end - 1))
        {
            if (Leaves(draft, first, end, i) || Stops(draft, end - 1, i) || BringsIn(draft, i) && IsOutlet(draft, first))
            {
                break;
            }
            end = NameEnd(draft, i);
        }
        while (end > first + 1 && (draft.Matches.CueBits[end - 1] & Cue.Prep.Bit()) != 0)
        {
            end--;
        }
        // A bracket that stands open within the name is closed with it.
        return end < draft.Text.Tokens.Length && draft.Text.Is(end, TokenKind.Mark) && draft.Text.Chars(end)[0] is ')' or '»' or '”' && Opened(draft, first, end) ? end + 1 : end;
    }

    /// <summary>The preposition that brings in whom an outlet quotes ("from", "of").</summary>
    internal static bool BringsIn(ReportDraft draft, int at) => draft.Text.Is(at, TokenKind.Word) && draft.Text.Words[at].Text is [ArabicLetters.Ain, ArabicLetters.Nun];

    private static bool IsOutlet(ReportDraft draft, int at)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue is Cue.SourceName or Cue.SourceNoun && match.Lexeme.Class == "media")
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Token after an apposition that goes on with the same person ("General X, the spokesman of the army"), or <paramref name="end"/>.</summary>
    public static int Apposition(ReportDraft draft, int first, int end)
    {
        var next = end + 1;
        if (next >= draft.Text.Tokens.Length || !draft.Text.IsMark(end, ArabicLetters.Comma) && !draft.Text.IsMark(end, ',') || draft.Text.Tokens[next].LineBefore || !IsOffice(draft, next) || !(IsPerson(draft, first, end) || IsOffice(draft, first)))
        {
            return end;
        }
        var last = End(draft, next);
        return (IsPerson(draft, first, last) || end - first >= ShortestName) && !IsConjoined(draft, next) ? last : end;
    }

    /// <summary>A name of several words is one step, so that none of them is taken for the end.</summary>
    private static int NameEnd(ReportDraft draft, int at)
    {
        var end = at + 1;
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue is Cue.SourceName or Cue.SourceNoun || match.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Person)
            {
                end = Math.Max(end, match.End);
            }
        }
        return end;
    }

    /// <summary>A word that no name of a source holds: verb of saying, clause, time, or the deed that is told.</summary>
    private static bool Stops(ReportDraft draft, int before, int at)
    {
        var word = draft.Text.Words[at];
        var stops = Cue.Says.Bit() | Cue.Conj.Bit() | Cue.Rel.Bit() | Cue.According.Bit() | Cue.TimeConj.Bit() | Cue.Denies.Bit() | Cue.Dem.Bit() | Cue.Negation.Bit() | Cue.Past.Bit() | Cue.General.Bit();
        var bits = draft.Matches.CueBits[at];
        if ((bits & stops) != 0 || IsBound(draft, at) || IsParticle(draft, at) || (bits & Cue.Prep.Bit()) != 0 && (!Starts(draft, draft.Matches.NextWord(at)) || IsOwnWords(draft, draft.Matches.NextWord(at))) || IsAside(draft, at))
        {
            return true;
        }
        if (draft.Matches.Find(at, LexemeKind.Trigger) is { Length: > 1 } deed && (deed.Flags & FormFlags.Verb) == 0 && IsNameEnd(draft, before))
        {
            return true;
        }
        if (word.First(LexemeKind.Trigger) is { } trigger)
        {
            var noun = (trigger.Flags & (FormFlags.Noun | FormFlags.Masdar)) != 0;
            if (!noun && (trigger.Flags & FormFlags.Verb) != 0 || noun && (trigger.Clitics & Clitics.Article) == 0 && (IsDefinite(draft, before) || IsNameEnd(draft, before) || (trigger.Clitics & Clitics.Preposition) != 0))
            {
                return true;
            }
            // "Damascus the shelling": a name has no attribute, so the deed is what is told.
            if (noun && trigger.Clitics == Clitics.Article && IsNameEnd(draft, before))
            {
                return true;
            }
        }
        if (IsDefinite(draft, before) && IsCommonNoun(draft, at) || IsLooseAnd(draft, at) || IsObject(draft, before, at))
        {
            return true;
        }
        return draft.InTime(at) || TellsContent(draft, at) || IsAddressee(draft, at) || IsJoined(draft, at);
    }

    /// <summary>"In its statement", "in his report": what one says and no part of his name.</summary>
    private static bool IsOwnWords(ReportDraft draft, int at)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue == Cue.SourceNoun && (match.Clitics & Clitics.Suffix) != 0 && match.Lexeme is { Class: null } or { Key: CueTraits.Statement })
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>"And its seat is ...", "so it has": words that go on behind a name and belong to none.</summary>
    private static bool IsAside(ReportDraft draft, int at)
    {
        // The match profile keeps the feminine ending apart from the pronoun.
        var chars = draft.Text.Chars(at);
        var owned = chars is [ArabicLetters.Waw, _, _, _, .., ArabicLetters.Ha, ArabicLetters.Alef] || chars is [ArabicLetters.Waw, _, _, _, .., ArabicLetters.Ha] && draft.Text.Words[at].Readings.Any(reading => (reading.Clitics & Clitics.Suffix) != 0);
        return owned && !Starts(draft, at) && !draft.Text.Words[at].Is(LexemeKind.Person);
    }

    /// <summary>"More than" before a number; "close to" before a party is its attribute.</summary>
    private static bool IsBound(ReportDraft draft, int at)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue is Cue.About or Cue.AtLeast or Cue.AtMost
                && (draft.Text.Is(match.End, TokenKind.Number) || draft.Matches.Has(match.End, Cue.Number) || draft.Matches.Has(match.End, Cue.Vague) || draft.Matches.Has(match.End, Cue.Scale)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A party that the verb is about: after a state or capital ("Washington Tehran"), or after a plural that keeps its nun and so owns nothing ("activists the army").</summary>
    private static bool IsObject(ReportDraft draft, int before, int at)
    {
        var closed = draft.Text.Words[before].Text is [_, .., ArabicLetters.Waw, ArabicLetters.Nun];
        var state = false;
        foreach (var match in draft.Matches.At(before))
        {
            state |= match.Length == 1 && (match.Lexeme.Kind == LexemeKind.Capital || match.Lexeme is { Kind: LexemeKind.Nationality, Class: "name" });
        }
        foreach (var match in draft.Matches.At(at))
        {
            // "Palestinian activists": a nationality in agreement is an attribute.
            if (match.Lexeme is { Kind: LexemeKind.Nationality, Class: "adj" })
            {
                return false;
            }
        }
        foreach (var match in draft.Matches.At(at))
        {
            var party = match.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Capital || match.Lexeme is { Kind: LexemeKind.Nationality, Class: "name" };
            if (party && (match.Clitics & (Clitics.Conjunction | Clitics.Preposition)) == 0 && (state || closed))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The last word of a party's, person's or capital's name, or of its nationality.</summary>
    private static bool IsNameEnd(ReportDraft draft, int at)
    {
        for (var i = at; i >= Math.Max(0, at - LongestName + 1); i--)
        {
            foreach (var match in draft.Matches.At(i))
            {
                if (match.End == at + 1 && match.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Person or LexemeKind.Capital or LexemeKind.Nationality)
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>A common noun without article: after a definite word it is the object of the verb ("the army the use of").</summary>
    private static bool IsCommonNoun(ReportDraft draft, int at) => draft.Text.Words[at].First(Cue.Common) is { } common && (common.Flags & (FormFlags.Noun | FormFlags.Masdar)) != 0 && common.Clitics == Clitics.None;

    /// <summary>"And" written apart, before what is no second source.</summary>
    private static bool IsLooseAnd(ReportDraft draft, int at) => draft.Text.Words[at].Text is [ArabicLetters.Waw] && !Starts(draft, draft.Matches.NextWord(at));

    /// <summary>An adverb or particle, written in one form only, or a common noun with its owner, that no name holds.</summary>
    private static bool IsParticle(ReportDraft draft, int at)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Length == 1 && ((match.Flags & FormFlags.Fixed) != 0 || (match.Clitics & Clitics.Suffix) != 0) && match.Lexeme.Cue is Cue.Common or Cue.Conditional or Cue.Plan)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>True where an outlet is spoken to: "X to the agency" names two sources.</summary>
    public static bool IsAddressee(ReportDraft draft, int at)
    {
        var to = IsTo(draft, at - 1) || IsTo(draft, at - 2) && draft.Text.Is(at - 1, TokenKind.Mark);
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue is Cue.SourceName or Cue.SourceNoun && match.Lexeme.Class == "media" && (to || (match.Clitics & Clitics.Preposition) != 0 && HasPreposition(draft, at, ArabicLetters.Lam)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Li written apart, or the preposition of direction.</summary>
    private static bool IsTo(ReportDraft draft, int at) => draft.Text.Is(at, TokenKind.Word) && (draft.Text.Words[at].Text is [ArabicLetters.Lam] || draft.Matches.Has(at, Cue.Direction) || draft.Text.Words[at].Text is [ArabicLetters.Alef, ArabicLetters.Lam, ArabicLetters.Ya]);

    /// <summary>True where "and" joins a second source that stands for itself: an indefinite noun for one, or an outlet.</summary>
    public static bool IsJoined(ReportDraft draft, int at)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if ((match.Clitics & Clitics.Conjunction) != 0 && (match.Lexeme.Cue == Cue.SourceName && match.Lexeme.Class == "media" || match.Lexeme.Cue == Cue.SourceNoun && (match.Clitics & Clitics.Article) == 0 && match.Lexeme.Class is "witness" or "medical" or "local" or "anonymous" or "military" or "media" or "analyst"))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>"That" in one letter: a word with bi that is no party or body begins what is said ("reported the death of …").</summary>
    private static bool TellsContent(ReportDraft draft, int at)
    {
        var reading = draft.Text.Words[at].Readings.Any(known => (known.Clitics & Clitics.Preposition) != 0);
        // Of many verbal nouns no list knows the shape does: an alef behind the bi and one before the last letter.
        reading |= draft.Text.Words[at] is { Readings.Length: 0, Text: [ArabicLetters.Ba, ArabicLetters.Alef, _, _, _, .., ArabicLetters.Alef, _] };
        return reading && HasPreposition(draft, at, ArabicLetters.Ba) && !Starts(draft, at) && !draft.Text.Words[at].Is(LexemeKind.Place) && !Starts(draft, draft.Matches.NextWord(at));
    }

    private static bool HasPreposition(ReportDraft draft, int at, char letter)
    {
        var word = draft.Text.Words[at].Text;
        return word[0] == letter || word.Length > 1 && word[0] is ArabicLetters.Waw or ArabicLetters.Fa && word[1] == letter;
    }

    /// <summary>After a definite word or a name no noun without article stands in construct.</summary>
    private static bool IsDefinite(ReportDraft draft, int at)
    {
        foreach (var reading in draft.Text.Words[at].Readings)
        {
            if ((reading.Clitics & (Clitics.Article | Clitics.Suffix)) != 0 || reading.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Person || reading.Lexeme.Cue == Cue.SourceName || reading.Lexeme.Kind == LexemeKind.Nationality && reading.Lexeme.Class == "name")
            {
                return true;
            }
        }
        return draft.Matches.Has(at, Cue.SourceName) || IsPersonEnd(draft, at);
    }

    private static bool IsPersonEnd(ReportDraft draft, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - LongestName + 1); i--)
        {
            foreach (var match in draft.Matches.At(i))
            {
                if (match.End == at + 1 && match.Lexeme.Kind == LexemeKind.Person)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static bool IsConjoined(ReportDraft draft, int at) => draft.Text.Words[at].Readings.All(reading => (reading.Clitics & Clitics.Conjunction) != 0);

    /// <summary>A noun for who holds an office or rank, which beside a name says who he is.</summary>
    public static bool IsOffice(ReportDraft draft, int at)
    {
        if (!draft.Text.Is(at, TokenKind.Word))
        {
            return false;
        }
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue == Cue.SourceNoun && match.Lexeme.Class is "official" or "military" or "armed-group" or "medical" or "local" or "ngo" or "analyst" or "anonymous" && (match.Flags & FormFlags.Plural) == 0 || match.Lexeme.Kind == LexemeKind.Head && match.Lexeme.Class is "leader" or "spokesperson")
            {
                return (match.Clitics & Clitics.Conjunction) == 0;
            }
        }
        return false;
    }

    /// <summary>Holds a known person or a word that no list knows, which beside an office is a name.</summary>
    private static bool IsPerson(ReportDraft draft, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (draft.Text.Words[i].Is(LexemeKind.Person) || draft.Text.Tokens[i].Kind == TokenKind.Word && draft.Text.Words[i].Readings.Length == 0)
            {
                return true;
            }
        }
        return false;
    }
}
