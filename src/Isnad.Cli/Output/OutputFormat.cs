namespace Isnad.Cli.Output;

/// <summary>The format that is meant where the command line names none.</summary>
internal static class OutputFormat
{
    /// <summary>By the ending of the output file, as far as the verb has that format; else a table for a terminal, JSON elsewhere.</summary>
    public static string Of(string? path, CommandIo io, IReadOnlyCollection<string> formats)
    {
        var ending = Path.GetExtension(path ?? "").ToLowerInvariant();
        var meant = ending switch
        {
            ".csv" => "csv",
            ".geojson" => "geojson",
            ".jsonl" or ".ndjson" => "jsonl",
            ".txt" => "table",
            _ => path is null && io.OutputIsTerminal ? "table" : "json",
        };
        return formats.Contains(meant) ? meant : "json";
    }
}
