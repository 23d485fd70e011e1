using System.Buffers;
using System.Text;
using System.Text.Json;
using Isnad.Ingest.Encodings;

namespace Isnad.Ingest;

/// <summary>The fields of one JSON record that count.</summary>
internal sealed class RecordFields
{
    private string? _outlet, _source, _published, _crawled;

    /// <summary>A string or number.</summary>
    public string? Id { get; private set; }

    /// <summary>The words of the report.</summary>
    public string? Text { get; private set; }

    /// <summary>The headline, where it is apart.</summary>
    public string? Title { get; private set; }

    /// <summary>The address.</summary>
    public string? Url { get; private set; }

    /// <summary>outlet, else source.</summary>
    public string? Outlet => _outlet ?? _source;

    /// <summary>published, else crawled; an interval as from/to.</summary>
    public string? Published => _published ?? _crawled;

    /// <summary>Why the record cannot be used although it is JSON, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>True where an escape such as \ud83d stood without its other half.</summary>
    public bool HasLoneSurrogates { get; private set; }

    /// <summary>Reads the record that <paramref name="json"/> holds.</summary>
    /// <exception cref="JsonException">It is broken.</exception>
    public void Read(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            Fault = "the record is no object";
            return;
        }
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            Field(ref json);
        }
        if (json.Read())
        {
            Fault = "there is more after the record's end";
        }
    }

    /// <summary>Turns back what was encoded twice; null where nothing was.</summary>
    public DecodedText? TurnBack()
    {
        if (Text is null || Mojibake.TurnBack(Text) is not var (whole, encoding))
        {
            return null;
        }
        if (whole is null || encoding is null)
        {
            return new(Text, "utf-8", EncodingBasis.Detected, 0) { LooksGarbled = true };
        }
        Text = whole;
        Title = Mojibake.TurnBack(Title, encoding);
        _outlet = Mojibake.TurnBack(_outlet, encoding);
        _source = Mojibake.TurnBack(_source, encoding);
        return new(Text, "utf-8", EncodingBasis.Detected, 0) { TurnedBack = encoding };
    }

    private void Field(ref Utf8JsonReader json)
    {
        if (json.Is("text"u8))
        {
            Text = Value(ref json, "text");
        }
        else if (json.Is("id"u8))
        {
            Id = Value(ref json, "id", orNumber: true);
        }
        else if (json.Is("title"u8))
        {
            Title = Value(ref json, "title");
        }
        else if (json.Is("url"u8))
        {
            Url = Value(ref json, "url");
        }
        else if (json.Is("outlet"u8))
        {
            _outlet = Value(ref json, "outlet");
        }
        else if (json.Is("source"u8))
        {
            _source = Value(ref json, "source");
        }
        else if (json.Is("published"u8))
        {
            _published = Date(ref json, "published");
        }
        else if (json.Is("crawled"u8))
        {
            _crawled = Date(ref json, "crawled");
        }
        else
        {
            json.Skip();
        }
    }

    private string? Date(ref Utf8JsonReader json, string name)
    {
        var ahead = json;
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.StartObject)
        {
            return Value(ref json, name, orNumber: true);
        }
        // The output's own form: {from, to, basis}.
        json.Read();
        string? from = null, to = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.Is("from"u8))
            {
                from = Value(ref json, "from");
            }
            else if (json.Is("to"u8))
            {
                to = Value(ref json, "to");
            }
            else
            {
                json.Skip();
            }
        }
        return from is null ? to : $"{from}/{to ?? from}";
    }

    private string? Value(ref Utf8JsonReader json, string name, bool orNumber = false)
    {
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return Words(ref json);
            case JsonTokenType.Number when orNumber:
                return Encoding.UTF8.GetString(json.ValueSpan);
            default:
                json.Skip();
                Fault ??= $"'{name}' is no string";
                return null;
        }
    }

    private string Words(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            HasLoneSurrogates = true;
            return Unescape(json.ValueSpan);
        }
    }

    /// <summary>Undoes the escapes of a string that is valid but for halves of surrogate pairs.</summary>
    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        var chars = new ArrayBufferWriter<char>(raw.Length);
        var source = Encoding.UTF8.GetString(raw);
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '\\')
            {
                c = source[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'u' => (char)Convert.ToUInt16(source.Substring(i + 1, 4), 16), var other => other };
                i += source[i] == 'u' ? 4 : 0;
            }
            chars.Write([c]);
        }
        // A round trip puts U+FFFD in the place of each half.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(chars.WrittenSpan.ToArray()));
    }
}
