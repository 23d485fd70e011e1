using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <content>How many are meant where no number stands before a noun for people: one of a nation, one more, a pronoun, a family, a numeral behind the noun; and two harms with one number.</content>
public static partial class CasualtyFinder
{
    private const int FamilyReach = 2, GroupReach = 10, LargestBehind = 999, SpentReach = 4;

    /// <summary>"A Palestinian was killed": one named by his nation alone, right after the harm. After the noun of a deed or a toll the adjective describes that ("an Israeli massacre").</summary>
    private static LexicalMatch? LoneNational(ReportDraft draft, int at) =>
        IsRightAfterHarm(draft, at) && Nationals(draft, at) is { } national && Toll(draft, at - 1) is null && !IsDeed(draft, at - 1) && BefallsNext(draft, at - 1) ? national : null;

    /// <summary>The harm stands before the token on the same line, and no article ends it there ("on the bed of death").</summary>
    private static bool IsRightAfterHarm(ReportDraft draft, int at) => at > 0 && !draft.Text.Tokens[at].LineBefore && HarmNear(draft, at - 1) && HarmAt(draft, at - 1) is { } kind
        && (draft.Text.Words[at - 1].First(CueOf(kind)) is not { } reading || (reading.Clitics & Clitics.Article) == 0);

    /// <summary>Those who lead or speak are a toll beside the harm, as one among those counted or joined to them; farther off they mostly act ("attacked embassies").</summary>
    private static bool IsHarmedLeader(ReportDraft draft, LexicalMatch leader)
    {
        var at = leader.First;
        if (at > 0 && (leader.Clitics & ~(Clitics.Article | Clitics.Suffix)) == 0 && !draft.Text.Tokens[at].LineBefore && (draft.Matches.Has(at - 1, Cue.Among) || IsRightAfterHarm(draft, at)))
        {
            // "The minister was struck by amazement."
            return !(HarmAt(draft, at - 1) == "wounded" && leader.End < draft.Text.Tokens.Length && draft.Text.Words[leader.End].Text[0] == ArabicLetters.Ba && !HarmNear(draft, leader.End) && draft.Matches.Find(leader.End, LexemeKind.Weapon) is null);
        }
        return (leader.Clitics & Clitics.Conjunction) != 0 ? draft.Casualties.Count > 0 && draft.Casualties[^1].End == at
            : (leader.Flags & FormFlags.Plural) != 0 && leader.End < draft.Text.Tokens.Length && !draft.Text.Tokens[leader.End].LineBefore && HarmNear(draft, leader.End);
    }

