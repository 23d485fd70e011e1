using Isnad.Analysis.Times;
using Isnad.Model.Reports;

namespace Isnad.Analysis.Items;

/// <summary>Dates without a year in an item that a year or full date opens are of that year: "2008: … in July". Read alone they would be the last ones before the report's day.</summary>
public static class ItemYears
{
    /// <summary>The reading with those dates moved.</summary>
    public static TimeReading Apply(TimeReading times, ReportItems items)
    {
        if (!items.Any)
        {
            return times;
        }
        var moved = new List<TimeExpression>(times.Expressions.Count);
        foreach (var time in times.Expressions)
        {
            moved.Add(time is { IsYearless: true, Interval: { } interval } && Year(items.Lead(time.FirstToken), time) is { } year ? time with { Interval = In(interval, year) } : time);
        }
        return times with { Expressions = moved };
    }

    private static int? Year(TimeExpression? lead, TimeExpression time) =>
        lead is { IsYearless: false, Basis: "stated", Interval: { } interval } && lead != time && interval.From.Year == interval.To.Year ? interval.From.Year : null;

    private static DateInterval In(DateInterval interval, int year)
    {
        var by = year - interval.To.Year;
        return new DateInterval(interval.From.AddYears(by), interval.To.AddYears(by));
    }
}
