namespace Isnad.Evaluation.Scoring;

/// <summary>Lists the errors of one document.</summary>
internal sealed class ErrorFinder
{
    private readonly DocumentPair _pair;
    private readonly List<ScoringError> _errors = [];

    private ErrorFinder(DocumentPair pair) => _pair = pair;

    public static List<ScoringError> Find(DocumentPair pair)
    {
        var finder = new ErrorFinder(pair);
        finder.FindRecords();
        foreach ((ScoredRecord predicted, ScoredRecord gold) in pair.Aligned)
        {
            finder.FindHead(predicted, gold);
            finder.FindPlaceAndTime(predicted, gold);
            finder.FindActors(predicted, gold);
            finder.FindLists(predicted, gold);
        }
        return finder._errors;
    }

    private void FindRecords()
    {
        foreach (ScoredRecord gold in _pair.Missed)
        {
            Add(ErrorKind.MissedRecord, null, gold, null, ValueText.Of(gold), OtherFamily(gold, _pair.Predicted));
        }
        foreach (ScoredRecord predicted in _pair.Spurious)
        {
            Add(ErrorKind.InventedRecord, predicted, null, ValueText.Of(predicted), null, OtherFamily(predicted, _pair.Gold));
        }
    }

    private static string? OtherFamily(ScoredRecord record, IReadOnlyList<ScoredRecord> others)
    {
        ScoredRecord? other = others.FirstOrDefault(other => other.Family != record.Family && Similarity.TriggersOverlap(other, record));
        return other is null ? null : $"the same words are {other.Type} on the other side";
    }

    private void FindHead(ScoredRecord predicted, ScoredRecord gold)
    {
        if (predicted.Type != gold.Type)
        {
            Add(ErrorKind.WrongType, predicted, gold, predicted.Type, gold.Type);
        }
        if (predicted.Status != gold.Status)
        {
            Add(ErrorKind.WrongStatus, predicted, gold, predicted.Status, gold.Status);
        }
    }

    private void FindPlaceAndTime(ScoredRecord predicted, ScoredRecord gold)
    {
        if (ErrorRepair.PlaceIsWrong(predicted, gold))
        {
            Add(ErrorKind.Place, predicted, gold, predicted.Place is { } p ? ValueText.Of(p) : null, gold.Place is { } g ? ValueText.Of(g) : null);
        }
        else if (predicted.Place?.Admin1 != gold.Place?.Admin1)
        {
            Add(ErrorKind.Admin1, predicted, gold, predicted.Place!.Admin1, gold.Place!.Admin1);
        }
        if (ErrorRepair.TimeIsWrong(predicted, gold))
        {
            Add(ErrorKind.Time, predicted, gold, predicted.Time is { } p ? ValueText.Of(p) : null, gold.Time is { } g ? ValueText.Of(g) : null);
        }
    }

    private void FindActors(ScoredRecord predicted, ScoredRecord gold)
    {
        SlotDiff<ActorFiller> diff = SlotDiffs.Actors(predicted, gold);
        AddLeftovers(ErrorKind.MissedActor, ErrorKind.InventedActor, predicted, gold, diff, ValueText.Of);
        AddConfused(ErrorKind.WrongActorRole, predicted, gold, diff.Confused(SlotDiffs.RoleRank), ValueText.Of);
        AddConfused(ErrorKind.WrongActorId, predicted, gold, diff.Confused(SlotDiffs.IdRank), ValueText.Of);
    }

    private void FindLists(ScoredRecord predicted, ScoredRecord gold)
    {
        SlotDiff<CasualtyFiller> casualties = SlotDiffs.Casualties(predicted, gold);
        AddConfused(ErrorKind.Casualties, predicted, gold, casualties.Confused(0), ValueText.Of);
        AddLeftovers(ErrorKind.Casualties, ErrorKind.Casualties, predicted, gold, casualties, ValueText.Of);
        AddLeftovers(ErrorKind.Sources, ErrorKind.Sources, predicted, gold, SlotDiffs.Sources(predicted, gold), ValueText.Of);
    }

    private void AddLeftovers<T>(ErrorKind missed, ErrorKind invented, ScoredRecord predicted, ScoredRecord gold, SlotDiff<T> diff, Func<T, string> write)
        where T : class
    {
        foreach (T value in diff.Missed)
        {
            Add(missed, predicted, gold, null, write(value));
        }
        foreach (T value in diff.Invented)
        {
            Add(invented, predicted, gold, write(value), null);
        }
    }

    private void AddConfused<T>(ErrorKind kind, ScoredRecord predicted, ScoredRecord gold, IEnumerable<(T Predicted, T Gold)> pairs, Func<T, string> write)
    {
        foreach ((T mine, T theirs) in pairs)
        {
            Add(kind, predicted, gold, write(mine), write(theirs));
        }
    }

    private void Add(ErrorKind kind, ScoredRecord? predicted, ScoredRecord? gold, string? predictedValue, string? goldValue, string? note = null) =>
        _errors.Add(new ScoringError(kind, _pair.Document.Id, gold?.Id, predicted?.Id, TriggerSentence.Of(_pair.Document, gold, predicted),
            goldValue, predictedValue, note, Origin()));

    private string? Origin()
    {
        string origin = string.Join(' ', new[] { _pair.Document.Outlet, _pair.Document.Published }.Where(part => !string.IsNullOrEmpty(part)));
        return origin.Length == 0 ? null : origin;
    }
}
