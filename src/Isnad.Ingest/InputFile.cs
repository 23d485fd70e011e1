namespace Isnad.Ingest;

/// <summary>What a file's name says about its inside.</summary>
public enum InputKind
{
    /// <summary>The whole file is one report.</summary>
    Text,

    /// <summary>A record a line.</summary>
    JsonLines,

    /// <summary>An array, one object, or JSON lines under the wrong name.</summary>
    Json,

    /// <summary>A web page: one report or several.</summary>
    Html,

    /// <summary>A web archive (WARC).</summary>
    Warc,

    /// <summary>Web archives in a ZIP file (WACZ).</summary>
    Wacz,

    /// <summary>A page saved by a browser as one file (MHTML).</summary>
    Mhtml,

    /// <summary>Only the first bytes tell: standard input.</summary>
    Sniffed,
}

/// <summary>A file to read. <paramref name="Path"/> is as given, with forward slashes; it stands in ids and messages.</summary>
public sealed record InputFile(string Path, InputKind Kind, bool Gzip)
{
    /// <summary>The argument that means standard input.</summary>
    public const string StandardInputArgument = "-";

    /// <summary>How standard input is called in ids and messages.</summary>
    public const string StandardInputName = "stdin";

    /// <summary>Names with this ending hold expected records beside a sample, not reports.</summary>
    public const string ExpectedEnding = ".expected.json";

    /// <summary>Where its bytes are, for a file that was sent; null for one of this machine.</summary>
    internal SentFile? Sent { get; init; }

    /// <summary>Standard input.</summary>
    public static InputFile StandardInput { get; } = new(StandardInputName, InputKind.Sniffed, false);

    /// <summary>True for <see cref="StandardInput"/>.</summary>
    public bool IsStandardInput => ReferenceEquals(this, StandardInput);

    /// <summary>The file at <paramref name="path"/>, or null where its ending is none that is read.</summary>
    public static InputFile? Of(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        InputKind? kind = System.IO.Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".txt" => InputKind.Text,
            ".jsonl" or ".ndjson" => InputKind.JsonLines,
            ".json" => InputKind.Json,
            ".html" or ".htm" => InputKind.Html,
            ".warc" => InputKind.Warc,
            ".wacz" when name.Length == path.Length => InputKind.Wacz,
            ".mhtml" or ".mht" => InputKind.Mhtml,
            _ => null,
        };
        return kind is { } known ? new InputFile(path, known, name.Length < path.Length) : null;
    }

    /// <summary>True where the name says that the file holds expected records.</summary>
    public static bool IsExpected(string path) => path.EndsWith(ExpectedEnding, StringComparison.OrdinalIgnoreCase);
}
