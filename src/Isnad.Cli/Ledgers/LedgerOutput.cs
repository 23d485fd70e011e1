using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Isnad.Cli.Output;
using Isnad.Model.Events;
using Isnad.Model.Ledger;

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

    /// <summary>Writes a JSON array and the end of its line.</summary>
    public static void WriteArray<T>(CommandIo io, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        using (var json = new Utf8JsonWriter(io.Output, ContractWriter.Options))
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                write(json, item);
            }
            json.WriteEndArray();
        }
        io.Write("\n");
    }

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

    /// <summary>A moment, UTC.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A signed head as member <c>head</c>; nothing where there is none.</summary>
    public static void WriteHead(Utf8JsonWriter json, TreeHead? head)
    {
        if (head is not null)
        {
            json.WriteStartObject("head");
            json.WriteNumber("size", head.Size);
            json.WriteString("root", Convert.ToHexStringLower(head.Root));
            json.WriteString("at", Instant(head.At));
            json.WriteString("key_id", head.KeyId.Hex);
            json.WriteEndObject();
        }
    }

    /// <summary>Numbers with the letter of their kind, as member <paramref name="name"/>.</summary>
    public static void WriteNumbers(Utf8JsonWriter json, string name, char kind, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{kind}{number}"));
        }
        json.WriteEndArray();
    }

    /// <summary>Flaws as member <c>flaws</c>.</summary>
    public static void WriteFlaws(Utf8JsonWriter json, IEnumerable<LedgerFlaw> flaws)
    {
        json.WriteStartArray("flaws");
        foreach (var flaw in flaws)
        {
            json.WriteStartObject();
            json.WriteString("subject", flaw.Subject);
            json.WriteString("reason", flaw.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Progress on one line of a terminal, as <c>what 40 %</c>; null where nobody sees it.</summary>
    public static Action<string, double>? Progress(CommandIo io, bool quiet)
    {
        if (quiet || !io.ErrorIsTerminal)
        {
            return null;
        }
        var last = "";
        return (what, share) =>
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{what} {share:P0}");
            if (line != last)
            {
                io.Error.Write($"\r{line,-40}\r");
                last = line;
            }
        };
    }
}
