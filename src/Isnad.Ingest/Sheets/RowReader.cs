using Isnad.Model.Events;
using Isnad.Model.Reports;
using Isnad.Text;

namespace Isnad.Ingest.Sheets;

/// <summary>A row of a sheet as a report with one record.</summary>
/// <param name="Row">As a spreadsheet counts it.</param>
/// <param name="Report">The row's words; its id names the sheet and the row, or the id that the desk gave it.</param>
/// <param name="Record">The event; its spans slice the report's text.</param>
/// <param name="HasOwnId">The desk gave it an id.</param>
public sealed record SheetRecord(int Row, Report Report, EventMention Record, bool HasOwnId);

/// <summary>Reads the rows of a sheet as records. Whether their words are the codebook's is not asked here.</summary>
/// <param name="name">Of the sheet, as messages and ids name it.</param>
/// <param name="sheet">The sheet.</param>
/// <param name="mapping">Which column gives what.</param>
/// <param name="vocabulary">What desks call values.</param>
public sealed class RowReader(string name, SheetFile sheet, SheetMapping mapping, SheetVocabulary vocabulary)
{
    private const int LongestTrigger = 80;

    private readonly Dictionary<string, int> _columns = ColumnsOf(name, sheet, mapping);

    /// <summary>Every row that can be read; what is wrong with the others is told.</summary>
    public IEnumerable<SheetRecord> Records(Action<InputProblem> problem)
    {
        foreach (var row in sheet.Rows.Where(row => !IsTags(row)))
        {
            SheetRecord? record = null;
            try
            {
                record = Record(row);
            }
            catch (RowException error)
            {
                problem(InputProblem.Error(name, row.Number, error.Message, $"{error.Advice}; the row is left out"));
            }
            if (record is not null)
            {
                yield return record;
            }
        }
    }

    private static Dictionary<string, int> ColumnsOf(string name, SheetFile sheet, SheetMapping mapping)
    {
        var columns = new Dictionary<string, int>();
        foreach (var (field, head) in mapping.Columns)
        {
            var at = sheet.Head.ToList().FindIndex(known => string.Equals(known, head.Trim(), StringComparison.OrdinalIgnoreCase));
            columns[field] = at >= 0 ? at : throw new InvalidDataException($"{name}: has no column '{head}', which gives {field}; it has {string.Join(", ", sheet.Head)}. Correct the mapping.");
        }
        return columns.ContainsKey("type") || mapping.Constants.ContainsKey("type") ? columns
            : throw new InvalidDataException($"{name}: no column gives the type of the event; say which with --column type=HEAD, or one for all rows in the mapping's constants. It has {string.Join(", ", sheet.Head)}.");
    }

    /// <summary>The row of HXL hashtags under a head.</summary>
    private static bool IsTags(SheetRow row) => row.Cells.All(cell => string.IsNullOrWhiteSpace(cell) || cell.StartsWith('#')) && row.Cells.Any(cell => cell.StartsWith('#'));

    private SheetRecord Record(SheetRow row)
    {
        var cells = new RowCells(row, _columns, sheet.Head, mapping, vocabulary);
        var text = new RowText(cells.Text("notes")?.Trim() ?? "");
        var values = new RowValues(cells, text);
        var type = cells.Word("type") ?? throw cells.Bad("type", "is empty", "give the type of the event");
        var record = new EventMention("e1", type, Status(cells), cells.Text("background") is { } flag && cells.Flag("background", flag), Triggers(cells, text))
        {
            Time = values.Time(), Place = values.Place(), MorePlaces = values.MorePlaces(), Actors = values.Actors(), Casualties = values.Tolls(), Weapons = values.Weapons(), Sources = values.Sources(), DeniedBy = values.Denials(),
        };
        var own = cells.Text("id")?.Trim();
        var published = cells.Days("published", "published_from", "published_to");
        var report = new Report($"{name}#{own ?? row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}", new SourceText(text.ToString()), new Publication(published, published is null ? PublishedBasis.Unknown : PublishedBasis.Metadata))
        {
            Outlet = cells.Text("outlet"), Url = cells.Text("url"), UrlIsOfSource = true,
        };
        return new SheetRecord(row.Number, report, record, own is not null);
    }

    private static EventStatus Status(RowCells cells) => cells.Word("status") is not { } word ? EventStatus.Actual
        : Enum.TryParse<EventStatus>(word, ignoreCase: true, out var status) && word.All(char.IsLetter) ? status : throw cells.Bad("status", $"'{word}' is no status", "write actual, planned or denied");

    /// <summary>The words that tell the event: as given, else those of its type in the row, else how the notes begin.</summary>
    private static List<TextSpan> Triggers(RowCells cells, RowText text)
    {
        if (cells.List("triggers") is { Count: > 0 } given)
        {
            return [.. given.OfType<string>().Select(text.Span)];
        }
        if (cells.IsOwn("type"))
        {
            return [text.Span(cells.Text("type")!.Trim())];
        }
        var notes = text.ToString();
        if (notes.Length == 0)
        {
            throw cells.Bad("notes", "is empty, and no other column has words that tell the event", "give a description, or the type in a column");
        }
        var end = notes.IndexOf(' ', Math.Min(LongestTrigger / 2, notes.Length - 1));
        return [new TextSpan(0, end is > 0 and <= LongestTrigger ? end : Math.Min(notes.Length, LongestTrigger / 2))];
    }
}
