using Isnad.Analysis.Tagging;
using Isnad.Language;

namespace Isnad.Analysis.Mentions;

/// <summary>Head nouns whose side stands after a word of belonging ("the forces loyal to …") or of membership ("two men of …").</summary>
public sealed partial class ActorFinder
{
    private const int Describing = 2;

    /// <summary>Forces, fighters or a group "loyal to", "belonging to" a side: that side, or the militia that a state keeps.</summary>
    private ActorMention? Belonging(ReportDraft draft, NameClaims claims, LexicalMatch head)
    {
        var at = draft.Matches.NextWord(head.End - 1);
        for (var step = 0; step < Describing && at < draft.Text.Tokens.Length && !draft.Matches.Has(at, Cue.Belonging); step++)
        {
            if (draft.Matches.CueBits[at] != 0 || draft.Text.Words[at].Is(LexemeKind.Head))
            {
                return null;
            }
            at = draft.Matches.NextWord(at);
        }
        if (at >= draft.Text.Tokens.Length || !draft.Matches.Has(at, Cue.Belonging))
        {
            return null;
        }
        var side = draft.Matches.NextWord(at);
        if (side < draft.Text.Tokens.Length && draft.Matches.Has(side, Cue.Prep))
        {
            side = draft.Matches.NextWord(side);
        }
        if (side >= draft.Text.Tokens.Length || (Named(draft, claims, side, null, side) ?? Headed(draft, claims, side) ?? State(draft, claims, side)) is not { } owner)
        {
            return null;
        }
        return Join(head, owner, Kept(draft, ClassOf(head.Lexeme), owner));
    }

    /// <summary>Whom those who belong to an actor are: of a state at home its forces, of another the militia that it keeps, where the list has one.</summary>
    private string Kept(ReportDraft draft, string name, ActorMention owner)
    {
        if (pack.ActorTypes.GetValueOrDefault(owner.Id) is not { ActorType: "state", Country: { } country } || pack.Nationalities.GetValueOrDefault(country) is not { } nation || !nation.Ids.ContainsValue(owner.Id))
        {
            return owner.Id;
        }
        var kept = name is "aviation" or "navy" or "police" ? null : name is "group" || country != draft.MainCountry ? nation.Ids.GetValueOrDefault("backed") : null;
        return kept ?? Now(draft, IdFor(nation, name is "group" ? "forces" : name));
    }

    /// <summary>Fighters or leaders "of", "in" a side that is named.</summary>
    private ActorMention? Among(ReportDraft draft, NameClaims claims, LexicalMatch head)
    {
        var name = ClassOf(head.Lexeme);
        if (name is not ("fighters" or "leader") && !IsSoldiers(draft, head, name))
        {
            return null;
        }
        var at = draft.Matches.NextWord(head.End - 1);
        if (at >= draft.Text.Tokens.Length)
        {
            return null;
        }
        if (draft.Matches.Has(at, Cue.Prep))
        {
            at = draft.Matches.NextWord(at);
        }
        else if (!StartsWithIn(draft, at))
        {
            return null;
        }
        if (at >= draft.Text.Tokens.Length || (Named(draft, claims, at, null, at) ?? Headed(draft, claims, at)) is not { Naming: ActorNaming.Name or ActorNaming.Composed or ActorNaming.Generic } owner
            || pack.ActorTypes.GetValueOrDefault(owner.Id)?.ActorType is "civilians" or "international" or "unknown")
        {
            return null;
        }
        return Join(head, owner, owner.Id);
    }

    private static bool StartsWithIn(ReportDraft draft, int at)
    {
        foreach (var match in draft.Matches.At(at))
        {
            if (match.Lexeme.Kind is LexemeKind.Actor or LexemeKind.Head && (match.Clitics & Clitics.Preposition) != 0)
            {
                return true;
            }
        }
        return false;
    }

    private static ActorMention Join(LexicalMatch head, ActorMention owner, string id) => new()
    {
        First = head.First, End = owner.End, Id = id, As = id == owner.Id ? owner.As : null, Slant = owner.Slant, Lexeme = owner.Lexeme, Head = head.Lexeme, Naming = ActorNaming.Composed, Clitics = head.Clitics,
    };
}
