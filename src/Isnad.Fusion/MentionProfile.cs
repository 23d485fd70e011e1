using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Fusion;

/// <summary>How finely a place is named.</summary>
public enum PlaceLevel
{
    /// <summary>A country, or a region of no governorate.</summary>
    Country,

    /// <summary>A governorate or a region within one.</summary>
    Governorate,

    /// <summary>Anything smaller.</summary>
    Local,
}

/// <summary>A place as fusion compares it. Degrees, kilometres.</summary>
public sealed record PlaceFact(PlaceLevel Level, string? Country, string? Admin1, double? Latitude, double? Longitude, double RadiusKm, WordBag Name);

/// <summary>The highest toll of one kind that a mention gives; no maximum means open.</summary>
public readonly record struct TollFact(string Kind, int Min, int? Max, bool Part);

/// <summary>What fusion knows of one event mention: everything that a pair is compared by, worked out once.</summary>
public sealed class MentionProfile
{
    private const int MostFixedDays = 8;

    /// <summary>Its name.</summary>
    public required MentionKey Key { get; init; }

    /// <summary>Outlet of its report.</summary>
    public string? Outlet { get; init; }

    /// <summary>Event type.</summary>
    public required string Type { get; init; }

    /// <summary>Family of the type, empty where unknown.</summary>
    public required string Family { get; init; }

    /// <summary>Happened, planned or denied.</summary>
    public EventStatus Status { get; init; }

    /// <summary>Older than the news of its report.</summary>
    public bool Background { get; init; }

    /// <summary>Days of publication.</summary>
    public DateInterval? Published { get; init; }

    /// <summary>Days that the words say; null where they say none.</summary>
    public DateInterval? Stated { get; init; }

    /// <summary>Stated days, else for the day's news the day of publication and the one before; null where neither is known.</summary>
    public DateInterval? Days { get; init; }

    /// <summary>Days that it cannot be moved from: stated ones, not more than <see cref="MostFixedDays"/>, of what was not only planned. Two mentions whose fixed days lie apart tell two occurrences.</summary>
    public DateInterval? FixedDays => Status != EventStatus.Planned && Stated is { Days: <= MostFixedDays } days ? days : null;

    /// <summary>Places, the main one first.</summary>
    public IReadOnlyList<PlaceFact> Places { get; init; } = [];

    /// <summary>Ids of those who act.</summary>
    public IReadOnlySet<string> Actors { get; init; } = new HashSet<string>();

    /// <summary>Ids of those who suffer it.</summary>
    public IReadOnlySet<string> Targets { get; init; } = new HashSet<string>();

    /// <summary>Ids of those beside the actor.</summary>
    public IReadOnlySet<string> Partners { get; init; } = new HashSet<string>();

    /// <summary>Tolls.</summary>
    public IReadOnlyList<TollFact> Tolls { get; init; } = [];

    /// <summary>Kinds of weapons.</summary>
    public IReadOnlySet<string> Weapons { get; init; } = new HashSet<string>();

    /// <summary>Words of all quotes but the place's and the sources'.</summary>
    public WordBag QuoteWords { get; init; } = WordBag.Empty;

    /// <summary>Words of the names of persons who stand for a side.</summary>
    public WordBag PersonWords { get; init; } = WordBag.Empty;

    /// <summary>Words of the triggers.</summary>
    public WordBag TriggerWords { get; init; } = WordBag.Empty;

    /// <summary>Words of the sentences that hold the triggers; null without a text.</summary>
    public WordBag? SentenceWords { get; init; }

    /// <summary>Words of the whole report; null without a text.</summary>
    public WordBag? ReportWords { get; init; }

    /// <summary>Other mentions of the same report with this type that share its place: how easily it is taken for another.</summary>
    public int Twins { get; set; }
}
