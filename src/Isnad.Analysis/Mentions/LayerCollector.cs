using Isnad.Analysis.Events;
using Isnad.Language;
using Isnad.Model.Annotations;
using Isnad.Model.Events;

namespace Isnad.Analysis.Mentions;

/// <summary>All mentions of a report as layers, whether or not an event uses them.</summary>
public static class LayerCollector
{
    /// <summary>Mentions in order of the text; of those that start together the longer first.</summary>
    public static List<LayerMention> Collect(ReportDraft draft, List<EventDraft> events)
    {
        var text = draft.Text;
        var found = new List<LayerMention>();
        found.AddRange(draft.Times.Expressions.Select(time => new TimeLayerMention(time.Span, time.Interval, time.Basis)));
        found.AddRange(draft.Places.Select(place => new PlaceLayerMention(EventAssembler.Place(text, place))));
        var roles = Roles(events);
        found.AddRange(draft.Actors.Where(actor => roles.ContainsKey(actor) || Stands(draft, actor)).Select(actor => new ActorLayerMention(
            EventAssembler.BareWords(text, actor.First, actor.End, actor.Clitics, ContractWriter.OtherLimit), actor.Id, roles.GetValueOrDefault(actor))));
        found.AddRange(NumberFinder.Find(draft, events.SelectMany(item => item.Casualties).ToHashSet()).Select(number => new NumberLayerMention(EventAssembler.BareWords(text, number.First, number.End, NumberFinder.Clitics(draft, number.First), ContractWriter.CasualtyLimit), number.Min, number.Max, number.Approximate, number.Unit)));
        found.AddRange(draft.Weapons.Select(weapon => new WeaponLayerMention(EventAssembler.BareWords(text, weapon.First, weapon.End, Clitics(draft, weapon), ContractWriter.OtherLimit), weapon.Lexeme.Class!)));
        var told = events.SelectMany(item => item.Sources.Concat(item.Denials)).ToHashSet();
        found.AddRange(draft.Sources.Where(source => told.Contains(source) || Speaks(source)).Select(source => new SourceLayerMention(
            EventAssembler.BareWords(draft, source), source.Kind, source.Actor ?? source.Root.Actor)).DistinctBy(source => source.Span));
        found.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Span.End != b.Span.End ? b.Span.End.CompareTo(a.Span.End) : a.Layer.CompareTo(b.Layer));
        return found;
    }

    /// <summary>Words that a cue of saying takes, and a noun for a source or an outlet; a party that nothing takes for a source is an actor only.</summary>
    private static bool Speaks(SourceMention source) => source.Cue is Cue.Says or Cue.According or Cue.Claims or Cue.Denies || source.Kind is "media" or "ngo" or "witness" or "medical";

    /// <summary>"In Syria" names a place alone; the military of "a military source" is nobody's.</summary>
    private static bool Stands(ReportDraft draft, ActorMention actor)
    {
        if (actor.Naming is ActorNaming.State or ActorNaming.Capital)
        {
            var before = actor.First - 1;
            return (actor.Clitics & Language.Clitics.Preposition) == 0 && (before < 0 || draft.Text.Tokens[actor.First].LineBefore || !draft.Matches.Has(before, Cue.Prep) && !draft.Matches.Has(before, Cue.Near) && !draft.Matches.Has(before, Cue.Direction))
                && !draft.Places.Exists(place => place.First < actor.First && actor.First < place.End);
        }
        return actor.Naming != ActorNaming.Generic || (actor.Clitics & (Language.Clitics.Article | Language.Clitics.Suffix)) != 0
            || !draft.Sources.Exists(source => source.First < actor.First && actor.End <= source.End);
    }

    private static Clitics Clitics(ReportDraft draft, WeaponMention weapon) => draft.Matches.Find(weapon.First, LexemeKind.Weapon) is { } match ? match.Clitics : Language.Clitics.None;

    /// <summary>The role of each mention on which records stand; none where they differ.</summary>
    private static Dictionary<ActorMention, ActorRole?> Roles(List<EventDraft> events)
    {
        var roles = new Dictionary<ActorMention, ActorRole?>();
        foreach (var (mention, role) in events.SelectMany(draft => draft.Actors))
        {
            roles[mention] = roles.TryGetValue(mention, out var known) && known != role ? null : role;
        }
        return roles;
    }
}
