using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds who says it: the noun phrase beside a verb of saying or after "according to", a headline's "X:", and sources named alone.</summary>
public sealed class SourceFinder(LanguagePack pack, DeniedContent denied)
{
    private const int LongestPhrase = 11, Limit = 90, StatementReach = 12;
    private static readonly Lexeme Colon = new() { Kind = LexemeKind.Cue, Id = "colon", Cue = Cue.Says };

    /// <summary>Fills <see cref="ReportDraft.Sources"/>, in order of the text.</summary>
    public void Find(ReportDraft draft)
    {
        foreach (var match in draft.Matches.All)
        {
            switch (match.Lexeme.Cue)
            {
                // "The spokesman" is a participle of speaking, but a noun for a source; with a possessor it is a noun of its own ("its seat" is written like "admitting it").
                case Cue.Says when (match.Flags & FormFlags.Participle) != 0 && (draft.Matches.Has(match.First, Cue.SourceNoun) || draft.Text.Words[match.First].First(LexemeKind.PlaceCue) is { Clitics: var clitics } && (clitics & Clitics.Suffix) != 0):
                    break;
                case Cue.Denies when !DeniedWords.Denies(draft, match):
                    break;
                case Cue.Says or Cue.Claims or Cue.Denies:
                    // Before a noun of denying stands no subject of it.
                    if (!After(draft, match, false) && !IsNounOfDenying(draft, match))
                    {
                        Before(draft, match);
                    }
                    break;
                case Cue.According:
                    After(draft, match, true);
                    break;
            }
        }
        Headlines(draft);
        Alone(draft);
        draft.Sources.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.CueToken.CompareTo(b.CueToken));
    }

    private bool After(ReportDraft draft, LexicalMatch cue, bool according)
    {
        var first = draft.Matches.NextWord(cue.End - 1);
        if (first >= draft.Text.Tokens.Length)
        {
            return false;
        }
        // "According to what X said": the phrase stands after that verb.
        for (var steps = 0; according && steps < 3 && first < draft.Text.Tokens.Length && !SourcePhrase.Starts(draft, first) && !draft.Matches.Has(first, Cue.Conj); steps++)
        {
            first = draft.Matches.NextWord(first);
        }
        if (first >= draft.Text.Tokens.Length)
        {
            return false;
        }
        if (!SourcePhrase.Starts(draft, first))
        {
            var told = cue.Lexeme.Cue == Cue.Denies && denied.IsHead(draft, first);
            return (!according || cue.Lexeme.Key == CueTraits.BeforeName) && !told && Name(draft, first, cue);
        }
        if (SourcePhrase.IsAddressee(draft, first))
        {
            // "In a statement to the newspaper": it passes on what the speaker says.
            return false;
        }
        Add(draft, first, cue.Lexeme.Cue == Cue.Denies ? denied.Start(draft, first + 1, SourcePhrase.End(draft, first)) : SourcePhrase.End(draft, first), cue, according ? "according-to" : "verb-subject", !according);
        return true;
    }

    /// <summary>"A denial of this right", with its ending of indefiniteness; "denial" without it is written like "denied".</summary>
    private static bool IsNounOfDenying(ReportDraft draft, LexicalMatch cue) =>
        cue.Lexeme.Cue == Cue.Denies && (cue.Flags & FormFlags.Masdar) != 0 && draft.Text.Words[cue.First].Text is [.., _, ArabicLetters.Alef];

    /// <summary>A verb of saying followed by a name that no list holds.</summary>
    private bool Name(ReportDraft draft, int first, LexicalMatch cue)
    {
        var end = first;
        while (end < Math.Min(first + 3, draft.Text.Tokens.Length) && IsNamePart(draft, end) && (cue.Lexeme.Cue != Cue.Denies || end == first || !denied.IsHead(draft, end)))
        {
            end++;
        }
        // "Denied the matter": nobody of that name.
        if (end == first || cue.Lexeme.Cue == Cue.Denies && BackDenial.IsPointer(draft, cue.First, first))
        {
            return false;
        }
        end = SourcePhrase.IsOffice(draft, end) ? SourcePhrase.End(draft, end) : end;
        Add(draft, first, end, cue, "verb-name", true);
        return true;
    }

    /// <summary>A word that no list knows can be part of a name; an adverb or an object with its ending of indefiniteness cannot.</summary>
    private static bool IsNamePart(ReportDraft draft, int at) => draft.Text.Tokens[at].Kind == TokenKind.Word && !draft.Text.Tokens[at].LineBefore && draft.Text.Words[at] is { IsUnlisted: true, Text.Length: > 2 } word
        && !word.Is(Cue.Common) && !draft.Text.Source.Slice(draft.Text.Tokens[at].Span).Contains(ArabicLetters.Fathatan);

    /// <summary>The subject before its verb, with the office that it depends on ("the spokesman of the forces denied").</summary>
    private void Before(ReportDraft draft, LexicalMatch cue)
    {
        var sentence = draft.Text.Sentences[draft.Text.SentenceOf(cue.First)];
        var (first, last) = (-1, 0);
        for (var i = cue.First - 1; i >= Math.Max(sentence.First, cue.First - LongestPhrase); i--)
        {
            if (SourcePhrase.Starts(draft, i) && StartsPhrase(draft, i) && SourcePhrase.End(draft, i) is var end && end >= (first < 0 ? cue.First - 3 : Math.Max(last, first + 1)) && (first < 0 || SourcePhrase.IsOffice(draft, i)))
            {
                (first, last) = (i, Math.Min(end, cue.First));
            }
            // "..., while" begins another's words: who stands before it is not their subject.
            if (draft.Text.IsMark(i, '.') || draft.Matches.Has(i, Cue.Says) || draft.Matches.Has(i, Cue.TimeConj))
            {
                break;
            }
        }
        if (first >= 0)
        {
            Add(draft, first, last, cue, "subject-verb", true);
        }
    }

    private static bool StartsPhrase(ReportDraft draft, int at) => at == 0 || draft.Text.Tokens[at].LineBefore || !draft.Text.Words[at - 1].Is(Cue.SourceNoun);

    /// <summary>A line's opening phrase before a colon.</summary>
    private void Headlines(ReportDraft draft)
    {
        foreach (var sentence in draft.Text.Sentences)
        {
            if (!SourcePhrase.Starts(draft, sentence.First))
            {
                continue;
            }
            var end = SourcePhrase.End(draft, sentence.First);
            if (end < sentence.End && draft.Text.IsMark(end, ':'))
            {
                Add(draft, sentence.First, end, new LexicalMatch(end, end + 1, Colon, FormFlags.None, Clitics.None), "colon", true);
            }
        }
    }

    /// <summary>Source nouns and named outlets that no verb took.</summary>
    private void Alone(ReportDraft draft)
    {
        var taken = new bool[draft.Text.Tokens.Length];
        var speaks = new bool[draft.Text.Tokens.Length];
        foreach (var source in draft.Sources)
        {
            // An apposition too long to be quoted is no second source.
            taken.AsSpan(source.First, SourcePhrase.Apposition(draft, source.First, source.End) - source.First).Fill(true);
            speaks[source.First] |= source.Rule is "verb-subject" or "subject-verb" or "verb-name";
        }
        foreach (var match in draft.Matches.All)
        {
            if (match.Lexeme.Cue is Cue.SourceNoun or Cue.SourceName && !taken[match.First] && !IsOwnStatement(draft, match, speaks) && !SourcePhrase.IsOrigin(draft, match.First))
            {
                taken.AsSpan(match.First, match.Lexeme.Class == "media" ? SourcePhrase.End(draft, match.First) - match.First : 1).Fill(true);
                Add(draft, match.First, Math.Max(match.End, SourcePhrase.End(draft, match.First)), match, match.Lexeme.Cue == Cue.SourceName ? "named-outlet" : "source-noun", false);
            }
        }
    }

    /// <summary>"X said in a statement": the statement is X's and names nobody.</summary>
    private static bool IsOwnStatement(ReportDraft draft, LexicalMatch match, bool[] speaks)
    {
        if (match.Lexeme.Key != CueTraits.Statement || match.Length > 1 || (match.Clitics & Clitics.Article) != 0)
        {
            return false;
        }
        var sentence = draft.Text.Sentences[draft.Text.SentenceOf(match.First)].First;
        return speaks.AsSpan(Math.Max(sentence, match.First - StatementReach), match.First - Math.Max(sentence, match.First - StatementReach)).Contains(true);
    }

    private void Add(ReportDraft draft, int first, int end, LexicalMatch cue, string rule, bool follows)
    {
        var whole = SourcePhrase.Apposition(draft, first, end);
        end = draft.Text.Span(first, whole).Length <= Limit ? whole : end;
        while (end > first + 1 && draft.Text.Span(first, end).Length > Limit)
        {
            end--;
        }
        if (draft.Text.Span(first, end).Length > Limit)
        {
            return;
        }
        ActorMention? actor = null;
        foreach (var mention in draft.ActorsBy.In(draft.Text.SentenceOf(first)))
        {
            // "A military source" is nobody's until the text says whose: the side that is guessed for an indefinite noun is no attribution.
            var guessed = mention.Naming == ActorNaming.Generic && (mention.Clitics & (Clitics.Article | Clitics.Suffix)) == 0;
            if (mention.First < end && first < mention.End && mention.Naming != ActorNaming.People && !guessed)
            {
                actor = mention;
                break;
            }
        }
        var denies = cue.Lexeme.Cue == Cue.Denies ? denied.Of(draft, cue, first < cue.First ? cue.End : end) : null;
        draft.Sources.Add(new SourceMention
        {
            First = first, End = end, Kind = Kind(draft, first, end, actor), Actor = actor?.Id, CueToken = cue.First,
            // Who denies a circumstance tells the occurrence.
            Cue = cue.Lexeme.Cue == Cue.Denies && denies is null ? Cue.Says : cue.Lexeme.Cue, Rule = rule, ContentFollows = follows, Denies = denies,
        });
        if (rule is "verb-subject" or "according-to" && end < draft.Text.Tokens.Length && draft.Matches.NextWord(end - 1) == end && SourcePhrase.IsJoined(draft, end))
        {
            Add(draft, end, SourcePhrase.End(draft, end), cue, rule, follows);
        }
    }

    private string Kind(ReportDraft draft, int first, int end, ActorMention? actor)
    {
        string? noun = null, adjective = null, name = null;
        for (var i = first; i < end; i++)
        {
            foreach (var match in draft.Matches.At(i))
            {
                noun ??= match.Lexeme.Cue == Cue.SourceNoun ? match.Lexeme.Class : null;
                adjective ??= match.Lexeme.Cue == Cue.SourceAdj ? match.Lexeme.Class : null;
                name ??= match.Lexeme.Cue == Cue.SourceName ? match.Lexeme.Class : null;
            }
        }
        return adjective ?? noun ?? name ?? (actor is null ? "anonymous" : OfActor(actor));
    }

    /// <summary>Ruling 15: armies and commanders are military, governments official, groups armed-group.</summary>
    private string OfActor(ActorMention actor)
    {
        if (actor.HeadClass is "forces" or "aviation" or "navy" or "intelligence" or "fighters")
        {
            return "military";
        }
        return pack.ActorTypes.GetValueOrDefault(actor.Id)?.ActorType switch
        {
            "non-state" or "militia" => "armed-group",
            "civilians" => "local",
            _ => "official",
        };
    }
}
