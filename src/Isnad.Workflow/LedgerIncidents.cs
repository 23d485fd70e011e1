using Isnad.Fusion;
using Isnad.Fusion.Accounts;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;

namespace Isnad.Workflow;

/// <summary>Incidents of the ledger with every account of every field, read from what counts of the reports that tell them.</summary>
public sealed class LedgerIncidents(ILedger ledger, FusionOntology ontology)
{
    private readonly IncidentBuilder _builder = new(ontology);

    /// <summary>The incident with this number; null where there is none, or all that told it was taken down.</summary>
    public Incident? Build(long number)
    {
        var told = Told(number);
        return told.Count > 0 ? Build(number, told) : null;
    }

    /// <summary>The incident of mentions that <see cref="Told(long)"/> gave.</summary>
    public Incident Build(long number, IReadOnlyList<ReportedMention> told) => _builder.Build(number, told);

    /// <summary>The mentions that tell an incident, each with the reading of its report that counts; none where there is no such incident.</summary>
    public IReadOnlyList<ReportedMention> Told(long number) => [.. ledger.Incidents.Members(number).GroupBy(member => member.Document).SelectMany(Told)];

    /// <summary>The mentions of one report among the members, as they stand now; one that a newer reading lost is passed over until the report is fused again.</summary>
    private IEnumerable<ReportedMention> Told(IGrouping<string, MentionKey> members)
    {
        if (ledger.Reviews.Reading(MentionKey.NumberOf(members.Key)) is not { } reading)
        {
            return [];
        }
        var analysis = reading.Analysis;
        var group = ledger.Reports.Version(reading.Version)?.CopyGroup;
        var wanted = members.Select(member => member.Event).ToHashSet(StringComparer.Ordinal);
        return analysis.Events.Where(mention => wanted.Contains(mention.Id)).Select(mention => new ReportedMention(analysis, mention, group));
    }
}
