using System.Globalization;
using System.Text;

namespace Isnad.Cli.Output;

/// <summary>Text for a terminal: no control characters, a width in columns, and every right-to-left run in an isolate (U+2068 … U+2069), so that
/// it can move nothing outside itself.</summary>
internal static class DisplayText
{
    /// <summary>Stands between values; each is isolated by itself, so that they keep their order.</summary>
    public const char Separator = '·';

    private const char Isolate = '\u2068', EndIsolate = '\u2069';

    /// <summary>The text on one line, without controls of terminal or direction.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1F') && !text.Any(IsControl))
        {
            return text;
        }
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t' or '\r')
            {
                clean.Append(' ');
            }
            else if (!IsControl(c))
            {
                clean.Append(c);
            }
        }
        return clean.ToString();
    }

    /// <summary>Columns that clean text takes: marks and joiners none, wide letters two.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }
        return width;
    }

    /// <summary>Breaks clean text at spaces, after hyphens and, where a word is longer than a line, inside it. Each line is at most <paramref name="width"/> columns.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var rest = text.Trim();
        while (Width(rest) > width)
        {
            int columns = 0, end = 0, cut = 0;
            foreach (var rune in rest.EnumerateRunes())
            {
                columns += Width(rune);
                if (columns > width && (rune.Value != ' ' || columns > width + 1))
                {
                    break;
                }
                end += rune.Utf16SequenceLength;
                cut = rune.Value == ' ' || (rune.Value == '-' && columns <= width) ? end : cut;
            }
            cut = cut > 0 ? cut : Math.Max(end, 1);
            yield return rest[..cut].TrimEnd();
            rest = rest[cut..].TrimStart();
        }
        if (rest.Length > 0)
        {
            yield return rest;
        }
    }

    /// <summary>Puts each run from a right-to-left letter to the last one before a left-to-right letter or a <see cref="Separator"/> in an isolate.</summary>
    public static string Isolated(string line)
    {
        var first = line.AsSpan().IndexOfAnyInRange('\u0590', '\uFEFC');
        if (first < 0)
        {
            return line;
        }
        var result = new StringBuilder(line.Length + 8);
        int start = -1, last = -1, written = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (IsRightToLeft(line[i]))
            {
                start = start < 0 ? i : start;
                last = i;
            }
            else if (start >= 0 && (char.IsLetter(line[i]) || line[i] == Separator))
            {
                Append(i);
            }
        }
        Append(line.Length);
        return result.Append(line, written, line.Length - written).ToString();

        void Append(int end)
        {
            if (start >= 0)
            {
                result.Append(line, written, start - written).Append(Isolate).Append(line, start, last + 1 - start).Append(EndIsolate);
                (written, start) = (last + 1, -1);
            }
        }
    }

    private static bool IsControl(char c) => char.IsControl(c) || c is '\u200E' or '\u200F' or '\u061C' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF' and not (>= '\u0660' and <= '\u0669')) or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static int Width(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }
        return rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1;
    }
}
