namespace Isnad.Evaluation.Scoring;

/// <summary>Scores predictions against gold with the figures of the reference yardstick.</summary>
public static class Scorer
{
    private const string AnyType = "records, any type of the family";
    private const string ExactType = "records, exact type";
    private const string ExactStatus = "records, exact type and status";

    /// <summary>Scores all gold documents, or those of one fold. Predictions for other documents are ignored.</summary>
    public static Scorecard Score(RecordFile gold, RecordFile predicted, int? fold = null) => Score(DocumentPair.All(gold, predicted, fold));

    internal static Scorecard Score(IReadOnlyList<DocumentPair> pairs)
    {
        var total = new Dictionary<string, Tally>(StringComparer.Ordinal);
        var documents = new List<DocumentScore>();
        foreach (DocumentPair pair in pairs)
        {
            List<(string Name, Tally Tally)> tallies = [.. Tallies(pair)];
            tallies.ForEach(counted => total[counted.Name] = total.GetValueOrDefault(counted.Name) + counted.Tally);
            documents.Add(Document(pair, tallies));
        }
        string[] names = [AnyType, ExactType, ExactStatus, .. Slots.All.Select(slot => slot.Name)];
        return new Scorecard(pairs.Count, [.. names.Select(name => ToFigure(name, total.GetValueOrDefault(name)))], documents, ByType(pairs));
    }

    internal static IEnumerable<(string Name, Tally Tally)> Tallies(DocumentPair pair)
    {
        yield return (AnyType, Records(pair, (_, _) => true));
        yield return (ExactType, Records(pair, (p, g) => p.Type == g.Type));
        yield return (ExactStatus, Records(pair, (p, g) => p.Type == g.Type && p.Status == g.Status));
        foreach (Slot slot in Slots.All)
        {
            yield return (slot.Name, slot.Count(pair));
        }
    }

    private static Tally Records(DocumentPair pair, Func<ScoredRecord, ScoredRecord, bool> agree) =>
        new(pair.Aligned.Count(records => agree(records.Predicted, records.Gold)), pair.Predicted.Count, pair.Gold.Count);

    private static DocumentScore Document(DocumentPair pair, List<(string Name, Tally Tally)> tallies)
    {
        Tally composite = tallies.Where(counted => Scorecard.CompositeFigures.Contains(counted.Name))
            .Aggregate(default(Tally), (sum, counted) => sum + counted.Tally);
        int exact = tallies.Single(counted => counted.Name == ExactType).Tally.Right;
        return new DocumentScore(pair.Document.Id, pair.Gold.Count, pair.Predicted.Count, pair.Aligned.Count, exact, composite.Right, composite.Errors);
    }

    private static List<Figure> ByType(IReadOnlyList<DocumentPair> pairs)
    {
        ILookup<string, ScoredRecord> gold = pairs.SelectMany(pair => pair.Gold).ToLookup(Type);
        ILookup<string, ScoredRecord> predicted = pairs.SelectMany(pair => pair.Predicted).ToLookup(Type);
        ILookup<string, ScoredRecord> right = pairs.SelectMany(pair => pair.Aligned)
            .Where(records => records.Predicted.Type == records.Gold.Type).Select(records => records.Gold).ToLookup(Type);
        return [.. gold.Concat(predicted).Select(group => group.Key).Distinct().Order(StringComparer.Ordinal)
            .Select(type => new Figure(type, right[type].Count(), predicted[type].Count(), gold[type].Count()))];
    }

    private static string Type(ScoredRecord record) => record.Type ?? "(none)";

    private static Figure ToFigure(string name, Tally tally) => new(name, tally.Right, tally.Predicted, tally.Gold);
}
