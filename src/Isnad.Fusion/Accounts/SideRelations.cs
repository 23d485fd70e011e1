using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Fusion.Accounts;

/// <summary>Draws from incidents who acts with or against whom.</summary>
/// <param name="ontology">Sorts of acts, and actors that name nobody.</param>
public sealed class SideRelations(FusionOntology ontology)
{
    private static readonly HashSet<string> Hostile = ["ASSAULT", "COERCE", "THREATEN", "ACCUSE", "SANCTION", "PROTEST"], Friendly = ["CONSULT", "AGREE", "AID"];

    /// <summary>All relations, by the sides' ids. What is only planned, and what is told only as denied, makes none.</summary>
    public IReadOnlyList<SideRelation> Of(IEnumerable<Incident> incidents)
    {
        var acts = incidents.Select(incident => new ToldIncident(incident)).SelectMany(told => told.Happened.SelectMany(mention => Ties(told, mention).Distinct().Select(tie => (Tie: tie, Told: told, Mention: mention))));
        return [.. acts.GroupBy(act => act.Tie).Select(relation => new SideRelation(relation.Key.Side, relation.Key.Other, relation.Key.Stance,
                [.. relation.GroupBy(act => act.Told).Select(act => Act(act.Key, [.. act.Select(item => item.Mention)])).OrderBy(act => act.Days is null).ThenBy(act => act.Days?.From).ThenBy(act => act.Incident)]))
            .OrderBy(relation => relation.Side, StringComparer.Ordinal).ThenBy(relation => relation.Other, StringComparer.Ordinal).ThenBy(relation => relation.Stance)];
    }

    private static RelationAct Act(ToldIncident told, MentionKey[] mentions) => new(told.Incident.Id, told.Days(mentions) ?? told.Incident.Days ?? told.Incident.Told, [.. mentions.Select(told.Type).Distinct().Order(StringComparer.Ordinal)],
        [.. mentions.SelectMany(told.Holdings).Select(holding => holding.Name).Distinct()], told.Incident.Occurrence.Status == AccountStatus.Denied || told.Incident.Responsibility.Status == AccountStatus.Denied);

    private IEnumerable<(string Side, string Other, RelationStance Stance)> Ties(ToldIncident told, MentionKey mention)
    {
        string[] Named(ActorRole role) => [.. told.Sides(mention, role).Where(side => !ontology.Vague.Contains(side))];
        var (actors, targets, partners) = (Named(ActorRole.Actor), Named(ActorRole.Target), Named(ActorRole.Partner));
        var act = ontology.Acts.GetValueOrDefault(told.Type(mention), "");
        var (hostile, friendly) = (Hostile.Contains(act), Friendly.Contains(act));
        var against = hostile ? Cross(actors.Concat(partners), targets) : [];
        // Of several that act, those of a clash without an attacker fight each other, which only two can be told to; all others act together.
        var facing = told.Type(mention) == "armed-clash" && targets.Length == 0;
        var together = Cross(actors, partners).Concat(facing ? [] : Cross(actors, actors)).Concat(friendly ? Cross(actors, targets) : []);
        return against.Concat(facing && actors.Length == 2 ? [(actors[0], actors[1]), (actors[1], actors[0])] : []).Select(tie => (tie.Item1, tie.Item2, RelationStance.Against))
            .Concat(together.Select(tie => string.CompareOrdinal(tie.Item1, tie.Item2) < 0 ? tie : (tie.Item2, tie.Item1)).Select(tie => (tie.Item1, tie.Item2, RelationStance.With)));
    }

    private static IEnumerable<(string, string)> Cross(IEnumerable<string> first, string[] second) => first.SelectMany(one => second.Where(other => other != one).Select(other => (one, other)));
}
