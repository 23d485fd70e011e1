namespace Isnad.Fusion;

/// <summary>What is learned and what is set: a weight for each feature with and without a text, and how pairs become clusters.</summary>
public sealed class PairModel
{
    private readonly Dictionary<string, (double WithText, double Without)> _weights;
    private double[][] _byId = [[], []];

    /// <param name="weights">Weights by name of the feature: where both mentions have a text, and where not.</param>
    /// <param name="settings">How pairs become clusters.</param>
    /// <param name="version">Hash of the file.</param>
    public PairModel(IReadOnlyDictionary<string, (double WithText, double Without)> weights, FusionSettings settings, string version)
    {
        _weights = new(weights, StringComparer.Ordinal);
        (Settings, Version) = (settings, version);
    }

    /// <summary>Weights by name.</summary>
    public IReadOnlyDictionary<string, (double WithText, double Without)> Weights => _weights;

    /// <summary>How pairs become clusters.</summary>
    public FusionSettings Settings { get; }

    /// <summary>First twelve hexadecimal digits of the SHA-256 of the file, or what made it.</summary>
    public string Version { get; }

    /// <summary>Weight of a feature; nought where training never saw it.</summary>
    public double Weight(PairFeature feature, bool withText)
    {
        var weights = _byId[withText ? 0 : 1];
        return feature.Id < weights.Length ? weights[feature.Id] : Learn(feature, withText);
    }

    /// <summary>Log-odds that the pair is one occurrence.</summary>
    public double Score(PairSink pair, bool withText)
    {
        var sum = 0.0;
        foreach (var (feature, value) in pair.Items)
        {
            sum += Weight(feature, withText) * value;
        }
        return sum;
    }

    private double Learn(PairFeature feature, bool withText)
    {
        lock (_weights)
        {
            var known = PairFeature.All();
            _byId = [[.. known.Select(item => _weights.GetValueOrDefault(item.Name).WithText)], [.. known.Select(item => _weights.GetValueOrDefault(item.Name).Without)]];
        }
        return _byId[withText ? 0 : 1][feature.Id];
    }
}

/// <summary>How pairs become clusters.</summary>
/// <param name="Threshold">Mean probability between two clusters from which they are one.</param>
/// <param name="SameReport">What a pair of one report counts in that mean: far below nought, so that it keeps clusters apart unless much speaks for them.</param>
/// <param name="Least">Pairs below this probability are not kept; they count as nought.</param>
/// <param name="MostDaysApart">Days between the fixed days (<see cref="MentionProfile.FixedDays"/>) of two mentions up to which they may be one occurrence: reports of one occurrence misdate it by so much, hardly by more.</param>
public sealed record FusionSettings(double Threshold = 0.14, double SameReport = -1.5, double Least = 0.03, int MostDaysApart = 3);
