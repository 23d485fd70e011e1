using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <content>What the words around a noun for people say of it: a description of those counted, a doer, the subject of a later verb, one more in a list.</content>
public static partial class CasualtyFinder
{
    private const int DescriptionReach = 3, ObjectReach = 6, FarSubject = 16, NegationReach = 4, NearSubject = 5;

    /// <summary>Adds a toll, joined to the one before where both make one number, or in the place of one that was only the doer.</summary>
    private static void Add(ReportDraft draft, CasualtyMention toll)
    {
        if (draft.Casualties.Count > 0 && draft.Casualties[^1] is var last && draft.Text.SentenceOf(last.First) == draft.Text.SentenceOf(toll.First))
        {
            if (IsOneNumber(draft, last, toll))
            {
                draft.Casualties[^1] = last.Joined(toll);
                return;
            }
            if (AsPart(draft, last, toll) is { } part)
            {
                draft.Casualties[^1] = part;
                return;
            }
            if (IsObject(draft, last, toll) || IsOfNumber(draft, last, toll))
            {
                draft.Casualties.RemoveAt(draft.Casualties.Count - 1);
            }
            else
            {
                toll = AsThoseBefore(draft, last, toll);
            }
        }
        draft.Casualties.Add(toll);
    }

    /// <summary>"A woman and her child", "an officer and three soldiers": members of one side under one verb are counted together; sides and parts are kept apart.</summary>
    private static bool IsOneNumber(ReportDraft draft, CasualtyMention last, CasualtyMention toll)
    {
        if (toll.Kind != last.Kind || toll.Whole is not null || last.Whole is not null || toll.First - last.End is < 0 or > 1 || draft.Text.Words[toll.First].Text is not [ArabicLetters.Waw, ..] || HarmAt(draft, toll.First) is not null
            || toll.First > last.End && (draft.Matches.CueBits[last.End] != 0 || draft.Text.Tokens[last.End].Kind == TokenKind.Mark)
            || Noun(draft, last) is not { Lexeme.Class: null } one || Noun(draft, toll) is not { Lexeme.Class: null } other)
        {
            return false;
        }
        return one.Lexeme.Fighter && other.Lexeme.Fighter ? last is { Min: 1, Max: 1 } || last.Min != last.Max && toll is { Min: 2, Max: null }
            : !one.Lexeme.Fighter && !other.Lexeme.Fighter && one.Lexeme.Actor is { } group && group == other.Lexeme.Actor && (one.Lexeme.Demographic is not null || last.Max != last.Min || last.Max == 1);
    }

    private static LexicalMatch? Noun(ReportDraft draft, CasualtyMention toll)
    {
        for (var i = toll.End - 1; i >= toll.First; i--)
        {
            if (draft.Matches.Find(i, LexemeKind.People) is { } noun)
            {
                return noun;
            }
        }
        return null;
    }

