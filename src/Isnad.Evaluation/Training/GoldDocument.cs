using System.Globalization;
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
    /// <summary>Reads a gold file (a JSON array of documents with text and events).</summary>
    public static List<GoldDocument> Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. json.RootElement.EnumerateArray().Select(item => From(item, item.GetProperty("text").GetString()!, item.TryGetProperty("fold", out var fold) ? fold.GetInt32() : 0))];
    }

    /// <summary>A document from its records and its text.</summary>
    public static GoldDocument From(JsonElement item, string words, int fold)
    {
        var text = new SourceText(words);
        var units = Units(text.Value);
        var day = item.TryGetProperty("crawled", out var crawled) && crawled.GetString() is { Length: >= 10 } value ? DateOnly.Parse(value.AsSpan(0, 10), CultureInfo.InvariantCulture) : (DateOnly?)null;
        var published = day is { } known ? new Publication(new DateInterval(known), PublishedBasis.Metadata) : new Publication(null, PublishedBasis.Unknown);
        var report = new Report(item.GetProperty("id").GetString()!, text, published)
        {
            Outlet = item.TryGetProperty("source", out var source) ? source.GetString() : null, Url = item.TryGetProperty("url", out var url) ? url.GetString() : null,
        };
        return new GoldDocument(report, fold, [.. item.GetProperty("events").EnumerateArray().Select(record => Record(record, units))]);
    }

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
        IReadOnlyList<GoldValue> Many(string name) => record.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => Value(item, units))] : [];
        GoldValue? One(string name) => record.TryGetProperty(name, out var item) && item.ValueKind == JsonValueKind.Object ? Value(item, units) : null;
        return new GoldRecord(record.GetProperty("id").GetString()!, record.GetProperty("type").GetString()!, Text(record, "status") ?? "actual", record.TryGetProperty("background", out var background) && background.ValueKind == JsonValueKind.True,
            [.. Many("triggers").Select(trigger => trigger.Span)], One("time"), One("place"), Many("more_places"), Many("actors"), Many("casualties"), Many("sources"), Many("denied_by"));
    }

    private static GoldValue Value(JsonElement item, int[] units)
    {
        var span = item.TryGetProperty("start", out var start) && start.ValueKind == JsonValueKind.Number ? new TextSpan(units[start.GetInt32()], units[item.GetProperty("end").GetInt32()]) : default;
        DateInterval? interval = Text(item, "from") is { } from && Text(item, "to") is { } to ? new DateInterval(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)) : null;
        return new GoldValue(span, Text(item, "id"), Text(item, "role"), Text(item, "kind"), interval, Number(item, "min"), Number(item, "max"));
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
