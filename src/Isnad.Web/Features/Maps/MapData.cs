using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Web.Texts;

namespace Isnad.Web.Features.Maps;

/// <summary>Incidents as the map draws them: a column each, with places, types and areas written once, so that thousands take little room. Days count from 1970-01-01, numbers from the one before.</summary>
internal static class MapData
{
    private static readonly DateOnly First = new(1970, 1, 1);

    /// <summary>Writes them in their order; labels are in the language of who asks.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<IncidentLine> lines, Ui ui)
    {
        var (types, places, areas, precisions) = (new Distinct<string>(), new Distinct<ListedPlace>(), new Distinct<string?>(), new Distinct<string?>());
        json.WriteStartObject();
        var before = 0L;
        Column(json, "numbers", lines, line =>
        {
            json.WriteNumberValue(line.Number - before);
            before = line.Number;
        });
        Column(json, "from", lines, line => Whole(json, line.Days is { } days ? days.From.DayNumber - First.DayNumber : null));
        Column(json, "length", lines, line => Whole(json, line.Days is { } days ? days.To.DayNumber - days.From.DayNumber : null));
        Column(json, "type", lines, line => json.WriteNumberValue(types.Of(line.Types[0])));
        Column(json, "place", lines, line => json.WriteNumberValue(line.Place is { } place ? places.Of(place) : -1));
        Column(json, "low", lines, line => Whole(json, line.KilledLow));
        Column(json, "high", lines, line => Whole(json, line.KilledHigh));
        Column(json, "reports", lines, line => json.WriteNumberValue(line.Reports));
        Column(json, "places", places.Values, place => WritePlace(json, place, areas, precisions));
        Column(json, "types", types.Values, type => json.WriteStringValue(ui.Label("type", type)));
        Column(json, "areas", areas.Values, json.WriteStringValue);
        Column(json, "precisions", precisions.Values, json.WriteStringValue);
        json.WriteStartArray("published");
        var published = lines.Select(line => line.Published).OfType<DateOnly>().DefaultIfEmpty(First).ToList();
        json.WriteNumberValue(published.Min().DayNumber - First.DayNumber);
        json.WriteNumberValue(published.Max().DayNumber - First.DayNumber);
        json.WriteEndArray();
        json.WriteStartObject("names");
        foreach (var area in areas.Values.OfType<string>())
        {
            json.WriteString(area, ui.Place(area));
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, ListedPlace place, Distinct<string?> areas, Distinct<string?> precisions)
    {
        json.WriteStartArray();
        json.WriteStringValue(place.Words);
        Degrees(json, place.Latitude);
        Degrees(json, place.Longitude);
        if (place.RadiusKm is { } radius)
        {
            json.WriteNumberValue(Math.Round(radius, 1));
        }
        else
        {
            json.WriteNullValue();
        }
        json.WriteNumberValue(precisions.Of(place.Precision));
        json.WriteNumberValue(areas.Of(place.Precision == "country" ? place.Country : place.Admin1 ?? place.Country));
        json.WriteEndArray();
    }

    /// <summary>About 100 m, finer than any place is known.</summary>
    private static void Degrees(Utf8JsonWriter json, double? degrees)
    {
        if (degrees is { } known)
        {
            json.WriteNumberValue(Math.Round(known, 3));
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Whole(Utf8JsonWriter json, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Column<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }
        json.WriteEndArray();
    }

    /// <summary>Values, each once, by the order in which they came.</summary>
    private sealed class Distinct<T>
    {
        private readonly Dictionary<(T, bool), int> _indexes = [];

        private readonly List<T> _values = [];

        public IReadOnlyList<T> Values => _values;

        public int Of(T value)
        {
            if (!_indexes.TryGetValue((value, true), out var index))
            {
                index = _values.Count;
                _indexes.Add((value, true), index);
                _values.Add(value);
            }
            return index;
        }
    }
}
