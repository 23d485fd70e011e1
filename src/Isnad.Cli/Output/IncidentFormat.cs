using System.Text.Encodings.Web;
using System.Text.Json;
using Isnad.Fusion;
using Isnad.Model.Incidents;

namespace Isnad.Cli.Output;

/// <summary>Incidents as JSON.</summary>
internal static class IncidentFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>[[[document, event], …], …]</c>, an incident a line; one record alone is no cluster.</summary>
    public static void WriteClusters(Stream output, IEnumerable<FusedIncident> incidents) => WriteClusters(output, incidents.Where(incident => incident.Members.Count > 1).Select(incident => incident.Members));

    /// <summary>The same for bare clusters.</summary>
    public static void WriteClusters(Stream output, IEnumerable<IReadOnlyList<MentionKey>> clusters) => WriteArray(output, clusters, (json, members) => WriteKeys(json, members));

    /// <summary><c>[{members, pairs}]</c>, an incident a line.</summary>
    public static void WriteJson(Stream output, IEnumerable<FusedIncident> incidents, Func<PairScore, IReadOnlyList<(string Feature, double Value, double Weight)>>? explain) => WriteArray(output, incidents, (json, incident) =>
    {
        json.WriteStartObject();
        json.WritePropertyName("members");
        WriteKeys(json, incident.Members);
        json.WriteStartArray("pairs");
        foreach (var pair in incident.Pairs)
        {
            json.WriteStartObject();
            json.WritePropertyName("a");
            WriteKey(json, pair.A);
            json.WritePropertyName("b");
            WriteKey(json, pair.B);
            json.WriteNumber("score", Math.Round(pair.Score, 3));
            json.WriteNumber("probability", Math.Round(pair.Probability, 3));
            if (explain is not null)
            {
                WriteFeatures(json, explain(pair));
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteFeatures(Utf8JsonWriter json, IReadOnlyList<(string Feature, double Value, double Weight)> features)
    {
        json.WriteStartArray("features");
        foreach (var (feature, value, weight) in features)
        {
            json.WriteStartObject();
            json.WriteString("name", feature);
            json.WriteNumber("value", Math.Round(value, 3));
            json.WriteNumber("weight", weight);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteKeys(Utf8JsonWriter json, IReadOnlyList<MentionKey> keys)
    {
        json.WriteStartArray();
        foreach (var key in keys)
        {
            WriteKey(json, key);
        }
        json.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter json, MentionKey key)
    {
        json.WriteStartArray();
        json.WriteStringValue(key.Document);
        json.WriteStringValue(key.Event);
        json.WriteEndArray();
    }

    private static void WriteArray<T>(Stream output, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var first = true;
        output.Write("["u8);
        foreach (var item in items)
        {
            output.Write(first ? "\n"u8 : ",\n"u8);
            first = false;
            write(json, item);
            json.Flush();
            json.Reset();
        }
        output.Write("\n]\n"u8);
    }
}
