using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion.Accounts;

/// <summary>Draws control of places over time from incidents in which a place is taken or left.</summary>
public static class ControlOfPlaces
{
    private const string Taken = "territory-taken", Withdrawal = "withdrawal";

    /// <summary>Event types of which control follows.</summary>
    public static IReadOnlyList<string> Types { get; } = [Taken, Withdrawal];

    /// <summary>Control of each place that is told to have changed hands, by the place's words. What is only planned changes nothing, and a whole country is no place that is taken.</summary>
    public static IReadOnlyList<PlaceControl> Of(IEnumerable<Incident> incidents)
    {
        var places = new List<(PlaceAccount Place, List<ControlTurn> Turns)>();
        foreach (var turn in incidents.OrderBy(incident => incident.Id).Select(incident => new ToldIncident(incident)).SelectMany(Turns))
        {
            var known = places.FindIndex(item => PlaceLikeness.Same(item.Place, turn.Place));
            if (known < 0)
            {
                known = places.Count;
                places.Add((turn.Place, []));
            }
            places[known].Turns.Add(turn.Turn);
        }
        return [.. places.Select(item => Control(item.Place, item.Turns)).OrderBy(control => control.Place.Words, StringComparer.Ordinal)];
    }

    private static IEnumerable<(PlaceAccount Place, ControlTurn Turn)> Turns(ToldIncident told)
    {
        var changes = told.Happened.SelectMany(mention => Changes(told, mention).SelectMany(change => told.Places(mention).Where(place => place.Known.Kind != "country").Select(place => (change.Side, change.Change, Place: place, Mention: mention))));
        foreach (var turn in changes.GroupBy(change => (change.Place, change.Side, change.Change)))
        {
            MentionKey[] mentions = [.. turn.Select(change => change.Mention).Distinct()];
            var days = told.Days(mentions);
            yield return (turn.Key.Place, new ControlTurn(told.Incident.Id, turn.Key.Side, turn.Key.Change, days ?? told.Incident.Days ?? told.Incident.Told, (days ?? told.Incident.Days) is not null,
                [.. mentions.SelectMany(told.Holdings)], [.. ToldIncident.Deniers(told.Incident)]));
        }
    }

    private static IEnumerable<(string Side, ControlChange Change)> Changes(ToldIncident told, MentionKey mention) => told.Type(mention) switch
    {
        Taken => told.Sides(mention, ActorRole.Actor).Select(side => (side, ControlChange.Took)).Concat(told.Sides(mention, ActorRole.Target).Select(side => (side, ControlChange.Lost))),
        Withdrawal => told.Sides(mention, ActorRole.Actor).Select(side => (side, ControlChange.Left)),
        _ => [],
    };

    private static PlaceControl Control(PlaceAccount place, List<ControlTurn> turns)
    {
        // Of one day the losses come first, so that a place that changes hands is lost before it is taken.
        ControlTurn[] ordered = [.. turns.OrderBy(turn => turn.Days is null).ThenBy(turn => turn.Days?.From).ThenBy(turn => turn.Change == ControlChange.Took).ThenBy(turn => turn.Incident).ThenBy(turn => turn.Side, StringComparer.Ordinal)];
        var spells = new SpellBuilder();
        foreach (var turn in ordered.Where(turn => turn.Days is not null))
        {
            spells.Add(turn, [.. ordered.Where(other => other.Change == ControlChange.Took && turn.Change == ControlChange.Took && other.Side != turn.Side && other.Days is { } days && Overlap(days, turn.Days!.Value))]);
        }
        return new PlaceControl(place, ordered, spells.Spells);
    }

    private static bool Overlap(DateInterval a, DateInterval b) => a.From <= b.To && b.From <= a.To;

    /// <summary>Goes through turns by day.</summary>
    private sealed class SpellBuilder
    {
        private readonly List<ControlSpell> _spells = [];

        public IReadOnlyList<ControlSpell> Spells => _spells;

        /// <param name="turn">The next turn.</param>
        /// <param name="rivals">Takings of the same days by others. They may be allies, so both spells stand.</param>
        public void Add(ControlTurn turn, ControlTurn[] rivals)
        {
            var (day, open) = (turn.Days!.Value.From, _spells.FindIndex(spell => spell.Side == turn.Side && spell.To is null));
            if (turn.Change != ControlChange.Took)
            {
                var ended = open < 0 ? new ControlSpell(turn.Side, null, day, null, turn.Incident, Denials(turn)) : _spells[open] with { To = day, Ended = turn.Incident, Disagreement = [.. _spells[open].Disagreement.Union(Denials(turn))] };
                if (open >= 0)
                {
                    _spells[open] = ended;
                }
                else if (!_spells.Exists(spell => spell.Side == turn.Side && spell.Ended == turn.Incident))
                {
                    _spells.Add(ended);
                }
                return;
            }
            if (open < 0)
            {
                _spells.Add(new ControlSpell(turn.Side, day, null, turn.Incident, null, []));
                open = _spells.Count - 1;
            }
            _spells[open] = _spells[open] with { Disagreement = [.. _spells[open].Disagreement.Union(Denials(turn)).Union(rivals.Select(rival => $"{rival.Side} is said to have taken it too: {Names(rival.Holdings)}"))] };
            EndOthers(turn, day, rivals);
        }

        private void EndOthers(ControlTurn turn, DateOnly day, ControlTurn[] rivals)
        {
            for (var i = 0; i < _spells.Count; i++)
            {
                if (_spells[i].To is null && _spells[i].Side != turn.Side && !Array.Exists(rivals, rival => rival.Side == _spells[i].Side))
                {
                    _spells[i] = _spells[i] with { To = day, Ended = turn.Incident, Disagreement = [.. _spells[i].Disagreement.Union(Denials(turn))] };
                }
            }
        }

        private static List<string> Denials(ControlTurn turn) => turn.Deniers.Count == 0 ? [] : [$"incident {turn.Incident} is denied: {Names(turn.Deniers)}"];

        private static string Names(IEnumerable<Holding> holdings) => string.Join(", ", holdings.Select(holding => holding.Name).Distinct());
    }
}
