using System.Text;
using System.Text.Json;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Archives;

/// <summary>The messages of a Telegram Desktop export (result.json): of one chat, or of the channels of a whole account, in the order of the file. One
/// message at a time is in memory. Of a whole account only channels are read: what people wrote to each other is no report.</summary>
internal sealed class TelegramExport(ByteWindow window, string file)
{
    private const int Often = 1 << 20;
    private int _passedOver, _messages, _open, _line;

    /// <summary>True where the object at the start of <paramref name="window"/> is such an export. Reads on until it can tell.</summary>
    public static bool IsOne(ByteWindow window)
    {
        while (true)
        {
            if (Tells(window.Span) is { } answer)
            {
                return answer;
            }
            // Each look begins anew: of long input there is one after each doubling.
            var seen = window.Length;
            window.Need(seen < Often ? seen + 1 : 2 * seen);
            if (window.Length == seen || seen > RecordSplitter.MaxRecordBytes)
            {
                return false;
            }
        }
    }

    /// <summary>Messages with words, and problems.</summary>
    public IEnumerable<RawRecord> Records()
    {
        foreach (var record in Export())
        {
            yield return record;
        }
        if (window.Failure is { } failure)
        {
            yield return RecordSplitter.Broken(file, window.Line, failure);
        }
        else if (_open > 0)
        {
            _messages++;
            yield return RawRecord.Failed(InputProblem.Error(file, _line, "the export breaks off in or after the message that begins here", "get the file whole; the messages before were read"));
        }
        if (_passedOver > 0)
        {
            yield return RawRecord.Failed(InputProblem.Warning(file, null, $"{_passedOver} chats that are no channels were passed over", "export a group by itself to have it read"));
        }
        if (_messages == 0)
        {
            yield return RawRecord.Failed(InputProblem.Error(file, null, "holds no message with words", "export a channel with its messages, as JSON"));
        }
    }

    /// <summary>Null where more bytes must be seen.</summary>
    private static bool? Tells(ReadOnlySpan<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(new() { MaxDepth = 512 }));
        var hasType = false;
        try
        {
            if (!json.Read() || !json.Read())
            {
                return null;
            }
            while (json.TokenType == JsonTokenType.PropertyName)
            {
                var (messages, chats) = (json.Is("messages"u8), json.Is("chats"u8) || json.Is("left_chats"u8));
                hasType |= json.Is("type"u8);
                if (json.Is("text"u8))
                {
                    return false;
                }
                if (!json.Read())
                {
                    return null;
                }
                if ((messages && hasType && json.TokenType == JsonTokenType.StartArray) || (chats && json.TokenType == JsonTokenType.StartObject))
                {
                    return true;
                }
                if (!json.TrySkip() || !json.Read())
                {
                    return null;
                }
            }
            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private IEnumerable<RawRecord> Export()
    {
        string name = "", type = "";
        foreach (var key in Keys())
        {
            if (key is "name" or "type")
            {
                var value = Scalar();
                (name, type) = key == "name" ? (value, type) : (name, value);
            }
            else if (key == "messages" && window.SkipBlank() == '[')
            {
                foreach (var record in Messages(name, wanted: true))
                {
                    yield return record;
                }
            }
            else if (key is "chats" or "left_chats" && window.SkipBlank() == '{')
            {
                foreach (var record in Chats())
                {
                    yield return record;
                }
            }
            else
            {
                Pass();
            }
        }
    }

    private IEnumerable<RawRecord> Chats()
    {
        foreach (var key in Keys())
        {
            if (key != "list" || window.SkipBlank() != '[')
            {
                Pass();
                continue;
            }
            foreach (var first in Items())
            {
                if (first != '{')
                {
                    Pass();
                    continue;
                }
                string name = "", type = "";
                foreach (var field in Keys())
                {
                    if (field is "name" or "type")
                    {
                        var value = Scalar();
                        (name, type) = field == "name" ? (value, type) : (name, value);
                    }
                    else if (field == "messages" && window.SkipBlank() == '[')
                    {
                        var wanted = type.EndsWith("channel", StringComparison.Ordinal);
                        _passedOver += wanted ? 0 : 1;
                        foreach (var record in Messages(name, wanted))
                        {
                            yield return record;
                        }
                    }
                    else
                    {
                        Pass();
                    }
                }
            }
        }
    }

    private IEnumerable<RawRecord> Messages(string chat, bool wanted)
    {
        foreach (var first in Items())
        {
            var line = _line = window.Line;
            var length = Length(first);
            if (length is < 0 or > RecordSplitter.MaxRecordBytes)
            {
                yield break;
            }
            if (wanted && Take(first, length, chat, line) is { } record)
            {
                yield return record;
            }
            window.Skip(length);
        }
    }

    private RawRecord? Take(int first, int length, string chat, int line)
    {
        var bytes = window.Span[..length];
        try
        {
            if (first != '{')
            {
                throw new JsonException("a message is no object");
            }
            if (!TelegramMessage.Read(bytes).IsReport)
            {
                return null;
            }
        }
        catch (JsonException error)
        {
            _messages++;
            return RawRecord.Failed(InputProblem.Error(file, line + (int)(error.LineNumber ?? 0), $"broken message ({RecordParser.Reason(error)})", "it is left out; export the channel anew"));
        }
        _messages++;
        var report = new RawReport(bytes.ToArray(), RawFormat.TelegramMessage, $"{file}:{line}") { Method = CaptureMethod.TelegramExport, Outlet = string.IsNullOrWhiteSpace(chat) ? null : chat };
        return RawRecord.Captured(report, file, line);
    }

    /// <summary>The keys of the object that stands here; after each its value must be taken.</summary>
    private IEnumerable<string> Keys()
    {
        if (window.SkipBlank() != '{')
        {
            yield break;
        }
        window.Skip(1);
        _open++;
        while (true)
        {
            var next = window.SkipBlank();
            if (next == ',')
            {
                window.Skip(1);
                continue;
            }
            if (next != '"')
            {
                Close(next == '}');
                yield break;
            }
            var key = Scalar();
            if (window.SkipBlank() == ':')
            {
                window.Skip(1);
            }
            window.SkipBlank();
            yield return key;
        }
    }

    /// <summary>The first byte of each item of the array that stands here; after each it must be taken.</summary>
    private IEnumerable<int> Items()
    {
        window.Skip(1);
        _open++;
        while (true)
        {
            var next = window.SkipBlank();
            if (next == ',')
            {
                window.Skip(1);
                continue;
            }
            if (next is < 0 or ']')
            {
                Close(next == ']');
                yield break;
            }
            yield return next;
        }
    }

    private void Close(bool closed)
    {
        window.Skip(closed ? 1 : 0);
        _open -= closed ? 1 : 0;
    }

    private string Scalar()
    {
        if (window.SkipBlank() != '"')
        {
            Pass();
            return "";
        }
        var length = RecordSplitter.Extent(window);
        if (length < 0)
        {
            window.Skip(window.Length);
            return "";
        }
        var bytes = window.Span[..length].ToArray();
        window.Skip(length);
        try
        {
            return JsonSerializer.Deserialize<string>(bytes) ?? "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Encoding.UTF8.GetString(bytes).Trim('"');
        }
    }

    /// <summary>Takes a value that does not count.</summary>
    private void Pass()
    {
        var length = Length(window.SkipBlank());
        window.Skip(length < 0 ? window.Length : length);
    }

    private int Length(int first) => first < 0 ? -1 : first is '{' or '[' or '"' ? RecordSplitter.Extent(window) : RecordSplitter.Bare(window);
}
