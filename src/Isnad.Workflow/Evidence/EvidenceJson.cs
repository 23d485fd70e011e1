using System.Globalization;
using System.Text;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Incidents;
using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Isnad.Publishing;

namespace Isnad.Workflow.Evidence;

/// <summary>The small files of a package.</summary>
internal static class EvidenceJson
{
    /// <summary>How a report came and how it was kept. Titles, and where its bytes stood on the coder's disk, go along only where <paramref name="whole"/>.</summary>
    public static void WriteAbout(Utf8JsonWriter json, EvidenceReport report, bool whole)
    {
        var content = report.Version.Content;
        json.WriteStartObject();
        json.WriteString("report", $"r{report.Number}");
        json.WriteString("version", $"v{report.Version.Number}");
        json.WriteText("analysis", report.Reading.Machine is { } machine ? $"a{machine.Number}" : null);
        json.WriteText("outlet", content.Outlet);
        json.WriteText("url", content.Url);
        if (whole)
        {
            json.WriteText("title", content.Title);
            json.WriteString("own_id", report.Version.OwnId);
        }
        if (report.Analysis.Published.Interval is { } days)
        {
            json.WriteStartObject("published");
            json.WriteString("from", JsonValues.Iso(days.From));
            json.WriteString("to", JsonValues.Iso(days.To));
            json.WriteString("basis", report.Analysis.Published.Basis.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }
        json.WriteString("taken_at", Instant(report.Version.TakenAt));
        json.WriteString("text_sha256", ContractWriter.Sha256(content.Text.Value));
        json.WriteString("copy_group", $"r{report.Version.CopyGroup}");
        List<EventStanding> standing = [.. report.Reading.Standing.Where(standing => whole || report.Tells(standing.Mention))];
        json.WriteWords("mentions", standing.ConvertAll(item => $"m{item.Mention}"));
        json.WriteMany("states", standing, item => WriteStanding(json, item));
        json.WriteMany("captures", report.Captures, capture => WriteCapture(json, capture, whole));
        json.WriteEndObject();
    }

    /// <summary>What passed when bytes were obtained, for people.</summary>
    public static string Exchange(StoredCapture capture)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"capture: c{capture.Number}\nsha256: {capture.Hash}\ntaken-at: {Instant(capture.TakenAt)}\nmethod: {IncidentWriter.Name(capture.Raw.Method)}\n");
        text.Append(CultureInfo.InvariantCulture, $"url: {capture.Raw.Url ?? "not known"}\nfetched-at: {(capture.Raw.FetchedAt is { } at ? Instant(at) : "not known")}\nlocator: {capture.Raw.Locator}\n");
        if (capture.Raw.Exchange is { } exchange)
        {
            text.Append("\n--- request\n").Append(exchange.Request).Append("\n--- response\n").Append(exchange.Response);
        }
        return text.ToString();
    }

    /// <summary>The records of a report that may leave, as GeoJSON.</summary>
    public static void WriteRecords(Utf8JsonWriter json, PublishedDocument document)
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var item in document.Events)
        {
            GeoJsonWriter.Write(json, item);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An instant, UTC, to the second.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static void WriteStanding(Utf8JsonWriter json, EventStanding standing)
    {
        json.WriteString("mention", $"m{standing.Mention}");
        json.WriteString("state", ReviewWords.Of(standing.State));
        json.WriteText("decision", standing.Decision is { } number ? $"j{number}" : null);
    }

    private static void WriteCapture(Utf8JsonWriter json, StoredCapture capture, bool whole)
    {
        json.WriteString("capture", $"c{capture.Number}");
        json.WriteString("sha256", capture.Hash.Hex);
        json.WriteString("taken_at", Instant(capture.TakenAt));
        json.WriteString("method", IncidentWriter.Name(capture.Raw.Method));
        json.WriteText("url", capture.Raw.Url);
        json.WriteText("fetched_at", capture.Raw.FetchedAt is { } at ? Instant(at) : null);
        if (whole)
        {
            json.WriteString("locator", capture.Raw.Locator);
        }
    }
}
