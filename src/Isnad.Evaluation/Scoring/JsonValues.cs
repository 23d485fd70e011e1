using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Isnad.Evaluation.Scoring;

/// <summary>Lenient access to JSON: absent and null are one, and emptiness means what it means to the reference yardstick.</summary>
internal static class JsonValues
{
    /// <summary>The member, or nothing where it is absent or null.</summary>
    public static JsonElement? Get(this JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>False for what is absent, empty, zero or false.</summary>
    public static bool IsTruthy(this JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => value.Value.GetString()!.Length > 0,
        JsonValueKind.Number => value.Value.GetDouble() != 0,
        JsonValueKind.Array => value.Value.GetArrayLength() > 0,
        JsonValueKind.Object => value.Value.EnumerateObject().Any(),
        _ => false,
    };

    /// <summary>The text of a string, nothing for any other value.</summary>
    public static string? AsString(this JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A value to compare for equality: a string as it stands, anything else in a form that no string has.</summary>
    public static string? AsComparable(this JsonElement? value) =>
        value is null ? null : value.AsString() ?? "\0" + PythonLiteral.Repr(value);

    /// <summary>A whole number written as one; true and false count as 1 and 0.</summary>
    public static long? AsInteger(this JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number when PythonLiteral.IsInteger(value.Value) => value.Value.TryGetInt64(out long number) ? number : Farthest(value.Value),
        _ => null,
    };

    /// <summary>A whole number in any notation: 25, 25.0, or a string of digits of any script.</summary>
    public static long? AsCount(this JsonElement? value)
    {
        switch (value?.ValueKind)
        {
            case JsonValueKind.Number when PythonLiteral.IsInteger(value.Value):
                return value.AsInteger();
            case JsonValueKind.Number:
                double number = value.Value.GetDouble();
                return Math.Abs(number) < 1e9 && number == Math.Truncate(number) ? (long)number : null;
            case JsonValueKind.String:
                return Digits(value.Value.GetString()!);
            default:
                return null;
        }
    }

    // Numbers beyond 64 bits are kept apart from real tolls and spans, not from each other.
    private static long Farthest(JsonElement value) => value.GetRawText().StartsWith('-') ? long.MinValue : long.MaxValue;

    private static long? Digits(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }
        long number = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber)
            {
                return null;
            }
            long digit = (long)Rune.GetNumericValue(rune);
            number = number > (long.MaxValue - digit) / 10 ? long.MaxValue : number * 10 + digit;
        }
        return number;
    }
}