    /// <summary>A noun of a deed that has no verbal form: a massacre, a slaughter.</summary>
    private static bool IsDeed(ReportDraft draft, int at)
    {
        foreach (var reading in draft.Text.Words[at].Readings)
        {
            if (reading.Lexeme.Kind == LexemeKind.Cue && (HarmBits & reading.Lexeme.Cue.Bit()) != 0 && (reading.Flags & (FormFlags.Verb | FormFlags.Masdar)) == 0
                && ((reading.Flags & FormFlags.Plural) != 0 || EndsInTehMarbuta(draft, at)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>What stands right after the harm is who suffers it. After a verbal noun the adjective mostly describes the deed ("an Israeli war of extermination", "an Iranian seizure"), except where it is of those killed or hurt and no noun governs it.</summary>
    private static bool BefallsNext(ReportDraft draft, int at)
    {
        bool deed = false, borne = false;
        foreach (var reading in draft.Text.Words[at].Readings)
        {
            if (reading.Lexeme.Kind == LexemeKind.Cue && (HarmBits & reading.Lexeme.Cue.Bit()) != 0)
            {
                var masdar = (reading.Flags & FormFlags.Masdar) != 0;
                deed |= masdar;
                borne |= !masdar || reading.Lexeme.Key is CueTraits.Befalls or CueTraits.Honours;
            }
        }
        return !deed || borne && !IsGoverned(draft, at);
    }

    /// <summary>"An attempt at killing", "a crime of killing": an indefinite noun in construct stands before a verbal noun.</summary>
    private static bool IsGoverned(ReportDraft draft, int at)
    {
        var before = at - 1;
        if (before < 0 || draft.Text.Tokens[at].LineBefore || draft.Text.Tokens[before].Kind != TokenKind.Word || draft.Text.Words[before].Text is [ArabicLetters.Alef, ArabicLetters.Lam, ..]
            || draft.Text.Words[at].Readings.Any(reading => (HarmBits & reading.Lexeme.Cue.Bit()) != 0 && (reading.Clitics & (Clitics.Conjunction | Clitics.Preposition)) != 0)
            || draft.Matches.Has(before, Cue.Prep) || draft.Matches.Has(before, Cue.TimeConj) || draft.Matches.Has(before, Cue.Result))
        {
            return false;
        }
        var noun = EndsInTehMarbuta(draft, before);
        foreach (var match in draft.Matches.At(before))
        {
            if (match.Lexeme.IsName)
            {
                return false;
            }
        }
        foreach (var reading in draft.Text.Words[before].Readings)
        {
            if ((reading.Flags & (FormFlags.Verb | FormFlags.Adjective)) != 0 || reading.Lexeme.Kind == LexemeKind.Nationality || (reading.Clitics & (Clitics.Article | Clitics.Suffix)) != 0)
            {
                return false;
            }
            noun |= (reading.Flags & (FormFlags.Noun | FormFlags.Masdar)) != 0;
        }
        return noun;
    }

    /// <summary>"One was killed and the arrest of another": after a toll "another" behind "and" and a deed is one more person.</summary>
    private static bool IsOnAfterToll(ReportDraft draft, int harm) =>
        draft.Text.Words[harm].Text[0] == ArabicLetters.Waw && draft.Casualties.Count > 0 && draft.Text.SentenceOf(draft.Casualties[^1].First) == draft.Text.SentenceOf(harm);

    /// <summary>"And another was hurt", "and others were hurt", "and a third was hurt".</summary>
    private static CasualtyMention? Another(ReportDraft draft, int at)
    {
        // "Another attempt at a killing"; several cannot describe one deed.
        if (!IsRightAfterHarm(draft, at) || !BefallsNext(draft, at - 1) && !IsOnAfterToll(draft, at - 1) && draft.Text.Words[at].Text[^1] != ArabicLetters.Nun)
        {
            return null;
        }
        if (draft.Text.Words[at].First(Cue.Others) is { } others)
        {
            if ((others.Flags & FormFlags.Plural) != 0)
            {
                return Build(draft, new Quantity(at, at + 1, 2, null, false, true), null, at + 1, Single);
            }
            var number = (others.Flags & FormFlags.Dual) != 0 && draft.Text.Words[at].Text[^1] == ArabicLetters.Nun ? 2 : 1;
            // "The last soldier" is spelled the same.
            return (others.Clitics & Clitics.Article) == 0 && EndsPhrase(draft, at + 1) ? Build(draft, new Quantity(at, at + 1, number, number, false, false), null, at + 1, Single) : null;
        }
        return draft.Text.Words[at].First(Cue.Ordinal) is { Clitics: Clitics.None } && EndsPhrase(draft, at + 1) && draft.Casualties.Count > 0 && draft.Text.SentenceOf(draft.Casualties[^1].First) == draft.Text.SentenceOf(at)
            ? Build(draft, new Quantity(at, at + 1, 1, 1, false, false), null, at + 1, Single) : null;
    }

    /// <summary>"His killing", "their arrest"; none where the one meant is told: "its victims were eleven", "four soldiers met their death".</summary>
    private static CasualtyMention? OfPronoun(ReportDraft draft, int at, string kind, WordReading reading)
    {
        if (CountFollows(draft, at + 1) || Nationals(draft, at + 1) is not null)
        {
            return null;
        }
        if ((reading.Flags & FormFlags.Noun) != 0 && draft.Casualties.Count > 0 && draft.Casualties[^1] is var last && last.Kind == kind && (last.CueToken < last.First || last.CueToken == at) && at - last.End < Forward && draft.Text.SentenceOf(last.First) == draft.Text.SentenceOf(at))
        {
            return null;
        }
        var several = draft.Text.Words[at].Text is [.., ArabicLetters.Ha, ArabicLetters.Mim or ArabicLetters.Nun];
        return new CasualtyMention { First = at, End = at + 1, Kind = kind, Min = several ? 2 : 1, Max = several ? null : 1, Rule = "pronoun", CueToken = at };
    }

    /// <summary>"A terrible massacre": what follows the noun of a deed agrees with it and is no name.</summary>
    private static bool IsDescribed(ReportDraft draft, int at, int next, WordReading reading) => (reading.Flags & FormFlags.Masdar) == 0 && EndsInTehMarbuta(draft, at) && EndsInTehMarbuta(draft, next);

    /// <summary>As the text spells it: the dictionary's words end in heh.</summary>
    private static bool EndsInTehMarbuta(ReportDraft draft, int at) => draft.Text.Normal.Chars[draft.Text.Tokens[at].NormalEnd - 1] == ArabicLetters.TehMarbuta;

    /// <summary>A number or people stand at a token.</summary>
    private static bool CountFollows(ReportDraft draft, int at) => at < draft.Text.Tokens.Length && !draft.Text.Tokens[at].LineBefore && draft.Text.Tokens[at].Kind != TokenKind.Mark
        && (Quantity.Read(draft.Text, draft.Matches, at) is not null || draft.Matches.Has(at, Cue.AtLeast) || draft.Matches.Has(at, Cue.About) || draft.Matches.Find(at, LexemeKind.People) is not null);

    /// <summary>"Captured six" is spelled like "six families": a word of harm before a number counts nobody itself.</summary>
    private static bool IsHarmOfCounted(ReportDraft draft, LexicalMatch people) =>
        people.Lexeme.Class is null && people.Length == 1 && HarmAt(draft, people.First) is not null && people.End < draft.Text.Tokens.Length && !draft.Text.Tokens[people.End].LineBefore && Quantity.Read(draft.Text, draft.Matches, people.End) is not null;

    /// <summary>A word that is a harm only right before those it counts ("three perished", and not "the court ruled", "they spend the winter"), where nothing is counted.</summary>
    private static bool NeedsCount(ReportDraft draft, int token)
    {
        bool only = false, past = false;
        foreach (var match in draft.Matches.At(token))
        {
            if (match.Lexeme.Cue == Cue.Killed && match.Lexeme.Key != CueTraits.Counted)
            {
                return false;
            }
            only |= match.Lexeme.Cue == Cue.Killed;
            past |= match.Lexeme.Cue == Cue.Killed && (match.Flags & FormFlags.Past) != 0;
        }
        if (!only)
        {
            return false;
        }
        if (!past || IsSpent(draft, token))
        {
            return true;
        }
        var people = Quantity.Read(draft.Text, draft.Matches, token + 1) is { } quantity ? quantity.End : token + 1;
        return people >= draft.Text.Tokens.Length || draft.Text.Tokens[people].LineBefore || draft.Matches.Find(people, LexemeKind.People) is not { } noun || (noun.Clitics & (Clitics.Article | Clitics.Suffix)) != 0;
    }

    /// <summary>"Spent years", "spent their night": a length of time is the object of the verb. A date ("on Friday", "hours ago") is none.</summary>
    private static bool IsSpent(ReportDraft draft, int verb)
    {
        for (var i = verb + 1; i < Math.Min(verb + 1 + SpentReach, draft.Text.Tokens.Length) && !draft.Text.Tokens[i].LineBefore && draft.Text.Tokens[i].Kind != TokenKind.Mark; i++)
        {
            if (draft.Matches.Has(i - 1, Cue.Prep) || draft.Matches.Has(i - 1, Cue.TimeConj))
            {
                continue;
            }
            foreach (var reading in draft.Text.Words[i].Readings)
            {
                var named = (reading.Clitics & (Clitics.Article | Clitics.Suffix)) != 0;
                if (reading.Lexeme.Kind == LexemeKind.Time && (reading.Clitics & (Clitics.Conjunction | Clitics.Preposition)) == 0 && reading.Lexeme.Class is var kind
                    && (kind is "season" or "feast" || kind is "unit" or "dual" && !IsInDate(draft, i) || kind == "part" && named && !IsInDate(draft, i)))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>The token is one word of a longer expression of time.</summary>
    private static bool IsInDate(ReportDraft draft, int token)
    {
        foreach (var time in draft.TimesBy.In(draft.Text.SentenceOf(token)))
        {
            if (time.FirstToken <= token && token < time.EndToken && time.EndToken - time.FirstToken > 1)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A noun for several people of one house.</summary>
    private static bool IsFamily(Lexeme noun) => noun is { Kind: LexemeKind.People, Measure: true, Actor: not null };

    /// <summary>The accusative of the singular is spelled like the construct of the dual: two are the full dual and the dual with a pronoun.</summary>
    private static bool IsDual(ReportDraft draft, LexicalMatch people) => (people.Flags & FormFlags.Dual) != 0 && (draft.Text.Words[people.First].Text[^1] == ArabicLetters.Nun || (people.Clitics & Clitics.Suffix) != 0);

    /// <summary>"Two" or "one" after the noun, or after one word that describes it ("two Turkish soldiers" with the numeral last); after a definite noun any number ("the four soldiers" in the order of Arabic).</summary>
    private static (int Number, int End)? NumeralAfter(ReportDraft draft, LexicalMatch people)
    {
        var definite = (people.Clitics & (Clitics.Article | Clitics.Suffix)) != 0 && IsPlural(draft, people);
        for (var i = people.End; i < Math.Min(people.End + 2, draft.Text.Tokens.Length) && !draft.Text.Tokens[i].LineBefore && draft.Text.Tokens[i].Kind == TokenKind.Word; i++)
        {
            if (draft.Matches.Find(i, LexemeKind.Cue) is { Lexeme: { Cue: Cue.Number, Min: { } number } } numeral && (numeral.Clitics == Clitics.None && number <= 2 || definite && numeral.Clitics == Clitics.Article && number is >= 2 and <= LargestBehind))
            {
                return (number, i + 1);
            }
            if (definite && draft.Text.Words[i].Text is [ArabicLetters.Alef, ArabicLetters.Lam] && draft.Text.Is(i + 1, TokenKind.Number) && Quantity.Read(draft.Text, draft.Matches, i + 1) is { Min: >= 2 and var least, Vague: false } digits)
            {
                return (least, digits.End);
            }
            if (draft.Matches.CueBits[i] != 0 || draft.Text.Words[i].Text[0] == ArabicLetters.Waw)
            {
                break;
            }
        }
        return null;
    }

    /// <summary>Prisoners, displaced or missing people who were killed or hurt: the harm right before the noun outdoes what the noun says.</summary>
    private static string? HarmToHeld(ReportDraft draft, int first, LexicalMatch held) =>
        (first < held.First || (held.Clitics & Clitics.Article) == 0) && held.Lexeme.Class is "captured" or "detained" or "displaced" or "missing" && first > 0 && !draft.Text.Tokens[first].LineBefore && HarmAt(draft, first - 1) is ("killed" or "wounded") and var harm ? harm : null;

    /// <summary>"Were killed and wounded" after those counted: the second of two verbs without a subject of its own.</summary>
    private static bool IsSecondHarm(ReportDraft draft, int at, string first) =>
        at < draft.Text.Tokens.Length && !draft.Text.Tokens[at].LineBefore && draft.Text.Words[at].Text is [ArabicLetters.Waw, .., ArabicLetters.Waw, ArabicLetters.Alef] && HarmAt(draft, at) is { } second && (first, second) is ("killed", "wounded") or ("wounded", "killed")
        && !CountFollows(draft, at + 1);

    /// <summary>The harm that "and" or "or" joins to the one at a token.</summary>
    private static (int Token, string Kind)? FirstOfTwo(ReportDraft draft, int at, string kind)
    {
        var before = draft.Text.Words[at].Text[0] == ArabicLetters.Waw ? at - 1 : at >= 2 && draft.Text.Words[at - 1].Text is [ArabicLetters.Alef, ArabicLetters.Waw] ? at - 2 : -1;
        return before >= 0 && draft.Text.Tokens[before].Kind == TokenKind.Word && HarmAt(draft, before) is { } other && (kind, other) is ("wounded", "killed") or ("killed", "wounded") ? (before, other) : null;
    }

    /// <summary>"One of them a child" right after a toll, over a mark or the nation of those counted: a part of it. After a verb ("and one of them said") it is whoever acts.</summary>
    private static bool IsOneOfThem(ReportDraft draft, int first)
    {
        if (!draft.Matches.Has(first, Cue.Number) || draft.Text.Words[first].Text is not [_, _, _, .., ArabicLetters.Ha, ArabicLetters.Mim or ArabicLetters.Nun] || draft.Casualties[^1] is var last && (first - last.End is < 0 or > 2 || draft.Text.SentenceOf(last.First) != draft.Text.SentenceOf(first)))
        {
            return false;
        }
        for (var i = draft.Casualties[^1].End; i < first; i++)
        {
            if (draft.Text.Tokens[i].Kind != TokenKind.Mark && Nationals(draft, i) is null)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>"The bodies of six people", "the lives of seven", "a family of five": the number that follows is that of the noun before.</summary>
    private static bool IsOfNumber(ReportDraft draft, CasualtyMention last, CasualtyMention toll)
    {
        if (last is not { Min: 2, Max: null } || toll.Min is null || toll is { Min: 2, Max: null } || last.Kind != toll.Kind || toll.Whole is not null || draft.Text.Words[toll.First].Text[0] == ArabicLetters.Waw)
        {
            return false;
        }
        var gap = toll.First - last.End;
        if (gap == 0)
        {
            return true;
        }
        for (var i = last.End; i < toll.First; i++)
        {
            if (draft.Text.Tokens[i].Kind == TokenKind.Mark || draft.Text.Words[i].Text[0] == ArabicLetters.Waw || HarmAt(draft, i) is not null)
            {
                return false;
            }
        }
        return gap is > 0 and <= FamilyReach && draft.Matches.Find(last.End - 1, LexemeKind.People) is { } noun && IsFamily(noun.Lexeme);
    }

    /// <summary>"Twenty people, twelve of them children": the bare number counts those named behind it, a part of the toll before.</summary>
    private static CasualtyMention? AsPart(ReportDraft draft, CasualtyMention last, CasualtyMention toll)
    {
        if (toll is not { Min: 2, Max: null } || toll.Whole != last || last.Whole is not null || last.End - last.First != 1 || toll.First != last.End + 1 || draft.Text.Words[last.End].Text is not [ArabicLetters.Mim, ArabicLetters.Nun, ArabicLetters.Ha, ArabicLetters.Mim or ArabicLetters.Nun]
            || draft.Casualties.Count < 2 || draft.Casualties[^2] is not { Whole: null } whole || whole.Kind != last.Kind || whole.Max < last.Min || draft.Text.SentenceOf(whole.First) != draft.Text.SentenceOf(last.First))
        {
            return null;
        }
        return new CasualtyMention
        {
            First = last.First, End = toll.End, Kind = toll.Kind, Min = last.Min, Max = last.Max, Named = toll.Named, Demographic = toll.Demographic, Whole = whole, Rule = toll.Rule, CueToken = toll.CueToken,
        };
    }

    /// <summary>"Six soldiers were killed and ten others hurt": those of the second number are of the first's side.</summary>
    private static CasualtyMention AsThoseBefore(ReportDraft draft, CasualtyMention last, CasualtyMention toll)
    {
        var named = (last.Whole ?? last).Named;
        return toll.Named is null && named is not null && toll.First - last.End <= GroupReach && toll.Kind != "displaced" && !IsOtherSide(draft, last, toll) ? toll.With(named: named with { Rule = "as-those-counted-before" }) : toll;
    }

    /// <summary>"Three soldiers killed and five martyred", "ten gunmen killed against four": the dead of two sides.</summary>
    private static bool IsOtherSide(ReportDraft draft, CasualtyMention last, CasualtyMention toll)
    {
        if (last.Kind == "killed" && toll.Kind == "killed" && IsHonoured(draft, last) != IsHonoured(draft, toll))
        {
            return true;
        }
        // "While five others were wounded": others than those before, and of the same.
        for (var i = toll.First; i < toll.End; i++)
        {
            if (draft.Matches.Has(i, Cue.Others))
            {
                return false;
            }
        }
        for (var i = last.End; i < toll.First; i++)
        {
            if (draft.Text.Words[i].Readings.Any(reading => reading.Lexeme.Key == CueTraits.Across))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The word of harm is kept for the teller's own dead.</summary>
    private static bool IsHonoured(ReportDraft draft, CasualtyMention toll) => draft.Text.Words[toll.CueToken].Readings.Any(reading => reading.Lexeme.Key == CueTraits.Honours);
}
