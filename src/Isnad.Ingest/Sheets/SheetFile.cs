namespace Isnad.Ingest.Sheets;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">As a spreadsheet counts it: the head is 1.</param>
/// <param name="Cells">As text; as many as the head has, further ones left out.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A table of a desk, read from CSV or a workbook. Cells are text as it stands, without the apostrophe that guards a formula; days of a workbook are yyyy-mm-dd.</summary>
/// <param name="Head">Names of the columns.</param>
/// <param name="Rows">The rows that hold anything.</param>
public sealed record SheetFile(IReadOnlyList<string> Head, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Most rows.</summary>
    public const int MostRows = 50_000;

    /// <summary>Most columns.</summary>
    public const int MostColumns = 500;

    /// <summary>Reads a sheet.</summary>
    /// <param name="name">As messages name it.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="worksheet">Of a workbook: the sheet's name; null for one that is called mentions, else the first.</param>
    /// <exception cref="InvalidDataException">It is no sheet, or above a limit; the message says which and what to do.</exception>
    public static SheetFile Read(string name, ReadOnlyMemory<byte> bytes, string? worksheet = null)
    {
        if (bytes.Length > MostBytes)
        {
            throw new InvalidDataException($"{name}: has {bytes.Length:N0} bytes, and a sheet of at most {MostBytes:N0} is read; split it.");
        }
        var isWorkbook = bytes.Span is [(byte)'P', (byte)'K', 3, 4, ..];
        if (worksheet is not null && !isWorkbook)
        {
            throw new InvalidDataException($"{name}: is no workbook, so that it has no sheet '{worksheet}'; leave the sheet's name out.");
        }
        return Of(name, isWorkbook ? WorkbookReader.Rows(name, bytes, worksheet) : CsvSheetReader.Rows(name, bytes));
    }

    private static SheetFile Of(string name, IEnumerable<string[]> rows)
    {
        string[]? head = null;
        var read = new List<SheetRow>();
        var number = 0;
        foreach (var cells in rows)
        {
            number++;
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                continue;
            }
            if (head is null)
            {
                head = NamesOf(name, cells);
                continue;
            }
            if (read.Count == MostRows)
            {
                throw new InvalidDataException($"{name}: has more than {MostRows:N0} rows; split it.");
            }
            read.Add(new SheetRow(number, [.. head.Select((_, i) => i < cells.Length ? Model.Exchange.SheetCell.Unguard(cells[i]) : "")]));
        }
        return head is null ? throw new InvalidDataException($"{name}: is empty; give a table whose first row names its columns.") : new SheetFile(head, read);
    }

    /// <summary>Names of columns, without white space around them; a column without one is called by its place.</summary>
    private static string[] NamesOf(string name, string[] cells)
    {
        var last = Array.FindLastIndex(cells, cell => !string.IsNullOrWhiteSpace(cell));
        if (last >= MostColumns)
        {
            throw new InvalidDataException($"{name}: has {last + 1} columns, and at most {MostColumns} are read; delete what is not needed.");
        }
        string[] head = [.. cells.Take(last + 1).Select((cell, i) => string.IsNullOrWhiteSpace(cell) ? $"column {i + 1}" : Model.Exchange.SheetCell.Unguard(cell.Trim()))];
        return head.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new InvalidDataException($"{name}: has two columns '{twice.Key}'; give each a name of its own.") : head;
    }
}
