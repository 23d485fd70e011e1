namespace Isnad.Analysis.Times;

/// <summary>What an expression says before the day of writing is known.</summary>
internal sealed class TimeTerm
{
    public int First { get; set; }
    public int End { get; set; }

    /// <summary>The first word begins with the conjunction, which is no part of the quote.</summary>
    public bool HasAnd { get; set; }
    public TimeShape Shape { get; set; }
    public string Rule { get; set; } = "";

    /// <summary>Distance in days from the day of writing.</summary>
    public int? Offset { get; set; }

    /// <summary>0 is Sunday, -1 is none.</summary>
    public int Weekday { get; set; } = -1;

    /// <summary>A weekday that follows at once: "the night of Friday to Saturday".</summary>
    public int NextWeekday { get; set; } = -1;

    public int Day { get; set; }
    public int Month { get; set; }
    public int Year { get; set; }

    /// <summary>Last day or month or year of a range inside one date: "12 to 15 August".</summary>
    public int DayTo { get; set; }
    public int MonthTo { get; set; }
    public int YearTo { get; set; }
    public bool Hijri { get; set; }
    public Which Which { get; set; }

    /// <summary>The year told as "of last year".</summary>
    public Which YearWhich { get; set; }
    public TimeUnit Unit { get; set; }
    public int Count { get; set; }
    public DayPart Part { get; set; }

    /// <summary>"More than" or "less than" stands before the count.</summary>
    public TimeBound Bound { get; set; }
    public TimeEdge Edge { get; set; }
    public TimeLink Link { get; set; }

    /// <summary>The second end of a range.</summary>
    public TimeTerm? To { get; set; }

    /// <summary>True for a day of a month: number and month.</summary>
    public bool IsDate => Shape == TimeShape.Date && Day > 0;

    /// <summary>The same meaning as an own object.</summary>
    public TimeTerm Copy() => (TimeTerm)MemberwiseClone();

    /// <summary>The contract's kind.</summary>
    public string Kind => Link == TimeLink.Before ? "vague" : Link == TimeLink.Since || Shape == TimeShape.SinceCount ? "since" : To is not null || Link == TimeLink.Until || NextWeekday >= 0 || DayTo + MonthTo + YearTo > 0 ? "range" : Shape switch
    {
        TimeShape.Day when Part != DayPart.None => "part-of-day",
        TimeShape.Day when Weekday >= 0 && Offset is null && Day == 0 => "weekday",
        TimeShape.Day or TimeShape.Feast or TimeShape.Almanac => "day",
        TimeShape.Date when Part != DayPart.None => "part-of-day",
        TimeShape.Date => Day > 0 ? "day" : Month > 0 || Unit == TimeUnit.Month ? "month" : "year",
        TimeShape.Week => "week",
        TimeShape.Season => "season",
        TimeShape.Part => "part-of-day",
        TimeShape.Unit or TimeShape.Ago => Unit switch { TimeUnit.Week => "week", TimeUnit.Month => "month", TimeUnit.Year => "year", _ => "day" },
        TimeShape.Lasting or TimeShape.Coming or TimeShape.Decade => "range",
        TimeShape.Then => "day",
        _ => "vague",
    };

    /// <summary>The contract's basis.</summary>
    public string Basis => Shape switch
    {
        TimeShape.Day when Offset is null && Weekday >= 0 && Day == 0 => "weekday",
        TimeShape.Day when Day == 0 => "relative",
        TimeShape.Day or TimeShape.Date => Which == Which.None && YearWhich == Which.None || Day > 0 ? "stated" : "relative",
        TimeShape.Season => Year > 0 ? "stated" : "relative",
        TimeShape.Feast or TimeShape.Decade or TimeShape.Almanac => "stated",
        _ => "relative",
    };
}
