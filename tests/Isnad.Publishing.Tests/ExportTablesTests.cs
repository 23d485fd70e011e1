using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Isnad.Publishing.Exports;
using Shouldly;
using Xunit;

namespace Isnad.Publishing.Tests;

/// <summary>The columns of exports are described, and each once.</summary>
public sealed class ExportTablesTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Root(), "docs", "export.md"));

    public static TheoryData<string> Tables => ["mentions", "incidents", "accounts"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_column_is_described_in_the_codebook(string name)
    {
        var table = Table(name);
        table.Columns.Select(column => column.Name).Distinct().Count().ShouldBe(table.Columns.Count);
        var section = Document[Document.IndexOf($"### {name}", StringComparison.Ordinal)..];
        section = section[..(section.IndexOf("\n##", 4, StringComparison.Ordinal) is > 0 and var end ? end : section.Length)];
        table.Columns.Select(column => column.Name).Where(column => !section.Contains($"`{column}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_number_is_no_formula_and_a_list_of_nothing_is_empty()
    {
        var table = new ExportTable("mentions", [new("lat"), new("words"), new("list")], [[-12.5, "-12.5", new object?[] { null, null }], [null, "a\r\nb", new object?[] { 3, null, "x;y" }]]);
        using var csv = new MemoryStream();
        CsvExport.Write(table, csv);
        Encoding.UTF8.GetString(csv.ToArray()).ShouldBe("\uFEFFlat,words,list\r\n-12.5,'-12.5,\r\n,\"a\r\nb\",3; ; x\\;y\r\n");
    }

    [Fact]
    public void A_workbook_is_one_by_the_schema_and_holds_numbers_as_numbers_and_no_formula()
    {
        var longer = new string('x', XlsxExport.LongestCell + 5);
        using var bytes = new MemoryStream();
        XlsxExport.Write([new ExportTable("mentions", [new("lat"), new("words")], [[-12.5, "=1+1"], [7, "a\r\n_x000D_\u0001"], [null, longer]]), IncidentTable.Of([])], bytes);
        using var workbook = SpreadsheetDocument.Open(bytes, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value).ShouldBe(["mentions", "incidents"]);
        var cells = ((WorksheetPart)workbook.WorkbookPart.GetPartById("rId1")).Worksheet!.Descendants<Cell>().ToList();
        cells.ShouldAllBe(cell => cell.CellFormula == null);
        (cells[2].DataType!.Value == CellValues.Number, cells[2].CellValue!.Text, cells[3].InlineString!.InnerText).ShouldBe((true, "-12.5", "'=1+1"));
        cells[5].InlineString!.InnerText.ShouldBe("a_x000D_\n_x005F_x000D__x0001_");
        cells[7].InlineString!.InnerText.Length.ShouldBe(XlsxExport.LongestCell);
    }

    private static ExportTable Table(string name) => name switch { "mentions" => MentionTable.Of([]), "incidents" => IncidentTable.Of([]), _ => AccountTable.Of([]) };

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
    [Fact]
    public void Days_of_a_workbook_are_days_in_columns_wide_enough_to_show_them()
    {
        using var bytes = new MemoryStream();
        XlsxExport.Write([new ExportTable("mentions", [new("at"), new("words")], [[new DateOnly(2019, 5, 14), "14/5/2019"], [new DateOnly(1850, 1, 1), null]])], bytes);
        bytes.Position = 0;
        using var workbook = SpreadsheetDocument.Open(bytes, false);
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var cells = sheet.Descendants<Cell>().ToList();
        (cells[2].CellValue!.Text, cells[2].DataType, cells[3].InlineString!.InnerText, cells[4].InlineString!.InnerText).ShouldBe(("43599", null, "14/5/2019", "1850-01-01"));
        var format = (CellFormat)workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.ElementAt((int)cells[2].StyleIndex!.Value);
        format.NumberFormatId!.Value.ShouldBe(workbook.WorkbookPart.WorkbookStylesPart.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().Single(item => item.FormatCode == "yyyy\\-mm\\-dd").NumberFormatId!.Value);
        sheet.Descendants<Column>().First().Width!.Value.ShouldBeGreaterThanOrEqualTo(10);
    }

}
