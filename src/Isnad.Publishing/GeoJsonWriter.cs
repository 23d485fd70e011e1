using System.Globalization;
using System.Text.Json;
using Isnad.Model.Events;

namespace Isnad.Publishing;

/// <summary>Writes published events as GeoJSON features (RFC 7946): a point is longitude, latitude; an event without a point has a null geometry.</summary>
public static class GeoJsonWriter
{
    /// <summary>One feature.</summary>
    public static void Write(Utf8JsonWriter json, PublishedEvent item)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        WriteGeometry(json, item.Place);
        json.WriteStartObject("properties");
        json.WriteString("id", item.Id);
        json.WriteString("document", item.DocumentId);
        json.WriteText("outlet", item.Outlet);
        json.WriteText("url", item.Url);
        json.WriteString("type", item.Type);
        json.WriteString("status", item.Status.ToString().ToLowerInvariant());
        json.WriteBoolean("background", item.Background);
        WriteList(json, "words", item.Triggers, quote => json.WriteStringValue(quote.Words));
        WriteTime(json, item);
        WritePlace(json, item.Place);
        WriteList(json, "actors", item.Actors, actor => WriteActor(json, actor));
        WriteList(json, "casualties", item.Casualties, toll => WriteToll(json, toll));
        WriteList(json, "weapons", item.Weapons, json.WriteStringValue);
        WriteList(json, "sources", item.Sources, source =>
        {
            json.WriteStartObject();
            json.WriteString("kind", source.Kind);
            json.WriteText("actor", source.Actor);
            json.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteGeometry(Utf8JsonWriter json, PublishedPlace? place)
    {
        if (place is not { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteNull("geometry");
            return;
        }
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(longitude);
        json.WriteNumberValue(latitude);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, PublishedEvent item)
    {
        if (item.Time is { } time)
        {
            json.WriteString("from", JsonValues.Iso(time.From));
            json.WriteString("to", JsonValues.Iso(time.To));
            json.WriteText("time_basis", item.TimeBasis);
        }
    }

    private static void WritePlace(Utf8JsonWriter json, PublishedPlace? place)
    {
        if (place is null)
        {
            return;
        }
        json.WriteString("place", place.Name.Words);
        json.WriteString("kind", place.Kind);
        json.WriteText("country", place.Country);
        json.WriteText("admin1", place.Admin1);
        json.WriteString("precision", place.Precision);
        json.WriteFigure("radius_km", place.RadiusKm);
    }

    private static void WriteActor(Utf8JsonWriter json, PublishedActor actor)
    {
        json.WriteStartObject();
        json.WriteString("id", actor.Id);
        json.WriteString("role", actor.Role.ToString().ToLowerInvariant());
        json.WriteText("person", actor.Person);
        json.WriteText("as", actor.As);
        json.WriteEndObject();
    }

    private static void WriteToll(Utf8JsonWriter json, PublishedToll published)
    {
        var toll = published.Toll;
        json.WriteStartObject();
        json.WriteString("quote", published.Quote.Words);
        json.WriteString("kind", toll.Kind);
        json.WriteFigure("min", toll.Min);
        json.WriteFigure("max", toll.Max);
        if (toll.Approximate)
        {
            json.WriteBoolean("approx", true);
        }
        json.WriteText("group", toll.Group);
        json.WriteText("demographic", toll.Demographic);
        json.WriteFigure("part_of", toll.PartOf);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }
        json.WriteEndArray();
    }
}
