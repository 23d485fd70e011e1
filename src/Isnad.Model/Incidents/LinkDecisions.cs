namespace Isnad.Model.Incidents;

/// <summary>What people have decided, which fusion obeys. A pair that is in both lists is kept apart.</summary>
/// <param name="MustLink">Pairs that are one occurrence.</param>
/// <param name="CannotLink">Pairs that are not.</param>
public sealed record LinkDecisions(IReadOnlyCollection<(MentionKey A, MentionKey B)> MustLink, IReadOnlyCollection<(MentionKey A, MentionKey B)> CannotLink)
{
    /// <summary>None.</summary>
    public static LinkDecisions None { get; } = new([], []);
}

/// <summary>One decision: the two mentions are one occurrence, or are not.</summary>
public readonly record struct LinkDecision(MentionKey A, MentionKey B, bool Together)
{
    /// <summary>The mention that is not <paramref name="one"/>.</summary>
    public MentionKey Other(MentionKey one) => A == one ? B : A;
}
