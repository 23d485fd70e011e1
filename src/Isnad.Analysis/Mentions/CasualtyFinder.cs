using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds tolls: a number with a noun for people, or such a noun alone, tied to harm by a cue before or after it, or by the noun itself.</summary>
public static partial class CasualtyFinder
{
    private const int Back = 14, Forward = 8, Single = 6, ListReach = 6, ClauseReach = 4, LongestName = 4;

    private static readonly (Cue Cue, string Kind)[] Kinds =
    [
        (Cue.KilledOrWounded, "killed-or-wounded"), (Cue.Killed, "killed"), (Cue.Wounded, "wounded"), (Cue.Captured, "captured"),
        (Cue.Detained, "detained"), (Cue.Missing, "missing"), (Cue.Displaced, "displaced"),
    ];

    private static readonly ulong HarmBits = Kinds.Aggregate(0UL, (bits, pair) => bits | pair.Cue.Bit());

    /// <summary>Fills <see cref="ReportDraft.Casualties"/>.</summary>
    public static void Find(ReportDraft draft)
    {
        var i = 0;
        while (i < draft.Text.Tokens.Length)
        {
            var found = draft.Text.Tokens[i].Kind == TokenKind.Mark ? null : Counted(draft, i) ?? Uncounted(draft, i) ?? Named(draft, i);
            if (found is not null)
            {
                Add(draft, found);
            }
            i = Math.Max(i + 1, found?.End ?? 0);
        }
    }

    private static CasualtyMention? Counted(ReportDraft draft, int at)
    {
        // "The number of the dead" is the count itself, which a figure follows.
        if (Quantity.Read(draft.Text, draft.Matches, at) is not { } quantity || quantity.Vague && draft.Matches.Has(at, Cue.Toll) || IsShare(draft, quantity.End))
        {
            return null;
        }
        // "Twenty people at least, twelve of them children": the bound was the first number's.
        if (draft.Casualties.Count > 0 && draft.Casualties[^1].End > quantity.First && draft.Casualties[^1].End <= at)
        {
            quantity = quantity with { First = at, Max = quantity.Max ?? quantity.Min };
        }
        var people = CountedPeople(draft, ref quantity);
        // "In 2015 and another in" is a year before one more victim, no toll of years.
        var others = people is null && draft.Matches.Has(quantity.End, Cue.Others) && !draft.InTime(at);
        var unlisted = people is null && !others && IsUnlistedNoun(draft, quantity.End) && (HarmNear(draft, quantity.First - 1) || HarmNear(draft, quantity.First - 2));
        // A bare figure is a toll at the end of its phrase only, or before a noun that no list holds, beside a harm.
        if (people is null && !others && (draft.InTime(at) || !unlisted && !EndsPhrase(draft, quantity.End) && !IsSubject(draft, quantity.End)))
        {
            return null;
        }
        // "One" is mostly a pronoun ("not one", "one of"): it counts beside people or a harm, or as "and one".
        if (quantity is { Min: 1, Max: 1 } && (IsNegated(draft, quantity.First) || people is null && !HarmNear(draft, quantity.First - 1) && draft.Text.Words[at].Text is not [ArabicLetters.Waw, ArabicLetters.Waw, ..]))
        {
            return null;
        }
        var end = people?.End ?? (others || unlisted ? quantity.End + 1 : quantity.End);
        if (people is { } dead && BothHarms(draft, quantity, dead) is { } wounded)
        {
            return new CasualtyMention { First = quantity.First, End = wounded.End, Kind = "killed-or-wounded", Min = quantity.Min, Max = quantity.Max, Named = Group(draft, wounded, wounded.End), Rule = "both-nouns", CueToken = dead.First };
        }
        if (Bound(draft, ref end) is { } bound)
        {
            quantity = quantity with { Max = bound == Cue.AtLeast ? null : quantity.Max, Approximate = quantity.Approximate || bound == Cue.About };
        }
        return Build(draft, quantity, people, end, people is null && !others ? Single : Back);
    }

