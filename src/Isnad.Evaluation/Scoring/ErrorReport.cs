namespace Isnad.Evaluation.Scoring;

/// <summary>Every error of a set of predictions by kind, the costliest kind first.</summary>
/// <param name="Score">The figures that the costs are counted from.</param>
/// <param name="Groups">One group for each kind of error that occurs; kinds of equal cost in the order of <see cref="ErrorKind"/>.</param>
public sealed record ErrorReport(Scorecard Score, IReadOnlyList<ErrorGroup> Groups)
{
    /// <summary>Lists the errors over all gold documents, or those of one fold. Scores once more for each kind that occurs.</summary>
    public static ErrorReport Build(RecordFile gold, RecordFile predicted, int? fold = null)
    {
        List<DocumentPair> pairs = DocumentPair.All(gold, predicted, fold);
        Scorecard score = Scorer.Score(pairs);
        IEnumerable<ErrorGroup> groups = pairs.SelectMany(ErrorFinder.Find)
            .GroupBy(error => error.Kind)
            .OrderBy(group => group.Key)
            .Select(group => new ErrorGroup(group.Key, Cost(pairs, group.Key, score), [.. group]))
            .OrderByDescending(group => group.Cost);
        return new ErrorReport(score, [.. groups]);
    }

    private static double Cost(List<DocumentPair> pairs, ErrorKind kind, Scorecard score) =>
        Scorer.Score([.. pairs.Select(pair => ErrorRepair.Repaired(pair, kind))]).Composite - score.Composite;
}
