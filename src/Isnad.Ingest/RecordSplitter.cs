namespace Isnad.Ingest;

/// <summary>Cuts a stream of JSON into records without understanding them.</summary>
internal static class RecordSplitter
{
    /// <summary>A record longer than this is left out: 64 MiB.</summary>
    public const int MaxRecordBytes = 1 << 26;

    /// <summary>A record a line; blank lines are passed over.</summary>
    public static IEnumerable<RawRecord> Lines(ByteWindow window, string file)
    {
        int scanned = 0, tooLong = 0;
        while (true)
        {
            var step = window.Span[scanned..].IndexOf((byte)'\n');
            var end = step < 0 ? window.Length : scanned + step;
            if (step < 0)
            {
                if (end > MaxRecordBytes)
                {
                    tooLong = tooLong == 0 ? window.Line : tooLong;
                    window.Skip(end);
                    end = 0;
                }
                scanned = end;
                if (window.Fill())
                {
                    continue;
                }
            }
            if (tooLong > 0 || end > MaxRecordBytes)
            {
                yield return TooLong(file, tooLong > 0 ? tooLong : window.Line);
                tooLong = 0;
            }
            else if (window.Span[..end].ContainsAnyExcept(" \t\r\n"u8) && (step >= 0 || window.Failure is null))
            {
                yield return RawRecord.Json(file, window.Line, window.Line, window.Span[..end]);
            }
            if (step < 0)
            {
                break;
            }
            window.Skip(end + 1);
            scanned = 0;
        }
        if (window.Failure is { } failure)
        {
            yield return Broken(file, window.Line, failure);
        }
    }

    /// <summary>The items of an array, or objects one after the other. Items are found by their brackets; one that is faulty inside does not hide the rest.</summary>
    public static IEnumerable<RawRecord> Values(ByteWindow window, string file)
    {
        var inArray = window.SkipBlank() == '[';
        if (inArray)
        {
            window.Skip(1);
        }
        var needsComma = false;
        for (var item = 1; ;)
        {
            var next = window.SkipBlank();
            if (inArray && next is ',' or ']')
            {
                window.Skip(1);
                needsComma = false;
                if (next == ',')
                {
                    continue;
                }
                if (window.SkipBlank() >= 0)
                {
                    yield return Problem(file, window.Line, "there is more after the end of the array", "remove it or put one record a line in a .jsonl file");
                }
                break;
            }
            if (next < 0)
            {
                if (window.Failure is { } failure)
                {
                    yield return Broken(file, window.Line, failure);
                }
                else if (inArray)
                {
                    yield return Problem(file, window.Line, $"the array is not closed after {item - 1} items", "the file seems cut off; get it whole");
                }
                break;
            }
            if (needsComma)
            {
                yield return Problem(file, window.Line, $"a comma is missing before item {item}", "correct the array; the item was read all the same");
            }
            var line = window.Line;
            var length = next is '{' or '[' or '"' ? Extent(window) : Bare(window);
            if (length < 0)
            {
                yield return window.Failure is { } failure ? Broken(file, line, failure) : length == TooLongLength ? TooLong(file, line)
                    : Problem(file, line, $"the file ends inside item {item}, which begins here", "get the file whole, or correct the quotes and brackets of this item; the items before it were read");
                break;
            }
            yield return length > MaxRecordBytes ? TooLong(file, line) : next == '{' ? RawRecord.Json(file, line, item, window.Span[..length])
                : Problem(file, line, $"item {item} is no object", "every item must be an object with a text");
            window.Skip(length);
            item++;
            needsComma = inArray;
        }
    }

    /// <summary>True where the first line is a whole object, so that the file is JSON lines whatever its name.</summary>
    public static bool FirstLineIsWhole(ByteWindow window)
    {
        var extent = new JsonExtent();
        while (true)
        {
            var length = extent.Find(window.Span);
            var newLine = window.Span.IndexOf((byte)'\n');
            if (length >= 0)
            {
                return newLine < 0 || length <= newLine;
            }
            if (newLine >= 0 || window.Length > MaxRecordBytes || !window.Fill())
            {
                return false;
            }
        }
    }

    private const int TooLongLength = -2;

    internal static int Extent(ByteWindow window)
    {
        var extent = new JsonExtent();
        while (true)
        {
            var length = extent.Find(window.Span);
            if (length >= 0)
            {
                return length;
            }
            if (window.Length > MaxRecordBytes)
            {
                return TooLongLength;
            }
            if (!window.Fill())
            {
                return -1;
            }
        }
    }

    internal static int Bare(ByteWindow window)
    {
        while (true)
        {
            var length = window.Span.IndexOfAny(",]{\n"u8);
            if (length > 0)
            {
                return length;
            }
            if (window.Length > MaxRecordBytes || !window.Fill())
            {
                return Math.Max(1, window.Length);
            }
        }
    }

    private static RawRecord Problem(string file, int line, string reason, string advice) => RawRecord.Failed(InputProblem.Error(file, line, reason, advice));

    internal static RawRecord Broken(string file, int line, string failure) =>
        Problem(file, line, $"the file cannot be read on from here ({failure})", "it seems cut off or damaged; get it whole. What came before was read");

    private static RawRecord TooLong(string file, int line) =>
        Problem(file, line, $"a record longer than {MaxRecordBytes >> 20} MiB begins here", "split it, or correct the quotes and brackets");
}
