using System.Text.Json;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Evaluation.Training;

/// <summary>A value of a gold record: its span in UTF-16 units and the fields that training looks at.</summary>
public sealed record GoldValue(TextSpan Span, string? Id, string? Role, string? Kind, DateInterval? Interval, int? Min, int? Max);

/// <summary>A gold record as training looks at it.</summary>
public sealed record GoldRecord(string Id, string Type, string Status, bool Background, IReadOnlyList<TextSpan> Triggers, GoldValue? Time, GoldValue? Place,
    IReadOnlyList<GoldValue> MorePlaces, IReadOnlyList<GoldValue> Actors, IReadOnlyList<GoldValue> Casualties, IReadOnlyList<GoldValue> Sources, IReadOnlyList<GoldValue> Denials);

/// <summary>A gold document: the report, its fold and its records.</summary>
public sealed record GoldDocument(Report Report, int Fold, IReadOnlyList<GoldRecord> Records)
{
    /// <summary>True where nobody wrote <c>events</c>, not even none: the report was read and tells of no occurrence. It teaches what such a report is like, and the second look; not which words are none, for gold's reports are of conflict.</summary>
    public bool IsBare { get; init; }

    /// <summary>Reads a gold file (a JSON array of documents with text and events).</summary>
    /// <exception cref="InvalidDataException">It is none; file, document, what is wrong and what to do.</exception>
    public static List<GoldDocument> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        using var json = GoldFields.At(path, () => JsonDocument.Parse(bytes));
        if (json.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new InvalidDataException($"{path}: is no array of documents with \"text\" and \"events\"; give gold, or what 'isnad gold' wrote");
        }
        return [.. json.RootElement.EnumerateArray().Select((item, index) => GoldFields.At($"{path}: document {index + 1}{Named(item)}", () => From(Object(item), GoldFields.Need(item, "text"), GoldFields.Number(item, "fold") ?? 0)))];
    }

    /// <summary>A document from its records and its text; <paramref name="mayBeBare"/> where one without <c>events</c> is no slip.</summary>
    public static GoldDocument From(JsonElement item, string words, int fold, bool mayBeBare = false)
    {
        var text = new SourceText(words);
        var units = Units(text.Value);
        var published = GoldFields.Date(item, "crawled") is { } known ? new Publication(new DateInterval(known), PublishedBasis.Metadata) : new Publication(null, PublishedBasis.Unknown);
        var report = new Report(GoldFields.Need(item, "id"), text, published)
        {
            Outlet = GoldFields.Text(item, "source"), Url = GoldFields.Text(item, "url"),
        };
        return !mayBeBare || item.TryGetProperty("events", out _) ? new GoldDocument(report, fold, [.. GoldFields.Array(item, "events").Select(record => Record(Object(record), units))])
            : new GoldDocument(report, fold, []) { IsBare = true };
    }

    private static string Named(JsonElement item) => item.ValueKind == JsonValueKind.Object && GoldFields.Text(item, "id") is { } id ? $" ({id})" : "";

    private static JsonElement Object(JsonElement item) => item.ValueKind == JsonValueKind.Object ? item : throw new GoldFlawException("is no object");

    /// <summary>UTF-16 offset of every code point, and of the end.</summary>
    private static int[] Units(string text)
    {
        var result = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1)
        {
            result.Add(i);
        }
        result.Add(text.Length);
        return [.. result];
    }

    private static GoldRecord Record(JsonElement record, int[] units)
    {
        IReadOnlyList<GoldValue> Many(string name) => record.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => Value(Object(item), units))] : [];
        GoldValue? One(string name) => record.TryGetProperty(name, out var item) && item.ValueKind == JsonValueKind.Object ? Value(item, units) : null;
        return new GoldRecord(GoldFields.Need(record, "id"), GoldFields.Need(record, "type"), GoldFields.Text(record, "status") ?? "actual", record.TryGetProperty("background", out var background) && background.ValueKind == JsonValueKind.True,
            [.. Many("triggers").Select(trigger => trigger.Span)], One("time"), One("place"), Many("more_places"), Many("actors"), Many("casualties"), Many("sources"), Many("denied_by"));
    }

    private static GoldValue Value(JsonElement item, int[] units)
    {
        DateInterval? interval = (GoldFields.Date(item, "from"), GoldFields.Date(item, "to")) switch
        {
            ({ } from, { } to) when from > to => throw new GoldFlawException($"a time runs backwards, from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}"),
            ({ } from, { } to) => new DateInterval(from, to),
            _ => null,
        };
        return new GoldValue(GoldFields.Span(item, units), GoldFields.Text(item, "id"), GoldFields.Text(item, "role"), GoldFields.Text(item, "kind"), interval, GoldFields.Number(item, "min"), GoldFields.Number(item, "max"));
    }
}
