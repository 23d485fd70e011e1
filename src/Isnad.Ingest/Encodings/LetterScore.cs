using System.Buffers;
using System.Text;

namespace Isnad.Ingest.Encodings;

/// <summary>How well single bytes above ASCII read in an encoding: the mean over them of a logarithm of probability. Arabic letters count by their share
/// in news (measured on 988,193 letters of 2015), Latin letters with accents by whether they stand beside plain ones, marks and controls by rules of thumb.</summary>
internal static class LetterScore
{
    // Minus ten times the natural logarithm of each letter's share, from U+0621 to U+064A.
    private static readonly byte[] Arabic =
    [
        58, 69, 40, 67, 48, 54, 19, 34, 34, 31, 52, 43, 40, 47, 34, 52, 31, 50, 38, 46, 46, 50, 46, 60, 33, 57, 120, 120, 120, 120, 120,
        73, 36, 38, 40, 21, 27, 30, 36, 29, 48, 26,
    ];

    private static readonly SearchValues<char> Typographic = SearchValues.Create("\u00A0\u00AB\u00BB\u060C\u061B\u061F\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026\u200E\u200F");

    private const int SampleBytes = 1 << 16;
    private const double Accent = -2.5, Alone = -4, Mark = -4, Rare = -7, Nothing = -12, ArticleGain = 1.5;

    /// <summary>The score of <paramref name="bytes"/> in <paramref name="encoding"/>; 0 where none is above ASCII. Looks at no more than 64 KiB from the first that is.</summary>
    public static double Of(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var first = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (first < 0)
        {
            return 0;
        }
        var start = Math.Max(0, first - 1);
        var text = encoding.GetString(bytes.Slice(start, Math.Min(SampleBytes, bytes.Length - start)));
        double sum = 0;
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= 0x80)
            {
                sum += Char(text[i], i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
                count++;
            }
        }
        return sum / Math.Max(1, count);
    }

    private static double Char(char c, char before, char after)
    {
        var latinBeside = char.IsAsciiLetter(before) || char.IsAsciiLetter(after);
        return c switch
        {
            >= '\u0621' and <= '\u064A' when !latinBeside => (Arabic[c - '\u0621'] / -10.0) + (c == '\u0644' && before == '\u0627' ? ArticleGain : 0),
            >= '\u064B' and <= '\u0652' when !latinBeside => -6,
            '\uFFFD' or < '\u00A0' => Nothing,
            _ when Typographic.Contains(c) => Mark,
            _ when !char.IsLetter(c) => Rare,
            >= '\u0600' => latinBeside ? -8 : Rare,
            _ when latinBeside => char.IsUpper(c) && char.IsAsciiLetterLower(before) ? Rare : Accent,
            _ => char.IsLetter(before) || char.IsLetter(after) ? Rare : Alone,
        };
    }
}
