using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Review;
using Isnad.Web.Features.Reports;
using Isnad.Web.Texts;

namespace Isnad.Web.Features.Adjudication;

/// <summary>The page of an adjudication as JSON.</summary>
internal static class AdjudicationJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, AdjudicationView view, Ui ui)
    {
        json.WriteStartObject();
        json.WriteString("report", $"r{view.Report}");
        json.WriteNumber("version", view.First.Version);
        json.WriteNumber("second_version", view.Second.Version);
        json.WriteNumber("analysis", view.Analysis ?? 0);
        json.WriteNumber("seen", view.Seen);
        json.WriteText("settled_by", view.Settled?.By);
        json.WriteMany("rows", view.Rows, row =>
        {
            json.WriteText("first", row.First is { } first ? $"m{first.Mention}" : null);
            json.WriteText("second", row.Second is { } second ? $"m{second.Mention}" : null);
            if (row.IsShared)
            {
                json.WriteStartObject("differs");
                foreach (var field in RecordFields.Names.Where(field => row.Differs(field) != FieldDifference.None))
                {
                    json.WriteString(field, ReviewWords.Of(row.Differs(field)));
                }
                json.WriteEndObject();
            }
        });
        Events(json, "first", view.First.Analysis.Events, view);
        Events(json, "second", view.Second.Analysis.Events, view);
        if (view.Settled is not null)
        {
            Events(json, "settled", view.SettledEvents, view);
        }
        json.WriteStartObject("labels");
        foreach (var (id, label) in ReportJson.Labels([.. view.First.Analysis.Events, .. view.Second.Analysis.Events, .. view.SettledEvents], view.IsOneText ? view.First.Analysis.Report.Text : null, ui))
        {
            json.WriteString(id, label);
        }
        json.WriteEndObject();
        json.WriteText("published", view.First.Analysis.Published.Interval is { } days ? JsonValues.Iso(days.From) : null);
        json.WriteEndObject();
    }

    private static void Events(Utf8JsonWriter json, string name, IReadOnlyList<EventMention> events, AdjudicationView view)
    {
        json.WriteStartArray(name);
        foreach (var item in view.IsOneText ? events : [])
        {
            ContractWriter.WriteEvent(json, item, view.Version.Content.Text);
        }
        json.WriteEndArray();
    }
}
