using Isnad.Analysis.Mentions;
using Isnad.Model.Events;

namespace Isnad.Analysis.Events;

/// <summary>Says of every value of a record why it is there: the reasons that the choices left in the draft, with the place of their value in its list, and the rules
/// by which the mention that gave it was read.</summary>
internal sealed class RecordReasons(EventContext context, EventDraft draft, EventMention record)
{
    private const int MostReadings = 2;

    private readonly List<Derivation> _all = [];
    private readonly List<TriggerCandidate> _shown = [.. EventAssembler.Shown(draft)];

    /// <summary>All of them, the type first.</summary>
    public IReadOnlyList<Derivation> All()
    {
        Type();
        for (var i = 0; i < _shown.Count; i++)
        {
            Trigger(_shown[i], $"triggers[{i}]");
        }
        foreach (var reason in draft.Derivation)
        {
            if (FieldOf(reason) is { } field)
            {
                _all.Add(new Derivation(field, reason.Rule, reason.Model, reason.Quote, reason.Score, reason.Beat));
            }
        }
        Time();
        for (var i = 0; i < draft.Places.Count; i++)
        {
            Place(draft.Places[i], i == 0 ? "place" : $"more_places[{i - 1}]");
        }
        for (var i = 0; i < draft.Actors.Count; i++)
        {
            Actor(draft.Actors[i].Mention, $"actors[{i}]");
        }
        for (var i = 0; i < draft.Casualties.Count; i++)
        {
            Toll(draft.Casualties[i], record.Casualties[i], $"casualties[{i}]");
        }
        for (var i = 0; i < draft.Weapons.Count; i++)
        {
            Rule($"weapons[{i}].kind", draft.Weapons[i].Lexeme.Id, Words(draft.Weapons[i].First, draft.Weapons[i].End));
        }
        Sources();
        return _all;
    }

    /// <summary>The type is the one that all mentions together speak for most.</summary>
    private void Type()
    {
        var first = _shown[0];
        var means = new double[EventModels.Types.Length];
        foreach (var trigger in draft.Triggers)
        {
            for (var c = 1; c < trigger.Scores.Length; c++)
            {
                means[c] += trigger.Scores[c] / draft.Triggers.Count;
            }
        }
        var chosen = Array.IndexOf(EventModels.Types, draft.Type);
        _all.Add(new Derivation("type", first.Lexeme.Id, EventModels.Trigger, Words(first.First, first.End), means[chosen], DraftReason.Classes(means, EventModels.Types, chosen)));
    }

    /// <summary>Why a word is an event at all, and why it is a mention of this one.</summary>
    private void Trigger(TriggerCandidate trigger, string field)
    {
        _all.Add(new Derivation(field, trigger.Lexeme.Id, EventModels.Trigger, Words(trigger.First, trigger.End), trigger.EventProbability, [DraftReason.With("no event", 1 - trigger.EventProbability)]));
        if (trigger.Link is not { } link)
        {
            return;
        }
        string[] rival = link.Rival is { } other ? [DraftReason.With($"one occurrence with «{Words(other.First, other.End)}»", link.RivalScore)] : [];
        if (link.To is { } to)
        {
            _all.Add(new Derivation(field, "one-occurrence-with", EventModels.Link, Words(to.First, to.End), link.Score, [.. rival, DraftReason.With("an occurrence of its own", 1 - link.Score)]));
        }
        else if (rival.Length > 0)
        {
            _all.Add(new Derivation(field, "an-occurrence-of-its-own", EventModels.Link, null, 1 - link.RivalScore, rival));
        }
    }

    /// <summary>The field that a reason of the draft speaks of; null where its value did not come into the record.</summary>
    private string? FieldOf(DraftReason reason)
    {
        if (reason.Of is not { } of)
        {
            return reason.Field;
        }
        var index = reason.Field switch
        {
            "triggers" => _shown.FindIndex(trigger => trigger == of),
            "place" => draft.Places.FindIndex(place => place == of) == 0 ? 0 : -1,
            "time" => of.Equals(draft.Time) && record.Time?.Span == draft.Time?.Span ? 0 : -1,
            "more_places" => draft.Places.FindIndex(place => place == of) - 1,
            "actors.role" => draft.Actors.FindIndex(pair => pair.Mention == of),
            "casualties" => draft.Casualties.FindIndex(toll => toll == of),
            "weapons" => draft.Weapons.FindIndex(weapon => weapon.Equals(of)),
            "denied_by" => draft.Denials.FindIndex(denial => denial == of),
            _ => draft.Sources.FindIndex(source => source == of),
        };
        return index < 0 ? null : reason.Field switch { "place" or "time" => reason.Field, "actors.role" => $"actors[{index}].role", var field => $"{field}[{index}]" };
    }

