using Isnad.Model.Incidents;
using Isnad.Model.Ledger;

namespace Isnad.Web.Features.Incidents;

/// <summary>An incident that fusion found like this one and left apart.</summary>
/// <param name="Line">It.</param>
/// <param name="Mine">The mention of this incident that is likest.</param>
/// <param name="Other">The other's.</param>
/// <param name="Likeness">Probability that both tell one occurrence.</param>
public sealed record Suggestion(IncidentLine Line, long Mine, long Other, double Likeness);

/// <summary>What a person must know to merge and part: incidents like this one, and what was decided on its mentions.</summary>
/// <param name="Suggestions">The likest first.</param>
/// <param name="Decisions">Oldest first, also those taken back.</param>
public sealed record Merging(IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<StoredLink> Decisions)
{
    private const int MostSuggestions = 6;

    /// <summary>Of an incident.</summary>
    public static Merging Of(ILedger ledger, long number, IReadOnlyList<ReportedMention> told)
    {
        var members = told.Select(mention => mention.Key).ToHashSet();
        var numbers = members.Select(member => member.MentionNumber).ToHashSet();
        var decisions = ledger.Incidents.Links().Where(link => numbers.Contains(link.A) || numbers.Contains(link.B)).ToList();
        var apart = decisions.Where(link => !link.Together && link.BackBy is null).SelectMany(link => new[] { link.A, link.B }).Select(ledger.Incidents.IncidentOf).ToHashSet();
        var memory = ledger.Incidents.Memory;
        var likest = members.SelectMany(member => memory.Edges(member).Select(edge => (Mine: member, Other: edge.A == member ? edge.B : edge.A, edge.Probability)))
            .Where(pair => !members.Contains(pair.Other))
            .Select(pair => (pair.Mine, pair.Other, pair.Probability, Incident: memory.IncidentOf(pair.Other)))
            .Where(pair => pair.Incident is not null && pair.Incident != number && !apart.Contains(pair.Incident))
            .GroupBy(pair => pair.Incident!.Value).Select(group => group.MaxBy(pair => pair.Probability)).OrderByDescending(pair => pair.Probability).Take(MostSuggestions).ToList();
        var lines = ledger.IncidentSearch.Lines([.. likest.Select(pair => pair.Incident!.Value)]).ToDictionary(line => line.Number);
        return new([.. likest.Where(pair => lines.ContainsKey(pair.Incident!.Value)).Select(pair => new Suggestion(lines[pair.Incident!.Value], pair.Mine.MentionNumber, pair.Other.MentionNumber, pair.Probability))], decisions);
    }
}
