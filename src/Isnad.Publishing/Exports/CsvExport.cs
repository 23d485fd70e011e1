using CsvHelper;
using Isnad.Model.Exchange;

namespace Isnad.Publishing.Exports;

/// <summary>Writes a table as CSV (RFC 4180): UTF-8 with byte order mark and CR LF, by which Excel opens it as it is. Text that begins as a formula does stands behind an apostrophe (<see cref="SheetCell"/>).</summary>
public static class CsvExport
{
    /// <summary>Writes it.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="output">Where to.</param>
    /// <param name="hxl">With the row of hashtags under the head.</param>
    public static void Write(ExportTable table, Stream output, bool hxl = false)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        WriteRow(csv, table.Columns.Select(column => (object?)column.Name));
        if (hxl)
        {
            WriteRow(csv, table.Columns.Select(column => (object?)column.Hxl));
        }
        foreach (var row in table.Rows)
        {
            WriteRow(csv, row);
        }
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<object?> cells)
    {
        foreach (var cell in cells)
        {
            var text = ExportTable.Text(cell);
            csv.WriteField(ExportTable.IsNumber(cell) ? text : SheetCell.Guard(text));
        }
        csv.EndRecord();
    }
}
