namespace Isnad.Fusion;

/// <summary>Two mentions compared. <paramref name="Score"/> is the log-odds that they tell one occurrence.</summary>
public readonly record struct PairScore(MentionKey A, MentionKey B, double Score)
{
    /// <summary>The same as a probability.</summary>
    public double Probability => PairModel.Probability(Score);
}

/// <summary>Mentions that tell one occurrence, in order of their keys, and the pairs among them that speak for it.</summary>
public sealed record FusedIncident(IReadOnlyList<MentionKey> Members, IReadOnlyList<PairScore> Pairs);

/// <summary>What people have decided, which fusion obeys. A pair that is in both lists is kept apart.</summary>
/// <param name="MustLink">Pairs that are one occurrence.</param>
/// <param name="CannotLink">Pairs that are not.</param>
public sealed record LinkDecisions(IReadOnlyCollection<(MentionKey A, MentionKey B)> MustLink, IReadOnlyCollection<(MentionKey A, MentionKey B)> CannotLink)
{
    /// <summary>None.</summary>
    public static LinkDecisions None { get; } = new([], []);
}
