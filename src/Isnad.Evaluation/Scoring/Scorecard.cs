namespace Isnad.Evaluation.Scoring;

/// <summary>
/// One figure. <paramref name="Right"/> counts agreeing values of aligned records, <paramref name="Predicted"/> and
/// <paramref name="Gold"/> all values, those of unaligned records included.
/// </summary>
public sealed record Figure(string Name, int Right, int Predicted, int Gold)
{
    /// <summary>Zero where nothing was predicted.</summary>
    public double Precision => Predicted == 0 ? 0 : (double)Right / Predicted;

    /// <summary>Zero where gold holds nothing.</summary>
    public double Recall => Gold == 0 ? 0 : (double)Right / Gold;

    /// <summary>The harmonic mean of precision and recall. Zero, not one, where both sides are empty.</summary>
    public double F1 => Precision + Recall is > 0 and var sum ? 2 * Precision * Recall / sum : 0;

    /// <summary>Whether its F1 enters the composite.</summary>
    public bool InComposite => Scorecard.CompositeFigures.Contains(Name);
}

/// <summary>
/// One document. <paramref name="Right"/> and <paramref name="Errors"/> are summed over the figures of the composite:
/// agreeing values, and values that are missing or too much (a wrong value is both).
/// </summary>
public sealed record DocumentScore(string Id, int Gold, int Predicted, int Aligned, int ExactType, int Right, int Errors);

/// <summary>The figures of a set of predictions, micro-averaged over all documents.</summary>
/// <param name="Documents">How many gold documents were scored.</param>
/// <param name="Figures">All figures in their fixed order.</param>
/// <param name="ByDocument">In the order of the gold file.</param>
/// <param name="ByType">Exact type and alignment, for each type that gold or the prediction has; no reference counterpart.</param>
public sealed record Scorecard(int Documents, IReadOnlyList<Figure> Figures, IReadOnlyList<DocumentScore> ByDocument, IReadOnlyList<Figure> ByType)
{
    /// <summary>The figures whose F1 the composite averages.</summary>
    public static IReadOnlyList<string> CompositeFigures { get; } =
        ["records, exact type and status", "actors", "place", "place: admin1", "time, overlapping", "casualties", "sources"];

    /// <summary>The mean F1 of <see cref="CompositeFigures"/>.</summary>
    public double Composite => CompositeFigures.Sum(name => this[name].F1) / CompositeFigures.Count;

    /// <summary>The figure of that name.</summary>
    /// <exception cref="InvalidOperationException">There is no such figure.</exception>
    public Figure this[string name] => Figures.First(figure => figure.Name == name);
}
