using Isnad.Evaluation.Scoring;

namespace Isnad.Evaluation.Readings;

/// <summary>How far two readers agree, with the figures of <c>eval</c>: the first reader stands where gold does. Precision and recall change places where the readers do, F1 hardly moves.</summary>
/// <param name="Reports">How many were read twice.</param>
/// <param name="Figures">In the order of <c>eval</c>.</param>
/// <param name="Types">Agreement on the type, beyond chance.</param>
public sealed record AgreementFigures(int Reports, IReadOnlyList<Figure> Figures, TypeAgreement Types);

/// <summary>Agreement on the type of events that both readers found and that align. Krippendorff's alpha, nominal, and not Cohen's kappa: the two readers are not the same two people in every report, so that there are no two
/// people's shares of types to work chance out from; alpha takes the shares of all. What only one found has no second type and is in neither (F1 of records says how much that is). As only types of one family align,
/// alpha is about types within families.</summary>
/// <param name="Pairs">Aligned events.</param>
/// <param name="Observed">Share of them with the same type; null without any.</param>
/// <param name="Alpha">1 is agreement throughout, 0 what chance gives; null where it is not defined: fewer than two pairs, or one type alone.</param>
public sealed record TypeAgreement(int Pairs, double? Observed, double? Alpha)
{
    /// <summary>Of pairs of types.</summary>
    public static TypeAgreement Of(IReadOnlyList<(string First, string Second)> pairs)
    {
        if (pairs.Count == 0)
        {
            return new(0, null, null);
        }
        var counts = pairs.SelectMany(pair => new[] { pair.First, pair.Second }).GroupBy(type => type, StringComparer.Ordinal).Select(group => (double)group.Count()).ToList();
        double all = 2.0 * pairs.Count, differing = 2.0 * pairs.Count(pair => pair.First != pair.Second);
        var expected = (all * all) - counts.Sum(count => count * count);
        return new(pairs.Count, 1 - (differing / all), pairs.Count < 2 || expected == 0 ? null : 1 - ((all - 1) * differing / expected));
    }
}

/// <summary>What one report read twice adds to <see cref="AgreementFigures"/>: counts and types, no word of the report.</summary>
public sealed class ReadingAgreement
{
    private readonly IReadOnlyList<(string Name, Tally Tally)> _tallies;
    private readonly IReadOnlyList<(string First, string Second)> _types;

    private ReadingAgreement(IReadOnlyList<(string, Tally)> tallies, IReadOnlyList<(string, string)> types)
    {
        _tallies = tallies;
        _types = types;
    }

    /// <summary>Of one report.</summary>
    public static ReadingAgreement Of(ReadingPair pair) =>
        new([.. Scorer.Tallies(pair.Scored)], [.. pair.Scored.Aligned.Where(records => records.Gold.Type is not null && records.Predicted.Type is not null).Select(records => (records.Gold.Type!, records.Predicted.Type!))]);

    /// <summary>Of many.</summary>
    public static AgreementFigures Sum(IReadOnlyList<ReadingAgreement> reports)
    {
        var totals = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var (name, tally) in reports.SelectMany(report => report._tallies))
        {
            totals[name] = totals.GetValueOrDefault(name) + tally;
        }
        return new(reports.Count, [.. totals.Select(pair => new Figure(pair.Key, pair.Value.Right, pair.Value.Predicted, pair.Value.Gold))], TypeAgreement.Of([.. reports.SelectMany(report => report._types)]));
    }
}
