using Isnad.Model.Incidents;

namespace Isnad.Fusion;

/// <summary>Mentions that tell one occurrence, in order of their keys, and the pairs among them that speak for it.</summary>
public sealed record FusedIncident(IReadOnlyList<MentionKey> Members, IReadOnlyList<PairScore> Pairs)
{
    /// <summary>How it came about, in order.</summary>
    public IReadOnlyList<ClusterJoin> Joins { get; init; } = [];
}