    /// <summary>"The soldiers killed two farmers" in the order of Arabic, verb first: the first noun did it to the second.</summary>
    private static bool IsObject(ReportDraft draft, CasualtyMention last, CasualtyMention toll)
    {
        if (toll is not { Rule: "cue-before", Whole: null } || last.Rule != "cue-before" || last.CueToken != toll.CueToken || last.First != toll.CueToken + 1 || toll.First - last.End > ObjectReach || draft.Text.Words[toll.First].Text is [ArabicLetters.Waw, ..]
            || draft.Matches.Find(last.First, LexemeKind.People) is null || !IsVerb(draft, toll.CueToken, strict: false))
        {
            return false;
        }
        for (var i = last.End; i < toll.First; i++)
        {
            if (draft.Text.Tokens[i].Kind == TokenKind.Mark || draft.Matches.Has(i, Cue.Prep) || draft.Matches.Has(i, Cue.Among) || draft.Matches.Has(i, Cue.Rel) || draft.Matches.Has(i, Cue.By) || draft.Matches.Has(i, Cue.TimeConj))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>"Sixty dead among the civilians": the noun after the preposition says who was counted; it gives the group.</summary>
    private static bool Describes(ReportDraft draft, LexicalMatch people)
    {
        if (people.Lexeme.Class is not null || (people.Clitics & Clitics.Conjunction) != 0 || draft.Casualties.Count == 0 || draft.Casualties[^1] is not { } last || people.First - last.End is < 1 or > DescriptionReach || draft.Text.SentenceOf(last.First) != draft.Text.SentenceOf(people.First))
        {
            return false;
        }
        if (draft.Text.Words[last.End].Text is [ArabicLetters.Waw, ..])
        {
            return false;
        }
        var linked = false;
        for (var i = last.End; i < people.First; i++)
        {
            linked |= draft.Matches.Has(i, Cue.Prep) || draft.Matches.Has(i, Cue.Between);
            // "Sixty dead, most of them of the garrison": the comma is no stop.
            var stop = draft.Text.Tokens[i].Kind == TokenKind.Mark && !(i == last.End && draft.Matches.Has(i + 1, Cue.Prep) && draft.Text.Words[i + 1].Text is [_, _, .., ArabicLetters.Ha, ArabicLetters.Mim or ArabicLetters.Nun]);
            if (stop || HarmAt(draft, i) is not null || draft.Matches.Has(i, Cue.Among) && !draft.Matches.Has(i, Cue.Prep))
            {
                return false;
            }
        }
        if (linked && last.Group is null)
        {
            draft.Casualties[^1] = last.With(named: Group(draft, people, people.End));
        }
        return linked;
    }

    /// <summary>Those by whose hand or fire the harm was done.</summary>
    private static bool IsDoer(ReportDraft draft, int at) => draft.Matches.Has(at - 1, Cue.By) && !draft.Text.Tokens[at].LineBefore;

    /// <summary>A phrase has the number of its first noun.</summary>
    private static bool IsPlural(ReportDraft draft, LexicalMatch people)
    {
        if ((people.Flags & FormFlags.Plural) != 0)
        {
            return true;
        }
        foreach (var match in draft.Matches.At(people.First))
        {
            if (people.Length > 1 && match.Length == 1 && match.Lexeme.Kind == LexemeKind.People && (match.Flags & FormFlags.Plural) != 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>"The strike left one dead": a single noun of harm counts where a result or a fall leads to it and it is not definite.</summary>
    private static bool IsOneDead(ReportDraft draft, LexicalMatch people)
    {
        if ((people.Clitics & (Clitics.Article | Clitics.Suffix)) != 0 || people.Lexeme.Class is not ("killed" or "wounded") || draft.Matches.Has(people.First, Cue.KilledOrWounded))
        {
            return false;
        }
        foreach (var reading in draft.Text.Words[people.First].Readings)
        {
            if ((reading.Flags & FormFlags.Masdar) != 0)
            {
                return false;
            }
        }
        for (var i = people.First - 1; i >= Math.Max(0, people.First - 2) && !draft.Text.Tokens[i + 1].LineBefore; i--)
        {
            if (draft.Matches.Has(i, Cue.Result) || draft.Matches.Has(i, Cue.KilledOrWounded))
            {
                return true;
            }
        }
        return (people.Clitics & Clitics.Conjunction) != 0 && draft.Casualties.Count > 0 && draft.Casualties[^1].End == people.First;
    }

    /// <summary>"No fewer than" before a dual or a single noun; moves its start before the words.</summary>
    private static bool AtLeastBefore(ReportDraft draft, ref Quantity quantity)
    {
        var at = quantity.First - 1;
        if (at < 0 || draft.Text.Words[quantity.First].Text[0] == ArabicLetters.Waw || !draft.Matches.Has(at, Cue.AtLeast) || draft.Text.Tokens[quantity.First].LineBefore || quantity.Max is null)
        {
            return false;
        }
        while (at > 0 && draft.Matches.Has(at - 1, Cue.AtLeast) && !draft.Text.Tokens[at].LineBefore)
        {
            at--;
        }
        quantity = quantity with { First = at };
        return true;
    }

    /// <summary>"Without casualties", "no reports of victims".</summary>
    private static bool IsNegated(ReportDraft draft, int first)
    {
        if (draft.Matches.Has(first, Cue.Negation))
        {
            return true;
        }
        for (var i = first - 1; i >= Math.Max(0, first - NegationReach) && !draft.Text.Tokens[i + 1].LineBefore && draft.Text.Tokens[i].Kind != TokenKind.Mark; i--)
        {
            if (draft.Matches.Has(i, Cue.Negation))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>"Dozens of dead and wounded": one vague number over both nouns.</summary>
    private static LexicalMatch? BothHarms(ReportDraft draft, Quantity quantity, LexicalMatch dead) =>
        quantity is { Vague: true, Max: not null } && dead.Lexeme.Class == "killed" && dead.End < draft.Text.Tokens.Length && !draft.Text.Tokens[dead.End].LineBefore && Toll(draft, dead.End) is { Lexeme.Class: "wounded" } wounded && (wounded.Clitics & Clitics.Conjunction) != 0 ? wounded : null;

    /// <summary>"Between dead and wounded" after the number.</summary>
    private static int? EitherAfter(ReportDraft draft, int end)
    {
        for (var i = end; i < Math.Min(end + 2, draft.Text.Tokens.Length) && !draft.Text.Tokens[i].LineBefore && draft.Text.Tokens[i].Kind == TokenKind.Word; i++)
        {
            if (draft.Matches.Has(i, Cue.Between) && draft.Matches.Has(i, Cue.KilledOrWounded))
            {
                return i;
            }
        }
        return null;
    }

    /// <summary>The verb of harm after its subject ("that three soldiers of the garrison were killed"). A verb in the plural stands after its subject only, so that marks and "and" may lie between.</summary>
    private static (string Kind, int Token, string Rule)? AsSubject(ReportDraft draft, int first, int end, int reach)
    {
        var sentence = draft.Text.Sentences[draft.Text.SentenceOf(first)];
        var near = reach == Back ? Forward : StartsClause(draft, first - 1) ? NearSubject : 2;
        var broken = false;
        for (var i = end; i < Math.Min(end + FarSubject, sentence.End); i++)
        {
            broken |= IsBreak(draft, i) || draft.Text.Words[i].Text is [ArabicLetters.Waw, ..] || i >= end + near;
            if (draft.Text.Tokens[i].LineBefore || StartsClause(draft, i))
            {
                return null;
            }
            if (HarmAt(draft, i) is { } kind && (Toll(draft, i) is null || draft.Text.Words[i].Text[^1] == ArabicLetters.Alef))
            {
                return !broken || reach == Back && HasOwnSubject(draft, i) && draft.Text.Words[i].Text is not [ArabicLetters.Waw, ..] ? (kind, i, broken ? "far-subject" : "cue-after") : null;
            }
        }
        return null;
    }

    /// <summary>A verb in the plural holds its subject, which stands before it or is a pronoun; so does a noun with a pronoun ("met their death").</summary>
    private static bool HasOwnSubject(ReportDraft draft, int token)
    {
        if (draft.Text.Words[token].Text is [.., ArabicLetters.Waw, ArabicLetters.Alef])
        {
            return true;
        }
        foreach (var reading in draft.Text.Words[token].Readings)
        {
            if ((reading.Clitics & Clitics.Suffix) != 0 && (reading.Flags & FormFlags.Noun) != 0 && reading.Lexeme.Cue == Cue.Killed)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Quotation marks and brackets do not part a verb from its subject.</summary>
    private static bool IsBreak(ReportDraft draft, int token) => draft.Text.Tokens[token].Kind == TokenKind.Mark && draft.Text.Normal.Chars[draft.Text.Tokens[token].NormalStart] is not ('"' or '«' or '»' or '“' or '”' or '(' or ')');

    /// <summary>"When", "after", "while" with a verb of their own.</summary>
    private static bool StartsTimeClause(ReportDraft draft, int token) => draft.Matches.Has(token, Cue.TimeConj) && draft.Text.Words[token].Text is [.., ArabicLetters.Mim, ArabicLetters.Alef];

    private static bool StartsClause(ReportDraft draft, int token)
    {
        if (token < 0)
        {
            return false;
        }
        foreach (var reading in draft.Text.Words[token].Readings)
        {
            // "Now" is spelled like "that" with the article.
            if (reading.Lexeme.Key == CueTraits.Clause && (reading.Clitics & Clitics.Article) == 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A finite verb that the pack knows as a trigger or a cue; strictly: and never a noun.</summary>
    private static bool IsVerb(ReportDraft draft, int token, bool strict = true)
    {
        var verb = false;
        foreach (var reading in draft.Text.Words[token].Readings)
        {
            var finite = (reading.Flags & FormFlags.Verb) != 0;
            if (strict && (reading.Flags & (FormFlags.Masdar | FormFlags.Noun | FormFlags.Participle | FormFlags.Adjective)) != 0)
            {
                return false;
            }
            verb |= finite;
        }
        return verb;
    }

    /// <summary>Those hit: the group of the noun, else the actor whose words hold it, follow it, or follow a preposition after it.</summary>
    private static TollGroup? Group(ReportDraft draft, LexicalMatch? people, int end)
    {
        if (people is not { } noun)
        {
            return null;
        }
        var after = end;
        while (after < Math.Min(end + 3, draft.Text.Tokens.Length) && (draft.Matches.Has(after, Cue.Prep) || draft.Matches.Has(after, Cue.Between)) && !draft.Text.Tokens[after].LineBefore)
        {
            after++;
        }
        var open = noun.Lexeme.Fighter || noun.Lexeme.Measure || noun.Lexeme.Class is not null;
        foreach (var actor in draft.ActorsBy.In(draft.Text.SentenceOf(noun.First)))
        {
            if (actor.First <= noun.First && noun.First < actor.End || actor.First == end && noun.Lexeme.Fighter || actor.First == after && open)
            {
                return actor.Id == "unknown-armed" && noun.Lexeme.Actor is { } own ? ByNoun(noun, own) : new TollGroup(actor.Id, actor.First, actor.End, "side-named-at-the-count");
            }
        }
        return noun.Lexeme.Actor is { } usual ? ByNoun(noun, usual) : null;
    }

    private static TollGroup ByNoun(LexicalMatch noun, string actor) => new(actor, noun.First, noun.End, noun.Lexeme.Id);
}
