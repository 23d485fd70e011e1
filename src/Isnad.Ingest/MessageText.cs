using System.Globalization;
using System.Text;

namespace Isnad.Ingest;

/// <summary>Words of strangers in a message: names of files, ids, values. They can neither break its line, nor steer a terminal, nor turn its order round.</summary>
public static class MessageText
{
    private const int Longest = 1000;

    /// <summary>The words on one line: line ends become blanks; controls of terminal and direction and halves of characters are written as <c>\u202E</c>;
    /// of what is longer than 1000 units the middle is left out.</summary>
    public static string Of(string words)
    {
        var text = words.Length <= Longest ? words : string.Concat(words.AsSpan(0, Longest - 60), " … ", words.AsSpan(words.Length - 57));
        if (!text.Any(IsUnsafe))
        {
            return text;
        }
        var clean = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                continue;
            }
            if (text[i] is '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029')
            {
                clean.Append(' ');
            }
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text, i++, 2);
            }
            else if (IsUnsafe(text[i]))
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
            else
            {
                clean.Append(text[i]);
            }
        }
        return clean.ToString();
    }

    private static bool IsUnsafe(char c) => char.IsControl(c) || char.IsSurrogate(c) || c is '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