    /// <summary>"70 % of the victims", "burns on 80 per cent", "12 metres": a share or a measure counts nobody.</summary>
    private static bool IsShare(ReportDraft draft, int end) => NumberFinder.IsPercentSign(draft.Text, end) || draft.Text.Is(end, TokenKind.Word) && draft.Matches.Has(end, Cue.Measure);

    /// <summary>The noun that a number counts, over a bound or preposition between them; the bound is the number's.</summary>
    private static LexicalMatch? CountedPeople(ReportDraft draft, ref Quantity quantity)
    {
        var next = quantity.End;
        // "Nineteen at least of the": the bound before the noun.
        if (BoundAt(draft, next) is { } early && draft.Matches.Has(early.End, Cue.Prep))
        {
            next = early.End;
            quantity = quantity with { End = next, Max = early.Lexeme.Cue == Cue.AtLeast ? null : quantity.Max };
        }
        // "Dozens of the": a preposition between number and noun.
        if (next < draft.Text.Tokens.Length && draft.Matches.Has(next, Cue.Prep) && !draft.Text.Tokens[next].LineBefore && draft.Matches.Find(next + 1, LexemeKind.People) is not null)
        {
            next++;
        }
        var people = next < draft.Text.Tokens.Length && !draft.Text.Tokens[next].LineBefore ? Toll(draft, next) ?? draft.Matches.Find(next, LexemeKind.People) ?? Nationals(draft, next) : null;
        // "12 dead" in "killing 12 and wounding 28": what "and" begins, another number counts.
        return people is { } noun && (noun.Clitics & Clitics.Conjunction) != 0 ? null : people;
    }

    private static bool IsUnlistedNoun(ReportDraft draft, int at) => draft.Text.Is(at, TokenKind.Word) && !draft.Text.Tokens[at].LineBefore && draft.Text.Words[at].IsUnlisted && draft.Text.Words[at].Text.Length > 3;

    private static bool HarmNear(ReportDraft draft, int at) => (uint)at < (uint)draft.Text.Tokens.Length && HarmAt(draft, at) is not null;

