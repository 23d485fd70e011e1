using Isnad.Analysis.Learning;
using Isnad.Analysis.Mentions;
using Isnad.Language;
using Isnad.Text;

namespace Isnad.Analysis.Tagging;

/// <summary>One tag a token for the features: the class of the mention that holds it, else the light stem, so that a rule learned with one name holds for others.</summary>
public sealed class TagLine
{
    private static readonly TokenTag Edge = TokenTag.Class("<>"), Number = TokenTag.Class("<n>"), Latin = TokenTag.Class("<latin>"), Place = TokenTag.Class("<place>"),
        Time = TokenTag.Class("<time>"), Person = TokenTag.Class("<person>");

    private static readonly Dictionary<string, TokenTag> ActorTags = new[] { "state", "non-state", "militia", "political", "international", "civilians", "unknown", "" }
        .ToDictionary(type => type, type => TokenTag.Class($"<actor {type}>"));

    private static readonly TokenTag[] Clusters = [.. Enumerable.Range(0, 1024).Select(i => TokenTag.Class($"#{i}"))];
    private static readonly TokenTag Rare = TokenTag.Class("#rare");

    private readonly TokenTag[] _tags;
    private readonly TaggedText _text;

    public TagLine(ReportDraft draft, LanguagePack pack)
    {
        var text = _text = draft.Text;
        _tags = new TokenTag[text.Tokens.Length];
        for (var i = 0; i < _tags.Length; i++)
        {
            _tags[i] = text.Tokens[i].Kind switch { TokenKind.Number => Number, TokenKind.Latin => Latin, _ => TokenTag.Of(text.Words[i]) };
        }
        foreach (var time in draft.Times.Expressions)
        {
            _tags.AsSpan(time.FirstToken, time.EndToken - time.FirstToken).Fill(Time);
        }
        foreach (var actor in draft.Actors)
        {
            if (actor.Naming is not ActorNaming.People and not ActorNaming.Generic)
            {
                var tag = actor.Naming == ActorNaming.Person ? Person : ActorTags.GetValueOrDefault(pack.ActorTypes.GetValueOrDefault(actor.Id)?.ActorType ?? "", ActorTags[""]);
                // The head noun keeps its own word: "the positions of X" is not X.
                var first = actor.Head is null ? actor.First : actor.First + 1;
                _tags.AsSpan(first, Math.Max(0, actor.End - first)).Fill(tag);
            }
        }
        foreach (var place in draft.Places)
        {
            if (place.Antecedent is null)
            {
                _tags.AsSpan(place.NameFirst, place.End - place.NameFirst).Fill(Place);
            }
        }
    }

    /// <summary>The group of words that the token belongs to; its tag where that is a class already.</summary>
    public TokenTag Cluster(int token)
    {
        var tag = this[token];
        if (tag.Text.StartsWith('<') || _text.Tokens[token].Kind == TokenKind.Mark)
        {
            return tag;
        }
        var cluster = _text.Words[token].Cluster;
        return (uint)cluster < (uint)Clusters.Length ? Clusters[cluster] : Rare;
    }

    /// <summary>Tag of a token; one tag stands for all beyond the edges.</summary>
    public TokenTag this[int token] => (uint)token < (uint)_tags.Length ? _tags[token] : Edge;
}
