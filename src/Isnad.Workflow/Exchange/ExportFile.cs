using System.Globalization;
using Isnad.Model.Ledger;
using Isnad.Publishing.Exports;

namespace Isnad.Workflow.Exchange;

/// <summary>A file of an export, whole, as it leaves.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Format">csv, xlsx, geojson, jsonl, acled or ucdp.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Rows">How many rows stand in it.</param>
public sealed record ExportFile(string Name, string Format, byte[] Content, int Rows)
{
    /// <summary>The tables that an export has.</summary>
    public static readonly IReadOnlyList<string> Tables = ["incidents", "mentions", "accounts"];

    /// <summary>Formats that hold one table a file.</summary>
    public static readonly IReadOnlyList<string> OneTable = ["csv", "jsonl", "geojson"];

    /// <summary>The format that holds all tables in one file.</summary>
    public const string Workbook = "xlsx";

    /// <summary>Formats of others, in which incidents are collapsed.</summary>
    public static readonly IReadOnlyList<string> Shaped = ["acled", "ucdp"];

    /// <summary>Subject of what the log says of exports.</summary>
    public const string LogSubject = "export";

    /// <summary>A table of what leaves by its name.</summary>
    public static ExportTable Table(ExportSet set, string name) => name switch
    {
        "incidents" => IncidentTable.Of(set.Incidents),
        "mentions" => MentionTable.Of(set.Mentions),
        "accounts" => AccountTable.Of(set.Incidents),
        _ => throw new ArgumentException($"there is no table '{name}'", nameof(name)),
    };

    /// <summary>A table in a format that holds one.</summary>
    public static ExportFile Of(ExportTable table, string format, bool hxl)
    {
        using var content = new MemoryStream();
        switch (format)
        {
            case "csv":
                CsvExport.Write(table, content, hxl);
                break;
            case "jsonl":
                JsonExport.WriteLines(table, content);
                break;
            case "geojson":
                JsonExport.WriteGeoJson(table, content);
                break;
            default:
                throw new ArgumentException($"there is no format '{format}' of one table", nameof(format));
        }
        return new($"{table.Name}.{format}", format, content.ToArray(), table.Rows.Count);
    }

    /// <summary>Tables as one workbook.</summary>
    /// <exception cref="InvalidDataException">A table is longer than a sheet.</exception>
    public static ExportFile OfWorkbook(IReadOnlyList<ExportTable> tables)
    {
        using var content = new MemoryStream();
        XlsxExport.Write(tables, content);
        return new(tables is [var one] ? $"{one.Name}.xlsx" : "isnad.xlsx", Workbook, content.ToArray(), tables.Sum(table => table.Rows.Count));
    }

    /// <summary>Incidents in another's format, as CSV, and what is not in it.</summary>
    public static (ExportFile File, CollapsedTable Table) OfShape(ExportSet set, string format, ExchangeCodes codes)
    {
        var decided = set.Mentions.Where(item => item.Decided.Incident is not null).GroupBy(item => item.Decided.Incident!.Value).ToDictionary(group => group.Key, group => group.Max(item => item.At));
        var table = format switch
        {
            "acled" => new AcledTable(codes, incident => decided[incident.Id]).Of(set.Incidents),
            "ucdp" => new UcdpTable(codes).Of(set.Incidents),
            _ => throw new ArgumentException($"there is no format '{format}'", nameof(format)),
        };
        return (Of(table.Table, "csv", hxl: false) with { Format = format }, table);
    }

    /// <summary>Says in the log that it leaves. To be called before it does.</summary>
    /// <exception cref="LedgerException">It could not be written; nothing may leave.</exception>
    public LogEntry Log(ILedger ledger, bool unredacted) =>
        ledger.Log.Published(LogSubject, ContentHash.Of(Content), string.Create(CultureInfo.InvariantCulture, $"{Name} {(unredacted ? "unredacted" : "redacted")} {Rows} rows"));
}
