using System.Globalization;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Text;

namespace Isnad.Model.Annotations;

/// <summary>Writes the mentions of a report as one JSON object of the contract (docs/contract.md): spans are code points, end exclusive.</summary>
public static class LayersWriter
{
    /// <summary>Writes the mentions of the layers that are wanted.</summary>
    public static void Write(Utf8JsonWriter json, ReportAnalysis analysis, IReadOnlySet<Layer> wanted)
    {
        json.WriteStartObject();
        json.WriteString("id", analysis.Report.Id);
        json.WriteStartArray("mentions");
        foreach (var mention in analysis.Mentions.Where(mention => wanted.Contains(mention.Layer)))
        {
            WriteMention(json, mention, analysis.Report.Text);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Name of a layer in the contract.</summary>
    public static string Name(Layer layer) => layer.ToString().ToLowerInvariant();

    private static void WriteMention(Utf8JsonWriter json, LayerMention mention, SourceText text)
    {
        json.WriteStartObject();
        json.WriteString("layer", Name(mention.Layer));
        json.WriteString("quote", text.Slice(mention.Span));
        json.WriteNumber("start", text.CodePoint(mention.Span.Start));
        json.WriteNumber("end", text.CodePoint(mention.Span.End));
        json.WriteStartObject("value");
        WriteValue(json, mention);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, LayerMention mention)
    {
        switch (mention)
        {
            case TimeLayerMention time:
                json.WriteText("from", time.Interval is { } from ? JsonValues.Iso(from.From) : null);
                json.WriteText("to", time.Interval is { } to ? JsonValues.Iso(to.To) : null);
                json.WriteText("basis", time.Basis);
                break;
            case PlaceLayerMention place:
                ContractWriter.WritePlaceValue(json, place.Place);
                break;
            case ActorLayerMention actor:
                json.WriteText("id", actor.Id);
                json.WriteText("role", actor.Role?.ToString().ToLowerInvariant());
                break;
            case NumberLayerMention number:
                json.WriteFigure("min", number.Min);
                json.WriteFigure("max", number.Max);
                if (number.Approximate)
                {
                    json.WriteBoolean("approx", true);
                }
                json.WriteText("unit", number.Unit);
                break;
            case WeaponLayerMention weapon:
                json.WriteText("kind", weapon.Kind);
                break;
            case SourceLayerMention source:
                json.WriteText("kind", source.Kind);
                json.WriteText("actor", source.Actor);
                break;
        }
    }
}
