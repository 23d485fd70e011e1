namespace Isnad.Evaluation.Scoring;

/// <summary>
/// How a predicted list differs from the gold one. What does not agree is paired again by a looser likeness, given as
/// one or more tests of falling rank; what is left over is missed or invented.
/// </summary>
internal sealed class SlotDiff<T>
    where T : class
{
    private readonly List<(T Predicted, T Gold)>[] _confused;

    public SlotDiff(IReadOnlyList<T> predicted, IReadOnlyList<T> gold, Func<T, T, bool> agree, params Func<T, T, bool>[] alike)
    {
        List<T> predictedLeft = [.. predicted];
        List<T> goldLeft = [.. gold];
        Take(agree, predictedLeft, goldLeft);
        _confused = [.. alike.Select(test => Take(test, predictedLeft, goldLeft))];
        Invented = predictedLeft;
        Missed = goldLeft;
    }

    public IReadOnlyList<T> Missed { get; }

    public IReadOnlyList<T> Invented { get; }

    /// <summary>The pairs that only the looser test of that rank joins.</summary>
    public IReadOnlyList<(T Predicted, T Gold)> Confused(int rank) => _confused[rank];

    private static List<(T Predicted, T Gold)> Take(Func<T, T, bool> test, List<T> predicted, List<T> gold)
    {
        List<(T Predicted, T Gold)> pairs = FirstFit.Match(predicted, gold, test);
        predicted.RemoveAll(value => pairs.Exists(pair => ReferenceEquals(pair.Predicted, value)));
        gold.RemoveAll(value => pairs.Exists(pair => ReferenceEquals(pair.Gold, value)));
        return pairs;
    }
}

/// <summary>The differences that the error report looks at.</summary>
internal static class SlotDiffs
{
    public const int RoleRank = 0;
    public const int IdRank = 1;

    public static SlotDiff<ActorFiller> Actors(ScoredRecord predicted, ScoredRecord gold) =>
        new(predicted.Actors, gold.Actors, (p, g) => Agreement.SameActor(p, g) && p.Role == g.Role, Agreement.SameActor, Agreement.Overlap);

    public static SlotDiff<CasualtyFiller> Casualties(ScoredRecord predicted, ScoredRecord gold) =>
        new(predicted.Casualties, gold.Casualties, Slots.SameToll, Agreement.Overlap);

    public static SlotDiff<KindFiller> Sources(ScoredRecord predicted, ScoredRecord gold) =>
        new(predicted.Sources, gold.Sources, Agreement.OverlapOrSameName);
}
