using System.Text;
using System.Text.Json;
using Isnad.Text;

namespace Isnad.Model.Events;

/// <summary>The text that the spans of a record count in: the record's own, or, where it brought none, blanks with every quote at its place.</summary>
internal sealed class QuotedText
{
    /// <summary>Farthest end of a span, in code points, where no text bounds it: 8 million, a long book.</summary>
    public const int Farthest = 8_000_000;

    private readonly Dictionary<string, int> _loose = new(StringComparer.Ordinal);
    private readonly bool _whole;
    private readonly int[]? _units;

    private QuotedText(string text, bool whole)
    {
        Source = new SourceText(text);
        _whole = whole;
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            _units = Units(text);
        }
        Length = _units is null ? text.Length : _units.Length - 1;
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>Its length in code points.</summary>
    public int Length { get; }

    /// <summary>Takes <paramref name="text"/>, or lays the quotes of <paramref name="parts"/> out.</summary>
    public static QuotedText Of(string? text, params ReadOnlySpan<JsonElement?> parts)
    {
        if (text is not null)
        {
            return new QuotedText(text, true);
        }
        var points = new List<int>();
        var loose = new List<string>();
        foreach (var part in parts)
        {
            if (part is { } element)
            {
                Lay(element, points, loose);
            }
        }
        var builder = new StringBuilder(points.Count);
        foreach (var point in points)
        {
            builder.Append(new Rune(point == 0 ? ' ' : point).ToString());
        }
        var starts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var quote in loose)
        {
            if (starts.TryAdd(quote, 0))
            {
                builder.Append('\n');
                starts[quote] = builder.Length;
                builder.Append(quote);
            }
        }
        var result = new QuotedText(builder.ToString(), false);
        foreach (var (quote, start) in starts)
        {
            result._loose[quote] = start;
        }
        return result;
    }

    /// <summary>The UTF-16 range of a span in code points. False where it lies outside.</summary>
    public bool TrySpan(int start, int end, out TextSpan span)
    {
        span = default;
        if (start < 0 || end <= start || end > Length)
        {
            return false;
        }
        span = _units is null ? new TextSpan(start, end) : new TextSpan(_units[start], _units[end]);
        return true;
    }

    /// <summary>Where a quote without a span stands: its first place in the text. False where it stands nowhere.</summary>
    public bool TryFind(string quote, out TextSpan span)
    {
        var at = _whole ? Source.Value.IndexOf(quote, StringComparison.Ordinal) : _loose.GetValueOrDefault(quote, -1);
        span = at < 0 ? default : new TextSpan(at, at + quote.Length);
        return at >= 0;
    }

    /// <summary>Writes every quote of <paramref name="element"/> to its place; of two that disagree the first stays, and the reader finds the second wrong.</summary>
    private static void Lay(JsonElement element, List<int> points, List<string> loose)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Lay(item, points, loose);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (JsonFields.Text(element, "quote") is { Length: > 0 } quote)
            {
                if (JsonFields.Whole(element, "start") is { } start)
                {
                    Lay(quote, start, points);
                }
                else
                {
                    loose.Add(quote);
                }
            }
            foreach (var member in element.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && !JsonFields.IsNamed(member, "derivation")))
            {
                Lay(member.Value, points, loose);
            }
        }
    }

    private static void Lay(string quote, int start, List<int> points)
    {
        if (start < 0 || start > Farthest - quote.Length)
        {
            return;
        }
        foreach (var rune in quote.EnumerateRunes())
        {
            while (points.Count <= start)
            {
                points.Add(0);
            }
            points[start] = points[start] == 0 ? rune.Value : points[start];
            start++;
        }
    }

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
}
