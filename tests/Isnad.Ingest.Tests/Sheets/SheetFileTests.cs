using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Isnad.Ingest.Sheets;
using SheetText = DocumentFormat.OpenXml.Spreadsheet.Text;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests.Sheets;

/// <summary>Sheets as desks keep them, and those that are none.</summary>
public sealed class SheetFileTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Csv_is_read_with_whatever_separates_its_cells(string separator)
    {
        var sheet = Read(string.Join("\r\n", "التاريخ{0}المكان{0}ملاحظات", "2018-04-10{0}سراقب{0}\"سطر{0}\nوسطر\"", "", "2018-04-11{0}دوما{0}'=x").Replace("{0}", separator, StringComparison.Ordinal));
        sheet.Head.ShouldBe(["التاريخ", "المكان", "ملاحظات"]);
        sheet.Rows.Select(row => row.Number).ShouldBe([2, 4]);
        sheet.Rows[0].Cells.ShouldBe(["2018-04-10", "سراقب", $"سطر{separator}\nوسطر"]);
        sheet.Rows[1].Cells[2].ShouldBe("=x");
    }

    [Fact]
    public void Windows_1256_is_told_from_the_bytes()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = "النوع;المكان;ملاحظات\r\nقصف;سراقب;قصفت المدفعية أطراف المدينة مساء أمس وسقط جرحى بين المدنيين\r\n";
        SheetFile.Read("a.csv", Encoding.GetEncoding(1256).GetBytes(text)).Rows[0].Cells.ShouldBe(["قصف", "سراقب", "قصفت المدفعية أطراف المدينة مساء أمس وسقط جرحى بين المدنيين"]);
    }

    [Fact]
    public void Rows_may_be_shorter_or_longer_than_the_head()
    {
        var sheet = Read("a,b,,\n1\n1,2,3,4,5\n");
        sheet.Head.ShouldBe(["a", "b"]);
        sheet.Rows.Select(row => string.Join('|', row.Cells)).ShouldBe(["1|", "1|2"]);
    }

    [Fact]
    public void What_is_no_sheet_is_named_with_what_to_do()
    {
        Refused("is empty", Encoding.UTF8.GetBytes("\n\n"));
        Refused("has two columns 'A'", Encoding.UTF8.GetBytes("a,A\n1,2\n"));
        Refused("is no workbook that can be read", [(byte)'P', (byte)'K', 3, 4, 9, 9, 9]);
        Refused("save it as CSV or XLSX", [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37, 0, 1, 2, 0, 0]);
        Refused("no workbook, so that it has no sheet", Encoding.UTF8.GetBytes("a\n1\n"), "x");
        Refused($"more than {SheetFile.MostRows:N0} rows", Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("1\n", SheetFile.MostRows + 1))));
        Refused("bytes, and a sheet of at most", new byte[SheetFile.MostBytes + 1]);
    }

    [Fact]
    public void A_workbook_is_read_with_its_days_numbers_and_shared_texts()
    {
        var sheet = SheetFile.Read("a.xlsx", Workbook());
        sheet.Head.ShouldBe(["day", "killed", "words", "ok", "column 5", "f"]);
        sheet.Rows.Select(row => row.Number).ShouldBe([2, 5]);
        sheet.Rows[0].Cells.ShouldBe(["2018-04-10", "7", "بيت سالم\n", "true", "", "12"]);
        sheet.Rows[1].Cells.ShouldBe(["", "0.1", "", "", "x", ""]);
        Should.Throw<InvalidDataException>(() => SheetFile.Read("a.xlsx", Workbook(), "other")).Message.ShouldContain("it has events");
    }

    [Fact]
    public void A_workbook_that_unpacks_to_too_much_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++)
            {
                entry.Write(zeros);
            }
        }
        bytes.Length.ShouldBeLessThan(4_000_000);
        Refused("unpacks to more than", bytes.ToArray());
    }

    private static byte[] Workbook()
    {
        using var bytes = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var part = workbook.AddWorkbookPart();
            var styles = part.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "dd\\/mm\\/yyyy" }), new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 170, ApplyNumberFormat = true }));
            var shared = part.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new SharedStringTable(new SharedStringItem(new Run(new SheetText("بيت ")), new Run(new SheetText("سالم_x000A_"))));
            var sheet = part.AddNewPart<WorksheetPart>();
            static Cell Inline(string at, string text) => new() { CellReference = at, DataType = CellValues.InlineString, InlineString = new InlineString(new SheetText(text)) };
            sheet.Worksheet = new Worksheet(new SheetData(
                new Row(Inline("A1", "day"), Inline("B1", "killed"), Inline("C1", "words"), Inline("D1", "ok"), Inline("F1", "f")) { RowIndex = 1 },
                new Row(new Cell { CellReference = "A2", StyleIndex = 1, CellValue = new CellValue("43200.5") }, new Cell { CellReference = "B2", CellValue = new CellValue("7") }, new Cell { CellReference = "C2", DataType = CellValues.SharedString, CellValue = new CellValue("0") },
                    new Cell { CellReference = "D2", DataType = CellValues.Boolean, CellValue = new CellValue("1") }, new Cell { CellReference = "F2", CellFormula = new CellFormula("5+7"), CellValue = new CellValue("12") }) { RowIndex = 2 },
                new Row(new Cell { CellReference = "B5", CellValue = new CellValue("0.1") }, Inline("E5", "x")) { RowIndex = 5 }));
            part.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Name = "events", SheetId = 1, Id = part.GetIdOfPart(sheet) }));
        }
        return bytes.ToArray();
    }

    private static SheetFile Read(string text) => SheetFile.Read("a.csv", Encoding.UTF8.GetBytes(text));

    private static void Refused(string why, byte[] bytes, string? worksheet = null) => Should.Throw<InvalidDataException>(() => SheetFile.Read("a.csv", bytes, worksheet)).Message.ShouldContain(why);
}
