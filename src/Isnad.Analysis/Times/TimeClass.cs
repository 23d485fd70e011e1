namespace Isnad.Analysis.Times;

/// <summary>Classes of time words: the key <c>time</c> in resources/ar/time.</summary>
internal enum TimeClass : byte
{
    /// <summary>No time word.</summary>
    None,

    /// <summary>Units of time, singular or plural; the dual apart.</summary>
    Unit, Dual,

    /// <summary>Today, yesterday; their value is the distance in days.</summary>
    Relday,

    /// <summary>Dawn, morning, night.</summary>
    Part,

    /// <summary>Weekdays, 0 is Sunday.</summary>
    Weekday,

    /// <summary>Months of the sun and of the moon; 1 to 12.</summary>
    Month, Hijri,

    /// <summary>"Last", "next", "this", "same".</summary>
    Which,

    /// <summary>"This" and "the same" before the unit.</summary>
    This,

    /// <summary>Early, mid, late.</summary>
    Edge,

    /// <summary>Seasons.</summary>
    Season,

    /// <summary>Feasts of the Hijri year.</summary>
    Feast,

    /// <summary>Decades; their first year.</summary>
    Decade,

    /// <summary>Prepositions and conjunctions.</summary>
    Since, Until, During, Before, After, Between, In, Of, And, Or,

    /// <summary>The article as a word of its own before digits.</summary>
    Article,

    /// <summary>"About", "more than".</summary>
    Approx,

    /// <summary>"A few", "several".</summary>
    Few,

    /// <summary>"The last" before a counted unit.</summary>
    Latest,

    /// <summary>"That time".</summary>
    Then,

    /// <summary>AD and AH.</summary>
    Era,

    /// <summary>"On the date of".</summary>
    Dated,

    /// <summary>Consecutively: an ordinal day before it is today.</summary>
    Running,

    /// <summary>Names that hold a word of time: of papers, parties, offices, squares.</summary>
    Name,

    /// <summary>First words of phrases that mean nothing here alone.</summary>
    Head,

    /// <summary>Adjectives of a day of commemoration.</summary>
    DayKind,

    /// <summary>What comes after digits that are no year.</summary>
    Counted,
}

/// <summary>Units of time.</summary>
internal enum TimeUnit : byte { None, Minute, Hour, Day, Night, Week, Month, Year, Period }

/// <summary>Parts of a day. The eve of a day is the evening before it.</summary>
internal enum DayPart : byte { None, Dawn, Morning, Noon, Afternoon, Evening, Night, Eve, Midnight, AfterMidnight, AfterMidnightEve }

/// <summary>The third of a unit.</summary>
internal enum TimeEdge : byte { None, First, Early, Mid, Late }

/// <summary>Which of the units of its kind, seen from the day of writing.</summary>
internal enum Which : byte { None, Last, BeforeLast, Next, This, Same, Following, Recent }

/// <summary>Whether a count is a least or a greatest one.</summary>
internal enum TimeBound : byte { None, More, Less }

/// <summary>How a term stands to the span of time told.</summary>
internal enum TimeLink : byte { None, Since, Until, Before }

/// <summary>Patterns of terms.</summary>
internal enum TimeShape : byte { Day, Date, Unit, Week, Ago, SinceCount, Lasting, Coming, Season, Feast, Decade, Part, Then, Almanac, Vague }
