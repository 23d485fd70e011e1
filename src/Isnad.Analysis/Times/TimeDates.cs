using Isnad.Model.Reports;

namespace Isnad.Analysis.Times;

/// <summary>Finds the year of dates, months, seasons and feasts told without one.</summary>
internal sealed class TimeDates(DateOnly? day, DateInterval? last, int ahead)
{
    /// <summary>The days of a date, month or year.</summary>
    public DateInterval? Date(TimeTerm term)
    {
        if (term.Unit == TimeUnit.Month)
        {
            return OfThisMonth(term);
        }
        if (term.Year > 0)
        {
            return TimeCalendar.Make(term, term.Year);
        }
        if (day is not { } now || term.Month == 0)
        {
            return null;
        }
        if (term.YearWhich != Which.None)
        {
            return TimeCalendar.Make(term, YearOf(term.YearWhich, now, term.Hijri));
        }
        if (term.Weekday >= 0 && term.Day > 0 && ByWeekday(term, now) is { } matching)
        {
            return matching;
        }
        var year = TimeCalendar.YearOf(now, term.Hijri);
        return term.Which switch
        {
            Which.This or Which.Same => TimeCalendar.Make(term, year),
            Which.Next => Latest(term, year + 1, found => found.From > now, false),
            Which.Last or Which.Recent => Latest(term, year, found => found.To < now || term.Day == 0 && term.Edge != TimeEdge.None && found.From.AddDays(20) < now && found.From.Month != now.Month, true),
            Which.BeforeLast => Latest(term, year - 1, found => found.To < now, true),
            _ => Latest(term, year + 1, found => found.From <= now.AddDays(Near(term)), true),
        };
    }

    /// <summary>How far ahead a date without year may lie: less for a whole month, nothing for what began.</summary>
    private int Near(TimeTerm term) => term.Link == TimeLink.Since ? 0 : term.Link == TimeLink.Until ? 300 : term.Day > 0 ? ahead : 0;

    private static DateInterval? ByWeekday(TimeTerm term, DateOnly now)
    {
        var year = TimeCalendar.YearOf(now, term.Hijri);
        DateInterval? best = null;
        foreach (var candidate in (ReadOnlySpan<int>)[year, year - 1, year + 1])
        {
            if (TimeCalendar.Make(term, candidate) is { } found && (int)found.From.DayOfWeek == term.Weekday && (best is null || Distance(found, now) < Distance(best.Value, now)))
            {
                best = found;
            }
        }
        return best;
    }

    private static int Distance(DateInterval span, DateOnly now) => Math.Abs(span.From.DayNumber - now.DayNumber);

    /// <summary>Of the years from <paramref name="start"/> downwards (or upwards from the year before) the first that holds.</summary>
    private static DateInterval? Latest(TimeTerm term, int start, Func<DateInterval, bool> holds, bool down)
    {
        for (var step = 0; step < 5; step++)
        {
            if (TimeCalendar.Make(term, down ? start - step : start - 1 + step) is { } found && holds(found))
            {
                return found;
            }
        }
        return null;
    }

    private int YearOf(Which which, DateOnly now, bool hijri)
    {
        var year = TimeCalendar.YearOf(now, hijri);
        return which switch
        {
            Which.Last or Which.Recent => year - 1,
            Which.BeforeLast => year - 2,
            Which.Next or Which.Following => year + 1,
            Which.Same => last is { } told ? TimeCalendar.YearOf(told.From, hijri) : year,
            _ => year,
        };
    }

    /// <summary>"The eighth of this month", "the last week of the past month".</summary>
    private DateInterval? OfThisMonth(TimeTerm term)
    {
        var from = term.Which == Which.Same ? last?.From : day;
        if (from is not { } now)
        {
            return null;
        }
        var at = now.AddMonths(term.Which switch { Which.Last or Which.Recent => -1, Which.BeforeLast => -2, Which.Next or Which.Following => 1, _ => 0 });
        return TimeCalendar.Make(new TimeTerm { Day = term.Day, DayTo = term.DayTo, Month = at.Month }, at.Year);
    }

    /// <summary>Seasons of three months; summer is June to August (source: gold/CODEBOOK.md, ruling 21), a winter has the year of its January.</summary>
    public DateInterval? Season(TimeTerm term)
    {
        DateInterval Of(int year)
        {
            var from = new DateOnly(year, 3, 1).AddMonths(3 * (term.Count == 0 ? -1 : term.Count - 1));
            return new DateInterval(from, from.AddMonths(3).AddDays(-1));
        }
        if (term.Year > 0)
        {
            return Of(term.Hijri ? TimeCalendar.Day(term.Year, 6, 1, true).Year : term.Year);
        }
        if (day is not { } now)
        {
            return null;
        }
        if (term.YearWhich != Which.None)
        {
            return Of(YearOf(term.YearWhich, now, false));
        }
        for (var year = now.Year + 1; year > now.Year - 3; year--)
        {
            var season = Of(year);
            if (term.Which switch { Which.Last or Which.Recent => season.To < now, Which.Next => season.From > now && season.From < now.AddYears(1), _ => season.From <= now })
            {
                return season;
            }
        }
        return null;
    }

    /// <summary>Feasts: month and day of the Hijri calendar as month * 100 + day; 0 is the nearer of the two great ones past. A named first day is that day alone.</summary>
    public DateInterval? Feast(TimeTerm term)
    {
        if (day is not { } now && term.Year == 0)
        {
            return null;
        }
        var feasts = term.Count == 0 ? [1001, 1210] : new[] { term.Count };
        DateInterval? best = null;
        foreach (var feast in feasts)
        {
            var length = feast switch { 1001 => 3, 1210 => 4, _ => 1 };
            var date = new TimeTerm { Day = (feast % 100) + Math.Max(term.Day - 1, 0), Month = feast / 100, Year = term.Year, YearWhich = term.YearWhich, Which = term.Which, Hijri = true };
            var found = term.Year is > 1700 ? InGregorianYear(date, term.Year) : term.YearWhich != Which.None && day is { } today ? InGregorianYear(date, YearOf(term.YearWhich, today, false)) : new TimeDates(day, last, 20).Date(date);
            if (found is { } span && (best is null || span.From > best.Value.From))
            {
                best = new DateInterval(span.From, term.Day > 0 ? span.To : span.From.AddDays(length - 1));
            }
        }
        return best;
    }

    private static DateInterval? InGregorianYear(TimeTerm date, int year)
    {
        var hijri = TimeCalendar.YearOf(new DateOnly(year, 12, 31), true);
        return TimeCalendar.Make(date, hijri) is { } late && late.From.Year == year ? late : TimeCalendar.Make(date, hijri - 1);
    }
}
