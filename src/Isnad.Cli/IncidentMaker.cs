using Isnad.Cli.Output;
using Isnad.Fusion;
using Isnad.Fusion.Accounts;
using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Cli;

/// <summary>Keeps the records that are fused, and makes incidents with all their accounts of them.</summary>
internal sealed class IncidentMaker(FusionOntology ontology)
{
    private readonly Dictionary<string, ContractRecord> _records = new(StringComparer.Ordinal);

    /// <summary>Keeps a record.</summary>
    public void Add(ContractRecord record) => _records[record.Analysis.Report.Id] = record;

    /// <summary>Writes <c>{incidents, control, relations}</c>.</summary>
    public void WriteJson(Stream output, IReadOnlyList<FusedIncident> fused, CancellationToken stop)
    {
        var incidents = Make(fused, stop);
        IncidentFormat.WriteAccounts(output, incidents, ControlOfPlaces.Of(incidents), new SideRelations(ontology).Of(incidents));
    }

    /// <summary>Writes the page for a terminal.</summary>
    public void WriteTable(Stream output, IReadOnlyList<FusedIncident> fused, int width, bool colors, CancellationToken stop)
    {
        var incidents = Make(fused, stop);
        new IncidentTable(width, colors).Write(output, incidents, ControlOfPlaces.Of(incidents));
    }

    /// <summary>The incidents, numbered from 1 in their order.</summary>
    private List<Incident> Make(IReadOnlyList<FusedIncident> fused, CancellationToken stop)
    {
        var copies = CopyGroups.Of(_records.Values.Where(record => record.HasText && record.Analysis.Events.Count > 0).Select(record => (record.Analysis.Report.Id, record.Analysis.Report.Text.Value)));
        var mentions = _records.Values.SelectMany(record => record.Analysis.Events.Select(mention => new ReportedMention(record.Analysis, mention, copies.TryGetValue(record.Analysis.Report.Id, out var group) ? group : null))).ToDictionary(mention => mention.Key);
        var builder = new IncidentBuilder(ontology);
        var result = new List<Incident>(fused.Count);
        foreach (var incident in fused)
        {
            stop.ThrowIfCancellationRequested();
            result.Add(builder.Build(result.Count + 1, incident.Members.Select(member => mentions[member])));
        }
        return result;
    }
}
