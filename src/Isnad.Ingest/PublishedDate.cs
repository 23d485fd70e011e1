using System.Buffers;
using System.Globalization;
using Isnad.Model.Reports;

namespace Isnad.Ingest;

/// <summary>Publication dates as inputs write them. The day is the one written: a time of day and its offset are not used. A year or a month alone is the
/// whole of it, never its first day.</summary>
public static class PublishedDate
{
    private static readonly SearchValues<char> TimeLetters = SearchValues.Create("0123456789:.,+- ZzUTCGM");

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd"];

    /// <summary>The days that <paramref name="words"/> mean, or null: <c>2018-04-20</c>, <c>2018-04-20 09:30:00</c>, <c>2018-04-20T09:30:00+03:00</c>,
    /// <c>2018-04</c>, <c>2018</c>, <c>2018-04-20/2018-04-22</c>.</summary>
    public static DateInterval? Parse(string words)
    {
        var text = words.AsSpan().Trim();
        var slash = text.IndexOf('/');
        if (slash >= 10 && One(text[..slash]) is { } first && One(text[(slash + 1)..]) is { } last)
        {
            return last.To >= first.From ? new DateInterval(first.From, last.To) : null;
        }
        return One(text);
    }

    private static DateInterval? One(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('T', ' ');
        var day = end < 0 ? text : text[..end];
        if (DateOnly.TryParseExact(day, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return end < 0 || IsTime(text[(end + 1)..]) ? new DateInterval(date) : null;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return new DateInterval(month, month.AddMonths(1).AddDays(-1));
        }
        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200
            ? new DateInterval(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))
            : null;
    }

    private static bool IsTime(ReadOnlySpan<char> text) => text.Length > 0 && char.IsAsciiDigit(text[0]) && !text.ContainsAnyExcept(TimeLetters);
}
