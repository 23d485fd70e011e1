namespace Isnad.Model.Events;

/// <summary>Least and greatest number of people; no maximum means open, no minimum that no number is told.</summary>
public readonly record struct TollBounds(int? Min, int? Max);

/// <summary>Dead and wounded of one record in two numbers each. Figures for one group are rival accounts: the least and the greatest of them. Groups add up; parts of a toll are not counted; where a figure for all
/// stands (no group), the groups are its parts.</summary>
public readonly record struct EventTolls(TollBounds Killed, TollBounds Wounded)
{
    /// <summary>Of a record's tolls.</summary>
    public static EventTolls Of(IReadOnlyList<CasualtyValue> tolls) => new(Of(tolls, "killed"), Of(tolls, "wounded"));

    /// <summary>The same for a kind of harm.</summary>
    public static TollBounds Of(IReadOnlyList<CasualtyValue> tolls, string kind)
    {
        var whole = tolls.Where(toll => toll.Kind == kind && toll.PartOf is null).ToList();
        var groups = (whole.Exists(toll => toll.Group is null) ? whole.Where(toll => toll.Group is null) : whole).GroupBy(toll => toll.Group).ToList();
        return groups.Count == 0 ? default
            : new(groups.Sum(group => group.Min(toll => toll.Min ?? 0)), groups.Exists(group => group.Any(toll => toll.Max is null)) ? null : groups.Sum(group => group.Max(toll => toll.Max)));
    }
}
