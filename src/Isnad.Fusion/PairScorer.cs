using Isnad.Model.Incidents;

namespace Isnad.Fusion;

/// <summary>Scores pairs by the weights. Not for two threads at once.</summary>
internal sealed class PairScorer(PairModel model)
{
    private readonly PairFeatures _features = new();
    private readonly PairSink _sink = new();

    /// <summary>Log-odds of the pair; false where it is too unlikely to be kept.</summary>
    public bool TryScore(MentionProfile a, MentionProfile b, out double score)
    {
        var withText = Fill(a, b);
        score = model.Score(_sink, withText);
        return PairScore.ProbabilityOf(score) >= model.Settings.Least;
    }

    /// <summary>Each feature of the pair with its value and weight.</summary>
    public IReadOnlyList<(string Feature, double Value, double Weight)> Explain(MentionProfile a, MentionProfile b)
    {
        var withText = Fill(a, b);
        return [.. _sink.Items.Select(item => (item.Feature.Name, item.Value, model.Weight(item.Feature, withText)))];
    }

    private bool Fill(MentionProfile a, MentionProfile b)
    {
        var withText = a.SentenceWords is not null && b.SentenceWords is not null;
        _sink.Clear();
        _features.Fill(a, b, _sink, withText);
        return withText;
    }
}
