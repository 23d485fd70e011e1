using System.Buffers;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Http;

namespace Isnad.Web.Features.Reports;

/// <summary>A report's page as JSON: the contract's document, and beside it the standing of each event.</summary>
internal static class ReportJson
{
    /// <summary>As an answer.</summary>
    public static IResult Of(ReportView view, Ui ui) => Results.Bytes(Bytes(view, ui), "application/json");

    private static byte[] Bytes(ReportView view, Ui ui)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ContractWriter.Options))
        {
            var reading = view.Reading;
            json.WriteStartObject();
            json.WriteString("report", $"r{reading.Report}");
            json.WriteNumber("version", reading.Version);
            json.WriteNumber("newest_version", view.NewestVersion);
            json.WriteNumber("analysis", reading.Machine?.Number ?? 0);
            json.WriteString("track", view.Track.ToString().ToLowerInvariant());
            json.WriteNumber("seen", reading.Newest);
            json.WriteString("whole", reading.Whole?.Verb.ToString().ToLowerInvariant());
            json.WriteStartArray("standing");
            foreach (var standing in reading.Standing)
            {
                json.WriteStartObject();
                json.WriteString("id", $"m{standing.Mention}");
                json.WriteString("state", standing.State.ToString().ToLowerInvariant());
                if (standing.Decision is { } decision)
                {
                    json.WriteNumber("decision", decision);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("mine");
            foreach (var decision in view.Mine)
            {
                json.WriteStartObject();
                json.WriteNumber("number", decision.Number);
                json.WriteString("mention", $"m{decision.Mention}");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("labels");
            foreach (var (id, label) in Labels(reading.Analysis.Events, ui))
            {
                json.WriteString(id, label);
            }
            json.WriteEndObject();
            json.WritePropertyName("document");
            ContractWriter.Write(json, reading.Analysis, reading.Machine?.Engine ?? new EngineInfo("", "", ""), withText: true);
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Names of the actors and places that the records have by id.</summary>
    private static IEnumerable<(string Id, string Label)> Labels(IReadOnlyList<EventMention> events, Ui ui)
    {
        var actors = events.SelectMany(item => item.Actors.Select(actor => actor.Id).Concat(item.Casualties.Select(toll => toll.Group).OfType<string>()).Concat(item.Sources.Select(source => source.Actor).OfType<string>()));
        var places = events.SelectMany(item => item.MorePlaces.Concat(item.Place is { } place ? [place] : [])).Select(place => place.PlaceId).OfType<string>();
        return actors.Distinct().Select(id => (id, ui.Actor(id))).Concat(places.Distinct().Select(id => (id, ui.Place(id))));
    }
}
