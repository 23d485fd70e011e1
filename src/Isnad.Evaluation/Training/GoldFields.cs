using System.Globalization;
using System.Text.Json;
using Isnad.Text;

namespace Isnad.Evaluation.Training;

/// <summary>Fields of hand-made records, checked: what training reads must be whole, so a flaw ends the run and is told with its place.</summary>
internal static class GoldFields
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Runs <paramref name="read"/>; what it finds wrong is told with <paramref name="where"/> and what to do.</summary>
    /// <exception cref="InvalidDataException">Something is wrong.</exception>
    public static T At<T>(string where, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{where}: broken JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}; correct it, or write the file anew with 'isnad gold'", error);
        }
        catch (GoldFlawException error)
        {
            throw new InvalidDataException($"{where}: {error.Message}; correct it, or leave the document out", error);
        }
    }

    /// <summary>An array that must be there.</summary>
    public static IEnumerable<JsonElement> Array(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new GoldFlawException($"\"{name}\" is no array");

    /// <summary>A string that must be there.</summary>
    public static string Need(JsonElement item, string name) => Text(item, name) ?? throw new GoldFlawException($"\"{name}\" is missing or no string");

    /// <summary>A string, or null.</summary>
    public static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number; null where there is none.</summary>
    public static int? Number(JsonElement item, string name) => !item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw new GoldFlawException($"\"{name}\" is {value.GetRawText()} and no whole number");

    /// <summary>A day, which may have a time of day behind it; null where there is none.</summary>
    public static DateOnly? Date(JsonElement item, string name) => Text(item, name) is not { Length: > 0 } told ? null
        : DateOnly.TryParseExact(told.AsSpan(0, Math.Min(Day.Length, told.Length)), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new GoldFlawException($"\"{name}\" is \"{told}\" and no day ({Day.ToLowerInvariant()})");

    /// <summary>Words by code points, as UTF-16 units of a text; none where they are not given.</summary>
    public static TextSpan Span(JsonElement item, int[] units)
    {
        if (Number(item, "start") is not { } start)
        {
            return default;
        }
        return Number(item, "end") is { } end && start >= 0 && end >= start && end < units.Length ? new TextSpan(units[start], units[end])
            : throw new GoldFlawException($"the words from {start} to {Number(item, "end")} do not lie in the text, which has {units.Length - 1} code points");
    }
}

/// <summary>What is wrong in a hand-made record; whoever reads the file adds where.</summary>
internal sealed class GoldFlawException(string message) : Exception(message);
