using System.CommandLine;
using System.Text;
using System.Text.Json;
using Isnad.Cli.Output;
using Isnad.Model.Events;

namespace Isnad.Cli.Ledgers;

/// <summary>How the verbs of the ledger answer: a table for a person, JSON for a program.</summary>
internal static class LedgerOutput
{
    private static readonly string[] Formats = ["table", "json"];

    /// <summary>The option that chooses.</summary>
    public static Option<string?> FormatOption()
    {
        var format = new Option<string?>("--format", "-f") { Description = "table or json; without it table on a terminal, json elsewhere", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong(Formats);
        return format;
    }

    /// <summary>True where JSON is wanted.</summary>
    public static bool IsJson(string? chosen, CommandIo io) => Format(chosen, io) == "json";

    /// <summary>What is wanted, table or json.</summary>
    public static string Format(string? chosen, CommandIo io) => chosen ?? OutputFormat.Of(null, io, Formats);

    /// <summary>One JSON object and the end of its line.</summary>
    public static string Json(Action<Utf8JsonWriter> members)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ContractWriter.Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }
}
