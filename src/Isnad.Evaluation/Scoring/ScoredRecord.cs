namespace Isnad.Evaluation.Scoring;

/// <summary>A value with the words it stands on; without a span where none was given.</summary>
internal record Filler(string? Quote, long? Start, long? End);

/// <summary>Both days included.</summary>
internal sealed record TimeFiller(Filler Words, DateOnly From, DateOnly To) : Filler(Words)
{
    public int Days => To.DayNumber - From.DayNumber + 1;
}

internal sealed record PlaceFiller(Filler Words, string? Country, string? Admin1, string? Kind, double? Lat, double? Lon) : Filler(Words);

internal sealed record ActorFiller(Filler Words, string? Id, string? Role) : Filler(Words)
{
    /// <summary>An actor outside the list, named by a free slug.</summary>
    public bool IsUnlisted => Id is not null && Id.StartsWith("x:", StringComparison.Ordinal);
}

internal sealed record CasualtyFiller(Filler Words, string? Kind, long? Min, long? Max, string? Group) : Filler(Words);

/// <summary>A weapon, a source or a denier.</summary>
internal sealed record KindFiller(Filler Words, string? Kind) : Filler(Words);

/// <summary>One record with only what can be scored.</summary>
internal sealed record ScoredRecord
{
    public string? Id { get; init; }

    public string? Type { get; init; }

    /// <summary>Null for a type outside the codebook, which nothing aligns with.</summary>
    public string? Family { get; init; }

    public string Status { get; init; } = "actual";

    public bool Background { get; init; }

    public IReadOnlyList<Filler> Triggers { get; init; } = [];

    /// <summary>Null too where the time was only assumed from the day of publication.</summary>
    public TimeFiller? Time { get; init; }

    public PlaceFiller? Place { get; init; }

    public IReadOnlyList<PlaceFiller> MorePlaces { get; init; } = [];

    public IReadOnlyList<ActorFiller> Actors { get; init; } = [];

    public IReadOnlyList<CasualtyFiller> Casualties { get; init; } = [];

    public IReadOnlyList<KindFiller> Weapons { get; init; } = [];

    public IReadOnlyList<KindFiller> Sources { get; init; } = [];

    public IReadOnlyList<KindFiller> DeniedBy { get; init; } = [];
}

/// <summary>A document of a record file.</summary>
internal sealed record ScoredDocument(string Id, CodePointText? Text, string? Outlet, string? Published, long? Fold, IReadOnlyList<ScoredRecord> Records);
