namespace Isnad.Analysis.Mentions;

/// <summary>A quantity in the text, with the noun or measure that is counted.</summary>
/// <param name="First">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Min">Least; null where only a greatest is told.</param>
/// <param name="Max">Greatest; null: open.</param>
/// <param name="Approximate">Worded as approximate.</param>
/// <param name="Unit">A code of a measure, else the counted noun's words as they stand; null where none is told.</param>
public sealed record NumberMention(int First, int End, double? Min, double? Max, bool Approximate, string? Unit);
