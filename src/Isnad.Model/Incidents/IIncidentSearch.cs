using Isnad.Model.Reports;

namespace Isnad.Model.Incidents;

/// <summary>In which order incidents are listed.</summary>
public enum IncidentOrder
{
    /// <summary>Told last first; those without a day of publication last.</summary>
    Newest,

    /// <summary>Told by most reports first.</summary>
    MostTold,

    /// <summary>Most dead by the highest toll first.</summary>
    MostKilled,
}

/// <summary>Which incidents are looked for. An incident is found where for each thing asked one of its mentions has it.</summary>
public sealed record IncidentQuery
{
    /// <summary>Event type.</summary>
    public string? Type { get; init; }

    /// <summary>actual, planned or denied.</summary>
    public string? Status { get; init; }

    /// <summary>Id of an actor that takes part.</summary>
    public string? Actor { get; init; }

    /// <summary>ISO code of a country or a governorate.</summary>
    public string? Area { get; init; }

    /// <summary>Days of which one at least belongs to the time that a mention tells; to those of publication where none tells any.</summary>
    public DateInterval? Days { get; init; }

    /// <summary>Without those that are told only as older than the news (background of the records).</summary>
    public bool NewsOnly { get; init; }

    /// <summary>Told by at least so many reports.</summary>
    public int LeastReports { get; init; } = 1;

    /// <summary>Reports of which who asks may not see what counts; incidents that one of them tells are left out.</summary>
    public IReadOnlyCollection<long> Without { get; init; } = [];
}

/// <summary>The place that stands for an incident in a list and on a map: the one told most often, of equal ones the finest.</summary>
/// <param name="Words">As worded.</param>
/// <param name="PlaceId">Gazetteer id.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Admin1">ISO 3166-2.</param>
/// <param name="Latitude">Degrees, WGS 84; null where the words give no point.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Precision">As in the contract.</param>
/// <param name="RadiusKm">Extent within which it lies.</param>
public sealed record ListedPlace(string Words, string? PlaceId, string? Country, string? Admin1, double? Latitude, double? Longitude, string? Precision, double? RadiusKm);

/// <summary>An incident in a list, on the map and in figures.</summary>
/// <param name="Number">i in the log.</param>
/// <param name="Days">The days told most often, of equal ones the fewest; else those of publication. Null where neither is known.</param>
/// <param name="DaysAreTold">The words say the days.</param>
/// <param name="Published">First day on which it was told.</param>
/// <param name="Types">Most told first.</param>
/// <param name="Statuses">Most told first.</param>
/// <param name="Actors">Ids, most told first.</param>
/// <param name="Place">Null where none is told.</param>
/// <param name="Places">How many different places are told.</param>
/// <param name="KilledLow">The lowest of what each report's highest toll allows; null where no dead are told.</param>
/// <param name="KilledHigh">The highest of it.</param>
/// <param name="Mentions">How many mentions tell it.</param>
/// <param name="Reports">How many reports do.</param>
/// <param name="Outlets">Outlets that these name; copies are not parted from others here.</param>
public sealed record IncidentLine(long Number, DateInterval? Days, bool DaysAreTold, DateOnly? Published, IReadOnlyList<string> Types, IReadOnlyList<string> Statuses, IReadOnlyList<string> Actors,
    ListedPlace? Place, int Places, int? KilledLow, int? KilledHigh, int Mentions, int Reports, int Outlets);

/// <summary>A page of incidents.</summary>
/// <param name="Lines">In order.</param>
/// <param name="All">How many incidents the query finds.</param>
public sealed record IncidentsFound(IReadOnlyList<IncidentLine> Lines, long All);

/// <summary>What can be chosen in a query: values that at least one incident has.</summary>
/// <param name="Types">Event types.</param>
/// <param name="Areas">Countries and governorates.</param>
/// <param name="Actors">Ids.</param>
/// <param name="Days">From the first to the last day of publication.</param>
public sealed record IncidentChoices(IReadOnlyList<string> Types, IReadOnlyList<string> Areas, IReadOnlyList<string> Actors, DateInterval? Days);

/// <summary>Who tells first, and whose tolls others contradict.</summary>
/// <param name="Outlet">The outlet.</param>
/// <param name="Shared">Incidents that it tells and another outlet too.</param>
/// <param name="First">How many of them it told on the earliest day, alone or with others.</param>
/// <param name="WithToll">How many of them it gives dead for, and another outlet too.</param>
/// <param name="Apart">For how many of these none of the others gives the same number.</param>
public sealed record OutletStanding(string Outlet, int Shared, int First, int WithToll, int Apart);

/// <summary>Finds incidents.</summary>
public interface IIncidentSearch
{
    /// <summary>A page of the incidents that meet all that is asked.</summary>
    IncidentsFound Find(IncidentQuery query, IncidentOrder order, int most, int skip = 0);

    /// <summary>Incidents by their numbers, in no order; those that are none are missing.</summary>
    IReadOnlyList<IncidentLine> Lines(IReadOnlyList<long> numbers);

    /// <summary>What can be chosen.</summary>
    IncidentChoices Choices();

    /// <summary>Outlets by how many incidents they share with others, most first; of incidents that meet what is asked.</summary>
    IReadOnlyList<OutletStanding> Outlets(IncidentQuery query, int most);
}
