using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Model.Review;

/// <summary>Whose value of a field an adjudicator takes.</summary>
public enum FieldChoice
{
    /// <summary>The first reader's.</summary>
    First,

    /// <summary>The second reader's.</summary>
    Second,

    /// <summary>The adjudicator's own.</summary>
    Own,
}

/// <summary>Puts a record together, field by field, from those of two readers and the adjudicator's own.</summary>
public static class AdjudicatedRecord
{
    /// <summary>The record. Numbers by which tolls point at sources are led over to the sources that were chosen; a toll whose source was not chosen points at none.</summary>
    /// <param name="records">Of each choice that is made.</param>
    /// <param name="choice">Whose value is taken of a field of <see cref="RecordFields.Names"/>.</param>
    public static EventMention Compose(IReadOnlyDictionary<FieldChoice, EventMention> records, Func<string, FieldChoice> choice)
    {
        EventMention Of(string field) => records[choice(field)];
        var (tolls, sources) = (Of("casualties"), Of("sources"));
        return new EventMention(Of("type").Id, Of("type").Type, Of("status").Status, Of("background").Background, Of("triggers").Triggers)
        {
            Time = Of("time").Time,
            Place = Of("place").Place,
            MorePlaces = Of("more_places").MorePlaces,
            Actors = Of("actors").Actors,
            Casualties = ReferenceEquals(tolls, sources) ? tolls.Casualties : [.. tolls.Casualties.Select(toll => toll with { SaidBy = Led(toll.SaidBy, tolls.Sources, sources.Sources) })],
            Weapons = Of("weapons").Weapons,
            Sources = sources.Sources,
            DeniedBy = Of("denied_by").DeniedBy,
        };
    }

    private static IReadOnlyList<int> Led(IReadOnlyList<int> saidBy, IReadOnlyList<SourceValue> from, IReadOnlyList<SourceValue> to) =>
        [.. saidBy.Where(at => at < from.Count).Select(at => to.ToList().FindIndex(source => Overlap(source.Span, from[at].Span))).Where(at => at >= 0).Distinct().Order()];

    private static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;
}
