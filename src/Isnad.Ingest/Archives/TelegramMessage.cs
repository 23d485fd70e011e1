using System.Globalization;
using System.Text;
using System.Text.Json;
using Isnad.Ingest.Html;

namespace Isnad.Ingest.Archives;

/// <summary>One message of a Telegram Desktop export.</summary>
internal sealed class TelegramMessage
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };
    private string? _type, _date, _unixTime;

    private TelegramMessage()
    {
    }

    /// <summary>Its words; entities (links, bold, quotes) by their text. Empty where it has none.</summary>
    public string Text { get; private set; } = "";

    /// <summary>True for a message with words; those that tell of a new photo or a pinned message are none.</summary>
    public bool IsReport => _type == "message" && !string.IsNullOrWhiteSpace(Text);

    /// <summary>When it was published: UTC where the export says so, else the clock of the machine that exported. Null where neither is a date.</summary>
    public PageInstant? At => long.TryParse(_unixTime, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253402300800
        ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime is var utc ? new PageInstant(DateOnly.FromDateTime(utc), TimeOnly.FromDateTime(utc), 0) : null
        : _date is { } date ? PageInstant.Parse(date) : null;

    /// <summary>Reads the object.</summary>
    /// <exception cref="JsonException">It is broken.</exception>
    public static TelegramMessage Read(ReadOnlySpan<byte> json)
    {
        var message = new TelegramMessage();
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("a message is no object");
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("text"u8))
            {
                reader.Read();
                message.Text = TextOf(ref reader);
            }
            else if (reader.Is("type"u8))
            {
                message._type = Scalar(ref reader);
            }
            else if (reader.Is("date"u8))
            {
                message._date = Scalar(ref reader);
            }
            else if (reader.Is("date_unixtime"u8))
            {
                message._unixTime = Scalar(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        reader.Read();
        return message;
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Words(ref reader);
        }
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return "";
        }
        var text = new StringBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                text.Append(Words(ref reader));
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                text.Append(Entity(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }
        return text.ToString();
    }

    private static string Entity(ref Utf8JsonReader reader)
    {
        var words = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("text"u8))
            {
                words = Scalar(ref reader) ?? "";
            }
            else
            {
                reader.Skip();
            }
        }
        return words;
    }

    private static string? Scalar(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return Words(ref reader);
        }
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
        reader.Skip();
        return null;
    }

    private static string Words(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("a string holds half a character", error);
        }
    }
}
