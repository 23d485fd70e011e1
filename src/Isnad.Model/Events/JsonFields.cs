using System.Text.Json;

namespace Isnad.Model.Events;

/// <summary>Members of JSON objects: absent and null are one, and so is a value of another kind, which the caller hears of where it matters.</summary>
internal static class JsonFields
{
    /// <summary>The member, or null.</summary>
    public static JsonElement? Get(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && Find(item, name) is { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined } value ? value : null;

    /// <summary>True where the member bears this name. One with half a surrogate pair in an escape bears none of ours.</summary>
    public static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A string; half a surrogate pair in an escape becomes U+FFFD.</summary>
    public static string? Text(JsonElement item, string name)
    {
        if (Get(item, name) is not { ValueKind: JsonValueKind.String } value)
        {
            return null;
        }
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    /// <summary>A whole number of 32 bits.</summary>
    public static int? Whole(JsonElement item, string name) => Get(item, name) is { ValueKind: JsonValueKind.Number } value ? Whole(value) : null;

    /// <summary>A whole number of 32 bits, also written 25.0.</summary>
    public static int? Whole(JsonElement value) =>
        value.ValueKind != JsonValueKind.Number ? null
        : value.TryGetInt32(out var number) ? number
        : value.TryGetDouble(out var real) && real == Math.Truncate(real) && Math.Abs(real) < int.MaxValue ? (int)real : null;

    /// <summary>A finite number.</summary>
    public static double? Number(JsonElement item, string name) => Get(item, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static JsonElement Find(JsonElement item, string name)
    {
        try
        {
            return item.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // Some name holds half a surrogate pair: it must not hide the others.
            return item.EnumerateObject().LastOrDefault(member => IsNamed(member, name)).Value;
        }
    }
}
