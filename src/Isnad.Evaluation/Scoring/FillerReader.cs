using System.Text.Json;
using Isnad.Model.Events;

namespace Isnad.Evaluation.Scoring;

/// <summary>
/// Reads the fillers of one record and says what is unsound in them. A filler without a span is kept, one whose span
/// or quote is wrong is dropped; spans are checked only where the text is known.
/// </summary>
internal sealed class FillerReader(JsonElement record, CodePointText? text, Action<string> say)
{
    /// <summary>A filler and the members it was read from.</summary>
    public readonly record struct Item(Filler Words, JsonElement Members);

    /// <summary>The usable fillers of a list field.</summary>
    public List<Item> Many(string field)
    {
        JsonElement? values = record.Get(field);
        if (!values.IsTruthy())
        {
            return [];
        }
        if (values!.Value.ValueKind != JsonValueKind.Array)
        {
            say($"{field}: not a list");
            return [];
        }
        return [.. values.Value.EnumerateArray().Select(value => Read(value, field)).OfType<Item>()];
    }

    /// <summary>The filler of a field that holds one, if there is a usable one.</summary>
    public Item? One(string field)
    {
        JsonElement? value = record.Get(field);
        return value.IsTruthy() ? Read(value!.Value, field) : null;
    }

    private Item? Read(JsonElement value, string field)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            say($"{field}: not an object: {PythonLiteral.Repr(value)}");
            return null;
        }
        JsonElement? start = value.Get("start");
        JsonElement? end = value.Get("end");
        if (start is null || end is null)
        {
            say($"{field}: no span");
            bool empty = value.EnumerateObject().All(member => member.Name is "start" or "end");
            return empty ? null : new Item(new Filler(value.Get("quote").AsString(), null, null), value);
        }
        if (start.AsInteger() is not { } from || end.AsInteger() is not { } to || from < 0 || from >= to || text is not null && to > text.Length)
        {
            say($"{field}: bad span {PythonLiteral.Repr(start)}..{PythonLiteral.Repr(end)}");
            return null;
        }
        return Spanned(value, field, (from, to), $"{PythonLiteral.Repr(start)}..{PythonLiteral.Repr(end)}");
    }

    private Item? Spanned(JsonElement value, string field, (long From, long To) span, string written)
    {
        (long from, long to) = span;
        JsonElement? quote = value.Get("quote");
        string? words = quote.AsString();
        if (text is not null)
        {
            string there = text.Slice((int)from, (int)to);
            if (quote is not null && words != there)
            {
                string given = CodePointText.First(PythonLiteral.Str(quote), 40);
                say($"{field}: quote is not the text at {written}: {PythonLiteral.Repr(given)}");
                return null;
            }
            words = there;
        }
        int limit = CodebookLimits.QuoteLength[field];
        if (to - from > limit)
        {
            say($"{field}: longer than {limit} characters: {written}");
            return null;
        }
        return new Item(new Filler(words, from, to), value);
    }
}
