using Isnad.Model.Reports;

namespace Isnad.Model.Incidents;

/// <summary>With or against.</summary>
public enum RelationStance
{
    /// <summary>They act together, deal with or help each other.</summary>
    With,

    /// <summary>One acts against the other.</summary>
    Against,
}

/// <summary>One incident in which a side acts with or against another.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Days">When, as told; else when it was published.</param>
/// <param name="Types">Event types of the mentions that say so.</param>
/// <param name="Holders">By whose account.</param>
/// <param name="Denied">A party denies the occurrence or the responsibility for it.</param>
public sealed record RelationAct(long Incident, DateInterval? Days, IReadOnlyList<string> Types, IReadOnlyList<string> Holders, bool Denied);

/// <summary>Who acts with or against whom over time.</summary>
/// <param name="Side">Who acts; of two that act together the lesser id.</param>
/// <param name="Other">With whom, or against whom.</param>
/// <param name="Stance">With or against.</param>
/// <param name="Acts">The incidents, by day.</param>
public sealed record SideRelation(string Side, string Other, RelationStance Stance, IReadOnlyList<RelationAct> Acts);
