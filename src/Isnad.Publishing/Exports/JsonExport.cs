using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Isnad.Model.Events;

namespace Isnad.Publishing.Exports;

/// <summary>Writes a table as JSON: one object a line, or as GeoJSON. Names are those of the columns; a column without a value is left out; lists are arrays, null where an item has no value.</summary>
public static class JsonExport
{
    private const string Latitude = "lat", Longitude = "lon";

    /// <summary>One object a line.</summary>
    public static void WriteLines(ExportTable table, Stream output)
    {
        using var json = new Utf8JsonWriter(output, ContractWriter.Options);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            WriteCells(json, table, row, _ => true);
            json.WriteEndObject();
            json.Flush();
            output.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    /// <summary>One collection (RFC 7946): a row is a feature at its columns <c>lat</c> and <c>lon</c>; without them its geometry is null.</summary>
    public static void WriteGeoJson(ExportTable table, Stream output)
    {
        var (latitude, longitude) = (Column(table, Latitude), Column(table, Longitude));
        using var json = new Utf8JsonWriter(output, ContractWriter.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            if (latitude >= 0 && longitude >= 0 && row[latitude] is double north && row[longitude] is double east)
            {
                json.WriteStartObject("geometry");
                json.WriteString("type", "Point");
                json.WriteStartArray("coordinates");
                json.WriteNumberValue(east);
                json.WriteNumberValue(north);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("geometry");
            }
            json.WriteStartObject("properties");
            WriteCells(json, table, row, column => column != latitude && column != longitude);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static int Column(ExportTable table, string name) => table.Columns.ToList().FindIndex(column => column.Name == name);

    private static void WriteCells(Utf8JsonWriter json, ExportTable table, IReadOnlyList<object?> row, Func<int, bool> takes)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (takes(i) && row[i] is { } cell && cell is not IReadOnlyCollection<object?> { Count: 0 })
            {
                json.WritePropertyName(table.Columns[i].Name);
                WriteValue(json, cell);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(cell, CultureInfo.InvariantCulture));
                break;
            case IEnumerable<object?> list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    WriteValue(json, item);
                }
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(ExportTable.Text(cell));
                break;
        }
    }
}
