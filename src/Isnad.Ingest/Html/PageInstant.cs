using System.Globalization;
using System.Text.RegularExpressions;
using Isnad.Model.Reports;
using NodaTime;
using DateInterval = Isnad.Model.Reports.DateInterval;

namespace Isnad.Ingest.Html;

/// <summary>A moment as a page's metadata writes it.</summary>
/// <param name="Day">The day as written.</param>
/// <param name="Time">The time of day, or null where only the day is written.</param>
/// <param name="Offset">Minutes from UTC, or null where none is written.</param>
internal readonly partial record struct PageInstant(DateOnly Day, TimeOnly? Time, int? Offset)
{
    /// <summary>Time zones of the Arab world lie from UTC to UTC+4: only in these last hours of a day in UTC may it already be the next day there.</summary>
    private const int EastMost = 4;

    /// <summary>True where the offset tells of a place: zero is what systems write that keep their times in UTC.</summary>
    public bool HasOwnOffset => Offset is not (null or 0);

    /// <summary>Reads ISO 8601, RFC 1123, <c>yyyyMMddHHmmss</c> of archives, and figures with a blank before the time; null for what is none of them or no
    /// date of a page (the zero of a clock).</summary>
    public static PageInstant? Parse(string words)
    {
        var text = words.Trim();
        if (text.Length > 80)
        {
            return null;
        }
        var match = Iso().Match(text);
        if (match.Success)
        {
            return FromIso(match);
        }
        if (DateTimeOffset.TryParseExact(text, ["r", "ddd, d MMM yyyy HH:mm:ss zzz", "ddd MMM dd yyyy HH:mm:ss 'GMT'zzz", "HH:mm:ss MMM dd, yyyy", "ddd MMM d HH:mm:ss yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return new(DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromDateTime(instant.DateTime), (int)instant.Offset.TotalMinutes);
        }
        return PublishedDate.Parse(text) is { Days: 1 } interval && IsPossible(interval.From) ? new(interval.From, null, null) : null;
    }

    /// <summary>A moment with its offset.</summary>
    public static PageInstant Of(DateTimeOffset moment) => new(DateOnly.FromDateTime(moment.DateTime), TimeOnly.FromDateTime(moment.DateTime), (int)moment.Offset.TotalMinutes);

    /// <summary>The day where the outlet sits: in its own zone where that is known, else by the offset written, else by <paramref name="pageOffset"/> (the offset
    /// that the page writes elsewhere). Where all that is known is a time in UTC near its midnight, two days.</summary>
    public DateInterval Days(DateTimeZone? zone, int? pageOffset)
    {
        if (Time is not { } time || Offset is not { } offset)
        {
            return new(Day);
        }
        var local = new LocalDateTime(Day.Year, Day.Month, Day.Day, time.Hour, time.Minute, time.Second);
        var utc = local.PlusMinutes(-offset);
        if (zone is not null)
        {
            return new(utc.InUtc().ToInstant().InZone(zone).Date.ToDateOnly());
        }
        if (offset != 0)
        {
            return new(Day);
        }
        if (pageOffset is { } minutes)
        {
            return new(utc.PlusMinutes(minutes).Date.ToDateOnly());
        }
        return new(Day, utc.PlusHours(EastMost).Date.ToDateOnly());
    }

    /// <summary>The moment so many minutes before; of a day without time, its end.</summary>
    public PageInstant Earlier(int minutes)
    {
        var moment = Day.ToDateTime(Time ?? new TimeOnly(23, 59)).AddMinutes(-minutes);
        return new(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment), Offset);
    }

    private static PageInstant? FromIso(Match match)
    {
        int Part(int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var (year, month, day) = (Part(1), Part(2), Part(3));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || !IsPossible(new DateOnly(year, month, day)))
        {
            return null;
        }
        var date = new DateOnly(year, month, day);
        if (!match.Groups[4].Success || Part(4) > 23 || Part(5) > 59)
        {
            return new(date, null, null);
        }
        return new(date, new TimeOnly(Part(4), Part(5), match.Groups[6].Success ? Math.Min(59, Part(6)) : 0), OffsetOf(match.Groups[7].Value));
    }

    private static int? OffsetOf(string words)
    {
        if (words.Length == 0 || words[0] is not ('+' or '-'))
        {
            return words.Length == 0 ? null : 0;
        }
        var digits = words[1..].Replace(":", "", StringComparison.Ordinal);
        var hours = int.Parse(digits[..2], CultureInfo.InvariantCulture);
        var minutes = digits.Length > 2 ? int.Parse(digits[2..], CultureInfo.InvariantCulture) : 0;
        return hours > 14 || minutes > 59 ? null : (words[0] == '-' ? -1 : 1) * ((hours * 60) + minutes);
    }

    private static bool IsPossible(DateOnly day) => day.Year > 1900 && day != new DateOnly(1970, 1, 1);

    [GeneratedRegex(@"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:T|\s+|\s*,\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Iso();
}
