using Isnad.Analysis.Tagging;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Mentions;

/// <summary>Bare nouns that stand for an actor named before, or for the side of the country that is spoken of.</summary>
public sealed partial class ActorFinder
{
    /// <summary>A bare head noun repeats the last actor that was named with the same noun, a group's or its fighters' the last group; a force's or a government's is the country's.</summary>
    private ActorMention? Bare(ReportDraft draft, LexicalMatch head)
    {
        var name = ClassOf(head.Lexeme);
        var definite = IsDefinite(draft, head);
        var soldiers = IsSoldiers(draft, head, name);
        var earlier = head.Lexeme.Kind == LexemeKind.Head && definite ? Earlier(draft, head, name, definite) : null;
        string? id = earlier?.Id;
        if (id is null && name is "forces" or "aviation" or "navy" or "police" or "intelligence" or "government" or "ministry" && (definite || soldiers)
            && CountryAt(draft, head.First) is { } country && pack.Nationalities.GetValueOrDefault(country) is { } nation)
        {
            id = Now(draft, IdFor(nation, name));
        }
        if (id is null && (name is "fighters" || head.Lexeme.Kind == LexemeKind.People))
        {
            id = "unknown-armed";
        }
        return id is null ? null : new ActorMention { First = head.First, End = head.End, Id = id, As = earlier?.As, Lexeme = head.Lexeme, Head = head.Lexeme, Naming = ActorNaming.Generic, Clitics = head.Clitics };
    }

    private ActorMention? Earlier(ReportDraft draft, LexicalMatch head, string name, bool definite)
    {
        ActorMention? similar = null, group = null;
        for (var i = draft.Actors.Count - 1; i >= Math.Max(0, draft.Actors.Count - Memory); i--)
        {
            var actor = draft.Actors[i];
            if (actor.Naming is not (ActorNaming.Name or ActorNaming.Composed) || draft.Items.TellOther(actor.First, head.First))
            {
                continue;
            }
            var alike = actor.Head == head.Lexeme || (actor.Head is null && definite && draft.Matches.Find(actor.First, LexemeKind.Head)?.Lexeme == head.Lexeme);
            if (name is "group" ? definite && HasNoun(draft, actor, head.First) : alike)
            {
                return actor;
            }
            similar ??= alike ? actor : null;
            if (group is null && (name is "group" || (name is "fighters" && definite)) && pack.ActorTypes.GetValueOrDefault(actor.Id)?.ActorType is "non-state" or "militia")
            {
                group = actor;
            }
        }
        return similar ?? group;
    }

    /// <summary>"The front" repeats the last that was called a front: nouns for a group share an entry, so the word itself is compared.</summary>
    private static bool HasNoun(ReportDraft draft, ActorMention actor, int noun)
    {
        for (var i = actor.First; i < actor.End; i++)
        {
            if (draft.Text.Words[i].Stems.AsSpan().ContainsAny(draft.Text.Words[noun].Stems))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A noun in construct before a bare noun that repeats an actor: "the positions of the organisation".</summary>
    private ActorMention? OfRepeated(ReportDraft draft, LexicalMatch head)
    {
        var next = draft.Matches.NextWord(head.End - 1);
        if ((head.Clitics & (Clitics.Article | Clitics.Suffix)) != 0 || next >= draft.Text.Tokens.Length || draft.Matches.Find(next, LexemeKind.Head) is not { } owner
            || owner.Clitics != Clitics.Article || Bare(draft, owner) is not { } side)
        {
            return null;
        }
        return new ActorMention { First = head.First, End = side.End, Id = side.Id, As = side.As, Lexeme = side.Lexeme, Head = head.Lexeme, Naming = ActorNaming.Generic, Clitics = head.Clitics };
    }

    /// <summary>Soldiers and police officers belong to the country where they stand, also unnamed and new to the text.</summary>
    private static bool IsSoldiers(ReportDraft draft, LexicalMatch head, string name) => name is "forces" or "police" && draft.Matches.Find(head.First, LexemeKind.People) is { Lexeme.Fighter: true };

    /// <summary>The country of the nearest place in the sentence, else the one that the report speaks of most.</summary>
    private static string? CountryAt(ReportDraft draft, int token)
    {
        string? country = null;
        var least = int.MaxValue;
        foreach (var place in draft.PlacesBy.In(draft.Text.SentenceOf(token)))
        {
            var distance = Math.Abs(place.First - token);
            if (place.Country is not null && distance < least)
            {
                (country, least) = (place.Country, distance);
            }
        }
        return country ?? draft.MainCountry;
    }

    /// <summary>The article stands on the head, or on a later word of its phrase ("forces of the security").</summary>
    private static bool IsDefinite(ReportDraft draft, LexicalMatch head)
    {
        for (var i = head.First + 1; i < head.End; i++)
        {
            var word = draft.Text.Words[i].Text;
            if (word.Length > 3 && word[0] == ArabicLetters.Alef && word[1] == ArabicLetters.Lam)
            {
                return true;
            }
        }
        return (head.Clitics & Clitics.Article) != 0;
    }
}
