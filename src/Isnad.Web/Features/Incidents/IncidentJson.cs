using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Incidents;

namespace Isnad.Web.Features.Incidents;

/// <summary>Lists of incidents as JSON. One incident is written as everywhere (<see cref="IncidentWriter"/>).</summary>
internal static class IncidentJson
{
    /// <summary>A page, with the address of the next one.</summary>
    public static void Write(Utf8JsonWriter json, IncidentsFound found, IncidentFilter filter)
    {
        json.WriteStartObject();
        json.WriteNumber("all", found.All);
        json.WriteMany("incidents", found.Lines, line => Write(json, line));
        json.WriteText("next", filter.Skip + found.Lines.Count < found.All ? filter.Link("/api/incidents", filter.Page + 1) : null);
        json.WriteEndObject();
    }

    /// <summary>Where to look for what a number stood for.</summary>
    public static void Write(Utf8JsonWriter json, long number, IReadOnlyList<IncidentPointer> pointers)
    {
        json.WriteStartObject();
        json.WriteNumber("id", number);
        json.WriteMany("pointers", pointers, pointer =>
        {
            json.WriteFigure("incident", pointer.New);
            json.WriteString("reason", IncidentWriter.Name(pointer.Reason));
            json.WriteNumber("mentions", pointer.Mentions);
        });
        json.WriteEndObject();
    }

    /// <summary>What the log holds of an incident.</summary>
    public static void Write(Utf8JsonWriter json, long number, IReadOnlyList<HistoryLine> lines)
    {
        json.WriteStartObject();
        json.WriteNumber("id", number);
        json.WriteMany("entries", lines, line =>
        {
            json.WriteNumber("seq", line.Entry.Sequence);
            json.WriteString("at", line.Entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("kind", line.Entry.Kind);
            json.WriteString("subject", line.Entry.Subject);
            json.WriteText("detail", line.Entry.Detail);
            json.WriteText("sha256", line.Entry.Digest?.Hex);
            json.WriteText("by", line.By);
            json.WriteText("report", line.Report is { } report ? $"r{report}" : null);
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IncidentLine line)
    {
        json.WriteNumber("id", line.Number);
        if (line.Days is { } days)
        {
            json.WriteStartObject("days");
            json.WriteString("from", JsonValues.Iso(days.From));
            json.WriteString("to", JsonValues.Iso(days.To));
            json.WriteString("basis", line.DaysAreTold ? "told" : "published");
            json.WriteEndObject();
        }
        json.WriteText("published", line.Published is { } published ? JsonValues.Iso(published) : null);
        json.WriteWords("types", line.Types);
        json.WriteWords("statuses", line.Statuses);
        json.WriteWords("actors", line.Actors);
        if (line.Place is { } place)
        {
            json.WriteStartObject("place");
            json.WriteString("words", place.Words);
            json.WriteText("place_id", place.PlaceId);
            json.WriteText("country", place.Country);
            json.WriteText("admin1", place.Admin1);
            json.WriteFigure("lat", place.Latitude);
            json.WriteFigure("lon", place.Longitude);
            json.WriteText("precision", place.Precision);
            json.WriteFigure("radius_km", place.RadiusKm);
            json.WriteEndObject();
        }
        json.WriteNumber("places", line.Places);
        json.WriteFigure("killed_low", line.KilledLow);
        json.WriteFigure("killed_high", line.KilledHigh);
        json.WriteNumber("mentions", line.Mentions);
        json.WriteNumber("reports", line.Reports);
        json.WriteNumber("outlets", line.Outlets);
    }
}
