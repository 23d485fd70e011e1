namespace Isnad.Fusion;

public sealed partial class PairFeatures
{
    private static readonly string[] Harms = ["killed", "wounded", "other"], Ties = ["one", "equal", "equal, many", "may be equal", "close", "grown", "shrunk", "far"];
    private static readonly PairFeature[][] TollTies = [.. Harms.Select(harm => Ties.Select(tie => PairFeature.Of($"{harm}={tie}")).ToArray())];
    private static readonly PairFeature SameFigure = PairFeature.Of("toll=a figure of three or more in both"), NoTolls = PairFeature.Of("toll=none in both");

    private static void Tolls(MentionProfile a, MentionProfile b, PairSink sink)
    {
        sink.If(a.Tolls.Count == 0 && b.Tolls.Count == 0, NoTolls);
        if (a.Tolls.Count == 0 || b.Tolls.Count == 0)
        {
            sink.If(a.Tolls.Count != b.Tolls.Count, TollTies[2][0]);
            return;
        }
        // The later report stands second, so that a toll grows from the first to the second.
        var (early, late) = a.Published is { } x && b.Published is { } y && y.From < x.From ? (b, a) : (a, b);
        for (var harm = 0; harm < Harms.Length; harm++)
        {
            if (Highest(early, harm) is { } first && Highest(late, harm) is { } second)
            {
                sink.Add(TollTies[harm][Tie(first, second)]);
            }
        }
        sink.If(a.Tolls.Any(toll => toll.Min >= 3 && b.Tolls.Any(other => other.Kind == toll.Kind && other.Min == toll.Min && other.Max == toll.Max)), SameFigure);
    }

    private static int Harm(string kind) => kind switch { "killed" => 0, "wounded" => 1, _ => 2 };

    private static TollFact? Highest(MentionProfile mention, int harm)
    {
        TollFact? best = null;
        foreach (var toll in mention.Tolls)
        {
            if (Harm(toll.Kind) == harm && !toll.Part && (best is null || toll.Min > best.Value.Min))
            {
                best = toll;
            }
        }
        return best;
    }

    private static int Tie(TollFact early, TollFact late)
    {
        if (early.Min == late.Min && early.Max == late.Max)
        {
            return early.Min >= 4 ? 2 : 1;
        }
        if (early.Min <= (late.Max ?? int.MaxValue) && late.Min <= (early.Max ?? int.MaxValue) && Math.Max(early.Min, late.Min) <= 4.0 * Math.Max(1, Math.Min(early.Min, late.Min)))
        {
            return 3;
        }
        var ratio = Math.Max(1, late.Min) / (double)Math.Max(1, early.Min);
        return ratio is > 0.75 and < 1.34 ? 4 : ratio is >= 1.34 and < 3 ? 5 : ratio is > 0.33 and <= 0.75 ? 6 : 7;
    }
}
