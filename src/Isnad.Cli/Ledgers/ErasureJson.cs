using System.Text.Json;
using Isnad.Model.Ledger;

namespace Isnad.Cli.Ledgers;

/// <summary>What <c>isnad erase</c> tells a program: numbers only, no word of a report.</summary>
internal static class ErasureJson
{
    /// <summary>Reports that hold a name.</summary>
    public static string Of(IReadOnlyList<(long Report, int Occurrences)> found) => LedgerOutput.Json(json =>
    {
        json.WriteStartArray("holding");
        foreach (var (report, occurrences) in found)
        {
            json.WriteStartObject();
            json.WriteString("report", $"r{report}");
            json.WriteNumber("occurrences", occurrences);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>What was taken down; <paramref name="isComplete"/> is false where remains go at the next opening.</summary>
    public static string Of(IReadOnlyList<ErasureResult> results, bool isComplete) => LedgerOutput.Json(json =>
    {
        json.WriteBoolean("complete", isComplete);
        json.WriteStartArray("erased");
        foreach (var result in results)
        {
            json.WriteStartObject();
            Write(json, result);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, ErasureResult result)
    {
        json.WriteString("report", $"r{result.Tombstone.Report}");
        json.WriteString("tombstone", $"t{result.Tombstone.Number}");
        json.WriteString("at", LedgerOutput.Instant(result.Tombstone.At));
        json.WriteString("reason", JsonNamingPolicy.KebabCaseLower.ConvertName(result.Tombstone.Reason.ToString()));
        if (result.Masked is { } version)
        {
            json.WriteString("masked", $"v{version}");
            json.WriteNumber("occurrences", result.Occurrences);
        }
        LedgerOutput.WriteNumbers(json, "versions", 'v', result.Versions);
        json.WriteNumber("analyses", result.Analyses);
        LedgerOutput.WriteNumbers(json, "captures", 'c', result.Captures);
        LedgerOutput.WriteNumbers(json, "same_capture", 'r', result.SameCapture);
        LedgerOutput.WriteNumbers(json, "copies", 'r', result.Copies);
    }
}
