using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds who says it: the noun phrase beside a verb of saying or after "according to", a headline's "X:", and sources named alone.</summary>
public sealed class SourceFinder(LanguagePack pack)
{
    private const int LongestPhrase = 11, Limit = 90;
    private static readonly Lexeme Colon = new() { Kind = LexemeKind.Cue, Id = "colon", Cue = Cue.Says };

    /// <summary>Fills <see cref="ReportDraft.Sources"/>, in order of the text.</summary>
    public void Find(ReportDraft draft)
    {
        foreach (var match in draft.Matches.All)
        {
            switch (match.Lexeme.Cue)
            {
                case Cue.Says or Cue.Claims or Cue.Denies:
                    if (!After(draft, match, false))
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
        for (var steps = 0; according && steps < 3 && first < draft.Text.Tokens.Length && !IsSource(draft, first); steps++)
        {
            first = draft.Matches.NextWord(first);
        }
        if (first >= draft.Text.Tokens.Length)
        {
            return false;
        }
        if (!IsSource(draft, first))
        {
            return Name(draft, first, cue);
        }
        Add(draft, first, End(draft, first), cue, according ? "according-to" : "verb-subject", !according);
        return true;
    }

    /// <summary>A verb of saying followed by a name that no list holds.</summary>
    private bool Name(ReportDraft draft, int first, LexicalMatch cue)
    {
        var end = first;
        while (end < Math.Min(first + 3, draft.Text.Tokens.Length) && draft.Text.Tokens[end].Kind == TokenKind.Word && !draft.Text.Tokens[end].LineBefore && draft.Text.Words[end].IsUnlisted && draft.Text.Words[end].Text.Length > 2)
        {
            end++;
        }
        if (end == first)
        {
            return false;
        }
        Add(draft, first, end, cue, "verb-name", true);
        return true;
    }

    private void Before(ReportDraft draft, LexicalMatch cue)
    {
        var sentence = draft.Text.Sentences[draft.Text.SentenceOf(cue.First)];
        for (var i = cue.First - 1; i >= Math.Max(sentence.First, cue.First - LongestPhrase); i--)
        {
            if (IsSource(draft, i) && StartsPhrase(draft, i) && End(draft, i) is var end && end >= cue.First - 3)
            {
                Add(draft, i, Math.Min(end, cue.First), cue, "subject-verb", true);
                return;
            }
            if (draft.Text.IsMark(i, '.') || draft.Matches.Has(i, Cue.Says))
            {
                return;
            }
        }
    }

    private static bool StartsPhrase(ReportDraft draft, int at) => at == 0 || draft.Text.Tokens[at].LineBefore || !draft.Text.Words[at - 1].Is(Cue.SourceNoun);

    /// <summary>A line's opening phrase before a colon.</summary>
    private void Headlines(ReportDraft draft)
    {
        foreach (var sentence in draft.Text.Sentences)
        {
            if (!IsSource(draft, sentence.First))
            {
                continue;
            }
            var end = End(draft, sentence.First);
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
        foreach (var source in draft.Sources)
        {
            taken.AsSpan(source.First, source.End - source.First).Fill(true);
        }
        foreach (var match in draft.Matches.All)
        {
            if (match.Lexeme.Cue is Cue.SourceNoun or Cue.SourceName && !taken[match.First])
            {
                taken[match.First] = true;
                Add(draft, match.First, Math.Max(match.End, End(draft, match.First)), match, match.Lexeme.Cue == Cue.SourceName ? "named-outlet" : "source-noun", false);
            }
        }
    }

    private void Add(ReportDraft draft, int first, int end, LexicalMatch cue, string rule, bool follows)
    {
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
            if (mention.First < end && first < mention.End && mention.Naming != ActorNaming.People)
            {
                actor = mention;
                break;
            }
        }
        draft.Sources.Add(new SourceMention
        {
            First = first, End = end, Kind = Kind(draft, first, end, actor), Actor = actor?.Id, CueToken = cue.First,
            Cue = cue.Lexeme.Cue, Rule = rule, ContentFollows = follows, Denies = cue.Lexeme.Cue == Cue.Denies ? cue.Lexeme.Class ?? "occurrence" : null,
        });
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

    private static bool IsSource(ReportDraft draft, int at)
    {
        if ((uint)at >= (uint)draft.Text.Tokens.Length || draft.Text.Tokens[at].Kind == TokenKind.Mark)
        {
            return false;
        }
        if (draft.Matches.Has(at, Cue.SourceNoun) || draft.Matches.Has(at, Cue.SourceName))
        {
            return true;
        }
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Person or LexemeKind.Capital || match.Lexeme.Kind == LexemeKind.Nationality && match.Lexeme.Class == "name"
                || match.Lexeme.Kind == LexemeKind.Head && match.Lexeme.Class is not "positions" and not "people")
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Token after the noun phrase that starts at a token: it ends before a verb, a clause, a stop.</summary>
    private static int End(ReportDraft draft, int first)
    {
        var end = first + 1;
        for (var i = draft.Matches.NextWord(first); i < Math.Min(first + LongestPhrase, draft.Text.Tokens.Length); i = draft.Matches.NextWord(i))
        {
            var word = draft.Text.Words[i];
            var bits = draft.Matches.CueBits[i];
            if ((bits & (Cue.Says.Bit() | Cue.Conj.Bit() | Cue.Rel.Bit() | Cue.According.Bit() | Cue.TimeConj.Bit() | Cue.Denies.Bit() | Cue.Dem.Bit())) != 0)
            {
                break;
            }
            if (word.First(LexemeKind.Trigger) is { } trigger && (trigger.Flags & FormFlags.Verb) != 0 && (trigger.Flags & (FormFlags.Noun | FormFlags.Masdar)) == 0)
            {
                break;
            }
            if ((bits & Cue.Prep.Bit()) != 0 && !IsSource(draft, draft.Matches.NextWord(i)))
            {
                break;
            }
            end = i + 1;
        }
        return end;
    }
}
