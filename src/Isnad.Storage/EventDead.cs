using Isnad.Model.Events;

namespace Isnad.Storage;

/// <summary>How many dead of one kind an event of what happened tells.</summary>
/// <param name="Harmed">Who they were: group and demographic, parted by a stroke.</param>
/// <param name="Least">At least.</param>
/// <param name="Most">At most; null where that is open.</param>
internal readonly record struct EventDead(string Harmed, int Least, int? Most)
{
    private const string Killed = "killed";

    /// <summary>One for each kind, as wide as all that the event tells of it: who tells two numbers in one report stands for both.</summary>
    public static IReadOnlyList<EventDead> Of(EventMention item) => item.Status != EventStatus.Actual ? [] : [.. Wholes(item).GroupBy(Key)
        .Select(kind => new EventDead(kind.Key, kind.Min(Low), kind.Any(toll => toll.Max is null) ? null : kind.Max(toll => toll.Max)))];

    /// <summary>The event gives, by different sources, numbers of the same dead of which one at most is true.</summary>
    public static bool Contradict(EventMention item) => Wholes(item).Where(toll => toll.SaidBy.Count > 0).ToArray() is var tolls
        && tolls.Any(low => tolls.Any(high => Key(low) == Key(high) && low.Max < Low(high) && !low.SaidBy.Intersect(high.SaidBy).Any()));

    /// <summary>A part is no rival of its whole.</summary>
    private static IEnumerable<CasualtyValue> Wholes(EventMention item) => item.Casualties.Where(toll => toll.Kind == Killed && toll.PartOf is null && (toll.Min ?? toll.Max) is not null);

    private static string Key(CasualtyValue toll) => $"{toll.Group}|{toll.Demographic}";

    private static int Low(CasualtyValue toll) => toll.Min ?? 0;
}
