namespace Isnad.Evaluation.Scoring;

/// <summary>A gold document with what was predicted for it, aligned.</summary>
internal sealed class DocumentPair
{
    public DocumentPair(ScoredDocument gold, IReadOnlyList<ScoredRecord> predicted)
    {
        Document = gold;
        Predicted = predicted;
        List<(int Predicted, int Gold)> pairs = Alignment.Of(predicted, gold.Records);
        Aligned = [.. pairs.Select(pair => (predicted[pair.Predicted], gold.Records[pair.Gold]))];
        Spurious = [.. Without(predicted, pairs.Select(pair => pair.Predicted))];
        Missed = [.. Without(gold.Records, pairs.Select(pair => pair.Gold))];
    }

    public ScoredDocument Document { get; }

    public IReadOnlyList<ScoredRecord> Gold => Document.Records;

    public IReadOnlyList<ScoredRecord> Predicted { get; }

    public IReadOnlyList<(ScoredRecord Predicted, ScoredRecord Gold)> Aligned { get; }

    /// <summary>Predicted records that nothing in gold answers to.</summary>
    public IReadOnlyList<ScoredRecord> Spurious { get; }

    /// <summary>Gold records that nothing predicted answers to.</summary>
    public IReadOnlyList<ScoredRecord> Missed { get; }

    /// <summary>The gold documents in the order of their file; one without a prediction counts as predicted empty.</summary>
    public static List<DocumentPair> All(RecordFile gold, RecordFile predicted, int? fold) =>
        [.. gold.Documents.Where(document => fold is null || document.Fold == fold)
            .Select(document => new DocumentPair(document, predicted.Find(document.Id)?.Records ?? []))];

    private static IEnumerable<ScoredRecord> Without(IReadOnlyList<ScoredRecord> records, IEnumerable<int> indexes)
    {
        HashSet<int> taken = [.. indexes];
        return records.Where((_, index) => !taken.Contains(index));
    }
}
