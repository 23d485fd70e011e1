using System.Globalization;
using Isnad.Model.Reports;

namespace Isnad.Analysis.Times;

/// <summary>Days, months and years of both calendars. Hijri dates follow the Umm al-Qura calendar where it reaches (1318 to 1500), else the civil one; a place
/// that goes by the sighted moon may be a day off.</summary>
internal static class TimeCalendar
{
    private const int FirstUmAlQura = 1318, LastUmAlQura = 1500;
    private static readonly UmAlQuraCalendar UmAlQura = new();
    private static readonly HijriCalendar Civil = new();

    /// <summary>The days of a term's day, month or year in the given year of its calendar; null where there is no such day.</summary>
    public static DateInterval? Make(TimeTerm term, int year)
    {
        if (year is < 1 or > 9000)
        {
            return null;
        }
        var (firstMonth, lastMonth) = term.Month == 0 ? (1, 12) : (term.Month, Math.Max(term.Month, term.MonthTo));
        var lastYear = Math.Max(year, term.YearTo);
        var firstDay = Math.Max(1, term.Day);
        var lastDay = term.Day == 0 ? DaysIn(lastYear, lastMonth, term.Hijri) : Math.Max(term.Day, term.DayTo);
        if (firstDay > DaysIn(year, firstMonth, term.Hijri) || lastDay > DaysIn(lastYear, lastMonth, term.Hijri))
        {
            return null;
        }
        return new DateInterval(Day(year, firstMonth, firstDay, term.Hijri), Day(lastYear, lastMonth, lastDay, term.Hijri));
    }

    /// <summary>The year of a day in either calendar.</summary>
    public static int YearOf(DateOnly day, bool hijri) => !hijri ? day.Year : CalendarOf(day).GetYear(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>A day of the Hijri calendar.</summary>
    public static DateOnly Day(int year, int month, int day, bool hijri) =>
        hijri ? DateOnly.FromDateTime(CalendarOf(year).ToDateTime(year, month, day, 0, 0, 0, 0)) : new DateOnly(year, month, day);

    private static int DaysIn(int year, int month, bool hijri) => hijri ? CalendarOf(year).GetDaysInMonth(year, month) : DateTime.DaysInMonth(year, month);

    private static Calendar CalendarOf(int year) => year is >= FirstUmAlQura and <= LastUmAlQura ? UmAlQura : Civil;

    private static Calendar CalendarOf(DateOnly day) => day > DateOnly.FromDateTime(UmAlQura.MinSupportedDateTime) && day < DateOnly.FromDateTime(UmAlQura.MaxSupportedDateTime) ? UmAlQura : Civil;

    /// <summary>The third of a span: of a month ten days, of a year its first three, middle six, last three months (source: gold/CODEBOOK.md, section 3).</summary>
    public static DateInterval Third(DateInterval whole, TimeEdge edge)
    {
        if (whole.Days < 6)
        {
            return edge == TimeEdge.First ? new DateInterval(whole.From) : whole;
        }
        var (from, to) = (whole.From, whole.To);
        var (first, second) = whole.Days switch
        {
            > 3000 => (from.AddYears(4), from.AddYears(7)),
            > 300 and < 400 => (from.AddMonths(3), from.AddMonths(9)),
            >= 28 and <= 31 => (from.AddDays(10), from.AddDays(20)),
            <= 8 => (from.AddDays(3), from.AddDays(5)),
            _ => (from.AddDays(whole.Days / 3), from.AddDays(whole.Days * 2 / 3)),
        };
        return edge switch
        {
            TimeEdge.First => new DateInterval(from),
            TimeEdge.Early => new DateInterval(from, first.AddDays(-1)),
            TimeEdge.Mid => new DateInterval(first, second.AddDays(-1)),
            TimeEdge.Late => new DateInterval(second, to),
            _ => whole,
        };
    }

    /// <summary>The nearest such weekday at or before a day.</summary>
    public static DateOnly AtOrBefore(DateOnly day, int weekday) => day.AddDays(-(((int)day.DayOfWeek - weekday + 7) % 7));
}