    /// <summary>People named by their nationality alone ("seven Iraqis").</summary>
    private static LexicalMatch? Nationals(ReportDraft draft, int at)
    {
        if (at >= draft.Text.Tokens.Length)
        {
            return null;
        }
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme is { Kind: LexemeKind.Nationality, Class: "adj" } && match.Clitics == Clitics.None)
            {
                return match;
            }
        }
        return null;
    }

    /// <summary>"At least" after the noun, or after two words that describe it; moves the end behind it.</summary>
    private static Cue? Bound(ReportDraft draft, ref int end)
    {
        for (var i = end; i < Math.Min(end + 3, draft.Text.Tokens.Length) && !draft.Text.Tokens[i].LineBefore; i++)
        {
            if (BoundAt(draft, i) is { } match)
            {
                // "And wounding more than a hundred": the bound of the number behind it.
                if (draft.Matches.Has(match.End - 1, Cue.Prep))
                {
                    break;
                }
                end = match.End;
                return match.Lexeme.Cue;
            }
            if (draft.Text.Tokens[i].Kind == TokenKind.Mark || draft.Matches.Has(i, Cue.Prep) || draft.Matches.Has(i, Cue.Number) || draft.Text.Tokens[i].Kind == TokenKind.Number || draft.Text.Words[i].Text[0] == ArabicLetters.Waw)
            {
                break;
            }
        }
        return null;
    }

    private static LexicalMatch? BoundAt(ReportDraft draft, int at)
    {
        if (at >= draft.Text.Tokens.Length || draft.Text.Tokens[at].LineBefore)
        {
            return null;
        }
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Cue is Cue.AtLeast or Cue.About && match.Length > 1 && (match.Clitics & Clitics.Conjunction) == 0)
            {
                return match;
            }
        }
        return null;
    }

    /// <summary>"That 5 were killed": a verb of harm in the plural holds its subject, which stands before it.</summary>
    private static bool IsSubject(ReportDraft draft, int at) => HarmNear(draft, at) && !draft.Text.Tokens[at].LineBefore && draft.Text.Words[at].Text is [not ArabicLetters.Waw, .., ArabicLetters.Waw, ArabicLetters.Alef];

    private static bool EndsPhrase(ReportDraft draft, int at) => at >= draft.Text.Tokens.Length || draft.Text.Tokens[at].LineBefore || draft.Text.Tokens[at].Kind == TokenKind.Mark
        || draft.Matches.Has(at, Cue.Prep) || draft.Matches.Has(at, Cue.By) || draft.Matches.Has(at, Cue.Among) || draft.Matches.Has(at, Cue.TimeConj) || draft.Matches.Has(at, Cue.Conj) || draft.Matches.Has(at, Cue.According) || StartsTime(draft, at) || draft.Text.Words[at].Text is [.., ArabicLetters.Waw, ArabicLetters.Alef] || draft.Text.Words[at].Text[0] is ArabicLetters.Waw or ArabicLetters.Ba;

    private static bool StartsTime(ReportDraft draft, int at)
    {
        foreach (var time in draft.TimesBy.In(draft.Text.SentenceOf(at)))
        {
            if (time.FirstToken == at)
            {
                return true;
            }
        }
        return false;
    }

    private static CasualtyMention? Uncounted(ReportDraft draft, int at)
    {
        if ((Toll(draft, at) ?? draft.Matches.Find(at, LexemeKind.People) ?? Leader(draft, at) ?? LoneNational(draft, at)) is not { } people)
        {
            return Another(draft, at);
        }
        if (draft.Casualties.Count > 0 && draft.Casualties[^1].End == at && (people.Clitics & Clitics.Conjunction) == 0)
        {
            // A second noun describes the first ("seven of the Houthi gunmen").
            return null;
        }
        if (people.Lexeme.Kind == LexemeKind.Head && !IsHarmedLeader(draft, people) || Describes(draft, people) || IsInName(draft, at) || IsDoer(draft, at) || IsHarmOfCounted(draft, people) || draft.Matches.Has(at - 1, Cue.Negation) && !draft.Text.Tokens[at].LineBefore || draft.Matches.Has(at - 1, Cue.Toll) && (people.Clitics & Clitics.Conjunction) == 0)
        {
            return null;
        }
        var counted = people.Lexeme is { Kind: LexemeKind.People, Class: not null };
        var plural = IsPlural(draft, people) || IsFamily(people.Lexeme);
        var dual = !plural && IsDual(draft, people);
        var quantity = new Quantity(people.First, people.End, plural || dual ? 2 : 1, dual ? 2 : plural ? null : 1, false, plural);
        quantity = NumeralAfter(draft, people) is { } numeral ? quantity with { End = numeral.End, Min = numeral.Number, Max = numeral.Number, Vague = false } : quantity;
        var end = quantity.End;
        if ((dual || !plural) && Bound(draft, ref end) == Cue.AtLeast || AtLeastBefore(draft, ref quantity))
        {
            quantity = quantity with { Max = null };
        }
        var numbered = quantity.Max is not null || !quantity.Vague;
        if (counted && !plural && !dual && end == people.End && quantity.First == people.First && !IsOneDead(draft, people) || !numbered && IsNegated(draft, quantity.First))
        {
            return null;
        }
        var toll = Build(draft, quantity, people, end, people.Lexeme.Class is not null ? Back : Single);
        // Victims of no number, dead or not.
        return toll is { Kind: "killed" } && counted && quantity.Vague && draft.Matches.Has(people.First, Cue.Toll) && people.Length == 1 ? toll.With(kind: "killed-or-wounded") : toll;
    }

    /// <summary>A later word of a party's or outlet's name, or one of a place's name, counts nobody ("according to the Civil Defence", "the quarter of Sheikh X").</summary>
    private static bool IsInName(ReportDraft draft, int at)
    {
        for (var i = Math.Max(0, at - LongestName); i < at; i++)
        {
            foreach (var match in draft.Matches.At(i))
            {
                if (match.End > at && (match.Lexeme.Kind == LexemeKind.Actor || match.Lexeme.Cue == Cue.SourceName))
                {
                    return true;
                }
            }
        }
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Kind == LexemeKind.Place && match.Length > 1)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A harm followed by a name that no list holds, or by the pronoun of one told before: one person.</summary>
    private static CasualtyMention? Named(ReportDraft draft, int at)
    {
        if (HarmAt(draft, at) is not { } kind || draft.Text.Words[at].First(CueOf(kind)) is not { } reading)
        {
            return null;
        }
        var masdar = (reading.Flags & (FormFlags.Masdar | FormFlags.Noun)) != 0;
        if ((reading.Clitics & Clitics.Suffix) != 0)
        {
            return masdar ? OfPronoun(draft, at, kind, reading) : null;
        }
        var next = draft.Matches.NextWord(at);
        var end = next;
        while (end < Math.Min(next + 4, draft.Text.Tokens.Length) && draft.Text.Tokens[end].Kind == TokenKind.Word && !draft.Text.Tokens[end].LineBefore && draft.Text.Words[end].IsUnlisted && draft.Text.Words[end].Text.Length > 2)
        {
            end++;
        }
        if (end > next && IsDescribed(draft, at, next, reading))
        {
            return null;
        }
        return end > next + 1 || end > next && masdar ? new CasualtyMention { First = at, End = end, Kind = kind, Min = 1, Max = 1, Rule = "unlisted-name", CueToken = at } : null;
    }

    private static Cue CueOf(string kind) => Array.Find(Kinds, pair => pair.Kind == kind).Cue;

    /// <summary>A noun that is a toll itself, alone: "dead and wounded" are two tolls.</summary>
    private static LexicalMatch? Toll(ReportDraft draft, int at)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match is { Lexeme: { Kind: LexemeKind.People, Class: not null }, Length: 1 })
            {
                return match;
            }
        }
        return null;
    }

    private static LexicalMatch? Leader(ReportDraft draft, int at) => draft.Matches.Find(at, LexemeKind.Head) is { Lexeme.Class: "leader" or "spokesperson" } leader && !IsBothSides(leader) ? leader : null;

    /// <summary>A definite dual of an office or body names two that are known ("from both sides"), not two who were harmed.</summary>
    private static bool IsBothSides(LexicalMatch leader) => (leader.Flags & FormFlags.Dual) != 0 && (leader.Clitics & Clitics.Article) != 0;

    private static CasualtyMention? Build(ReportDraft draft, Quantity quantity, LexicalMatch? people, int end, int reach)
    {
        var among = draft.Casualties.Count > 0 && (quantity.First > 0 && draft.Matches.Has(quantity.First - 1, Cue.Among) || IsOneOfThem(draft, quantity.First)) ? draft.Casualties[^1] : null;
        // "Among them 94 women, and 1,835 wounded": joined to a part another harm is none.
        var harm = people?.Lexeme is { Kind: LexemeKind.People, Class: { } own } ? own : null;
        var larger = among ?? (draft.Casualties.Count > 0 && draft.Casualties[^1] is { Whole: { } whole } part && IsJoined(draft, part.End, quantity.First) && people?.Lexeme.Demographic is not null
            && (harm is null || harm == whole.Kind || whole.Kind == "killed-or-wounded") ? whole : null);
        if (Kind(draft, quantity.First, end, people, reach, larger) is not (var kind, var token, var rule))
        {
            return null;
        }
        return new CasualtyMention
        {
            First = quantity.First, End = end, Kind = kind, Min = quantity.Min, Max = quantity.Max, Approximate = quantity.Approximate,
            Named = Group(draft, people, end), Demographic = people?.Lexeme.Demographic, Whole = larger, Rule = rule, CueToken = token,
        };
    }

    /// <summary>"And" joins what ends at <paramref name="end"/> to what starts at <paramref name="first"/>, written to it or, before digits, apart.</summary>
    private static bool IsJoined(ReportDraft draft, int end, int first) =>
        end == first && draft.Text.Words[first].Text[0] == ArabicLetters.Waw || end == first - 1 && draft.Text.Is(end, TokenKind.Word) && draft.Text.Words[end].Text is [ArabicLetters.Waw];

    private static (string Kind, int Token, string Rule)? Kind(ReportDraft draft, int first, int end, LexicalMatch? people, int reach, CasualtyMention? whole)
    {
        if (EitherAfter(draft, end) is { } either)
        {
            return ("killed-or-wounded", either, "either-after");
        }
        if (people?.Lexeme is { Kind: LexemeKind.People, Class: { } own })
        {
            return HarmToHeld(draft, first, people.Value) is { } harmed ? (harmed, first - 1, "cue-before") : (own, people.Value.First, "noun");
        }
        if (whole is not null)
        {
            return (whole.Kind, whole.CueToken, "part-of-toll");
        }
        var before = Before(draft, first, reach);
        // "The people buried the martyrs": a noun of a toll says nothing of those who stand before it, unless they are counted.
        var told = people is not { } noun || first < noun.First || end >= draft.Text.Tokens.Length || Toll(draft, end) is null || draft.Text.Words[end].Text[^1] == ArabicLetters.Alef;
        if (told && end < draft.Text.Tokens.Length && first - (before?.Token ?? -99) > 3 && !draft.Text.Tokens[end].LineBefore && HarmAt(draft, end) is { } next && draft.Text.Words[end].Text[0] != ArabicLetters.Waw)
        {
            return (IsSecondHarm(draft, end + 1, next) ? "killed-or-wounded" : next, end, "cue-right-after");
        }
        if (before is not null)
        {
            return before;
        }
        // "And two others": the kind of the toll that the conjunction joins it to.
        if (draft.Casualties.Count > 0 && draft.Casualties[^1] is { } last && first - last.End <= ListReach && draft.Text.Words[first].Text[0] == ArabicLetters.Waw && draft.Text.SentenceOf(last.First) == draft.Text.SentenceOf(first) && (people is not null || last.Rule is "joined" or "cue-before" or "noun" && last.Min == last.Max))
        {
            return (last.Kind, last.CueToken, "joined");
        }
        return AsSubject(draft, first, end, reach);
    }

    private static (string Kind, int Token, string Rule)? Before(ReportDraft draft, int first, int reach)
    {
        var sentence = draft.Text.Sentences[draft.Text.SentenceOf(first)];
        for (var i = first - 1; i >= Math.Max(sentence.First, first - reach); i--)
        {
            if (HarmAt(draft, i) is not { } kind)
            {
                if (reach == Single && (draft.Text.Tokens[i].Kind == TokenKind.Mark || IsVerb(draft, i) || StartsTimeClause(draft, i)) || i >= first - ClauseReach && StartsClause(draft, i))
                {
                    return null;
                }
                continue;
            }
            // "The killing and wounding of twenty": both harms share the number, unless the first has its own subject.
            if (FirstOfTwo(draft, i, kind) is { } one && one.Token >= sentence.First && IsOpen(draft, one.Token, one.Kind))
            {
                return ("killed-or-wounded", i, "two-cues-before");
            }
            return (kind, i, "cue-before");
        }
        return null;
    }

    /// <summary>A harm that no toll has taken and whose form names no subject of its own.</summary>
    private static bool IsOpen(ReportDraft draft, int token, string kind) => !draft.Casualties.TakeLast(6).Any(toll => toll.CueToken == token || toll.End == token)
        && draft.Text.Words[token].First(CueOf(kind)) is { } reading && (reading.Clitics & Clitics.Suffix) == 0 && (reading.Flags & FormFlags.Fixed) == 0 && !HasOwnSubject(draft, token);

    private static string? HarmAt(ReportDraft draft, int token)
    {
        var bits = draft.Matches.CueBits[token] & HarmBits;
        if (bits != 0)
        {
            foreach (var (cue, kind) in Kinds)
            {
                if ((bits & cue.Bit()) != 0 && !(cue == Cue.Killed && NeedsCount(draft, token)))
                {
                    // "They fell dead": the noun after the verb says which harm.
                    return cue == Cue.KilledOrWounded && token + 1 < draft.Text.Tokens.Length && IsVerb(draft, token) && !draft.Text.Tokens[token + 1].LineBefore
                        && Toll(draft, token + 1) is { Lexeme.Class: { } named } && !draft.Matches.Has(token + 1, cue) ? named : kind;
                }
            }
        }
        return null;
    }
}
