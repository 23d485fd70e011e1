using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Reports;

namespace Isnad.Publishing.Exports;

/// <summary>A table in another's format, with how many incidents are not in it and why.</summary>
/// <param name="Table">The rows.</param>
/// <param name="LeftOut">Reasons, the most frequent first.</param>
public sealed record CollapsedTable(ExportTable Table, IReadOnlyList<(string Reason, int Incidents)> LeftOut)
{
    /// <summary>Counts reasons.</summary>
    internal static CollapsedTable Of(ExportTable table, IEnumerable<string> reasons) =>
        new(table, [.. reasons.GroupBy(reason => reason).Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key, StringComparer.Ordinal)]);
}

/// <summary>An incident with one value a field, as formats without accounts need it: what most voices hold, and of equal ones the first that was published.</summary>
internal sealed record CollapsedIncident(Incident Incident, string Type, DateInterval Days, PlaceValue Place, string PlaceWords, CountryCode Country)
{
    /// <summary>Who does it, suffers it, supports the doer.</summary>
    public required IReadOnlyList<CodedSide> Actors { get; init; }

    /// <inheritdoc cref="Actors"/>
    public required IReadOnlyList<CodedSide> Targets { get; init; }

    /// <inheritdoc cref="Actors"/>
    public required IReadOnlyList<CodedSide> Partners { get; init; }

    /// <summary>The place first, then those that a record tells beside it: one occurrence at several places, not rival accounts of one. Each has a point.</summary>
    public required IReadOnlyList<PlaceAccount> Places { get; init; }

    /// <summary>Collapses it, or says what is missing.</summary>
    public static (CollapsedIncident? Value, string? Missing) Of(Incident incident, ExchangeCodes codes)
    {
        if (incident.Occurrence.Status == AccountStatus.Denied || incident.Occurrence.MostHeld.FirstOrDefault()?.Value is not Occurrence.Happened)
        {
            return (null, "it is planned or denied");
        }
        if (incident.Time.MostHeld.FirstOrDefault()?.Value.Days is not { } days)
        {
            return (null, "no day is told");
        }
        if (incident.Place.MostHeld.FirstOrDefault() is not { Value: { } place } held)
        {
            return (null, "no place is told");
        }
        if (place.Known is not { Latitude: not null, Longitude: not null } || codes.CountryOf(place.Known.Country) is not { } country)
        {
            return (null, "the place has no point or no country");
        }
        List<PlaceAccount> places = [place, .. incident.Place.Accounts.Where(account => account != held && account.Value.Known is { Latitude: not null, Longitude: not null } && account.Mentions.Intersect(held.Mentions).Any()).Select(account => account.Value)];
        IReadOnlyList<CodedSide> Sides(ActorRole role) => [.. incident.Participants.Accounts.Where(account => account.Value.Role == role).Select(account => codes.Side(account.Value.Id, country))];
        return (new CollapsedIncident(incident, incident.Type.MostHeld.First().Value, days, place.Known, place.Words, country) { Places = places, Actors = Sides(ActorRole.Actor), Targets = Sides(ActorRole.Target), Partners = Sides(ActorRole.Partner) }, null);
    }
}
