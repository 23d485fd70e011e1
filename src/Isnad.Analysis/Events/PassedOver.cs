using Isnad.Analysis.Mentions;
using Isnad.Analysis.Tagging;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Analysis.Events;

/// <summary>Says why a word that might tell an occurrence is in no record, where no score decided that: it stands in a name, lacks its companion, or is one mention
/// more than a record shows.</summary>
internal sealed class PassedOver(EventContext context, IReadOnlyList<EventDraft> kept)
{
    private const int CompanionsShown = 6;

    private readonly TaggedText _text = context.Draft.Text;

    /// <summary>All such words.</summary>
    public IEnumerable<RejectedTrigger> All() => [.. BeyondTheShown(), .. InNames(), .. Alone()];

    private IEnumerable<RejectedTrigger> BeyondTheShown()
    {
        var shown = kept.SelectMany(EventAssembler.Shown).ToHashSet();
        var ofRecords = EventAssembler.InOrder(kept).SelectMany((draft, index) => draft.Triggers.Select(trigger => (trigger, id: EventAssembler.IdOf(index)))).Where(pair => !shown.Contains(pair.trigger));
        return ofRecords.GroupBy(pair => pair.trigger, pair => pair.id).Select(ids =>
            new RejectedTrigger(Span(ids.Key.First, ids.Key.End), $"{ids.Key.Lexeme.Id}: a mention of {string.Join(", ", ids)}, beyond the {Number(CodebookLimits.Triggers)} that a record shows", ids.Key.EventProbability));
    }

    private static string Number(int value) => value == 4 ? "four" : value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private IEnumerable<RejectedTrigger> InNames() => context.Draft.InNames.Select(match => new RejectedTrigger(Span(match.First, match.End), $"{match.Lexeme.Id}: part of the name {NameOf(match)}", null));

    private string NameOf(LexicalMatch match)
    {
        var sentence = _text.SentenceOf(match.First);
        foreach (var place in context.Draft.PlacesBy.In(sentence))
        {
            if (place.NameFirst <= match.First && match.First < place.End)
            {
                return $"«{Words(place.First, place.End)}» (a place)";
            }
        }
        foreach (var actor in context.Draft.ActorsBy.In(sentence))
        {
            if (actor.First <= match.First && match.First < actor.End)
            {
                return $"«{Words(actor.First, actor.End)}» ({actor.Id})";
            }
        }
        return $"around «{Words(match.First, match.End)}»";
    }

    /// <summary>Those that no candidate, name or other word without companion holds; of several readings of a word one is told.</summary>
    private IEnumerable<RejectedTrigger> Alone()
    {
        var held = new bool[_text.Tokens.Length];
        foreach (var candidate in context.Candidates)
        {
            held.AsSpan(candidate.First, candidate.End - candidate.First).Fill(true);
        }
        foreach (var name in context.Draft.InNames)
        {
            held.AsSpan(name.First, name.End - name.First).Fill(true);
        }
        foreach (var (match, opens) in context.Draft.Matches.Alone)
        {
            if (!held.AsSpan(match.First, match.End - match.First).Contains(false))
            {
                continue;
            }
            held.AsSpan(match.First, match.End - match.First).Fill(true);
            yield return new RejectedTrigger(Span(match.First, match.End), $"{match.Lexeme.Id}: {(opens < 0 ? $"none of its companions follows ({Companions(match)})" : $"its companion «{Words(opens, opens + 1)}» opens a phrase of another type")}", null);
        }
    }

    private static string Companions(LexicalMatch match) => string.Join(", ", match.Lexeme.With.Take(CompanionsShown)) + (match.Lexeme.With.Length > CompanionsShown ? " …" : "");

    private TextSpan Span(int first, int end) => _text.Span(first, end);

    private string Words(int first, int end) => _text.Source.Slice(Span(first, end));
}
