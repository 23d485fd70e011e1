using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds the words that name participants: names, persons, head nouns with a nationality or a name, states, people, and bare nouns that repeat one.</summary>
public sealed partial class ActorFinder(LanguagePack pack)
{
    private const int Reach = 4, Memory = 80, LongestTellersName = 4;
    private readonly Dictionary<string, Lexeme> _heirs = pack.Lexemes.Where(lexeme => lexeme is { Kind: LexemeKind.Actor, Key: not null }).DistinctBy(lexeme => lexeme.Key).ToDictionary(lexeme => lexeme.Key!);

    /// <summary>Fills <see cref="ReportDraft.Actors"/>.</summary>
    public void Find(ReportDraft draft, NameClaims claims)
    {
        var i = 0;
        while (i < draft.Text.Tokens.Length)
        {
            var found = draft.Text.Tokens[i].Kind == TokenKind.Mark ? null : At(draft, claims, i);
            if (found is null)
            {
                i++;
                continue;
            }
            draft.Actors.Add(found);
            i = Math.Max(i + 1, found.End);
        }
    }

    private ActorMention? At(ReportDraft draft, NameClaims claims, int at)
    {
        var named = Named(draft, claims, at, null, at);
        if (HeadAt(draft, at) is { } head && Belonging(draft, claims, head) is { } side && side.End > (named?.End ?? 0))
        {
            return side;
        }
        if (named is null && HeadAt(draft, at) is { } noun && IsAdjective(draft, noun))
        {
            return null;
        }
        return named ?? Headed(draft, claims, at) ?? State(draft, claims, at) ?? People(draft, at);
    }

    private static LexicalMatch? HeadAt(ReportDraft draft, int at) => draft.Matches.Find(at, LexemeKind.Head) ?? FighterOrAircraft(draft, at);