    private void Time()
    {
        if (record.Time is not { } time)
        {
            Rule("time", context.Draft.Times.Published.Interval is null ? "publication-unknown" : record.Background ? "background-has-no-assumed-day" : "plan-has-no-assumed-day", null);
        }
        else if (time.Basis == EventAssembler.AssumedDay)
        {
            Rule("time", EventAssembler.AssumedDay, context.Draft.Times.Published.Quote is { } quote ? context.Draft.Text.Source.Slice(quote) : null);
        }
        else if (draft.Time is { } told)
        {
            Rule("time.from", told.Rule, context.Draft.Text.Source.Slice(told.Span));
        }
    }

    private void Place(PlaceMention place, string field)
    {
        var beaten = place.Candidates.Where(other => other.Id != place.Chosen?.Id && !place.Open.Contains(other.Id)).Take(MostReadings).Select(other => other.Id);
        _all.Add(new Derivation($"{field}.place_id", place.Rule, null, Words(place.NameFirst, place.End), null, [.. beaten]));
    }

    private void Actor(ActorMention actor, string field)
    {
        Rule($"{field}.id", $"{actor.Naming}:{actor.Lexeme.Id}", Words(actor.First, actor.End));
        if (actor.Person is { } person)
        {
            Rule($"{field}.person", $"{actor.Naming}:{actor.Lexeme.Id}", context.Draft.Text.Source.Slice(person));
        }
    }

    private void Toll(CasualtyMention toll, CasualtyValue value, string field)
    {
        Rule($"{field}.kind", toll.Rule, Words(toll.CueToken, toll.CueToken + 1));
        if (EventAssembler.StruckSide(draft, toll) is not null)
        {
            Rule($"{field}.group", "only-side-struck", null);
        }
        else if (value.Group is not null && toll.Named is { } named)
        {
            Rule($"{field}.group", named.Rule, Words(named.First, named.End));
        }
        if (value.Demographic is not null)
        {
            Rule($"{field}.demographic", "noun-of-those-counted", Words(toll.First, toll.End));
        }
        if (value.PartOf is { } of && draft.Casualties[of] is var whole)
        {
            Rule($"{field}.part_of", "part-of-the-toll-before", Words(whole.First, whole.End));
        }
        foreach (var index in value.SaidBy)
        {
            Rule($"{field}.said_by", $"teller-of-the-figure, {TollTellers.Of(context.Draft, toll)?.How}", Words(draft.Sources[index].First, draft.Sources[index].End));
        }
    }

    private void Sources()
    {
        for (var i = 0; i < draft.Sources.Count; i++)
        {
            Rule($"sources[{i}].kind", draft.Sources[i].Rule, Words(draft.Sources[i].CueToken, draft.Sources[i].CueToken + 1));
            if (record.Sources[i].Actor is not null)
            {
                Rule($"sources[{i}].actor", "side-named-in-its-words", Words(draft.Sources[i].First, draft.Sources[i].End));
            }
            if (record.Sources[i].Through is { } outer)
            {
                Rule($"sources[{i}].through", "named-before-it-in-the-sentence", Words(draft.Sources[outer].First, draft.Sources[outer].End));
            }
        }
        for (var i = 0; i < draft.Denials.Count; i++)
        {
            Rule($"denied_by[{i}].of", $"word-of-denying, {draft.Denials[i].Rule}", Words(draft.Denials[i].CueToken, draft.Denials[i].CueToken + 1));
        }
    }

    private void Rule(string field, string rule, string? quote) => _all.Add(new Derivation(field, rule, null, quote, null, []));

    private string Words(int first, int end) => EventFiller.Words(context, first, end);
}
