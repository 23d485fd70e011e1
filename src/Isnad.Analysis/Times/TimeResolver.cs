using Isnad.Model.Reports;

namespace Isnad.Analysis.Times;

/// <summary>Turns a term into days, seen from the day of writing. <paramref name="day"/> is null where nothing is known of it: then only full dates resolve.
/// <paramref name="last"/> is what the text spoke of last, for "that day", "since then", "the same year".</summary>
internal sealed class TimeResolver(DateOnly? day, DateInterval? last)
{
    /// <summary>A date without year that lies at most this many days ahead is one to come; else it is the last one past.</summary>
    private const int Ahead = 45;
    private readonly TimeDates _dates = new(day, last, Ahead);

    /// <summary>The days of a term; null where they cannot be told.</summary>
    public DateInterval? Resolve(TimeTerm term)
    {
        if (term.To is { } to)
        {
            return Range(term, to);
        }
        if (Whole(term) is not { } whole)
        {
            return null;
        }
        return term.Link switch
        {
            TimeLink.Since => day is { } now ? now > whole.From ? new DateInterval(whole.From, now) : whole : null,
            TimeLink.Until => day is { } today && whole.From > today ? new DateInterval(today, whole.To) : whole,
            TimeLink.Before => null,
            _ => whole,
        };
    }

    private DateInterval? Range(TimeTerm term, TimeTerm to)
    {
        if (Whole(to) is not { } end)
        {
            return null;
        }
        // The first end is read from the second: "Thursday to Saturday last", "September to January".
        var open = term.Shape is TimeShape.Day or TimeShape.Date && term.Offset is null && term.Year == 0 && term.YearWhich == Which.None && term.Which is Which.None or Which.Last;
        var start = open ? new TimeResolver(end.To, last).Whole(term) : Whole(term);
        if (start is { } began && began.From > end.To && to is { Shape: TimeShape.Day, Weekday: >= 0, Day: 0, Which: Which.None, Offset: null })
        {
            end = new DateInterval(TimeCalendar.AtOrBefore(began.From.AddDays(7), to.Weekday));
        }
        return start is not { } from ? null : from.From > end.To ? term.Shape == TimeShape.Ago ? new DateInterval(end.From, from.To) : end : new DateInterval(from.From, end.To);
    }

    private DateInterval? Whole(TimeTerm term)
    {
        var whole = term.Shape switch
        {
            TimeShape.Day => Day(term),
            TimeShape.Date => term.Offset is not null && term.Year == 0 && day is null ? null : _dates.Date(term),
            TimeShape.Unit => Unit(term),
            TimeShape.Week => WeekOfMonth(term),
            TimeShape.Ago => Ago(term),
            TimeShape.SinceCount => Back(term) is { } from && day is { } today ? new DateInterval(from, today) : null,
            TimeShape.Lasting => Lasting(term),
            TimeShape.Coming => Coming(term),
            TimeShape.Season => _dates.Season(term),
            TimeShape.Feast => _dates.Feast(term),
            TimeShape.Almanac => day is { } anniversary && (anniversary.Day < 29 || anniversary.Month != 2) ? new DateInterval(new DateOnly(term.Year, anniversary.Month, anniversary.Day)) : _dates.Date(term),
            TimeShape.Decade => new DateInterval(new DateOnly(term.Year, 1, 1), new DateOnly(term.Year + 9, 12, 31)),
            TimeShape.Part => last is { Days: 1 } ? last : day is { } now ? new DateInterval(term.Part is DayPart.Night or DayPart.Midnight ? now.AddDays(-1) : now, now) : null,
            TimeShape.Then => term.Which == Which.Following ? last is { Days: 1 } before ? new DateInterval(before.To.AddDays(1)) : null : last,
            _ => null,
        };
        return whole is { } span && term.Edge != TimeEdge.None && term is not { Shape: TimeShape.Unit, Unit: TimeUnit.Week } ? TimeCalendar.Third(span, term.Edge) : whole;
    }

    private DateInterval? Day(TimeTerm term)
    {
        if (term.Day > 0 && _dates.Date(term) is { } dated && !(term.Offset is { } told && day is { } from && SameDay(dated.From, from.AddDays(told))))
        {
            return dated;
        }
        if (day is not { } now)
        {
            return null;
        }
        if (term.Offset is { } offset)
        {
            var at = now.AddDays(offset + (term.Part == DayPart.AfterMidnightEve ? 1 : 0));
            return new DateInterval(term.Weekday < 0 || (int)now.AddDays(offset).DayOfWeek == term.Weekday ? at : TimeCalendar.AtOrBefore(at, term.Weekday));
        }
        return Weekday(term, now);
    }

    private static bool SameDay(DateOnly dated, DateOnly told) => dated.Day == told.Day && dated.Month == told.Month;

    private static DateInterval Weekday(TimeTerm term, DateOnly now)
    {
        var weekday = term.Weekday;
        // The eve of a day is the evening before; after its midnight it is that day.
        if (term.Part == DayPart.Eve && term.NextWeekday < 0)
        {
            weekday = (weekday + 6) % 7;
        }
        var at = term.Which switch
        {
            Which.Last or Which.Recent => TimeCalendar.AtOrBefore(now.AddDays(-1), weekday),
            Which.BeforeLast => TimeCalendar.AtOrBefore(now.AddDays(-1), weekday).AddDays(-7),
            Which.Next => TimeCalendar.AtOrBefore(now.AddDays(7), weekday),
            _ => TimeCalendar.AtOrBefore(now, weekday),
        };
        return term.NextWeekday < 0 ? new DateInterval(at)
            : term.Part is DayPart.AfterMidnight or DayPart.AfterMidnightEve or DayPart.Midnight ? new DateInterval(at.AddDays(1)) : new DateInterval(at, at.AddDays(1));
    }

