using System.Globalization;
using System.Text.Json.Nodes;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Review;

namespace Isnad.Cli.Ledgers;

/// <summary>Which events of a report people decided on, beside its records.</summary>
internal static class ReviewedOutput
{
    /// <summary>The document of the contract with <c>review</c>: each mention, its state, its decision.</summary>
    public static string Json(ReadOnlySpan<byte> document, ReviewedReading reading)
    {
        return Json(document, All(reading));
    }

    /// <summary>The incident with <c>review</c>: the same of its mentions, in order of their numbers.</summary>
    public static string Json(ReadOnlySpan<byte> incident, ILedger ledger, long number) => Json(incident, Of(ledger, number));

    private static string Json(ReadOnlySpan<byte> document, IEnumerable<(long Mention, string State, long? Decision)> standing)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        root["review"] = new JsonArray([.. standing.Select(item => new JsonObject { ["mention"] = $"m{item.Mention}", ["state"] = item.State, ["decision"] = item.Decision is { } number ? $"j{number}" : null })]);
        return root.ToJsonString(new() { Encoder = ContractWriter.Options.Encoder });
    }

    /// <summary>A line of those that are decided; nothing where none is.</summary>
    public static string Text(ReviewedReading reading)
    {
        var decided = Decided(All(reading)).ToList();
        var whole = reading.Whole is { } report ? [$"{ReviewWords.Of(report.Verb)} (j{report.Number})"] : Array.Empty<string>();
        return decided.Count + whole.Length == 0 ? "" : $"  decided   {string.Join(" · ", decided.Concat(whole))}\n";
    }

    /// <summary>A line that counts an incident's mentions that nobody decided on and names the others.</summary>
    public static string Text(ILedger ledger, long number)
    {
        var standing = Of(ledger, number).ToList();
        var open = standing.Count(item => item.Decision is null);
        var rest = open == 0 ? [] : new[] { string.Create(CultureInfo.InvariantCulture, $"{open} of {standing.Count} not yet") };
        return $"  decided   {string.Join(" · ", Decided(standing).Concat(rest))}\n";
    }

    private static IEnumerable<string> Decided(IEnumerable<(long Mention, string State, long? Decision)> standing) => standing.Where(item => item.Decision is not null).Select(item => $"m{item.Mention} {item.State} (j{item.Decision})");

    private static IEnumerable<(long Mention, string State, long? Decision)> Of(ILedger ledger, long incident)
    {
        var members = ledger.Incidents.Members(incident);
        return members.Select(member => member.ReportNumber).Distinct().Order().Select(report => ledger.Reviews.Reading(report)).OfType<ReviewedReading>().SelectMany(All)
            .Where(item => members.Any(member => member.MentionNumber == item.Mention)).OrderBy(item => item.Mention);
    }

    private static IEnumerable<(long Mention, string State, long? Decision)> All(ReviewedReading reading) => reading.Standing.Select(standing => (standing.Mention, ReviewWords.Of(standing.State), standing.Decision))
        .Concat(reading.Rejected.Select(item => (item.Mention, ReviewWords.Of(ReviewVerb.Rejected), (long?)item.Decision)));
}
