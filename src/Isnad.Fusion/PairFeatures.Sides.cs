namespace Isnad.Fusion;

public sealed partial class PairFeatures
{
    private static readonly string[] Likeness = ["neither", "one", "same", "some", "none"];
    private static readonly PairFeature[] ActorLikeness = [.. Likeness.Select(word => PairFeature.Of($"actors={word}"))], TargetLikeness = [.. Likeness.Select(word => PairFeature.Of($"targets={word}"))],
        AnyLikeness = [.. Likeness.Select(word => PairFeature.Of($"participants={word}"))], WeaponLikeness = [.. Likeness.Select(word => PairFeature.Of($"weapons={word}"))];

    private static readonly PairFeature Swapped = PairFeature.Of("sides=swapped"), Unlisted = PairFeature.Of("participants=an unlisted one"), Shared = PairFeature.Of("participants shared"),
        SamePerson = PairFeature.Of("persons=same"), OtherPerson = PairFeature.Of("persons=others");

    private static void Sides(MentionProfile a, MentionProfile b, PairSink sink)
    {
        var all = (a.Actors.Concat(a.Targets).Concat(a.Partners).ToHashSet(), b.Actors.Concat(b.Targets).Concat(b.Partners).ToHashSet());
        sink.Add(ActorLikeness[Compare(a.Actors, b.Actors)]);
        sink.Add(TargetLikeness[Compare(a.Targets, b.Targets)]);
        sink.Add(AnyLikeness[Compare(all.Item1, all.Item2)]);
        sink.Add(WeaponLikeness[Compare(a.Weapons, b.Weapons)]);
        if (!a.Actors.Overlaps(b.Actors) && !a.Targets.Overlaps(b.Targets) && (a.Actors.Overlaps(b.Targets) || a.Targets.Overlaps(b.Actors)))
        {
            sink.Add(Swapped);
        }
        sink.Add(Shared, Math.Min(3, all.Item1.Count(all.Item2.Contains)));
        if (a.PersonWords.Count > 0 && b.PersonWords.Count > 0)
        {
            sink.Add(a.PersonWords.Cosine(b.PersonWords) > 0.3 ? SamePerson : OtherPerson);
        }
        sink.If(all.Item1.Any(id => id.StartsWith("x:", StringComparison.Ordinal) && all.Item2.Contains(id)), Unlisted);
    }

    private static int Compare(IReadOnlySet<string> a, IReadOnlySet<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return a.Count == b.Count ? 0 : 1;
        }
        var shared = a.Count(b.Contains);
        return shared == 0 ? 4 : shared == a.Count && shared == b.Count ? 2 : 3;
    }
}
