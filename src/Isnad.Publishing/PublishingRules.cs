using Isnad.Model.Events;

namespace Isnad.Publishing;

/// <summary>Middle of a district with the radius in kilometres that holds all of it; degrees, WGS 84.</summary>
public sealed record DistrictCentre(double Latitude, double Longitude, double RadiusKm);

/// <summary>What may leave (docs/what-leaves.md).</summary>
public sealed record PublishingRules
{
    /// <summary>What stands in a quote for a name that may not leave.</summary>
    public const string Mask = NameMask.Mask;

    /// <summary>Default of <see cref="HoldDays"/>.</summary>
    public const int UsualHoldDays = 7;

    /// <summary>Default of <see cref="GridKm"/>.</summary>
    public const double UsualGridKm = 10;

    /// <summary>Days for which an event is held back after its last day; 0 holds back only what lies ahead.</summary>
    public int HoldDays { get; init; } = UsualHoldDays;

    /// <summary>Side in kilometres of the cells to whose centres points are moved, where no district is known.</summary>
    public double GridKm { get; init; } = UsualGridKm;

    /// <summary>Everything leaves as it was read.</summary>
    public bool Unredacted { get; init; }

    /// <summary>Whether a person's name, as worded, is that of a holder of public or command office; such names alone leave.</summary>
    public Func<string, bool> HoldsOffice { get; init; } = _ => false;

    /// <summary>The district of a place, null where it is not known.</summary>
    public Func<PlaceValue, DistrictCentre?> District { get; init; } = _ => null;
}
