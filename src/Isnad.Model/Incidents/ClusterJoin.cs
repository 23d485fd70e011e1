namespace Isnad.Model.Incidents;

/// <summary>Two clusters of mentions became one: a step on the way to an incident.</summary>
/// <param name="Into">First mention of the one, and of both after it.</param>
/// <param name="From">First mention of the other.</param>
/// <param name="Mean">Mean probability over their pairs; above 1 where people decided.</param>
public readonly record struct ClusterJoin(MentionKey Into, MentionKey From, double Mean);
