using Isnad.Model.Reports;

namespace Isnad.Fusion;

/// <summary>How the times of two mentions lie to each other.</summary>
public enum TimeTie
{
    /// <summary>Neither has days.</summary>
    BothUnknown,

    /// <summary>One has none; the other's days are not after its publication.</summary>
    OneUnknown,

    /// <summary>One has none, and the other's days lie after its publication.</summary>
    AfterReport,

    /// <summary>The same day, said by both.</summary>
    SameDay,

    /// <summary>The same few days or weeks or more, said by both.</summary>
    SameSpan,

    /// <summary>A day or few within a longer span.</summary>
    Within,

    /// <summary>Spans that overlap.</summary>
    Overlap,

    /// <summary>Days that are only assumed from publication agree.</summary>
    Assumed,

    /// <summary>A day apart.</summary>
    NextDay,

    /// <summary>Two or three days apart.</summary>
    DaysApart,

    /// <summary>Up to ten days apart.</summary>
    WeekApart,

    /// <summary>Farther apart.</summary>
    Apart,
}

/// <summary>The tie of two times, the days between them (0 where they overlap) and between the days of publication.</summary>
public readonly record struct TimeComparison(TimeTie Tie, int Gap, int? Publications)
{
    /// <summary>Compares.</summary>
    public static TimeComparison Of(MentionProfile a, MentionProfile b)
    {
        int? publications = a.Published is { } x && b.Published is { } y ? Between(x, y) : null;
        if (a.Days is not { } first || b.Days is not { } second)
        {
            return new(Unknown(a, b), 0, publications);
        }
        var gap = Between(first, second);
        if (gap > 0)
        {
            return new(gap == 1 ? TimeTie.NextDay : gap <= 3 ? TimeTie.DaysApart : gap <= 10 ? TimeTie.WeekApart : TimeTie.Apart, gap, publications);
        }
        return new(a.Stated is null || b.Stated is null ? Math.Max(first.Days, second.Days) > 3 ? TimeTie.Within : TimeTie.Assumed : Stated(first, second), 0, publications);
    }

    private static TimeTie Unknown(MentionProfile a, MentionProfile b)
    {
        if (a.Days is null && b.Days is null)
        {
            return TimeTie.BothUnknown;
        }
        var (known, unknown) = a.Days is null ? (b, a) : (a, b);
        return unknown.Published is { } published && known.Days!.Value.From > published.To && known.Status != Model.Events.EventStatus.Planned ? TimeTie.AfterReport : TimeTie.OneUnknown;
    }

    private static TimeTie Stated(DateInterval a, DateInterval b)
    {
        if (a == b)
        {
            return a.Days == 1 ? TimeTie.SameDay : TimeTie.SameSpan;
        }
        var shared = Math.Min(a.To.DayNumber, b.To.DayNumber) - Math.Max(a.From.DayNumber, b.From.DayNumber) + 1;
        return shared * 2 > Math.Max(a.Days, b.Days) ? TimeTie.SameSpan : shared == Math.Min(a.Days, b.Days) ? TimeTie.Within : TimeTie.Overlap;
    }

    private static int Between(DateInterval a, DateInterval b) => Math.Max(0, Math.Max(a.From.DayNumber - b.To.DayNumber, b.From.DayNumber - a.To.DayNumber));
}
