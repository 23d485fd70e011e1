using System.Buffers;
using System.Text.Json;
using Isnad.Model.Events;
using Isnad.Model.Ledger;
using Isnad.Model.Review;
using Isnad.Text;
using Isnad.Web.Texts;

namespace Isnad.Web.Features.Reports;

/// <summary>What a change that was given back would have overwritten, field by field: for programs the records themselves, for people their values in words.</summary>
internal static class ConflictJson
{
    private static readonly string[] Sides = ["before", "theirs", "mine"];

    /// <summary>The differences of a conflict, an array with one object for each event.</summary>
    public static JsonElement Of(ILedger ledger, Ui ui, ReviewChange change, ReviewHistory inTheWay)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ContractWriter.Options))
        {
            json.WriteStartArray();
            foreach (var met in Differences(ledger, change, inTheWay))
            {
                Write(json, met, number => ledger.Reports.Version(number)?.Content.Text, ui);
            }
            json.WriteEndArray();
        }
        var reader = new Utf8JsonReader(bytes.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static IReadOnlyList<MentionDifference> Differences(ILedger ledger, ReviewChange change, ReviewHistory inTheWay)
    {
        // Taken down since: nothing of it is shown.
        if (ledger.Reviews.Reading(change.Report, ChangeDifference.View(change.Track)) is not { } now)
        {
            return [];
        }
        var seen = change.Analysis is { } number ? ledger.Reports.Analyses(change.Version).FirstOrDefault(analysis => analysis.Number == number) : null;
        return ChangeDifference.Of(change, inTheWay, ledger.Reviews.Of(change.Report), seen, now);
    }

    private static void Write(Utf8JsonWriter json, MentionDifference met, Func<long, SourceText?> text, Ui ui)
    {
        MetRecord[] sides = [met.Before, met.Theirs, met.Mine];
        json.WriteStartObject();
        json.WriteString("mention", $"m{met.Mention}");
        json.WriteNumber("step", met.Step);
        json.WriteString("label", sides.Select(side => side.Record).OfType<EventMention>().FirstOrDefault() is { } any ? ui.Label("type", any.Type) : "");
        json.WriteBoolean("one_text", met.IsOneText);
        foreach (var (name, side) in Sides.Zip(sides))
        {
            if (side.Record is { } record && text(side.Version) is { } source)
            {
                json.WritePropertyName(name);
                ContractWriter.WriteEvent(json, record with { Id = $"m{met.Mention}" }, source);
            }
        }
        json.WriteMany("fields", met.Fields, field =>
        {
            json.WriteString("field", field.Field);
            json.WriteString("theirs", ReviewWords.Of(field.Theirs));
            json.WriteString("mine", ReviewWords.Of(field.Mine));
            json.WriteString("between", ReviewWords.Of(field.Between));
            json.WriteStartObject("said");
            foreach (var (name, side) in Sides.Zip(sides))
            {
                if (side.Record is { } record && text(side.Version) is { } source)
                {
                    json.WriteMany(name, FieldTexts.Of(ui, field.Field, record, source), value =>
                    {
                        json.WriteString("said", value.Said);
                        json.WriteString("words", value.Words);
                    });
                }
            }
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
