using System.Text;
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
}
