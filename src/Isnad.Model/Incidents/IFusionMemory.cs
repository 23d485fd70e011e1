using Isnad.Model.Reports;

namespace Isnad.Model.Incidents;

/// <summary>What a store must answer so that only new mentions are compared and only incidents that they reach are made anew. It answers as of before the change, but for decisions, which
/// it answers as they are to be obeyed. Order of answers does not matter. Every look-up is by an indexed key, so that none grows with the store.</summary>
public interface IFusionMemory
{
    /// <summary>Mentions that stand in a block with at least <paramref name="needed"/>.</summary>
    IEnumerable<MentionKey> InBlock(long block, BlockStanding needed);

    /// <summary>What the mentions of a report are compared by; null where the store holds no such report, or none of its mentions.</summary>
    FusionRecord? Record(string document);

    /// <summary>Kept pairs that hold the mention.</summary>
    IEnumerable<PairScore> Edges(MentionKey mention);

    /// <summary>Decisions that name the mention, also those whose other mention is not there.</summary>
    IEnumerable<LinkDecision> Decisions(MentionKey mention);

    /// <summary>The fixed days that were kept of the mention (<see cref="IncidentChange.Blocks"/>); null where it has none.</summary>
    DateInterval? FixedDays(MentionKey mention);

    /// <summary>Number of the incident that the mention belongs to; null where the store does not hold the mention. One that stands alone has a number too.</summary>
    long? IncidentOf(MentionKey mention);

    /// <summary>Mentions of an incident.</summary>
    IEnumerable<MentionKey> Members(long incident);

    /// <summary>How an incident came about, in order: one join fewer than it has members.</summary>
    IEnumerable<ClusterJoin> Joins(long incident);
}
