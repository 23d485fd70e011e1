using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Review;
using Isnad.Text;
using Isnad.Web.Texts;

namespace Isnad.Web.Features.Reports;

/// <summary>A report's page as JSON: the contract's document, and beside it the standing of each event.</summary>
internal static class ReportJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, ReportView view, Ui ui)
    {
        var reading = view.Reading;
        json.WriteStartObject();
        json.WriteString("report", $"r{reading.Report}");
        json.WriteNumber("version", reading.Version);
        json.WriteNumber("newest_version", view.NewestVersion);
        json.WriteNumber("analysis", reading.Machine?.Number ?? 0);
        json.WriteString("track", ReviewWords.Of(view.Track));
        json.WriteNumber("seen", reading.Newest);
        json.WriteText("whole", reading.Whole is { } whole ? ReviewWords.Of(whole.Verb) : null);
        json.WriteMany("standing", reading.Standing, standing =>
        {
            json.WriteString("id", $"m{standing.Mention}");
            json.WriteString("state", ReviewWords.Of(standing.State));
            if (standing.Decision is { } decision)
            {
                json.WriteNumber("decision", decision);
            }
        });
        json.WriteMany<RecordDecision>("mine", [.. view.Mine], decision =>
        {
            json.WriteNumber("number", decision.Number);
            json.WriteString("mention", $"m{decision.Mention}");
        });
        json.WriteStartObject("labels");
        foreach (var (id, label) in Labels(reading.Analysis.Events, reading.Analysis.Report.Text, ui))
        {
            json.WriteString(id, label);
        }
        json.WriteEndObject();
        json.WritePropertyName("document");
        ContractWriter.Write(json, reading.Analysis, reading.Machine?.Engine ?? new EngineInfo("", "", ""), withText: true);
        json.WriteEndObject();
    }

    /// <summary>Names of the actors and places that the records have by id.</summary>
    /// <param name="events">The records.</param>
    /// <param name="text">What all their spans slice; null where they stand on different texts.</param>
    /// <param name="ui">The language.</param>
    public static IEnumerable<(string Id, string Label)> Labels(IReadOnlyList<EventMention> events, SourceText? text, Ui ui)
    {
        var actors = events.SelectMany(item => item.Actors.SelectMany(actor => actor.As is { } finer ? [actor.Id, finer] : new[] { actor.Id }).Concat(item.Casualties.Select(toll => toll.Group).OfType<string>()).Concat(item.Sources.Select(source => source.Actor).OfType<string>()));
        string Words(string id) => text is null ? "" : events.Select(item => FieldTexts.WordsOf(id, item, text)).FirstOrDefault(words => words.Length > 0) ?? "";
        var places = events.SelectMany(item => item.MorePlaces.Concat(item.Place is { } place ? [place] : [])).Select(place => place.PlaceId).OfType<string>();
        return actors.Distinct().Select(id => (id, ui.Actor(id, Words(id)))).Concat(places.Distinct().Select(id => (id, ui.Place(id))));
    }
}
