using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Publishing;

/// <summary>Words of a report as they leave.</summary>
/// <param name="Words">With the names masked that may not leave.</param>
/// <param name="Span">Where they stand in the report; null where something is masked, for then they no longer equal its text.</param>
public sealed record PublishedQuote(string Words, TextSpan? Span);

/// <summary>A place as it leaves. Degrees, WGS 84; radius in kilometres.</summary>
public sealed record PublishedPlace(PublishedQuote Name, string Kind, string Precision)
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>ISO 3166-2.</summary>
    public string? Admin1 { get; init; }

    /// <summary>Degrees.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees.</summary>
    public double? Longitude { get; init; }

    /// <summary>The occurrence lies within it, as far as that is known.</summary>
    public double? RadiusKm { get; init; }

    /// <summary>Gazetteer id; none where the point was moved, for it leads to the exact one.</summary>
    public string? PlaceId { get; init; }

    /// <summary>Gazetteer ids of readings that the text does not rule out; none where the point was moved.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];
}

/// <summary>A participant as it leaves; a person only where office allows it.</summary>
public sealed record PublishedActor(string Id, ActorRole Role, string? Person, string? As)
{
    /// <summary>Whose wording the alias is.</summary>
    public string? Slant { get; init; }

    /// <summary>The words; only where everything leaves.</summary>
    public string? Words { get; init; }
}

/// <summary>A toll as it leaves.</summary>
public sealed record PublishedToll(PublishedQuote Quote, CasualtyValue Toll);

/// <summary>A weapon as it leaves; its words only where everything leaves.</summary>
public sealed record PublishedWeapon(string Kind, string? Words);

/// <summary>A source as it leaves: its kind and party, no words, for these are mostly names.</summary>
public sealed record PublishedSource(string Kind, string? Actor)
{
    /// <summary>Index of the outer source.</summary>
    public int? Through { get; init; }

    /// <summary>The words; only where everything leaves.</summary>
    public string? Words { get; init; }
}

/// <summary>A denial as it leaves: what is denied; its words, which name who denies, only where everything leaves.</summary>
public sealed record PublishedDenial(string Of, string? Words);

/// <summary>An event as it leaves.</summary>
/// <param name="Id">Local to its document.</param>
public sealed record PublishedEvent(string Id, string DocumentId, string Type, EventStatus Status, bool Background)
{
    /// <summary>As the input gives it.</summary>
    public string? Outlet { get; init; }

    /// <summary>As the input gives it.</summary>
    public string? Url { get; init; }

    /// <summary>The words that name the event.</summary>
    public IReadOnlyList<PublishedQuote> Triggers { get; init; } = [];

    /// <summary>First and last day, null where unknown.</summary>
    public DateInterval? Time { get; init; }

    /// <summary>stated, relative, weekday or assumed-publication.</summary>
    public string? TimeBasis { get; init; }

    /// <summary>The words of the time; only where everything leaves.</summary>
    public string? TimeWords { get; init; }

    /// <summary>Where; null where unknown.</summary>
    public PublishedPlace? Place { get; init; }

    /// <summary>Further places of the same occurrence.</summary>
    public IReadOnlyList<PublishedPlace> MorePlaces { get; init; } = [];

    /// <summary>Participants.</summary>
    public IReadOnlyList<PublishedActor> Actors { get; init; } = [];

    /// <summary>Tolls.</summary>
    public IReadOnlyList<PublishedToll> Casualties { get; init; } = [];

    /// <summary>Kinds of weapons, each once.</summary>
    public IReadOnlyList<string> Weapons { get; init; } = [];

    /// <summary>Every weapon that the record names, in its order.</summary>
    public IReadOnlyList<PublishedWeapon> WeaponsNamed { get; init; } = [];

    /// <summary>Sources, outermost first.</summary>
    public IReadOnlyList<PublishedSource> Sources { get; init; } = [];

    /// <summary>Denials.</summary>
    public IReadOnlyList<PublishedDenial> DeniedBy { get; init; } = [];
}

/// <summary>What became of a document's events.</summary>
/// <param name="Events">Those that leave.</param>
/// <param name="Recent">Held back: too recent, or still to come.</param>
/// <param name="Undated">Held back: neither the event nor the report has a date.</param>
/// <param name="Moved">Points moved.</param>
/// <param name="Masked">Quotes with a name masked, and persons left out.</param>
public sealed record PublishedDocument(IReadOnlyList<PublishedEvent> Events, int Recent, int Undated, int Moved, int Masked);