    private DateInterval? Unit(TimeTerm term)
    {
        if (term.Which == Which.Same)
        {
            return last is not { } told ? null : term.Unit switch
            {
                TimeUnit.Month => Month(told.From),
                TimeUnit.Year => Year(told.From.Year),
                _ => told,
            };
        }
        if (day is not { } now)
        {
            return null;
        }
        var step = term.Which switch { Which.Last or Which.Recent => -1, Which.BeforeLast => -2, Which.Next or Which.Following => 1, _ => 0 };
        return term.Unit switch
        {
            TimeUnit.Day or TimeUnit.Night => new DateInterval(now.AddDays(step)),
            TimeUnit.Week => Week(term, now, step),
            TimeUnit.Month => Current(Month(now.AddMonths(step)), now, step == 0 && term.Edge == TimeEdge.None),
            TimeUnit.Year => Current(Year(now.Year + step), now, step == 0 && term.Edge == TimeEdge.None),
            _ => null,
        };
    }

    /// <summary>Last week is the seven days before (source: gold/CODEBOOK.md, ruling 4); this week runs from Sunday, its end is Saturday and Sunday.</summary>
    private static DateInterval Week(TimeTerm term, DateOnly now, int step)
    {
        if (term.Edge != TimeEdge.None)
        {
            var sunday = TimeCalendar.AtOrBefore(now, 0).AddDays(7 * step);
            if (term.Edge == TimeEdge.Late)
            {
                var saturday = step == 0 ? TimeCalendar.AtOrBefore(now.AddDays(-1), 6) : sunday.AddDays(6);
                return new DateInterval(saturday, saturday.AddDays(1));
            }
            return TimeCalendar.Third(new DateInterval(sunday, sunday.AddDays(6)), term.Edge);
        }
        return step switch
        {
            0 => new DateInterval(TimeCalendar.AtOrBefore(now, 0), now),
            > 0 => new DateInterval(now.AddDays(1), now.AddDays(7)),
            _ => new DateInterval(now.AddDays(7 * step), now.AddDays((7 * step) + 6)),
        };
    }

    private DateInterval? WeekOfMonth(TimeTerm term)
    {
        if (_dates.Date(term) is not { } month)
        {
            return null;
        }
        var from = term.Count == 5 ? month.To.AddDays(-6) : month.From.AddDays(7 * (term.Count - 1));
        return new DateInterval(from, from.AddDays(6));
    }

    private static DateInterval Current(DateInterval whole, DateOnly now, bool open) => open && now < whole.To ? new DateInterval(whole.From, now) : whole;

    private static DateInterval Month(DateOnly at) => new(new DateOnly(at.Year, at.Month, 1), new DateOnly(at.Year, at.Month, DateTime.DaysInMonth(at.Year, at.Month)));

    private static DateInterval Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>A count of months or years ago is the whole month or year. More than two weeks ago is two to three weeks ago; less than two is since then.</summary>
    private DateInterval? Ago(TimeTerm term)
    {
        if (Back(term) is not { } at || day is not { } now)
        {
            return null;
        }
        if (term.Bound == TimeBound.Less)
        {
            return new DateInterval(at, now);
        }
        if (term.Bound == TimeBound.More)
        {
            var more = term.Copy();
            more.Count++;
            return Back(more) is { } earlier ? new DateInterval(earlier, at) : null;
        }
        return term.Unit switch
        {
            TimeUnit.Month => Month(at),
            TimeUnit.Year => Year(at.Year),
            _ => new DateInterval(at),
        };
    }

    /// <summary>The day of writing less a count of units.</summary>
    private DateOnly? Back(TimeTerm term) => day is not { } now ? null : term.Unit switch
    {
        TimeUnit.Minute => now,
        TimeUnit.Hour => now.AddDays(-(term.Count / 24)),
        TimeUnit.Week => now.AddDays(-7 * term.Count),
        TimeUnit.Month => now.AddMonths(-term.Count),
        TimeUnit.Year => term.Count < now.Year ? now.AddYears(-term.Count) : null,
        TimeUnit.Day or TimeUnit.Night => now.AddDays(-term.Count),
        _ => null,
    };

    private DateInterval? Lasting(TimeTerm term)
    {
        if (day is not { } now)
        {
            return null;
        }
        return term.Unit switch
        {
            TimeUnit.Minute => new DateInterval(now),
            TimeUnit.Hour => new DateInterval(now.AddDays(-((term.Count + 23) / 24)), now),
            _ => Back(term) is { } from && from < now ? new DateInterval(from, now.AddDays(-1)) : null,
        };
    }

    private DateInterval? Coming(TimeTerm term)
    {
        if (day is not { } now)
        {
            return null;
        }
        return term.Unit switch
        {
            TimeUnit.Minute => new DateInterval(now),
            TimeUnit.Hour => new DateInterval(now, now.AddDays((term.Count + 23) / 24)),
            TimeUnit.Week => new DateInterval(now.AddDays(1), now.AddDays(7 * term.Count)),
            TimeUnit.Month => new DateInterval(now.AddDays(1), now.AddMonths(term.Count)),
            TimeUnit.Year => new DateInterval(now.AddDays(1), now.AddYears(term.Count)),
            TimeUnit.Day or TimeUnit.Night => new DateInterval(now.AddDays(1), now.AddDays(term.Count)),
            _ => null,
        };
    }
}
