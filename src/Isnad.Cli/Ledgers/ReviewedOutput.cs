using System.Text.Json.Nodes;
using Isnad.Model.Events;
using Isnad.Model.Review;

namespace Isnad.Cli.Ledgers;

/// <summary>Which events of a report people decided on, beside its records.</summary>
internal static class ReviewedOutput
{
    /// <summary>The document of the contract with <c>review</c>: each mention, its state, its decision.</summary>
    public static string Json(ReadOnlySpan<byte> document, ReviewedReading reading)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        root["review"] = new JsonArray([.. All(reading).Select(item => new JsonObject { ["mention"] = $"m{item.Mention}", ["state"] = item.State, ["decision"] = item.Decision is { } number ? $"j{number}" : null })]);
        return root.ToJsonString(new() { Encoder = ContractWriter.Options.Encoder });
    }

    /// <summary>A line of those that are decided; nothing where none is.</summary>
    public static string Text(ReviewedReading reading)
    {
        var decided = All(reading).Where(item => item.Decision is not null).Select(item => $"m{item.Mention} {item.State} (j{item.Decision})").ToList();
        var whole = reading.Whole is { } report ? [$"{ReviewWords.Of(report.Verb)} (j{report.Number})"] : Array.Empty<string>();
        return decided.Count + whole.Length == 0 ? "" : $"  decided   {string.Join(" · ", decided.Concat(whole))}\n";
    }

    private static IEnumerable<(long Mention, string State, long? Decision)> All(ReviewedReading reading) => reading.Standing.Select(standing => (standing.Mention, ReviewWords.Of(standing.State), standing.Decision))
        .Concat(reading.Rejected.Select(item => (item.Mention, ReviewWords.Of(ReviewVerb.Rejected), (long?)item.Decision)));
}
