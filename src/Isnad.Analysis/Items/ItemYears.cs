using Isnad.Analysis.Times;
using Isnad.Model.Reports;

namespace Isnad.Analysis.Items;

/// <summary>Dates without a year in an item that a year or full date opens are of that year: "2008: … in July". Read alone they would be the last ones before the report's day.</summary>
public static class ItemYears
{
    /// <summary>Days before the one that opens an item, from which on a date without a year is one after it.</summary>
    private const int LongBefore = 180;

    /// <summary>The reading with those dates moved.</summary>
    public static TimeReading Apply(TimeReading times, ReportItems items)
    {
        var moved = new List<TimeExpression>(times.Expressions.Count);
        foreach (var time in times.Expressions)
        {
            moved.Add(time is { IsYearless: true, Interval: { } interval } && items.YearOf(time.FirstToken) is { Interval: { } year } lead && lead != time ? time with { Interval = In(interval, year) } : time);
        }
        return times with { Expressions = moved };
    }

    /// <summary>The date in that year; in the next where that year's day lies long behind the day that opens the item ("15 November 2015: … until 3 January").</summary>
    private static DateInterval In(DateInterval interval, DateInterval lead)
    {
        var by = lead.From.Year - interval.To.Year;
        by += lead.From.DayNumber - interval.To.AddYears(by).DayNumber > LongBefore ? 1 : 0;
        return new DateInterval(interval.From.AddYears(by), interval.To.AddYears(by));
    }
}
