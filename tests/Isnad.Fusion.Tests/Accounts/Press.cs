using System.Text.Json;
using Isnad.Fusion.Accounts;
using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Fusion.Tests.Accounts;

/// <summary>Invented reports, and incidents made of them.</summary>
internal static class Press
{
    public static FusionOntology Ontology { get; } = new(new Dictionary<string, string> { ["shelling"] = "violence", ["airstrike"] = "violence", ["armed-clash"] = "violence", ["territory-taken"] = "territory", ["withdrawal"] = "territory", ["meeting"] = "politics", ["aid"] = "politics" },
        new HashSet<string> { "unknown-armed" })
    {
        States = new HashSet<string> { "turkey", "syrian-government" },
        Acts = new Dictionary<string, string> { ["shelling"] = "ASSAULT", ["airstrike"] = "ASSAULT", ["armed-clash"] = "ASSAULT", ["territory-taken"] = "ASSAULT", ["withdrawal"] = "RETREAT", ["meeting"] = "CONSULT", ["aid"] = "AID" },
    };

    /// <summary>The mentions of a report; <paramref name="events"/> are JSON members of an event each, without its id.</summary>
    public static IReadOnlyList<ReportedMention> Report(string outlet, string published, string[] events, long? copies = null, string? id = null)
    {
        using var json = JsonDocument.Parse($$"""{"id":"{{id ?? $"{outlet}-{published}"}}","outlet":"{{outlet}}","published":"{{published}}","events":[{{string.Join(',', events.Select((item, i) => $"{{\"id\":\"e{i + 1}\",{item}}}"))}}]}""");
        var record = ContractReader.Read(json.RootElement, flaw => throw new InvalidOperationException(flaw))!;
        return [.. record.Analysis.Events.Select(mention => new ReportedMention(record.Analysis, mention, copies))];
    }

    /// <summary>A shelling with further members.</summary>
    public static IReadOnlyList<ReportedMention> Shelling(string outlet, string published, string members = "", long? copies = null) =>
        Report(outlet, published, [$"\"type\":\"shelling\"{(members.Length > 0 ? "," : "")}{members}"], copies);

    public static string Killed(int min, int? max, string more = "") => $$"""{"kind":"killed","group":"civilians","min":{{min}},"max":{{(max is { } most ? $"{most}" : "null")}}{{more}}}""";

    public static string Tolls(params string[] tolls) => $"\"casualties\":[{string.Join(',', tolls)}]";

    public static string Actor(string id, string role = "actor", string quote = "") => $$"""{"id":"{{id}}","role":"{{role}}"{{(quote.Length > 0 ? $",\"quote\":\"{quote}\"" : "")}}}""";

    public static string Actors(params string[] actors) => $"\"actors\":[{string.Join(',', actors)}]";

    public static string Day(string day) => $"\"time\":{{\"from\":\"{day}\",\"to\":\"{day}\",\"basis\":\"stated\"}}";

    public static string Place(string words, string admin1, string kind = "town") => $$"""{"quote":"{{words}}","country":"SY","admin1":"{{admin1}}","kind":"{{kind}}"}""";

    public static Incident Incident(params IReadOnlyList<ReportedMention>[] reports) => new IncidentBuilder(Ontology).Build(1, reports.SelectMany(report => report));
}
