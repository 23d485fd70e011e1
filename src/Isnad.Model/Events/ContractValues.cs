using System.Globalization;
using System.Text.Json;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Model.Events;

/// <summary>Reads the values of one record; what is wrong with one is said, and it is left out.</summary>
internal sealed class ContractValues(QuotedText text, Action<string> say)
{
    /// <summary>Most values of a list.</summary>
    public const int MostValues = 500;

    /// <summary>Longest quote or word that is read, in UTF-16 units.</summary>
    public const int LongestWord = 4_000;

    /// <summary>Tells a flaw.</summary>
    public void Say(string what) => say(what);

    /// <summary>A value of a field that holds one; null where absent or flawed.</summary>
    public T? One<T>(JsonElement item, string field, Func<JsonElement, TextSpan, T?> read) where T : class
    {
        if (JsonFields.Get(item, field) is not { } value)
        {
            return null;
        }
        if (value.ValueKind != JsonValueKind.Object)
        {
            say($"{field} is no object");
            return null;
        }
        return TrySpan(value, field, out var span) ? read(value, span) : null;
    }

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<T> Many<T>(JsonElement item, string field, Func<JsonElement, TextSpan, T?> read)
    {
        if (JsonFields.Get(item, field) is not { } list)
        {
            return [];
        }
        if (list.ValueKind != JsonValueKind.Array)
        {
            say($"{field} is no list");
            return [];
        }
        var result = new List<T>();
        foreach (var value in list.EnumerateArray())
        {
            if (result.Count == MostValues)
            {
                say($"{field} holds more than {MostValues} values; the rest is left out");
                break;
            }
            if (value.ValueKind != JsonValueKind.Object)
            {
                say($"{field}[{result.Count}] is no object");
            }
            else if (TrySpan(value, field, out var span) && read(value, span) is { } good)
            {
                result.Add(good);
            }
        }
        return result;
    }

    /// <summary>A time: both days, or none.</summary>
    public TimeValue? Time(JsonElement value, TextSpan span)
    {
        if (JsonFields.Text(value, "from") is not { } from || JsonFields.Text(value, "to") is not { } to)
        {
            say("time has no from or no to; give both as yyyy-mm-dd");
            return null;
        }
        return Interval("time", from, to) is { } days ? new TimeValue(span, days, JsonFields.Text(value, "basis") ?? "") : null;
    }

    /// <summary>A place. Kind and precision are empty where the record does not say them.</summary>
    public PlaceValue? Place(JsonElement value, TextSpan span) => new(span, JsonFields.Text(value, "kind") ?? "", JsonFields.Text(value, "precision") ?? "")
    {
        Country = JsonFields.Text(value, "country"),
        Admin1 = JsonFields.Text(value, "admin1"),
        Latitude = Within(value, "lat", 90),
        Longitude = Within(value, "lon", 180),
        RadiusKm = JsonFields.Number(value, "radius_km") is >= 0 and <= 20_100 and var radius ? radius : null,
        PlaceId = JsonFields.Text(value, "place_id"),
        Candidates = Words(value, "candidates"),
    };

    /// <summary>A participant; without an id it is none.</summary>
    public ActorValue? Actor(JsonElement value, TextSpan span)
    {
        if (JsonFields.Text(value, "id") is not { Length: > 0 } id)
        {
            say("a participant has no id");
            return null;
        }
        return new ActorValue(span, id, Word(value, "role", ActorRole.Actor)) { Person = JsonFields.Text(value, "person"), As = JsonFields.Text(value, "as"), Slant = JsonFields.Text(value, "slant") };
    }

