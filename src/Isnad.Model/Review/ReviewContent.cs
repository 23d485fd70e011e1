using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Text;

namespace Isnad.Model.Review;

/// <summary>What is sealed of a decision: a document of the contract with the record as its one event, and beside it who decided what, when and why. Its hash stands in the log, which so vouches for all of it.</summary>
/// <param name="Subject">Name of the mention or the report.</param>
/// <param name="Verb">Of the decision, in small letters.</param>
/// <param name="By">Pseudonym.</param>
/// <param name="At">As written: UTC, to the second.</param>
public sealed record ReviewContent(string Subject, string Verb, string By, string At)
{
    /// <summary>The event; null where there is none.</summary>
    public EventMention? Record { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Mentions that it was merged or split from.</summary>
    public IReadOnlyList<long> From { get; init; } = [];

    /// <summary>That of a decision.</summary>
    public static ReviewContent Of(RecordDecision decision) => new($"m{decision.Mention}", ReviewWords.Of(decision.Verb), decision.By, Second(decision.At)) { Record = decision.Record, Reason = decision.Reason, From = decision.From };

    /// <inheritdoc cref="Of(RecordDecision)"/>
    public static ReviewContent Of(ReportDecision decision) => new($"r{decision.Report}", ReviewWords.Of(decision.Verb), decision.By, Second(decision.At)) { Reason = decision.Reason };

    /// <summary>Packs it; the record's spans count in <paramref name="text"/>.</summary>
    public PackedContent Pack(SourceText text)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ContractWriter.Options))
        {
            json.WriteStartObject();
            json.WriteString("id", Subject);
            json.WriteString("verb", Verb);
            json.WriteString("by", By);
            json.WriteString("at", At);
            json.WriteText("reason", Reason);
            if (From.Count > 0)
            {
                json.WriteWords("from", [.. From.Select(mention => $"m{mention}")]);
            }
            json.WriteStartArray("events");
            if (Record is { } record)
            {
                ContractWriter.WriteEvent(json, record, text);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return PackedContent.Of(bytes.WrittenSpan);
    }

    /// <summary>Why it could not be read back over <paramref name="text"/> once it is kept; null where it can.</summary>
    public string? Flaw(SourceText text)
    {
        try
        {
            var packed = Pack(text);
            Parse(PackedContent.Unpack(packed.Packed, packed.Length), text);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    /// <summary>Reads it back over the text that the record's spans count in.</summary>
    /// <exception cref="FormatException">It is none, or a quote is not what stands in the text at its span.</exception>
    public static ReviewContent Parse(byte[] content, SourceText text)
    {
        string? flaw = null;
        using var document = Document(content);
        var root = document.RootElement;
        var record = ContractReader.Read(root, what => flaw ??= what, text.Value);
        if (record is null || flaw is not null || record.Analysis.Events.Count > 1)
        {
            throw new FormatException(flaw ?? "it is no decision on one record");
        }
        return new(record.Analysis.Report.Id, JsonFields.Text(root, "verb") ?? "", JsonFields.Text(root, "by") ?? "", JsonFields.Text(root, "at") ?? "")
        {
            Record = record.Analysis.Events.SingleOrDefault(),
            Reason = JsonFields.Text(root, "reason"),
            From = JsonFields.Get(root, "from") is { ValueKind: JsonValueKind.Array } from ? [.. from.EnumerateArray().Select(name => Incidents.MentionKey.NumberOf(name.GetString() ?? ""))] : [],
        };
    }

    private static string Second(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonDocument Document(byte[] content)
    {
        try
        {
            return JsonDocument.Parse(content);
        }
        catch (JsonException error)
        {
            throw new FormatException("it is no JSON", error);
        }
    }
}
