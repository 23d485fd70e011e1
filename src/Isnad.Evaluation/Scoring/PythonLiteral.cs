using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Isnad.Evaluation.Scoring;

/// <summary>
/// Writes JSON values as Python prints them, because the findings of the reference yardstick quote values that way
/// and event ids are told apart by that form.
/// </summary>
internal static class PythonLiteral
{
    /// <summary>The value as <c>str()</c> gives it: strings bare, all else as <c>repr()</c>.</summary>
    public static string Str(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text ? text.GetString()! : Repr(value);

    /// <summary>The value as <c>repr()</c> gives it; an absent value is <c>None</c>.</summary>
    public static string Repr(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => "None",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.String => Repr(value.Value.GetString()!),
        JsonValueKind.Number => Number(value.Value),
        JsonValueKind.Array => "[" + string.Join(", ", value.Value.EnumerateArray().Select(item => Repr(item))) + "]",
        _ => "{" + string.Join(", ", value.Value.EnumerateObject().Select(pair => Repr(pair.Name) + ": " + Repr(pair.Value))) + "}",
    };

    /// <summary>A string in quotes, with everything unprintable escaped.</summary>
    public static string Repr(string text)
    {
        char quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var written = new StringBuilder().Append(quote);
        foreach (Rune rune in text.EnumerateRunes())
        {
            written.Append(rune.Value == quote || rune.Value == '\\' ? "\\" + rune : Escaped(rune));
        }
        return written.Append(quote).ToString();
    }

    /// <summary>True for a number written without a fraction or an exponent.</summary>
    public static bool IsInteger(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0;

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        ' ' => " ",
        _ when IsPrintable(rune) => rune.ToString(),
        < 0x100 => $"\\x{rune.Value:x2}",
        < 0x10000 => $"\\u{rune.Value:x4}",
        _ => $"\\U{rune.Value:x8}",
    };

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static string Number(JsonElement value)
    {
        string raw = value.GetRawText();
        return IsInteger(value) ? raw == "-0" ? "0" : raw : Float(value.GetDouble());
    }

    // Shortest digits that read back as the same number; an exponent below 1e-4 and from 1e16 on.
    private static string Float(double number)
    {
        if (double.IsInfinity(number))
        {
            return number > 0 ? "inf" : "-inf";
        }
        string[] parts = number.ToString("E16", CultureInfo.InvariantCulture).Split('E');
        string shortest = number.ToString("R", CultureInfo.InvariantCulture);
        int exponent = number == 0 ? 0 : Exponent(shortest, parts);
        string sign = shortest.StartsWith('-') ? "-" : "";
        string digits = Digits(shortest);
        if (exponent is >= -4 and < 16)
        {
            return sign + Plain(digits, exponent);
        }
        string tail = digits.Length > 1 ? "." + digits[1..] : "";
        return $"{sign}{digits[0]}{tail}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    private static int Exponent(string shortest, string[] parts)
    {
        int mark = shortest.IndexOf('E');
        return int.Parse(mark >= 0 ? shortest[(mark + 1)..] : parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static string Digits(string shortest)
    {
        string mantissa = shortest.Split('E')[0].Replace("-", "").Replace(".", "");
        string digits = mantissa.Trim('0');
        return digits.Length == 0 ? "0" : digits;
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }
        string padded = digits.PadRight(exponent + 1, '0');
        string fraction = padded[(exponent + 1)..];
        return padded[..(exponent + 1)] + "." + (fraction.Length == 0 ? "0" : fraction);
    }
}
