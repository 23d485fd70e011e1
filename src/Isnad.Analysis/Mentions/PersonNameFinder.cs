using Isnad.Language;
using Isnad.Model.Annotations;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds the names of persons, listed ones and others, so that what leaves can leave them out. It would rather take a word too much for a name than
/// miss one; words of places and of actors are none. Nothing else reads these names.</summary>
public sealed partial class PersonNameFinder(LanguagePack pack)
{
    private const int Longest = 9, ShortestSurname = 4, LookBack = 3;

    /// <summary>Names in order of the text, without "and", "in" or "for" written to them.</summary>
    public List<PersonName> Find(ReportDraft draft)
    {
        var blocked = Blocked(draft);
        var found = new List<(int First, int End)>();
        var surnames = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < draft.Text.Tokens.Length; i++)
        {
            if (blocked[i] || draft.Text.Tokens[i].Kind != TokenKind.Word)
            {
                continue;
            }
            var end = NameAt(draft, blocked, i, found.Count > 0 && IsNext(draft, found[^1].End, i));
            if (end > i)
            {
                found.Add((i, end));
                if (ListedEnd(draft, i) < end)
                {
                    Remember(draft, i, end, surnames);
                }
                i = end - 1;
            }
        }
        AddRepeats(draft, blocked, found, surnames);
        found.Sort();
        return [.. found.Select(name => new PersonName(Span(draft, name.First, name.End), ListedEnd(draft, name.First) == name.End))];
    }

    /// <summary>Words of places and actors, which are never masked; a person who stands for a side is a person.</summary>
    private bool[] Blocked(ReportDraft draft)
    {
        var blocked = new bool[draft.Text.Tokens.Length];
        foreach (var place in draft.Places)
        {
            // A given name that would be a place only with a letter cut off is the name.
            if (place.Clitics != Clitics.None && place.End == place.First + 1 && (pack.Names.GetValueOrDefault(draft.Text.Words[place.First].Text) & NameClass.Given) != 0)
            {
                continue;
            }
            blocked.AsSpan(place.First, place.End - place.First).Fill(true);
        }
        foreach (var actor in draft.Actors)
        {
            if (actor.Naming != ActorNaming.Person)
            {
                blocked.AsSpan(actor.First, actor.End - actor.First).Fill(true);
            }
        }
        return blocked;
    }

    /// <summary>Token after the name that starts here; the token itself where none does.</summary>
    private int NameAt(ReportDraft draft, bool[] blocked, int at, bool inList)
    {
        var listed = ListedEnd(draft, at);
        var announced = Announced(draft, at);
        inList &= announced == NameClass.None;
        announced = inList ? NameClass.Naming : announced;
        var run = Run(draft, blocked, at, announced);
        if (listed > at)
        {
            // What follows a listed name is a name only where a list says so.
            return run.End > listed && Class(draft, listed, false) is var next && (next & (NameClass.Given | NameClass.Family | NameClass.Prefix | NameClass.Servant)) != 0 && (next & NameClass.Word) == 0 ? run.End : listed;
        }
        return IsName(run, at, announced) && (!inList || run.End > at + 1 || run.Sure > 0) ? run.End : at;
    }

    /// <summary>A list of names goes on after a comma.</summary>
    private static bool IsNext(ReportDraft draft, int end, int at) => at == end + 1 && draft.Text.IsMark(end, ArabicLetters.Comma) && !draft.Text.Tokens[at].LineBefore;

    /// <summary>Token after the listed person that starts here and whom this text means: a name that is a commander's in one country is anybody's in another.</summary>
    private static int ListedEnd(ReportDraft draft, int at)
    {
        foreach (var actor in draft.ActorsBy.In(draft.Text.SentenceOf(at)))
        {
            if (actor.Naming == ActorNaming.Person && actor.First <= at && at < actor.End && draft.Matches.Find(at, LexemeKind.Person) is { } match && match.End <= actor.End)
            {
                return match.End;
            }
        }
        return at;
    }

    private static bool IsName(NameRun run, int at, NameClass announced)
    {
        if (run.End <= at)
        {
            return false;
        }
        if (run.Sure > 0 || run.Weak > 1 || run.Weak > 0 && run.Families > 0)
        {
            return true;
        }
        return announced switch
        {
            NameClass.None => false,
            NameClass.Title or NameClass.Naming => true,
            // After "his brother" or an office a word that no list knows may be anything.
            _ => run.Weak > 0,
        };
    }

    /// <summary>What stands before a name and says that one follows, over marks and words that describe it ("the field commander X").</summary>
    private NameClass Announced(ReportDraft draft, int at)
    {
        for (int step = 0, i = at - 1; step < LookBack && i >= 0 && !draft.Text.Tokens[i + 1].LineBefore; i--)
        {
            if (draft.Text.Tokens[i].Kind != TokenKind.Word)
            {
                if (draft.Text.Chars(i)[0] is not ('"' or '«' or '“' or '(' or ':' or '.' or '\'') || draft.Text.Chars(i)[0] == '.' && i > 0 && draft.Text.Tokens[i - 1].NormalEnd - draft.Text.Tokens[i - 1].NormalStart > 1)
                {
                    return NameClass.None;
                }
                continue;
            }
            var known = Class(draft, i, true) & (NameClass.Title | NameClass.Kin | NameClass.Naming);
            if (known != 0)
            {
                return step == 0 ? known & ~(known - 1) : NameClass.Kin;
            }
            if (SourcePhrase.IsOffice(draft, i))
            {
                return NameClass.Kin;
            }
            if (draft.Text.Words[i].Text is not [ArabicLetters.Alef, ArabicLetters.Lam, _, ..])
            {
                return NameClass.None;
            }
            step++;
        }
        return NameClass.None;
    }

    /// <summary>What the word is to a name, with "and", "in", "for" taken off where <paramref name="first"/>.</summary>
    private NameClass Class(ReportDraft draft, int at, bool first)
    {
        if (!draft.Text.Is(at, TokenKind.Word))
        {
            return NameClass.None;
        }
        var word = draft.Text.Words[at].Text;
        // The match profile folds alef maqsura to yeh: "on" is spelled with the one, the name with the other.
        if (draft.Matches.Has(at, Cue.Prep) && draft.Text.Source.Value[draft.Text.Tokens[at].Span.End - 1] != ArabicLetters.Ya)
        {
            return NameClass.None;
        }
        var known = pack.Names.GetValueOrDefault(word);
        for (var off = 1; known == 0 && first && off <= Taken(word); off++)
        {
            known = pack.Names.GetValueOrDefault(word[off..]);
        }
        return known;
    }

    /// <summary>Letters at the front of a word that may be a conjunction and a preposition.</summary>
    private static int Taken(string word)
    {
        var and = word.Length > 3 && word[0] is ArabicLetters.Waw or ArabicLetters.Fa ? 1 : 0;
        return word.Length - and > 3 && word[and] is ArabicLetters.Ba or ArabicLetters.Lam ? and + 1 : and;
    }

    private TextSpan Span(ReportDraft draft, int first, int end)
    {
        var span = draft.Text.Span(first, end);
        var word = draft.Text.Words[first].Text;
        // Li before the article has swallowed its alef: there is nothing to cut off.
        if (pack.Names.ContainsKey(word) || word is [ArabicLetters.Lam, ArabicLetters.Lam, ..])
        {
            return span;
        }
        for (var off = 1; off <= Taken(word); off++)
        {
            if (pack.Names.ContainsKey(word[off..]) || draft.Matches.Find(first, LexemeKind.Person) is { } listed && System.Numerics.BitOperations.PopCount((uint)listed.Clitics) == off)
            {
                return new TextSpan(draft.Text.Normal.SourceOffset(draft.Text.Tokens[first].NormalStart + off), span.End);
            }
        }
        return span;
    }
}
