using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Web.Features.Figures;

/// <summary>A row of a table of figures.</summary>
/// <param name="Key">Type, actor, area, or the Monday of the week.</param>
/// <param name="Incidents">How many.</param>
/// <param name="KilledLow">Sum of the lowest tolls.</param>
/// <param name="KilledHigh">Sum of the highest.</param>
public sealed record CountedRow(string Key, int Incidents, long KilledLow, long KilledHigh);

/// <summary>Incidents and tolls of a filter, counted. An incident counts once under each of its actors, else once: under its most told type, the place that stands for it, the week of its first day.</summary>
/// <param name="Incidents">How many incidents there are.</param>
/// <param name="Tables">By what they are counted.</param>
/// <param name="Outlets">Who tells first, whose tolls stand alone.</param>
public sealed record Counted(int Incidents, IReadOnlyDictionary<string, IReadOnlyList<CountedRow>> Tables, IReadOnlyList<OutletStanding> Outlets)
{
    /// <summary>Names of the tables.</summary>
    public const string Weeks = "weeks", Types = "types", Areas = "areas", Actors = "actors";

    /// <summary>Counts.</summary>
    public static Counted Of(IIncidentSearch search, IncidentQuery query, int mostOutlets)
    {
        var lines = search.Find(query, IncidentOrder.Newest, int.MaxValue).Lines;
        return new(lines.Count, new Dictionary<string, IReadOnlyList<CountedRow>>
        {
            [Weeks] = [.. Rows(lines, line => line.Days is { } days ? [JsonValues.Iso(Monday(days.From))] : []).OrderBy(row => row.Key, StringComparer.Ordinal)],
            [Types] = Most(lines, line => [line.Types[0]]),
            [Areas] = Most(lines, line => (line.Place?.Admin1 ?? line.Place?.Country) is { } area ? [area] : []),
            [Actors] = Most(lines, line => line.Actors),
        }, search.Outlets(query, mostOutlets));
    }

    private static IReadOnlyList<CountedRow> Most(IReadOnlyList<IncidentLine> lines, Func<IncidentLine, IReadOnlyList<string>> keys) => [.. Rows(lines, keys).OrderByDescending(row => row.Incidents).ThenBy(row => row.Key, StringComparer.Ordinal)];

    private static IEnumerable<CountedRow> Rows(IReadOnlyList<IncidentLine> lines, Func<IncidentLine, IReadOnlyList<string>> keys) => lines
        .SelectMany(line => keys(line).Select(key => (key, line))).GroupBy(pair => pair.key, pair => pair.line)
        .Select(group => new CountedRow(group.Key, group.Count(), group.Sum(line => (long)(line.KilledLow ?? 0)), group.Sum(line => (long)(line.KilledHigh ?? 0))));

    private static DateOnly Monday(DateOnly day) => day.DayNumber < 6 ? day : day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
