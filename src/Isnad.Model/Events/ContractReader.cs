using System.Text.Json;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Model.Events;

/// <summary>Reads a document of the contract back: what <see cref="ContractWriter"/> wrote, or hand-made records, whose fields may be absent (absent means unknown). Every flaw is
/// told in one line that begins with <c>document/event:</c>; what is flawed is left out, the rest is read.</summary>
public static class ContractReader
{
    /// <summary>Most events of a document.</summary>
    public const int MostEvents = 2_000;

    /// <summary>The document, or null where it is none (no object, no id).</summary>
    /// <param name="document">One object: <c>{id, events, text?, outlet?, …}</c>; <c>source</c> counts for <c>outlet</c>, <c>crawled</c> for <c>published</c>.</param>
    /// <param name="problem">Hears of every flaw.</param>
    /// <param name="text">The text where it is kept elsewhere; it stands in for one in the document.</param>
    public static ContractRecord? Read(JsonElement document, Action<string> problem, string? text = null)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            problem("a document is no object; give {id, events}");
            return null;
        }
        if (Id(document) is not { Length: > 0 } id)
        {
            problem("a document has no id; give it one");
            return null;
        }
        var given = text ?? JsonFields.Text(document, "text");
        var events = JsonFields.Get(document, "events");
        var quoted = QuotedText.Of(given, events, JsonFields.Get(document, "published"));
        var values = new ContractValues(quoted, what => problem($"{id}: {what}"));
        var published = Published(document, values);
        var report = new Report(id, quoted.Source, published)
        {
            Outlet = JsonFields.Text(document, "outlet") ?? JsonFields.Text(document, "source"),
            Url = JsonFields.Text(document, "url"),
            Title = JsonFields.Text(document, "title"),
        };
        return new ContractRecord(new ReportAnalysis(report, published, Events(events, id, quoted, problem), []), given is not null)
        {
            Engine = JsonFields.Get(document, "engine") is { } engine ? new EngineInfo(JsonFields.Text(engine, "version") ?? "", JsonFields.Text(engine, "resources") ?? "", JsonFields.Text(engine, "models") ?? "") : null,
            TextSha256 = JsonFields.Text(document, "text_sha256"),
        };
    }

    private static string? Id(JsonElement item) => JsonFields.Text(item, "id") ?? (JsonFields.Get(item, "id") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : null);

    private static List<EventMention> Events(JsonElement? list, string document, QuotedText text, Action<string> problem)
    {
        var result = new List<EventMention>();
        if (list is null)
        {
            return result;
        }
        if (list.Value.ValueKind != JsonValueKind.Array)
        {
            problem($"{document}: events is no list");
            return result;
        }
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Value.EnumerateArray())
        {
            if (result.Count == MostEvents)
            {
                problem($"{document}: more than {MostEvents} events; the rest is left out");
                break;
            }
            if (Id(item) is not { Length: > 0 } id || JsonFields.Text(item, "type") is not { Length: > 0 } type)
            {
                problem($"{document}: event {result.Count + 1} has no id or no type; it is left out");
            }
            else if (!ids.Add(id))
            {
                problem($"{document}/{id}: the id is given twice; the second event is left out");
            }
            else
            {
                result.Add(Event(item, id, type, new ContractValues(text, what => problem($"{document}/{id}: {what}"))));
            }
        }
        return result;
    }

    private static EventMention Event(JsonElement item, string id, string type, ContractValues values)
    {
        var background = JsonFields.Get(item, "background") is { ValueKind: JsonValueKind.True };
        var read = new EventMention(id, type, values.Word(item, "status", EventStatus.Actual), background, values.Many(item, "triggers", (_, span) => span))
        {
            Time = values.One(item, "time", values.Time),
            Place = values.One(item, "place", values.Place),
            MorePlaces = values.Many(item, "more_places", values.Place),
            Actors = values.Many(item, "actors", values.Actor),
            Casualties = values.Many(item, "casualties", values.Casualty),
            Weapons = values.Many(item, "weapons", (value, span) => new WeaponValue(span, JsonFields.Text(value, "kind") ?? "other")),
            Sources = values.Many(item, "sources", (value, span) => new SourceValue(span, JsonFields.Text(value, "kind") ?? "", JsonFields.Text(value, "actor"), JsonFields.Whole(value, "through"))),
            DeniedBy = values.Many(item, "denied_by", (value, span) => new DenialValue(span, JsonFields.Text(value, "of") ?? "occurrence")),
            Derivation = values.Derivations(item),
        };
        return WithIndexes(item, read, values);
    }

    /// <summary>Indexes into a list hold only where all of the list was read.</summary>
    private static EventMention WithIndexes(JsonElement item, EventMention read, ContractValues values)
    {
        int Length(string field) => JsonFields.Get(item, field) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;
        var sources = Length("sources") == read.Sources.Count ? read.Sources.Count : 0;
        var tolls = Length("casualties") == read.Casualties.Count ? read.Casualties.Count : 0;
        var lost = 0;
        bool Holds(int index, int count)
        {
            var holds = index >= 0 && index < count;
            lost += holds ? 0 : 1;
            return holds;
        }
        var result = read with
        {
            Casualties = [.. read.Casualties.Select(toll => toll.PartOf is null && toll.SaidBy.Count == 0 ? toll
                : toll with { PartOf = toll.PartOf is { } whole && Holds(whole, tolls) ? whole : null, SaidBy = [.. toll.SaidBy.Where(index => Holds(index, sources))] })],
            Sources = [.. read.Sources.Select(source => source.Through is { } outer && !Holds(outer, sources) ? source with { Through = null } : source)],
        };
        if (lost > 0)
        {
            values.Say($"{lost} of part_of, said_by and through point at no value; they are left out");
        }
        return result;
    }

    private static Publication Published(JsonElement document, ContractValues values)
    {
        var given = JsonFields.Get(document, "published") ?? JsonFields.Get(document, "crawled");
        switch (given?.ValueKind)
        {
            case null:
                return new Publication(null, PublishedBasis.Unknown);
            case JsonValueKind.String:
                return values.Interval("published", given.Value.GetString()!, given.Value.GetString()!) is { } day ? new Publication(day, PublishedBasis.Metadata) : new Publication(null, PublishedBasis.Unknown);
            case JsonValueKind.Object:
                var basis = values.Word(given.Value, "basis", PublishedBasis.Unknown);
                DateInterval? interval = JsonFields.Text(given.Value, "from") is { } from ? values.Interval("published", from, JsonFields.Text(given.Value, "to") ?? from) : null;
                return new Publication(interval, basis, interval is null ? null : values.Quote(given.Value));
            default:
                values.Say("published is neither a day nor {from, to, basis}");
                return new Publication(null, PublishedBasis.Unknown);
        }
    }
}
