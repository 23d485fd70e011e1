using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Finds who says it: the noun phrase beside a verb of saying or after "according to", a headline's "X:", and sources named alone.</summary>
public sealed class SourceFinder(LanguagePack pack, DeniedContent denied)
{
    /// <summary>Where what is passed on begins, behind whoever was quoted: "that", or the next verb of saying.</summary>
    private static readonly ulong Content = Cue.Conj.Bit() | Cue.Says.Bit() | Cue.Claims.Bit() | Cue.Denies.Bit();

    private const int LongestPhrase = 11, Limit = 90, StatementReach = 12, LongestName = 4, Recent = 4;
    private static readonly ulong Opens = Cue.Conj.Bit() | Cue.Past.Bit() | Cue.TimeConj.Bit();
    private static readonly ulong Governs = Cue.Prep.Bit() | Cue.Against.Bit() | Cue.With.Bit() | Cue.By.Bit() | Cue.Between.Bit() | Cue.Direction.Bit();
    private static readonly Lexeme Colon = new() { Kind = LexemeKind.Cue, Id = "colon", Cue = Cue.Says };

    /// <summary>Fills <see cref="ReportDraft.Sources"/>, in order of the text.</summary>
    public void Find(ReportDraft draft)
    {
        var counted = Counted(draft);
        foreach (var match in draft.Matches.All)
        {
            switch (match.Lexeme.Cue)
            {
                // "The spokesman" is a participle of speaking, but a noun for a source; with a possessor it is a noun of its own ("its seat" is written like "admitting it").
                case Cue.Says when (match.Flags & FormFlags.Participle) != 0 && (draft.Matches.Has(match.First, Cue.SourceNoun) || draft.Text.Words[match.First].First(LexemeKind.PlaceCue) is { Clitics: var clitics } && (clitics & Clitics.Suffix) != 0):
                    break;
                case Cue.Denies when !DeniedWords.Denies(draft, match) || IsSpoken(draft, match):
                    break;
                case Cue.Says or Cue.Claims or Cue.Denies:
                    PassedOn(draft, match);
                    // Before a noun of denying stands no subject of it.
                    if (!After(draft, match, false) && !IsNounOfDenying(draft, match))
                    {
                        Before(draft, match, counted);
                    }
                    break;
                case Cue.According:
                    After(draft, match, true);
                    break;
            }
        }
        Headlines(draft);
        Spoken(draft);
        Alone(draft, counted);
        draft.Sources.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.CueToken.CompareTo(b.CueToken));
    }

    private bool After(ReportDraft draft, LexicalMatch cue, bool according)
    {
        // A cue of several words may end with its subject ("the agency quoted").
        var first = cue.Length > 1 && cue.Lexeme.Key == CueTraits.PassesOn && SourcePhrase.Starts(draft, cue.End - 1) ? cue.End - 1 : draft.Matches.NextWord(cue.End - 1);
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

    /// <summary>A phrase without a verb of denying ("there is no truth in", "nothing to do with"): nobody is its subject, whoever speaks denies.</summary>
    private static bool IsSpoken(ReportDraft draft, LexicalMatch match) => match is { Length: > 1, Lexeme: { Cue: Cue.Denies, Class: not null } }
        && !draft.Text.Words[match.First].Readings.Any(reading => reading.Lexeme.Cue == Cue.Denies && (reading.Flags & FormFlags.Verb) != 0);

    /// <summary>Whoever last spoke in the sentence before such a phrase.</summary>
    private void Spoken(ReportDraft draft)
    {
        foreach (var match in draft.Matches.All)
        {
            if (!IsSpoken(draft, match) || !DeniedWords.Denies(draft, match))
            {
                continue;
            }
            var sentence = draft.Text.SentenceOf(match.First);
            var speaker = draft.Sources.FindLast(source => source.Cue == Cue.Says && source.Denies is null && Math.Max(source.End - 1, source.CueToken) < match.First && draft.Text.SentenceOf(source.CueToken) == sentence);
            if (speaker is not null)
            {
                Add(draft, speaker.First, speaker.End, match, "speaker", false);
            }
        }
    }

    /// <summary>"X quoted Y as saying": whom an outlet quotes tells it too, behind the preposition that brings him in.</summary>
    private void PassedOn(ReportDraft draft, LexicalMatch cue)
    {
        if (cue.Lexeme.Key != CueTraits.PassesOn)
        {
            return;
        }
        for (var i = cue.End; i < Math.Min(cue.End + LongestPhrase, draft.Text.Tokens.Length) && !draft.Text.Tokens[i].LineBefore && !draft.Text.IsMark(i, '.') && (draft.Matches.CueBits[i] & Content) == 0; i++)
        {
            if (SourcePhrase.BringsIn(draft, i) && draft.Matches.NextWord(i) is var first && first < draft.Text.Tokens.Length)
            {
                var end = SourcePhrase.Starts(draft, first) ? SourcePhrase.End(draft, first) : SpeakerName.End(pack, draft, first);
                if (end > first && (SourcePhrase.Starts(draft, first) || SpeakerName.IsTold(pack, draft, first, end) || draft.Matches.Has(end, Cue.Says)))
                {
                    Add(draft, first, end, cue, "quoted", true);
                }
                return;
            }
        }
    }

    /// <summary>"A denial of this right", with its ending of indefiniteness; "denial" without it is written like "denied".</summary>
    private static bool IsNounOfDenying(ReportDraft draft, LexicalMatch cue) =>
        cue.Lexeme.Cue == Cue.Denies && (cue.Flags & FormFlags.Masdar) != 0 && draft.Text.Words[cue.First].Text is [.., _, ArabicLetters.Alef];

    /// <summary>A verb of saying followed by a name that no list holds.</summary>
    private bool Name(ReportDraft draft, int first, LexicalMatch cue)
    {
        var end = SpeakerName.End(pack, draft, first);
        if (cue.Lexeme.Cue == Cue.Denies && end > first + 1)
        {
            end = denied.Start(draft, first + 1, end);
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

    /// <summary>The subject before its verb, with the office that it depends on ("the spokesman of the forces denied").</summary>
    private void Before(ReportDraft draft, LexicalMatch cue, bool[] counted)
    {
        var sentence = draft.Text.Sentences[draft.Text.SentenceOf(cue.First)];
        var (first, last) = (-1, 0);
        for (var i = cue.First - 1; i >= Math.Max(sentence.First, cue.First - LongestPhrase); i--)
        {
            if (SourcePhrase.Starts(draft, i) && StartsPhrase(draft, i) && !counted[i] && !IsGoverned(draft, i, cue.First) && SourcePhrase.End(draft, i) is var end && end >= (first < 0 ? cue.First - 3 : Math.Max(last, first + 1)) && (first < 0 || SourcePhrase.IsOffice(draft, i)))
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
        else if ((cue.Flags & FormFlags.Verb) != 0 && (cue.Flags & FormFlags.Participle) == 0 && (cue.Clitics & Clitics.Suffix) == 0 && draft.Text.Words[cue.First].Text[0] is not (ArabicLetters.Waw or ArabicLetters.Ya or ArabicLetters.Ta or ArabicLetters.Nun or ArabicLetters.Sin))
        {
            NameBefore(draft, cue, sentence.First);
        }
    }

    /// <summary>A name that no list holds, right before its past verb where a clause begins ("that X denied", "X had said").</summary>
    private void NameBefore(ReportDraft draft, LexicalMatch cue, int sentence)
    {
        for (var i = Math.Max(sentence, cue.First - LongestName); i < cue.First; i++)
        {
            var opens = i == sentence || (draft.Matches.CueBits[i - 1] & Opens) != 0 || draft.Text.Words[i - 1].Readings.Any(reading => reading.Lexeme.Key == CueTraits.Contrast);
            if (opens && SpeakerName.End(pack, draft, i) == cue.First)
            {
                Add(draft, i, cue.First, cue, "name-verb", true);
                return;
            }
        }
    }

    /// <summary>What a preposition governs is no subject of a verb behind it ("of the rebels, adding that"), unless a relative stands between, also the silent one of an indefinite noun ("from sources who said").</summary>
    private static bool IsGoverned(ReportDraft draft, int at, int verb)
    {
        var word = draft.Text.Words[at];
        var definite = false;
        foreach (var reading in word.Readings)
        {
            definite |= (reading.Clitics & Clitics.Article) != 0 || reading.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Person or LexemeKind.Capital || reading.Lexeme is { Kind: LexemeKind.Nationality, Class: "name" };
        }
        var written = word.Readings.Length > 0 && Array.TrueForAll(word.Readings, reading => (reading.Clitics & Clitics.Preposition) != 0);
        if (!definite || !written && !(at > 0 && !draft.Text.Tokens[at].LineBefore && (draft.Matches.CueBits[at - 1] & Governs) != 0))
        {
            return false;
        }
        for (var i = at + 1; i < verb; i++)
        {
            if (draft.Matches.Has(i, Cue.Rel))
            {
                return false;
            }
        }
        return true;
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
    private void Alone(ReportDraft draft, bool[] counted)
    {
        var taken = new bool[draft.Text.Tokens.Length];
        var speaks = new bool[draft.Text.Tokens.Length];
        foreach (var source in draft.Sources)
        {
            // An apposition too long to be quoted is no second source.
            taken.AsSpan(source.First, SourcePhrase.Apposition(draft, source.First, source.End) - source.First).Fill(true);
            speaks[source.First] |= source.Rule is "verb-subject" or "subject-verb" or "verb-name" or "name-verb";
        }
        foreach (var match in draft.Matches.All)
        {
            if (match.Lexeme.Cue is Cue.SourceNoun or Cue.SourceName && !taken[match.First] && !counted[match.First] && !IsOwnStatement(draft, match, speaks) && !SourcePhrase.IsOrigin(draft, match.First))
            {
                taken.AsSpan(match.First, SourcePhrase.End(draft, match.First) - match.First).Fill(true);
                Add(draft, match.First, Math.Max(match.End, SourcePhrase.End(draft, match.First)), match, match.Lexeme.Cue == Cue.SourceName ? "named-outlet" : "source-noun", false);
            }
        }
    }

    /// <summary>The words of tolls: victims are counted there, nobody speaks.</summary>
    private static bool[] Counted(ReportDraft draft)
    {
        var counted = new bool[draft.Text.Tokens.Length];
        foreach (var toll in draft.Casualties)
        {
            counted.AsSpan(toll.First, toll.End - toll.First).Fill(true);
        }
        return counted;
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
        var actor = Party(draft, first, end);
        var denies = cue.Lexeme.Cue == Cue.Denies ? denied.Of(draft, cue, first < cue.First ? cue.End : end) : null;
        // Two entries of one verb find the same subject.
        for (var i = draft.Sources.Count - 1; i >= Math.Max(0, draft.Sources.Count - Recent); i--)
        {
            if (draft.Sources[i] is var other && other.First == first && other.End == end && other.CueToken == cue.First && other.Denies == denies)
            {
                return;
            }
        }
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

    /// <summary>The party whose words the source's hold.</summary>
    private static ActorMention? Party(ReportDraft draft, int first, int end)
    {
        foreach (var mention in draft.ActorsBy.In(draft.Text.SentenceOf(first)))
        {
            // "A military source" is nobody's until the text says whose: the side that is guessed for an indefinite noun is no attribution.
            var guessed = mention.Naming == ActorNaming.Generic && (mention.Clitics & (Clitics.Article | Clitics.Suffix)) == 0;
            if (mention.First < end && first < mention.End && mention.Naming != ActorNaming.People && !guessed)
            {
                return mention;
            }
        }
        return null;
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
        return adjective ?? noun ?? name ?? (SourcePhrase.IsPeople(draft, first) ? "local" : actor is null ? "anonymous" : OfActor(actor));
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
