using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>Words of time in a text and what they mean there. Token ranges are half-open. Where the words hold what began ("since the fall of the town in March",
/// rule since.event) the tokens are those of "since" alone, and the date of what began follows as an expression of its own.</summary>
/// <param name="FirstToken">First token of the words.</param>
/// <param name="EndToken">Token after the last.</param>
/// <param name="Span">Source range.</param>
/// <param name="Interval">The days meant; null where the words are vague ("in recent days") or no publication date is known.</param>
/// <param name="Basis">stated, relative or weekday.</param>
/// <param name="Kind">day, part-of-day, weekday, week, month, year, season, range, since, vague.</param>
/// <param name="Rule">Id of the resource entry or pattern, for the derivation.</param>
public sealed record TimeExpression(int FirstToken, int EndToken, TextSpan Span, DateInterval? Interval, string Basis, string Kind, string Rule)
{
    /// <summary>True for a day or month whose year the words leave out: it was taken from the day of writing.</summary>
    public bool IsYearless { get; init; }

    /// <summary>True for what counts from the day that the text told last: "the next day", "two days later".</summary>
    public bool FollowsText { get; init; }

    /// <summary>Of "since": the day, month or year that the span begins with. What is done once and then holds (a truce, a capture) was done then.</summary>
    public DateInterval? Began { get; init; }
}

/// <summary>What the time stage finds: the publication date as given or as inferred from the text, and the expressions in order of the text.</summary>
public sealed record TimeReading(Publication Published, IReadOnlyList<TimeExpression> Expressions)
{
    /// <summary>Weekday of publication where the text tells it; known even where the date is not.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>What the date of publication rests on, step by step: a rule, and words of the text where it has any.</summary>
    public IReadOnlyList<(string Rule, TextSpan? Quote)> Why { get; init; } = [];
}
