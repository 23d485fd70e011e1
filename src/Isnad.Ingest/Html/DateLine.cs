using System.Globalization;
using System.Text.RegularExpressions;
using Isnad.Text;

namespace Isnad.Ingest.Html;

/// <summary>Finds a full date in a short line: day, month and year in figures, or with the month's name in Arabic (of the Levant, the Gulf, Egypt and the
/// Maghreb) or English. Figures alone are day/month/year, as Arabic newspapers write them; years outside 1900 to 2100 are of another calendar.</summary>
internal static partial class DateLine
{
    /// <summary>A longer line is a paragraph.</summary>
    public const int MaxLength = 160;

    /// <summary>The first date in <paramref name="line"/>, or null.</summary>
    public static DateOnly? Find(string line, PageWords words)
    {
        if (line.Length > MaxLength)
        {
            return null;
        }
        var folded = NormalizedText.Of(line);
        foreach (Match match in YearFirst().Matches(folded))
        {
            if (Make(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) is { } day)
            {
                return day;
            }
        }
        foreach (Match match in DayFirst().Matches(folded))
        {
            if ((Make(match.Groups[3].Value, match.Groups[2].Value, match.Groups[1].Value) ?? Make(match.Groups[3].Value, match.Groups[1].Value, match.Groups[2].Value)) is { } day)
            {
                return day;
            }
        }
        return Named([.. Words().Matches(folded).Select(match => match.Value)], words);
    }

    private static DateOnly? Named(List<string> line, PageWords words)
    {
        for (var i = 0; i < line.Count; i++)
        {
            if (words.Month(line, i) is not { } first)
            {
                continue;
            }
            var (after, before) = (i + first.Words, i - 1);
            // Both names of a month may stand beside each other.
            while (after < line.Count && words.Month(line, after) is { } other && other.Month == first.Month)
            {
                after += other.Words;
            }
            if (before >= 0 && Number(line[before]) is { } day && Year(line, after) is { } year && Make(year, first.Month, day) is { } found)
            {
                return found;
            }
            if (after < line.Count && Number(line[after]) is { } late && Year(line, after + 1) is { } other2 && Make(other2, first.Month, late) is { } english)
            {
                return english;
            }
        }
        return null;
    }

    private static int? Year(List<string> line, int at) => at < line.Count && line[at].Length == 4 && Number(line[at]) is { } year ? year : null;

    private static int? Number(string word) => int.TryParse(word.AsSpan().TrimEnd("stndrh"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Make(string year, string month, string day) =>
        Make(int.Parse(year, CultureInfo.InvariantCulture), int.Parse(month, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture));

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"(?<![\d/.\-])([12]\d{3})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{1,2})(?![\d/])")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d/.\-])(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?([12]\d{3})(?![\d/])")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"\d+(st|nd|rd|th)?|\p{L}+\d?")]
    private static partial Regex Words();
}
