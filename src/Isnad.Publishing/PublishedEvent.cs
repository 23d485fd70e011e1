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
}

/// <summary>A participant as it leaves; a person only where office allows it.</summary>
public sealed record PublishedActor(string Id, ActorRole Role, string? Person, string? As);

/// <summary>A toll as it leaves.</summary>
public sealed record PublishedToll(PublishedQuote Quote, CasualtyValue Toll);

/// <summary>A source as it leaves: its kind and party, no words, for these are mostly names.</summary>
public sealed record PublishedSource(string Kind, string? Actor);

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

    /// <summary>Where; null where unknown.</summary>
    public PublishedPlace? Place { get; init; }

    /// <summary>Participants.</summary>
    public IReadOnlyList<PublishedActor> Actors { get; init; } = [];

    /// <summary>Tolls.</summary>
    public IReadOnlyList<PublishedToll> Casualties { get; init; } = [];

    /// <summary>Kinds of weapons, each once.</summary>
    public IReadOnlyList<string> Weapons { get; init; } = [];

    /// <summary>Sources, outermost first.</summary>
    public IReadOnlyList<PublishedSource> Sources { get; init; } = [];
}

/// <summary>What became of a document's events.</summary>
/// <param name="Events">Those that leave.</param>
/// <param name="Recent">Held back: too recent, or still to come.</param>
/// <param name="Undated">Held back: neither the event nor the report has a date.</param>
/// <param name="Moved">Points moved.</param>
/// <param name="Masked">Quotes with a name masked, and persons left out.</param>
public sealed record PublishedDocument(IReadOnlyList<PublishedEvent> Events, int Recent, int Undated, int Moved, int Masked);
