using System.Buffers;
using System.Text;
using System.Text.Json;
using Isnad.Ingest;
using Isnad.Ingest.Sheets;
using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Model.Review;
using Isnad.Workflow.Review;

namespace Isnad.Workflow.Exchange;

/// <summary>Which rows of a sheet can be taken in.</summary>
/// <param name="words">The codebook's lists.</param>
/// <param name="vocabulary">What desks call columns and values.</param>
public sealed class SheetCheck(RecordWords words, SheetVocabulary vocabulary)
{
    /// <summary>The records that can be taken in; what is wrong with the other rows is told. Nothing is written.</summary>
    /// <exception cref="InvalidDataException">The mapping does not fit the sheet.</exception>
    public IReadOnlyList<SheetRecord> Records(SheetImport import, Action<InputProblem> problem)
    {
        var good = new List<SheetRecord>();
        var seen = new Dictionary<string, int>();
        foreach (var record in new RowReader(import.Name, import.Sheet, import.Mapping, vocabulary).Records(problem))
        {
            if (Flaw(record) is { } flaw)
            {
                problem(InputProblem.Error(import.Name, record.Row, flaw, "correct the cell, or say in the mapping's values what it means; the row is left out"));
            }
            else if (!seen.TryAdd(Key(record), record.Row))
            {
                problem(InputProblem.Warning(import.Name, record.Row, $"says the same as row {seen[Key(record)]}", "it is taken once; give both ids of their own where they are two events"));
            }
            else
            {
                good.Add(record);
            }
        }
        return good;
    }

    private string? Flaw(SheetRecord record) => RecordSpans.Flaw(record.Record, record.Report.Text) ?? words.Flaws(record.Record, record.Report.Text).FirstOrDefault()
        ?? new ReviewContent("m1", "added", "x", "") { Record = record.Record }.Flaw(record.Report.Text);

    /// <summary>What makes two rows one: text, record, report, and the id where the desk gave one.</summary>
    internal static string Key(SheetRecord record) => Key(record.Report, record.Record, record.HasOwnId);

    /// <inheritdoc cref="Key(SheetRecord)"/>
    internal static string Key(Report report, EventMention item, bool withId, string? id = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ContractWriter.Options))
        {
            ContractWriter.WriteEvent(json, item with { Id = "" }, report.Text);
        }
        return string.Join('\n', withId ? id ?? report.Id : "", report.Outlet, report.Url, report.Published.Interval, report.Text.Value, Encoding.UTF8.GetString(bytes.WrittenSpan));
    }
}
