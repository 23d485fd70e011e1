namespace Isnad.Fusion;

public sealed partial class PairFeatures
{
    /// <summary>Rarity of a word that stands in about one document of two hundred.</summary>
    private const float Rare = 0.52f;

    private static readonly PairFeature[] Quotes = PairFeature.ForBounds("words of quotes", 0.02, 0.1, 0.25, 0.5), Triggers = PairFeature.ForBounds("words of triggers", 0.02, 0.3, 0.6),
        Sentences = PairFeature.ForBounds("words of sentences", 0.05, 0.12, 0.2, 0.3, 0.45, 0.7), RareWords = PairFeature.ForBounds("rare words in both sentences", 1, 2, 4, 7);

    private static readonly PairFeature SentenceCosine = PairFeature.Of("likeness of sentences"), QuoteCosine = PairFeature.Of("likeness of quotes"), ReportCosine = PairFeature.Of("likeness of reports");

    private static void Words(MentionProfile a, MentionProfile b, PairSink sink, bool words)
    {
        var quotes = a.QuoteWords.Cosine(b.QuoteWords);
        sink.Add(QuoteCosine, quotes);
        sink.Add(Quotes[PairFeature.Bin(quotes, 0.02, 0.1, 0.25, 0.5)]);
        sink.Add(Triggers[PairFeature.Bin(a.TriggerWords.Cosine(b.TriggerWords), 0.02, 0.3, 0.6)]);
        if (words && a.SentenceWords is { } first && b.SentenceWords is { } second)
        {
            var (cosine, rare) = first.Compare(second, Rare);
            sink.Add(SentenceCosine, cosine);
            sink.Add(Sentences[PairFeature.Bin(cosine, 0.05, 0.12, 0.2, 0.3, 0.45, 0.7)]);
            sink.Add(RareWords[PairFeature.Bin(rare, 1, 2, 4, 7)]);
            sink.Add(ReportCosine, a.ReportWords!.Cosine(b.ReportWords!));
        }
    }
}
