using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Model.Events;

/// <summary>Version strings that stand in every output item.</summary>
public sealed record EngineInfo(string Version, string Resources, string Models);

/// <summary>Writes an analysis as one JSON object of the contract (docs/architecture.md): spans are code points, end exclusive.</summary>
public static class ContractWriter
{
    /// <summary>Arabic stays legible in what is written.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Longest quotes in code points, by field (codebook's contract).</summary>
    public const int TriggerLimit = 80, PlaceLimit = 60, CasualtyLimit = 100, SourceLimit = 90, OtherLimit = 80;

    /// <summary>Writes <paramref name="analysis"/>; the text goes along where Isnad extracted it or <paramref name="withText"/> asks for it.</summary>
    public static void Write(Utf8JsonWriter json, ReportAnalysis analysis, EngineInfo engine, bool withText)
    {
        var report = analysis.Report;
        json.WriteStartObject();
        json.WriteString("id", report.Id);
        json.WriteText("outlet", report.Outlet);
        json.WriteText("url", report.Url);
        json.WriteText("title", report.Title);
        json.WriteString("text_sha256", Sha256(report.Text.Value));
        if (withText || report.TextIsExtracted)
        {
            json.WriteString("text", report.Text.Value);
        }
        WritePublished(json, analysis.Published, report.Text);
        json.WriteStartObject("engine");
        json.WriteString("version", engine.Version);
        json.WriteString("resources", engine.Resources);
        json.WriteString("models", engine.Models);
        json.WriteEndObject();
        json.WriteStartArray("events");
        foreach (var item in analysis.Events)
        {
            WriteEvent(json, item, report.Text);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Lower-case hexadecimal SHA-256 of the UTF-8 bytes; a lone surrogate counts as U+FFFD.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void WritePublished(Utf8JsonWriter json, Publication published, SourceText text)
    {
        json.WriteStartObject("published");
        if (published.Interval is { } interval)
        {
            json.WriteString("from", JsonValues.Iso(interval.From));
            json.WriteString("to", JsonValues.Iso(interval.To));
        }
        json.WriteString("basis", published.Basis.ToString().ToLowerInvariant());
        if (published.Quote is { } quote)
        {
            json.WriteString("quote", text.Slice(quote));
        }
        json.WriteEndObject();
    }

    /// <summary>Writes one record as it stands in the document's list; its spans count in <paramref name="text"/>.</summary>
    public static void WriteEvent(Utf8JsonWriter json, EventMention item, SourceText text)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("type", item.Type);
        json.WriteString("status", item.Status.ToString().ToLowerInvariant());
        json.WriteBoolean("background", item.Background);
        json.WriteMany("triggers", item.Triggers, span => WriteSpan(json, span, text));
        json.WritePropertyName("time");
        WriteTime(json, item.Time, text);
        json.WritePropertyName("place");
        WritePlace(json, item.Place, text);
        json.WriteMany("more_places", item.MorePlaces, place => WritePlaceBody(json, place, text));
        json.WriteMany("actors", item.Actors, actor => WriteActor(json, actor, text));
        json.WriteMany("casualties", item.Casualties, toll => WriteCasualty(json, toll, text));
        json.WriteMany("weapons", item.Weapons, weapon =>
        {
            WriteSpan(json, weapon.Span, text);
            json.WriteString("kind", weapon.Kind);
        });
        json.WriteMany("sources", item.Sources, source => WriteSource(json, source, text));
        json.WriteMany("denied_by", item.DeniedBy, denial =>
        {
            WriteSpan(json, denial.Span, text);
            json.WriteString("of", denial.Of);
        });
        json.WriteMany("derivation", item.Derivation, derivation => WriteDerivation(json, derivation));
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, TimeValue? time, SourceText text)
    {
        if (time is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        if (time.Span.Length > 0)
        {
            WriteSpan(json, time.Span, text);
        }
        json.WriteString("from", JsonValues.Iso(time.Interval.From));
        json.WriteString("to", JsonValues.Iso(time.Interval.To));
        json.WriteString("basis", time.Basis);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, PlaceValue? place, SourceText text)
    {
        if (place is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        WritePlaceBody(json, place, text);
        json.WriteEndObject();
    }

    private static void WritePlaceBody(Utf8JsonWriter json, PlaceValue place, SourceText text)
    {
        WriteSpan(json, place.Span, text);
        WritePlaceValue(json, place);
    }

    /// <summary>Writes what is known of a place into the object that is open, without its words.</summary>
    public static void WritePlaceValue(Utf8JsonWriter json, PlaceValue place)
    {
        json.WriteText("country", place.Country);
        json.WriteText("admin1", place.Admin1);
        json.WriteString("kind", place.Kind);
        json.WriteFigure("lat", place.Latitude);
        json.WriteFigure("lon", place.Longitude);
        json.WriteString("precision", place.Precision);
        json.WriteFigure("radius_km", place.RadiusKm);
        json.WriteText("place_id", place.PlaceId);
        if (place.Candidates.Count > 0)
        {
            json.WriteWords("candidates", place.Candidates);
        }
    }

    private static void WriteActor(Utf8JsonWriter json, ActorValue actor, SourceText text)
    {
        WriteSpan(json, actor.Span, text);
        json.WriteString("id", actor.Id);
        json.WriteString("role", actor.Role.ToString().ToLowerInvariant());
        json.WriteText("person", actor.Person);
        json.WriteText("as", actor.As);
        json.WriteText("slant", actor.Slant);
    }

    private static void WriteCasualty(Utf8JsonWriter json, CasualtyValue toll, SourceText text)
    {
        WriteSpan(json, toll.Span, text);
        json.WriteString("kind", toll.Kind);
        json.WriteFigure("min", toll.Min);
        json.WriteFigure("max", toll.Max);
        if (toll.Approximate)
        {
            json.WriteBoolean("approx", true);
        }
        json.WriteText("group", toll.Group);
        json.WriteText("demographic", toll.Demographic);
        if (toll.PartOf is { } whole)
        {
            json.WriteNumber("part_of", whole);
        }
        if (toll.SaidBy.Count > 0)
        {
            json.WriteStartArray("said_by");
            foreach (var index in toll.SaidBy)
            {
                json.WriteNumberValue(index);
            }
            json.WriteEndArray();
        }
    }

    private static void WriteSource(Utf8JsonWriter json, SourceValue source, SourceText text)
    {
        WriteSpan(json, source.Span, text);
        json.WriteString("kind", source.Kind);
        json.WriteText("actor", source.Actor);
        if (source.Through is { } outer)
        {
            json.WriteNumber("through", outer);
        }
    }

    /// <summary>An array of derivations.</summary>
    public static void WriteDerivations(Utf8JsonWriter json, IReadOnlyList<Derivation> derivations)
    {
        json.WriteStartArray();
        foreach (var derivation in derivations)
        {
            json.WriteStartObject();
            WriteDerivation(json, derivation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteDerivation(Utf8JsonWriter json, Derivation derivation)
    {
        json.WriteString("field", derivation.Field);
        json.WriteText("rule", derivation.Rule);
        json.WriteText("model", derivation.Model);
        json.WriteText("quote", derivation.Quote);
        if (derivation.Score is { } score)
        {
            json.WriteNumber("score", Math.Round(score, 3));
        }
        if (derivation.Beat.Count > 0)
        {
            json.WriteWords("beat", derivation.Beat);
        }
    }

    private static void WriteSpan(Utf8JsonWriter json, TextSpan span, SourceText text)
    {
        json.WriteString("quote", text.Slice(span));
        json.WriteNumber("start", text.CodePoint(span.Start));
        json.WriteNumber("end", text.CodePoint(span.End));
    }
}
