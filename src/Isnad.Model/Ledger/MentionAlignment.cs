using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Model.Ledger;

/// <summary>Which event of a newer analysis is which of an older one, so that a mention keeps its number. Words decide where they stand in the same text; in a changed text, what they say.</summary>
public static class MentionAlignment
{
    // One shared trigger weighs as much as type and place together: the words of the occurrence are what people decided on.
    private const double Trigger = 3, SameType = 2, SamePlace = 1, SameTime = 0.5, SameActor = 0.5, SameToll = 0.5, Least = 3;

    /// <summary>For each of <paramref name="newer"/>'s events the index of the older one that it continues; null for a new one. Each older event is continued once at most.</summary>
    public static IReadOnlyList<int?> Align(ReportAnalysis older, ReportAnalysis newer)
    {
        var sameText = older.Report.Text.Value == newer.Report.Text.Value;
        var pairs = from i in Enumerable.Range(0, newer.Events.Count)
                    from j in Enumerable.Range(0, older.Events.Count)
                    let score = Score(older, older.Events[j], newer, newer.Events[i], sameText)
                    where score >= Least
                    orderby score descending, Math.Abs(i - j), i, j
                    select (i, j);
        var result = new int?[newer.Events.Count];
        var taken = new HashSet<int>();
        foreach (var (i, j) in pairs)
        {
            if (result[i] is null && taken.Add(j))
            {
                result[i] = j;
            }
        }
        return result;
    }

    private static double Score(ReportAnalysis older, EventMention a, ReportAnalysis newer, EventMention b, bool sameText)
    {
        string Old(TextSpan span) => older.Report.Text.Slice(span);
        string New(TextSpan span) => newer.Report.Text.Slice(span);
        var shared = sameText
            ? b.Triggers.Count(span => a.Triggers.Any(other => other.Start < span.End && span.Start < other.End))
            : b.Triggers.Count(span => a.Triggers.Any(other => Old(other) == New(span)));
        var place = a.Place is { } p && b.Place is { } q && (p.PlaceId is { } id ? id == q.PlaceId : Old(p.Span) == New(q.Span));
        var time = a.Time is { } t && b.Time is { } u && t.Interval == u.Interval;
        var actor = a.Actors.Any(x => b.Actors.Any(y => x.Id == y.Id && x.Role == y.Role));
        var toll = a.Casualties.Any(x => b.Casualties.Any(y => x.Kind == y.Kind && x.Min == y.Min && x.Max == y.Max));
        // Without a shared word only an occurrence that agrees in all else is the same.
        return (shared > 0 ? Trigger + (0.1 * shared) : 0) + (a.Type == b.Type ? SameType : 0) + (place ? SamePlace : 0) + (time ? SameTime : 0) + (actor ? SameActor : 0) + (toll ? SameToll : 0);
    }
}
