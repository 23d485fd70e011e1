using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Isnad.Model.Exchange;
using SheetText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Isnad.Ingest.Sheets;

/// <summary>Rows of one sheet of a workbook (XLSX). Formulas are never run: what they last gave is taken.</summary>
internal static class WorkbookReader
{
    private const int MostParts = 1000, MostSharedTexts = 2_000_000;
    private const long MostUnpacked = 256L * 1024 * 1024;
    private const string Preferred = "mentions";

    public static IEnumerable<string[]> Rows(string name, ReadOnlyMemory<byte> bytes, string? worksheet)
    {
        CheckSize(name, bytes);
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        using var workbook = Open(name, stream);
        var part = workbook.WorkbookPart ?? throw Bad(name, "it has no workbook");
        var sheets = part.Workbook?.Descendants<Sheet>().ToList() ?? [];
        var sheet = worksheet is null ? sheets.Find(item => item.Name?.Value == Preferred) ?? sheets.FirstOrDefault()
            : sheets.Find(item => string.Equals(item.Name?.Value, worksheet, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidDataException($"{name}: has no sheet '{worksheet}'; it has {string.Join(", ", sheets.Select(item => item.Name?.Value))}.");
        if (sheet?.Id?.Value is not { } id || !part.TryGetPartById(id, out var found) || found is not WorksheetPart data)
        {
            throw Bad(name, "it has no sheet with cells");
        }
        var values = new WorkbookValues(Shared(name, part), WorkbookDays.Of(part));
        using var rows = Cells(name, data, values).GetEnumerator();
        while (Safely(name, rows.MoveNext))
        {
            yield return rows.Current;
        }
    }

    /// <summary>A small file may unpack to more than there is room for: every part is unpacked once and counted, for what it says of its length may be wrong.</summary>
    private static void CheckSize(string name, ReadOnlyMemory<byte> bytes)
    {
        Safely(name, () =>
        {
            using var archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts)
            {
                throw new InvalidDataException($"{name}: the workbook has {archive.Entries.Count} parts, and at most {MostParts} are read; save the sheet as CSV.");
            }
            var buffer = new byte[81920];
            long unpacked = 0;
            foreach (var entry in archive.Entries)
            {
                using var content = entry.Open();
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    if ((unpacked += read) > MostUnpacked)
                    {
                        throw new InvalidDataException($"{name}: the workbook unpacks to more than {MostUnpacked:N0} bytes; save the sheet as CSV.");
                    }
                }
            }
            return true;
        });
    }

    private static SpreadsheetDocument Open(string name, Stream stream) => Safely(name, () => SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false }));

    private static List<string> Shared(string name, WorkbookPart part) => Safely(name, () =>
    {
        var texts = new List<string>();
        if (part.SharedStringTablePart is { } table)
        {
            using var reader = OpenXmlReader.Create(table);
            while (reader.Read())
            {
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                {
                    texts.Add(Text(reader.LoadCurrentElement()!));
                    if (texts.Count > MostSharedTexts)
                    {
                        throw Bad(name, "it holds too many texts");
                    }
                }
            }
        }
        return texts;
    });

    private static IEnumerable<string[]> Cells(string name, WorksheetPart data, WorkbookValues values)
    {
        using var reader = OpenXmlReader.Create(data);
        long before = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }
            var row = (Row)reader.LoadCurrentElement()!;
            var number = row.RowIndex?.Value ?? before + 1;
            if (number > SheetFile.MostRows + 100_000L)
            {
                throw new InvalidDataException($"{name}: has cells in row {number:N0}, and at most {SheetFile.MostRows:N0} rows are read; split it.");
            }
            // Rows that hold nothing are not written; they count all the same.
            for (; before + 1 < number; before++)
            {
                yield return [];
            }
            before = number;
            yield return Row(row, values);
        }
    }

    private static string[] Row(Row row, WorkbookValues values)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? Column(reference) : cells.Count;
            if (column > SheetFile.MostColumns)
            {
                break;
            }
            while (cells.Count < column)
            {
                cells.Add("");
            }
            cells.Add(values.Of(cell));
        }
        return [.. cells];
    }

    /// <summary>Index of a column: A is 0, AA is 26.</summary>
    private static int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter).Take(4))
        {
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
        }
        return column - 1;
    }

    /// <summary>All runs of a text, without how they are pronounced.</summary>
    internal static string Text(OpenXmlElement element) => XmlCell.Unescape(string.Concat(element.Descendants<SheetText>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text)));

    private static T Safely<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is OpenXmlPackageException or XmlException or FormatException or NotSupportedException or ArgumentException or InvalidOperationException or KeyNotFoundException or IOException or InvalidDataException
            // Ours name the file already.
            && !error.Message.StartsWith(name, StringComparison.Ordinal))
        {
            throw Bad(name, error.Message.TrimEnd('.'), error);
        }
    }

    private static InvalidDataException Bad(string name, string what, Exception? inner = null) => new($"{name}: is no workbook that can be read ({what}); save it anew, or as CSV.", inner);
}

