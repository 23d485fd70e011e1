namespace Isnad.Evaluation.Scoring;

/// <summary>What was right, what was predicted and what gold holds, of one kind of value.</summary>
internal readonly record struct Tally(int Right, int Predicted, int Gold)
{
    /// <summary>What is missing and what is too much.</summary>
    public int Errors => Gold - Right + (Predicted - Right);

    public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Predicted + b.Predicted, a.Gold + b.Gold);
}

/// <summary>One to one matching inside a record: each predicted value takes the first gold value left that it agrees with.</summary>
internal static class FirstFit
{
    public static List<(T Predicted, T Gold)> Match<T>(IEnumerable<T> predicted, IEnumerable<T> gold, Func<T, T, bool> agree)
    {
        List<T> left = [.. gold];
        var pairs = new List<(T, T)>();
        foreach (T value in predicted)
        {
            int at = left.FindIndex(candidate => agree(value, candidate));
            if (at >= 0)
            {
                pairs.Add((value, left[at]));
                left.RemoveAt(at);
            }
        }
        return pairs;
    }
}
