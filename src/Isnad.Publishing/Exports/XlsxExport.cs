using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Isnad.Model.Exchange;
using SheetText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Isnad.Publishing.Exports;

/// <summary>Writes tables as a workbook (XLSX), each on a sheet of its name with its head held in view. Numbers are numbers, days are days, all else is text, guarded as in CSV so that a sheet saved as CSV runs nothing either.</summary>
public static class XlsxExport
{
    /// <summary>Most rows of a sheet.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>Longest text that a cell of Excel holds; longer text ends in an ellipsis.</summary>
    public const int LongestCell = 32_767;

    private const uint DayStyle = 1, DayFormat = 164;

    /// <summary>Columns are as wide as their widest cell among the first rows, within these bounds: a day in a narrower column is shown as crosses.</summary>
    private const int LeastWidth = 8, GreatestWidth = 40, WidthRows = 200;

    /// <summary>From here on days are counted alike by all programs; Excel knows a 29 February 1900.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1), Zero = new(1899, 12, 30);

    /// <summary>Writes them.</summary>
    /// <exception cref="InvalidDataException">A table has more rows than a sheet holds.</exception>
    public static void Write(IReadOnlyList<ExportTable> tables, Stream output)
    {
        using var workbook = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var part = workbook.AddWorkbookPart();
        part.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
        var sheets = new Sheets();
        foreach (var (table, index) in tables.Select((table, index) => (table, index)))
        {
            if (table.Rows.Count >= MostRows)
            {
                throw new InvalidDataException($"{table.Name} has {table.Rows.Count} rows, and a sheet holds {MostRows}; write csv, or choose less.");
            }
            var id = $"rId{index + 1}";
            WriteSheet(part.AddNewPart<WorksheetPart>(id), table);
            sheets.Append(new Sheet { Name = table.Name, SheetId = (uint)index + 1, Id = id });
        }
        part.Workbook = new Workbook(sheets);
        part.Workbook.Save();
    }

    private static void WriteSheet(WorksheetPart part, ExportTable table)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Columns.Select((column, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = Width(table, at), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, table.Columns.Select(column => (object?)column.Name));
        foreach (var row in table.Rows)
        {
            WriteRow(writer, row);
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            if (cell is DateOnly day && day >= FirstDay)
            {
                writer.WriteElement(new Cell { CellValue = new CellValue(day.DayNumber - Zero.DayNumber), StyleIndex = DayStyle });
                continue;
            }
            var text = ExportTable.Text(cell);
            writer.WriteElement(text.Length == 0 ? new Cell() : ExportTable.IsNumber(cell) ? new Cell { CellValue = new CellValue(text), DataType = CellValues.Number } : Text(text));
        }
        writer.WriteEndElement();
    }

    private static double Width(ExportTable table, int column) =>
        Math.Clamp(table.Rows.Take(WidthRows).Select(row => ExportTable.Text(row[column]).Length).Prepend(table.Columns[column].Name.Length).Max(), LeastWidth, GreatestWidth) + 2;

    /// <summary>The least that a workbook must have for a day to be shown as one, year first in every language.</summary>
    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(new Font()),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true }));

    private static Cell Text(string text)
    {
        var guarded = SheetCell.Guard(text);
        return new Cell
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new SheetText(XmlCell.Escape(guarded.Length <= LongestCell ? guarded : guarded[..(LongestCell - 1)] + "…")) { Space = SpaceProcessingModeValues.Preserve }),
        };
    }
}
