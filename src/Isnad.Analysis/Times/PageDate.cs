using Isnad.Analysis.Tagging;
using Isnad.Text;

namespace Isnad.Analysis.Times;

/// <summary>The day that a page's own line gives: "published on …", "last update …". A time zone, an hour, "3 hours ago" give no day: the page was seen nobody knows when.</summary>
internal static class PageDate
{
    /// <summary>The first whole date of the lines, day, month and year told; null where there is none.</summary>
    public static (DateOnly Day, TextSpan Quote)? Find(TaggedText lines, List<TimeTerm> terms)
    {
        foreach (var term in terms)
        {
            if (term is { Day: > 0, Year: > 0, Offset: null, To: null, DayTo: 0, Shape: TimeShape.Date or TimeShape.Day } && TimeCalendar.Make(term, term.Year) is { Days: 1 } found)
            {
                return (found.From, lines.Span(term.First, term.End));
            }
        }
        return null;
    }
}
