using Isnad.Model.Reports;

namespace Isnad.Model.Incidents;

/// <summary>What happened to a side's hold on a place.</summary>
public enum ControlChange
{
    /// <summary>It took the place.</summary>
    Took,

    /// <summary>Another took it from it.</summary>
    Lost,

    /// <summary>It withdrew.</summary>
    Left,
}

/// <summary>A change of control, as the mentions of one incident tell it.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Side">The side.</param>
/// <param name="Change">Took, lost, left.</param>
/// <param name="Days">When, as told; else when it was published.</param>
/// <param name="DaysAreTold">The words say the days.</param>
/// <param name="Holdings">By whose account.</param>
/// <param name="Deniers">Who denies that it happened.</param>
public sealed record ControlTurn(long Incident, string Side, ControlChange Change, DateInterval? Days, bool DaysAreTold, IReadOnlyList<Holding> Holdings, IReadOnlyList<Holding> Deniers);

/// <summary>A time through which a side held a place, drawn from the turns.</summary>
/// <param name="Side">The side.</param>
/// <param name="From">First day; null where it held it before anything was told.</param>
/// <param name="To">Last day; null where nothing tells that it ended: by the latest account it holds the place.</param>
/// <param name="Taken">Incident of the taking; null where only its end is told.</param>
/// <param name="Ended">Incident that ended it.</param>
/// <param name="Disagreement">Why it is not undisputed, in words; none where nobody contradicts.</param>
public sealed record ControlSpell(string Side, DateOnly? From, DateOnly? To, long? Taken, long? Ended, IReadOnlyList<string> Disagreement);

/// <summary>Control of one place over time, by account.</summary>
/// <param name="Place">The place.</param>
/// <param name="Turns">What is told, by day; what has no day stands last.</param>
/// <param name="Spells">What follows from it.</param>
public sealed record PlaceControl(PlaceAccount Place, IReadOnlyList<ControlTurn> Turns, IReadOnlyList<ControlSpell> Spells)
{
    /// <summary>The spells of a day, one for each side, the one that began last. On the day on which a place changes hands it is the next side's; of a side that lost or left it, until the day before. Without a day those that nothing ended.</summary>
    public IReadOnlyList<ControlSpell> On(DateOnly? day) =>
        [.. Spells.Where(spell => day is not { } known ? spell.To is null : (spell.From is null || spell.From <= known) && (spell.To is null || known < spell.To)).GroupBy(spell => spell.Side, StringComparer.Ordinal).Select(side => side.MaxBy(spell => spell.From)!)];
}
