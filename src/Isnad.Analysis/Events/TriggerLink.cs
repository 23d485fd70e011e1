namespace Isnad.Analysis.Events;

/// <summary>How a trigger came to its occurrence.</summary>
/// <param name="To">First trigger of the occurrence that it joined; null where it opened one of its own.</param>
/// <param name="Score">How strongly it is linked to that one.</param>
/// <param name="Rival">First trigger of the next likeliest occurrence, or null.</param>
/// <param name="RivalScore">How strongly it is linked to that other one.</param>
public sealed record TriggerLink(TriggerCandidate? To, double Score, TriggerCandidate? Rival, double RivalScore);