    /// <summary>A toll.</summary>
    public CasualtyValue? Casualty(JsonElement value, TextSpan span)
    {
        if (JsonFields.Text(value, "kind") is not { Length: > 0 } kind)
        {
            say("a toll has no kind");
            return null;
        }
        return new CasualtyValue(span, kind, Count(value, "min"), Count(value, "max"))
        {
            Approximate = JsonFields.Get(value, "approx") is { ValueKind: JsonValueKind.True },
            Group = JsonFields.Text(value, "group"),
            Demographic = JsonFields.Text(value, "demographic"),
            PartOf = JsonFields.Whole(value, "part_of"),
            SaidBy = JsonFields.Get(value, "said_by") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(JsonFields.Whole).OfType<int>()] : [],
        };
    }

    /// <summary>Why each field holds what it holds.</summary>
    public IReadOnlyList<Derivation> Derivations(JsonElement item) => JsonFields.Get(item, "derivation") is not { ValueKind: JsonValueKind.Array } list ? []
        : [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Take(MostValues).Select(entry => new Derivation(JsonFields.Text(entry, "field") ?? "", JsonFields.Text(entry, "rule"),
            JsonFields.Text(entry, "model"), JsonFields.Text(entry, "quote"), JsonFields.Number(entry, "score"), Words(entry, "beat")))];

    /// <summary>Two days as yyyy-mm-dd; a time of day after them is passed over.</summary>
    public DateInterval? Interval(string field, string from, string to)
    {
        if (Day(field, from) is not { } first || Day(field, to) is not { } last)
        {
            return null;
        }
        if (last < first)
        {
            say($"{field} runs backwards: {from} to {to}");
            return null;
        }
        return new DateInterval(first, last);
    }

    /// <summary>A word of a closed list; <paramref name="usual"/> where absent or unknown.</summary>
    public T Word<T>(JsonElement item, string field, T usual) where T : struct, Enum
    {
        if (JsonFields.Get(item, field) is not { } value)
        {
            return usual;
        }
        if (value.ValueKind == JsonValueKind.String && JsonFields.Text(item, field) is { } word && word.All(char.IsAsciiLetter) && Enum.TryParse<T>(word, ignoreCase: true, out var known))
        {
            return known;
        }
        say($"{field} {Shown(value.ToString())} is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}; {usual.ToString().ToLowerInvariant()} is taken");
        return usual;
    }

    /// <summary>The span of an object's quote where it stands in the text.</summary>
    public TextSpan? Quote(JsonElement value) => JsonFields.Text(value, "quote") is { Length: > 0 and <= LongestWord } quote && text.TryFind(quote, out var span) ? span : null;

    private bool TrySpan(JsonElement value, string field, out TextSpan span)
    {
        span = default;
        var quote = JsonFields.Text(value, "quote");
        if (quote?.Length > LongestWord)
        {
            say($"{field}: a quote is longer than {LongestWord} characters");
            return false;
        }
        if (JsonFields.Get(value, "start") is null && JsonFields.Get(value, "end") is null)
        {
            if (quote is not { Length: > 0 } || text.TryFind(quote, out span))
            {
                return true;
            }
            say($"{field}: the quote {Shown(quote)} is not in the text");
            return false;
        }
        if (JsonFields.Whole(value, "start") is not { } start || JsonFields.Whole(value, "end") is not { } end || !text.TrySpan(start, end, out span))
        {
            say($"{field}: {JsonFields.Get(value, "start")}..{JsonFields.Get(value, "end")} is no span of the text ({text.Length} characters)");
            return false;
        }
        if (quote is null || text.Source.Slice(span) == quote)
        {
            return true;
        }
        say($"{field}: the quote {Shown(quote)} is not the text at {start}..{end}");
        return false;
    }

    private DateOnly? Day(string field, string words)
    {
        var day = words.AsSpan().Trim();
        if (day.Length > 10 && day[10] is 'T' or ' ')
        {
            day = day[..10];
        }
        if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }
        say($"{field}: {Shown(words)} is no day; write yyyy-mm-dd");
        return null;
    }

    private double? Within(JsonElement value, string field, double most)
    {
        var number = JsonFields.Number(value, field);
        if (number is null ? JsonFields.Get(value, field) is null : Math.Abs(number.Value) <= most)
        {
            return number;
        }
        say($"place: {field} {Shown(JsonFields.Get(value, field).ToString()!)} is no coordinate");
        return null;
    }

    private int? Count(JsonElement value, string field)
    {
        var number = JsonFields.Whole(value, field);
        if (number is null ? JsonFields.Get(value, field) is null : number >= 0)
        {
            return number;
        }
        say($"casualties: {field} {Shown(JsonFields.Get(value, field).ToString()!)} is no number of people");
        return null;
    }

    private static string[] Words(JsonElement item, string field) => JsonFields.Get(item, field) is not { ValueKind: JsonValueKind.Array } list ? []
        : [.. list.EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String).Take(MostValues).Select(word => word.GetString()!)];

    private static string Shown(string words) => $"'{(words.Length > 40 ? words[..40] + "…" : words).ReplaceLineEndings(" ")}'";
}
