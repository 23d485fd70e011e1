using System.Text.Json;
using AngleSharp.Html.Parser;
using Isnad.Ingest.Encodings;
using Isnad.Language;
using Isnad.Model.Reports;

namespace Isnad.Ingest.Tests.Html;

/// <summary>What a page of Pages/ should give.</summary>
internal sealed record ExpectedReport(string? Title, string? Outlet, string? Url, string? From, string? To, string[] Text)
{
    public string Whole => Title is null ? string.Join('\n', Text) : $"{Title}\n\n{string.Join('\n', Text)}";
}

/// <summary>A page of Pages/ and what should be read from it.</summary>
internal sealed record PageSample(string Name, ExpectedReport[] Reports, string[] Warnings)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "tests", "Isnad.Ingest.Tests", "Pages");

    public static LanguagePack Language { get; } = LanguagePack.Compile(Path.Combine(Root, "resources"));

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.html").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public string Path_ => $"{Folder.Replace('\\', '/')}/{Name}.html";

    public static PageSample Load(string name)
    {
        var expected = JsonSerializer.Deserialize<Content>(File.ReadAllText(Path.Combine(Folder, name + ".expected.json")), Options)!;
        return new(name, expected.Reports, expected.Warnings ?? []);
    }

    public Reading Read() => Read(new RecordParser(null) { Language = Language }, Path_);

    public static Reading Read(RecordParser parser, params string[] paths) => Reading.With(parser, new ReportReader(paths, Stream.Null));

    /// <summary>All words of the page that a browser could ever show, in order.</summary>
    public string AllText()
    {
        var document = new HtmlParser().ParseDocument(TextDecoder.Decode(File.ReadAllBytes(Path_)).Text);
        foreach (var element in document.QuerySelectorAll("script, style, title").ToList())
        {
            element.Remove();
        }
        return string.Join(' ', document.All.SelectMany(element => element.ChildNodes).Where(node => node.NodeType == AngleSharp.Dom.NodeType.Text).Select(node => node.TextContent));
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Isnad.slnx is in no folder above the tests.");
        }
        return folder;
    }

    private sealed record Content(ExpectedReport[] Reports, string[]? Warnings);
}