    private static ActorMention? Named(ReportDraft draft, NameClaims claims, int at, LexicalMatch? head, int first)
    {
        LexicalMatch? best = null;
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Person && claims.Stands(match) && InCountry(draft, match.Lexeme) && (best is not { } other || IsBetter(draft, match, other)))
            {
                best = match;
            }
        }
        if (best is not { } name)
        {
            return null;
        }
        var lexeme = name.Lexeme;
        return new ActorMention
        {
            First = first, End = name.End, Id = lexeme.Actor!, As = lexeme.As, Slant = lexeme.Slant, Lexeme = lexeme, Head = head?.Lexeme, Clitics = (head ?? name).Clitics,
            Naming = lexeme.Kind == LexemeKind.Person ? ActorNaming.Person : head is null ? ActorNaming.Name : ActorNaming.Composed,
            Person = lexeme.Kind == LexemeKind.Person ? draft.Text.Span(name.First, name.End) : null,
        };
    }

    /// <summary>An alias bound to countries counts where one of them holds at least a seventh of the report's places, or is its main one.</summary>
    private static bool InCountry(ReportDraft draft, Lexeme lexeme) =>
        lexeme.Countries.Length == 0 || lexeme.Countries.Any(country => draft.MainCountry == country || draft.WeightOf(country) >= 0.14);

    private ActorMention? Headed(ReportDraft draft, NameClaims claims, int at)
    {
        if (HeadAt(draft, at) is not { } found)
        {
            return null;
        }
        var next = draft.Matches.NextWord(found.End - 1);
        if (next < draft.Text.Tokens.Length && (found.Clitics & Clitics.Article) == 0 && Named(draft, claims, SkipBelonging(draft, next), found, at) is { } named)
        {
            return WithClass(draft, named);
        }
        for (int step = 0, i = next; step < Reach && i < draft.Text.Tokens.Length; step++, i = draft.Matches.NextWord(i))
        {
            var word = draft.Text.Words[i];
            if (Nation(draft, claims, i, (found.Clitics & Clitics.Article) == 0 && step < 3) is { } nation)
            {
                return Compose(draft, found, nation, at);
            }
            if (IsAnother(draft, found, i) || draft.Matches.Has(i, Cue.Prep) || draft.Matches.Has(i, Cue.Says) || draft.Matches.Has(i, Cue.Conj) || (word.First(LexemeKind.Trigger) is { } verb && (verb.Flags & FormFlags.Verb) != 0 && (verb.Flags & FormFlags.Masdar) == 0)
                || word.Text[0] == ArabicLetters.Waw && word.Is(LexemeKind.Head))
            {
                break;
            }
        }
        return OfRepeated(draft, found) ?? Among(draft, claims, found) ?? Bare(draft, found);
    }

    /// <summary>"Gunmen (abducted) a French citizen", "three Chinese engineers": after an indefinite noun another indefinite one for people, or a number, begins those to whom it was done.</summary>
    private static bool IsAnother(ReportDraft draft, LexicalMatch head, int at) => (head.Clitics & Clitics.Article) == 0
        && (draft.Text.Is(at, TokenKind.Number) || draft.Matches.Has(at, Cue.Number) || draft.Matches.Find(at, LexemeKind.People) is { Lexeme.Fighter: false } people && (people.Clitics & Clitics.Article) == 0 && !draft.Matches.Has(at, Cue.SourceAdj) && !Agrees(draft, head.First, at));

    /// <summary>Two plurals of one ending: the second describes the first ("opposition gunmen").</summary>
    private static bool Agrees(ReportDraft draft, int head, int at) => draft.Text.Words[head].Text is [.., var a, var b] && draft.Text.Words[at].Text is [.., var c, var d] && a == c && b == d && b == ArabicLetters.Nun;

    /// <summary>"The military spokesman" names no soldier: in the singular and after a word that agrees with it in its article, the noun is an adjective.</summary>
    private static bool IsAdjective(ReportDraft draft, LexicalMatch head)
    {
        if (head.Length > 1 || head.First == 0 || (head.Flags & (FormFlags.Plural | FormFlags.Dual)) != 0 || !draft.Matches.Has(head.First, Cue.SourceAdj) || !draft.Text.Is(head.First - 1, TokenKind.Word) || draft.Text.Tokens[head.First].LineBefore)
        {
            return false;
        }
        var before = Array.Exists(draft.Text.Words[head.First - 1].Readings, reading => (reading.Clitics & Clitics.Article) != 0);
        return before && (head.Clitics & Clitics.Article) != 0;
    }

    /// <summary>A noun for people inside the name of a place is nobody ("the quarter of Sheikh X").</summary>
    private static bool IsInPlaceName(ReportDraft draft, int at)
    {
        foreach (var place in draft.PlacesBy.In(draft.Text.SentenceOf(at)))
        {
            if (place.NameFirst <= at && at < place.End && place.End - place.NameFirst > 1 && place.Antecedent is null)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Over "of the", "belonging to" between a head and its name.</summary>
    private static int SkipBelonging(ReportDraft draft, int token)
    {
        if (draft.Matches.Has(token, Cue.By))
        {
            var next = draft.Matches.NextWord(token);
            return next < draft.Text.Tokens.Length ? next : token;
        }
        return token;
    }

    private ActorMention WithClass(ReportDraft draft, ActorMention named)
    {
        // "Forces of the Syrian government": the government's forces, where the list has them.
        if (named.Head is { Class: { } name } && pack.ActorTypes.GetValueOrDefault(named.Id) is { ActorType: "state", Country: { } country }
            && pack.Nationalities.GetValueOrDefault(country) is { } nation && nation.Ids.ContainsValue(named.Id))
        {
            return new ActorMention { First = named.First, End = named.End, Id = Now(draft, IdFor(nation, name)), Slant = named.Slant, Lexeme = named.Lexeme, Head = named.Head, Naming = ActorNaming.Composed, Clitics = named.Clitics };
        }
        return named;
    }

    private static LexicalMatch? FighterOrAircraft(ReportDraft draft, int at)
    {
        if (draft.Matches.Find(at, LexemeKind.People) is { Lexeme.Fighter: true } people)
        {
            return people;
        }
        return draft.Matches.Find(at, LexemeKind.Weapon) is { Lexeme.Class: "aircraft" or "helicopter" or "drone" or "ship" or "artillery" } weapon ? weapon : null;
    }

    /// <summary>The longer name; of equal ones that bound to the country, then that of the actor which began last before the report.</summary>
    private static bool IsBetter(ReportDraft draft, LexicalMatch match, LexicalMatch other)
    {
        if (match.End != other.End)
        {
            return match.End > other.End;
        }
        var (bound, others) = (match.Lexeme.Countries.Length > 0, other.Lexeme.Countries.Length > 0);
        return bound != others ? bound : Began(draft, match.Lexeme) > Began(draft, other.Lexeme);
    }

    /// <summary>The year in which an actor began: 0 where the entry gives none, -1 where it is not over, for a report of that year may still mean the one before.</summary>
    private static int Began(ReportDraft draft, Lexeme actor) => actor.Min is not { } year ? 0 : year < YearOf(draft) ? year : -1;

    private static int YearOf(ReportDraft draft) => draft.Times.Published.Interval?.From.Year ?? 0;

    /// <summary>Whom a state's words mean in the report's year: the authorities that took the place of those listed.</summary>
    private string Now(ReportDraft draft, string id) => _heirs.TryGetValue(id, out var heir) && heir.Min < YearOf(draft) ? heir.Actor! : id;

    private static (Lexeme Nation, int End)? Nation(ReportDraft draft, NameClaims claims, int at, bool nameToo)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Kind == LexemeKind.Nationality && claims.Stands(match) && (match.Lexeme.Class == "adj" ? (match.Clitics & ~Clitics.Article) == 0 : nameToo && match.Clitics == Clitics.None))
            {
                return (match.Lexeme, match.End);
            }
        }
        return null;
    }

    private ActorMention Compose(ReportDraft draft, LexicalMatch head, (Lexeme Nation, int End) nation, int first) => new()
    {
        First = first, End = nation.End, Id = Now(draft, IdFor(nation.Nation, ClassOf(head.Lexeme))), Lexeme = nation.Nation, Head = head.Lexeme, Naming = ActorNaming.Composed, Clitics = head.Clitics,
    };

    /// <summary>Class of a head noun; of a noun for fighters or an aircraft the force that it belongs to.</summary>
    private static string ClassOf(Lexeme head) => head.Kind switch
    {
        LexemeKind.People => "fighters",
        LexemeKind.Weapon => head.Class switch { "ship" => "navy", "artillery" => "forces", _ => "aviation" },
        _ => head.Class ?? "default",
    };

    private static string IdFor(Lexeme nation, string name)
    {
        var fallback = name switch
        {
            "aviation" or "navy" or "fighters" or "positions" or "intelligence" or "police" => "forces",
            "ministry" or "leader" or "spokesperson" or "media" => "government",
            _ => "default",
        };
        return nation.Ids.GetValueOrDefault(name) ?? nation.Ids.GetValueOrDefault(fallback) ?? nation.Ids.GetValueOrDefault("default") ?? $"x:{nation.Id.ToLowerInvariant()}-government";
    }

    private ActorMention? State(ReportDraft draft, NameClaims claims, int at)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Kind is LexemeKind.Nationality or LexemeKind.Capital && claims.Stands(match) && match.Lexeme.Actor is { } id && !(match.Lexeme.Kind == LexemeKind.Capital && IsWhere(draft, match)))
            {
                var naming = match.Lexeme.Kind == LexemeKind.Capital ? ActorNaming.Capital : match.Lexeme.Class == "adj" ? ActorNaming.Nationality : ActorNaming.State;
                return new ActorMention { First = at, End = match.End, Id = Now(draft, id), Lexeme = match.Lexeme, Naming = naming, Clitics = match.Clitics };
            }
        }
        return null;
    }

    /// <summary>"In Damascus", "east of Ramallah", "the city of Sanaa", "in Beirut and Baghdad": a capital that says where stands for no government.</summary>
    private static bool IsWhere(ReportDraft draft, LexicalMatch capital)
    {
        var at = capital.First;
        foreach (var place in draft.PlacesBy.In(draft.Text.SentenceOf(at)))
        {
            if (place.CueKind is not null && place.First < at && place.NameFirst <= at && at < place.End)
            {
                return true;
            }
        }
        if (at == 0)
        {
            return false;
        }
        var conjoined = (capital.Clitics & Clitics.Conjunction) != 0;
        if ((capital.Clitics & Clitics.Preposition) != 0 && draft.Text.Words[at].Text is var word && word[conjoined ? 1 : 0] == ArabicLetters.Ba)
        {
            return true;
        }
        foreach (var match in draft.Matches.At(at - 1))
        {
            // "The West" accuses; "west of" says where.
            var where = match.Lexeme is { Cue: Cue.Near or Cue.Direction } or { Cue: Cue.Prep, Key: CueTraits.Within } && (match.Clitics & Clitics.Article) == 0;
            if (where && match.End == at || conjoined && match.Lexeme.Kind == LexemeKind.Capital && match.End == at && IsWhere(draft, match))
            {
                return true;
            }
        }
        return false;
    }

    private static ActorMention? People(ReportDraft draft, int at)
    {
        if (draft.Matches.Find(at, LexemeKind.People) is not { } people || IsInPlaceName(draft, at) || IsInTellersName(draft, people))
        {
            return null;
        }
        if (people.Lexeme is { Class: not null, Actor: null })
        {
            // "Three dead" says nothing of who they were.
            return null;
        }
        var id = people.Lexeme.Actor ?? (people.Lexeme.Fighter ? "unknown-armed" : "civilians");
        return new ActorMention { First = people.First, End = people.End, Id = id, Lexeme = people.Lexeme, Naming = ActorNaming.People, Clitics = people.Clitics };
    }

    /// <summary>"The network of Sudan's doctors" tells it; its doctors are no party.</summary>
    private static bool IsInTellersName(ReportDraft draft, LexicalMatch people)
    {
        for (var i = Math.Max(0, people.First - LongestTellersName); i <= people.First; i++)
        {
            foreach (var match in draft.Matches.At(i))
            {
                if (match.Lexeme.Cue == Cue.SourceName && match.Length > people.Length && match.End >= people.End)
                {
                    return true;
                }
            }
        }
        return false;
    }
}
