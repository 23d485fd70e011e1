using System.Globalization;
using System.Text.Json;

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
        WriteText(json, "outlet", item.Outlet);
        WriteText(json, "url", item.Url);
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
            WriteText(json, "actor", source.Actor);
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
            json.WriteString("from", Iso(time.From));
            json.WriteString("to", Iso(time.To));
            WriteText(json, "time_basis", item.TimeBasis);
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
        WriteText(json, "country", place.Country);
        WriteText(json, "admin1", place.Admin1);
        json.WriteString("precision", place.Precision);
        WriteNumber(json, "radius_km", place.RadiusKm);
    }

    private static void WriteActor(Utf8JsonWriter json, PublishedActor actor)
    {
        json.WriteStartObject();
        json.WriteString("id", actor.Id);
        json.WriteString("role", actor.Role.ToString().ToLowerInvariant());
        WriteText(json, "person", actor.Person);
        WriteText(json, "as", actor.As);
        json.WriteEndObject();
    }

    private static void WriteToll(Utf8JsonWriter json, PublishedToll published)
    {
        var toll = published.Toll;
        json.WriteStartObject();
        json.WriteString("quote", published.Quote.Words);
        json.WriteString("kind", toll.Kind);
        WriteNumber(json, "min", toll.Min);
        WriteNumber(json, "max", toll.Max);
        if (toll.Approximate)
        {
            json.WriteBoolean("approx", true);
        }
        WriteText(json, "group", toll.Group);
        WriteText(json, "demographic", toll.Demographic);
        WriteNumber(json, "part_of", toll.PartOf);
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

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
