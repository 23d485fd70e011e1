using System.Globalization;
using System.Text.RegularExpressions;

namespace Isnad.Ingest.Web;

/// <summary>Dates as feeds write them: RFC 822 with its later forms (RFC 1123, RFC 5322) and common slips, ISO 8601 and RFC 3339. A wrong day of the week is passed
/// over; a time without zone is taken as UTC, a day without time as its first moment in UTC.</summary>
internal static partial class FeedDate
{
    private const int Longest = 80;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The moment that <paramref name="words"/> name, with the offset written; null where they name none.</summary>
    public static DateTimeOffset? Parse(string? words)
    {
        if (words is null || words.Length > Longest)
        {
            return null;
        }
        var text = words.Trim();
        if (Mail().Match(text) is { Success: true } mail)
        {
            var month = Array.IndexOf(Months, mail.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
            return month == 0 ? null : Moment(Year(mail.Groups["year"].Value), month, mail);
        }
        return Iso().Match(text) is { Success: true } iso ? Moment(Number(iso, "year"), Number(iso, "month"), iso) : null;
    }

    private static DateTimeOffset? Moment(int year, int month, Match match)
    {
        var (day, hour, minute, second) = (Number(match, "day"), Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        if (Offset(match.Groups["zone"].Value) is not { } offset || year is < 1900 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 24 || minute > 59 || second > 60
            || (hour == 24 && minute + second > 0))
        {
            return null;
        }
        // 24:00 is the end of the day, a second 60 a leap second.
        return new DateTimeOffset(year, month, day, 0, 0, 0, offset).AddHours(hour).AddMinutes(minute).AddSeconds(Math.Min(second, 59));
    }

    private static int Number(Match match, string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    /// <summary>Two digits as RFC 5322, 4.3 reads them.</summary>
    private static int Year(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) is var year && digits.Length > 2 ? year : year + (year < 50 ? 2000 : 1900);

    /// <summary>Names of zones of RFC 822 and numbers; letters that the RFC got wrong, and unknown names, mean UTC (RFC 5322, 4.3).</summary>
    private static TimeSpan? Offset(string zone)
    {
        if (zone.Length == 0 || zone[0] is not ('+' or '-'))
        {
            return TimeSpan.FromHours(zone.ToUpperInvariant() switch { "EDT" => -4, "EST" or "CDT" => -5, "CST" or "MDT" => -6, "MST" or "PDT" => -7, "PST" => -8, _ => 0 });
        }
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var minutes = (int.Parse(digits[..2], NumberStyles.None, CultureInfo.InvariantCulture) * 60) + int.Parse(digits[2..4], NumberStyles.None, CultureInfo.InvariantCulture);
        return minutes > 14 * 60 ? null : TimeSpan.FromMinutes(zone[0] == '-' ? -minutes : minutes);
    }

    [GeneratedRegex(@"^(?:[a-z]+\.?,?\s*)?(?<day>\d{1,2})[\s-]+(?<month>[a-z]{3})[a-z]*\.?,?[\s-]+(?<year>\d{4}|\d{2})(?:,?\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?\s*(?:(?:GMT|UTC|UT)(?=[+-]))?(?<zone>[+-]\d{2}:?\d{2}|[a-z]{1,5})?)?(?:\s*\([^)]*\))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})(?:(?:t|\s+)(?<hour>\d{2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<zone>z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