/// <summary>What stands in a cell, as text.</summary>
internal sealed class WorkbookValues(List<string> shared, WorkbookDays days)
{
    public string Of(Cell cell)
    {
        var kind = cell.DataType?.Value;
        var value = cell.CellValue?.Text ?? "";
        if (kind == CellValues.InlineString)
        {
            return cell.InlineString is { } inline ? WorkbookReader.Text(inline) : "";
        }
        if (kind == CellValues.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index] : "";
        }
        if (kind == CellValues.Boolean)
        {
            return value == "1" ? "true" : "false";
        }
        return kind is null || kind == CellValues.Number ? days.Day(cell.StyleIndex?.Value, value) ?? Number(value) : XmlCell.Unescape(value);
    }

    /// <summary>A number as a person would type it: 7, not 7.0000000000000002.</summary>
    private static string Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && Math.Abs(number) < 1e15
        ? Math.Round(number, 10) is var rounded && Math.Abs(rounded - number) < 1e-12 ? rounded.ToString(CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture) : value;
}

/// <summary>Which cells of a workbook are days, for it keeps them as numbers.</summary>
internal sealed class WorkbookDays(HashSet<uint> styles, bool from1904)
{
    private static readonly DateOnly Start1900 = new(1899, 12, 30), Start1904 = new(1904, 1, 1);

    public static WorkbookDays Of(WorkbookPart part)
    {
        var sheet = part.WorkbookStylesPart?.Stylesheet;
        var own = sheet?.NumberingFormats?.Elements<NumberingFormat>().Where(format => format.NumberFormatId?.Value is not null)
            .GroupBy(format => format.NumberFormatId!.Value).ToDictionary(group => group.Key, group => group.First().FormatCode?.Value ?? "") ?? [];
        var styles = sheet?.CellFormats?.Elements<CellFormat>().Select((format, index) => (Index: (uint)index, Id: format.NumberFormatId?.Value ?? 0)).Where(format => IsDay(format.Id, own.GetValueOrDefault(format.Id))).Select(format => format.Index) ?? [];
        return new([.. styles], part.Workbook?.WorkbookProperties?.Date1904?.Value ?? false);
    }

    /// <summary>The day of a number whose format is one; null where it is none.</summary>
    public string? Day(uint? style, string value) => style is { } index && styles.Contains(index) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 1 and < 2_900_000
        ? (from1904 ? Start1904 : Start1900).AddDays((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    // Ids below 164 are the formats that every workbook has (ECMA-376, 18.8.30); 27 to 36 and 50 to 58 are days of East Asian ones.
    private static bool IsDay(uint id, string? code) => id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58)
        || (code is not null && Bare(code) is var bare && bare.Contains('y', StringComparison.OrdinalIgnoreCase) && bare.Contains('d', StringComparison.OrdinalIgnoreCase));

    /// <summary>The code without what stands in quotation marks or brackets.</summary>
    private static string Bare(string code) => System.Text.RegularExpressions.Regex.Replace(code, "\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
}
