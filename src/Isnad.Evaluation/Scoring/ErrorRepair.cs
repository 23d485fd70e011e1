namespace Isnad.Evaluation.Scoring;

/// <summary>Sets one kind of error right in a document and leaves everything else as predicted.</summary>
internal static class ErrorRepair
{
    public static DocumentPair Repaired(DocumentPair pair, ErrorKind kind) => new(pair.Document, kind switch
    {
        ErrorKind.MissedRecord => [.. pair.Predicted, .. pair.Missed],
        ErrorKind.InventedRecord => [.. pair.Aligned.Select(records => records.Predicted)],
        _ => [.. pair.Aligned.Select(records => Repaired(records.Predicted, records.Gold, kind)), .. pair.Spurious],
    });

    /// <summary>True where one side has no place, or the places do not agree.</summary>
    public static bool PlaceIsWrong(ScoredRecord predicted, ScoredRecord gold) =>
        (predicted.Place is not null || gold.Place is not null) && !Agreement.PlaceMatches(predicted, gold);

    /// <summary>True where one side has no time, or the times do not overlap enough.</summary>
    public static bool TimeIsWrong(ScoredRecord predicted, ScoredRecord gold) =>
        (predicted.Time is not null || gold.Time is not null) && !Agreement.TimesOverlap(predicted.Time, gold.Time);

    private static ScoredRecord Repaired(ScoredRecord predicted, ScoredRecord gold, ErrorKind kind) => kind switch
    {
        ErrorKind.WrongType => predicted with { Type = gold.Type, Family = gold.Family },
        ErrorKind.WrongStatus => predicted with { Status = gold.Status },
        ErrorKind.Place => PlaceIsWrong(predicted, gold) ? predicted with { Place = gold.Place } : predicted,
        ErrorKind.Admin1 => PlaceIsWrong(predicted, gold) || gold.Place is null
            ? predicted : predicted with { Place = predicted.Place! with { Admin1 = gold.Place.Admin1 } },
        ErrorKind.Time => TimeIsWrong(predicted, gold) ? predicted with { Time = gold.Time } : predicted,
        ErrorKind.Casualties => predicted with { Casualties = gold.Casualties },
        ErrorKind.Sources => predicted with { Sources = gold.Sources },
        _ => predicted with { Actors = Actors(predicted, gold, kind) },
    };

    private static ActorFiller[] Actors(ScoredRecord predicted, ScoredRecord gold, ErrorKind kind)
    {
        SlotDiff<ActorFiller> diff = SlotDiffs.Actors(predicted, gold);
        return kind switch
        {
            ErrorKind.MissedActor => [.. predicted.Actors, .. diff.Missed],
            ErrorKind.InventedActor => [.. predicted.Actors.Where(actor => !diff.Invented.Any(other => ReferenceEquals(other, actor)))],
            ErrorKind.WrongActorRole => Replaced(predicted.Actors, diff.Confused(SlotDiffs.RoleRank)),
            _ => Replaced(predicted.Actors, diff.Confused(SlotDiffs.IdRank)),
        };
    }

    private static ActorFiller[] Replaced(IReadOnlyList<ActorFiller> actors, IReadOnlyList<(ActorFiller Predicted, ActorFiller Gold)> pairs) =>
        [.. actors.Select(actor => pairs.FirstOrDefault(pair => ReferenceEquals(pair.Predicted, actor)).Gold ?? actor)];
}
