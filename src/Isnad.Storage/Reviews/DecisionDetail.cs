using Isnad.Model.Review;

namespace Isnad.Storage.Reviews;

/// <summary>What the log's entries say of decisions.</summary>
internal static class DecisionDetail
{
    /// <summary>Stands in the log's detail before the number of the decision whose content was destroyed with a name in it, and which this one stands for.</summary>
    public const string Again = " again j";

    /// <summary>What the log says of a decision: numbers and our own words, no word of a report or of a person.</summary>
    public static string Of(RecordDecision decision) =>
        $"r{decision.Report} m{decision.Mention} v{decision.Version}{(decision.Analysis is { } analysis ? $" a{analysis}" : "")} {ReviewWords.Of(decision.Verb)} {ReviewWords.Of(decision.Track)}{(decision.Undoes is { } undone ? $" undoes j{undone}" : "")}";

    /// <inheritdoc cref="Of(RecordDecision)"/>
    public static string Of(ReportDecision decision) => $"r{decision.Report} v{decision.Version} {ReviewWords.Of(decision.Verb)} {ReviewWords.Of(decision.Track)}";
}
