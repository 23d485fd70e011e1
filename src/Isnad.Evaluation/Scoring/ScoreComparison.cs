namespace Isnad.Evaluation.Scoring;

/// <summary>One figure before and after.</summary>
public sealed record FigureChange(Figure Before, Figure After)
{
    /// <summary>By how much F1 rose; negative where it fell.</summary>
    public double F1Rise => After.F1 - Before.F1;
}

/// <summary>One document before and after.</summary>
public sealed record DocumentChange(DocumentScore Before, DocumentScore After)
{
    /// <summary>More values right and fewer wrong, over the figures of the composite; negative where it got worse.</summary>
    public int Gain => After.Right - Before.Right - (After.Errors - Before.Errors);
}

/// <summary>Two sets of predictions for the same gold documents.</summary>
/// <param name="Before">The figures of the first.</param>
/// <param name="After">The figures of the second.</param>
/// <param name="Figures">All figures in their fixed order.</param>
/// <param name="Documents">The documents whose scores differ, the greatest gain or loss first.</param>
public sealed record ScoreComparison(Scorecard Before, Scorecard After, IReadOnlyList<FigureChange> Figures, IReadOnlyList<DocumentChange> Documents)
{
    /// <summary>By how much the composite rose.</summary>
    public double CompositeRise => After.Composite - Before.Composite;

    /// <summary>Compares two predictions for all gold documents, or those of one fold.</summary>
    public static ScoreComparison Between(RecordFile gold, RecordFile before, RecordFile after, int? fold = null)
    {
        Scorecard first = Scorer.Score(gold, before, fold);
        Scorecard second = Scorer.Score(gold, after, fold);
        IEnumerable<DocumentChange> documents = first.ByDocument.Zip(second.ByDocument, (x, y) => new DocumentChange(x, y))
            .Where(change => change.Before != change.After)
            .OrderByDescending(change => Math.Abs(change.Gain))
            .ThenBy(change => change.After.Id, StringComparer.Ordinal);
        return new ScoreComparison(first, second, [.. first.Figures.Zip(second.Figures, (x, y) => new FigureChange(x, y))], [.. documents]);
    }
}
