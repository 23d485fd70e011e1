namespace Isnad.Model.Incidents;

/// <summary>Two mentions compared. <paramref name="Score"/> is the log-odds that they tell one occurrence; it hangs on the two and their reports alone, so it stays what it is as reports arrive.</summary>
public readonly record struct PairScore(MentionKey A, MentionKey B, double Score)
{
    /// <summary>The same as a probability.</summary>
    public double Probability => ProbabilityOf(Score);

    /// <summary>Probability of log-odds.</summary>
    public static double ProbabilityOf(double score) => 1 / (1 + Math.Exp(-score));
}
