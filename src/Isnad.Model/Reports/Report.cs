using Isnad.Text;

namespace Isnad.Model.Reports;

/// <summary>On what a publication date rests.</summary>
public enum PublishedBasis
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>The text itself says it (a dateline).</summary>
    Stated,

    /// <summary>The input's own field (<c>published</c> or <c>crawled</c>).</summary>
    Metadata,

    /// <summary>The caller gave it.</summary>
    Given,

    /// <summary>Worked out from weekdays and dates in the text.</summary>
    Inferred,
}

/// <summary>Days from <paramref name="From"/> to <paramref name="To"/>, both included.</summary>
public readonly record struct DateInterval(DateOnly From, DateOnly To)
{
    /// <summary>A single day.</summary>
    public DateInterval(DateOnly day) : this(day, day) { }

    /// <summary>Number of days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>When a report was published, as far as known.</summary>
public sealed record Publication(DateInterval? Interval, PublishedBasis Basis, TextSpan? Quote = null);

/// <summary>One document as published. With a separate title the text is title, blank line, body.</summary>
/// <param name="Id">The input's id, else its path, or path:line.</param>
public sealed record Report(string Id, SourceText Text, Publication Published)
{
    /// <summary>Name of the outlet as the input gives it.</summary>
    public string? Outlet { get; init; }

    /// <summary>Address, unchecked and never fetched by the reader.</summary>
    public string? Url { get; init; }

    /// <summary>The address is that of what the words were taken from (a row of a desk's sheet names its source): other reports may have the same without being versions of this one.</summary>
    public bool UrlIsOfSource { get; init; }

    /// <summary>Separate title, where the input has one.</summary>
    public string? Title { get; init; }

    /// <summary>True where the text was extracted by Isnad, so that the output must carry it.</summary>
    public bool TextIsExtracted { get; init; }
}
