using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Isnad.Model.Incidents;

namespace Isnad.Workflow.Evidence;

/// <summary>What people decided on a package's mentions and reports, under pseudonyms: which mentions are one occurrence, and which records are right. Reasons are people's own words and may name somebody,
/// so that they and the records go along only where nothing is left out.</summary>
internal sealed class EvidenceDecisions
{
    /// <summary>Those that concern the reports' mentions.</summary>
    public EvidenceDecisions(ILedger ledger, IReadOnlyList<EvidenceReport> reports)
    {
        bool Told(long mention) => reports.Any(report => report.Tells(mention));
        Links = [.. ledger.Incidents.Links().Where(link => Told(link.A) || Told(link.B))];
        Records = [.. reports.SelectMany(report => report.Decisions.Records).Where(decision => Told(decision.Mention)).OrderBy(decision => decision.Number)];
        Wholes = [.. reports.SelectMany(report => report.Decisions.Reports).OrderBy(decision => decision.Number)];
    }

    /// <summary>On two mentions each.</summary>
    public IReadOnlyList<StoredLink> Links { get; }

    /// <summary>On one mention each, those taken back too.</summary>
    public IReadOnlyList<RecordDecision> Records { get; }

    /// <summary>On the reports.</summary>
    public IReadOnlyList<ReportDecision> Wholes { get; }

    /// <summary>Their names in the log.</summary>
    public IEnumerable<string> Subjects => Links.Select(link => $"d{link.Number}").Concat(Records.Select(decision => $"j{decision.Number}")).Concat(Wholes.Select(decision => $"j{decision.Number}"));

    /// <summary>Writes them as a list.</summary>
    public void Write(Utf8JsonWriter json, bool whole)
    {
        json.WriteStartArray();
        foreach (var link in Links)
        {
            json.WriteStartObject();
            json.WriteString("decision", $"d{link.Number}");
            json.WriteWords("mentions", [$"m{link.A}", $"m{link.B}"]);
            Made(json, link.Together ? "together" : "apart", link.By, link.At);
            json.WriteText("taken_back_by", link.BackBy);
            json.WriteEndObject();
        }
        foreach (var decision in Records)
        {
            json.WriteStartObject();
            json.WriteString("decision", $"j{decision.Number}");
            json.WriteString("mention", $"m{decision.Mention}");
            json.WriteString("version", $"v{decision.Version}");
            json.WriteText("analysis", decision.Analysis is { } analysis ? $"a{analysis}" : null);
            Made(json, ReviewWords.Of(decision.Verb), decision.By, decision.At);
            json.WriteString("track", ReviewWords.Of(decision.Track));
            json.WriteText("undoes", decision.Undoes is { } undone ? $"j{undone}" : null);
            json.WriteText("reason", whole ? decision.Reason : null);
            json.WriteEndObject();
        }
        foreach (var decision in Wholes)
        {
            json.WriteStartObject();
            json.WriteString("decision", $"j{decision.Number}");
            json.WriteString("report", $"r{decision.Report}");
            json.WriteString("version", $"v{decision.Version}");
            Made(json, ReviewWords.Of(decision.Verb), decision.By, decision.At);
            json.WriteString("track", ReviewWords.Of(decision.Track));
            json.WriteText("reason", whole ? decision.Reason : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>What a person did, for people.</summary>
    public IEnumerable<(string Name, string What, string By)> Told() =>
    [
        .. Links.Select(link => ($"d{link.Number}", $"m{link.A} and m{link.B} {(link.Together ? "are one occurrence" : "are not one occurrence")}, {EvidenceJson.Instant(link.At)}{(link.BackBy is null ? "" : ", taken back since")}", link.By)),
        .. Records.Select(decision => ($"j{decision.Number}", $"m{decision.Mention} {ReviewWords.Of(decision.Verb)}{(decision.Undoes is { } undone ? $" (j{undone})" : "")}, {EvidenceJson.Instant(decision.At)}", decision.By)),
        .. Wholes.Select(decision => ($"j{decision.Number}", $"r{decision.Report} {ReviewWords.Of(decision.Verb)}, {EvidenceJson.Instant(decision.At)}", decision.By)),
    ];

    private static void Made(Utf8JsonWriter json, string said, string by, DateTimeOffset at)
    {
        json.WriteString("said", said);
        json.WriteString("by", by);
        json.WriteString("at", EvidenceJson.Instant(at));
    }
}
