using System.Globalization;
using Isnad.Language;
using Isnad.Model.Reports;

namespace Isnad.Analysis.Examples;

/// <summary>An example of an entry of the resources: a text, and what the reader must find in it, or why the entry's reading stops there.</summary>
public sealed class ResourceExample
{
    private static readonly string[] Keys = ["text", "published", "expect", "boundary"];

    private ResourceExample(string kind, string file, string entry, ResourceEntry example)
    {
        if (example.Keys.FirstOrDefault(key => !Keys.Contains(key)) is { } unknown)
        {
            throw example.Error($"(an example of {entry}) has the unknown key '{unknown}'");
        }
        Kind = kind;
        File = file;
        Entry = entry;
        Text = example.Text("text") ?? throw example.Error($"(an example of {entry}) has no text");
        Boundary = example.Text("boundary");
        Expect = example.Map("expect");
        if (Expect.Count > 0 == Boundary is not null)
        {
            throw example.Error($"(an example of {entry}) must have either 'expect' or 'boundary'");
        }
        Published = example.Text("published") is not { } day ? null
            : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw example.Error($"(an example of {entry}) has 'published: {day}'; give yyyy-mm-dd");
    }

    /// <summary>Kind of its file.</summary>
    public string Kind { get; }

    /// <summary>File, below resources/ar.</summary>
    public string File { get; }

    /// <summary>Id of its entry.</summary>
    public string Entry { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Why the reading stops here, or null.</summary>
    public string? Boundary { get; }

    /// <summary>What must be found; empty for a boundary.</summary>
    public IReadOnlyDictionary<string, string> Expect { get; }

    /// <summary>Day of publication, where the text needs one.</summary>
    public DateOnly? Published { get; }

    /// <summary>The text as a report.</summary>
    public Report ToReport() => new($"{File}/{Entry}", new Text.SourceText(Text),
        Published is { } day ? new Publication(new DateInterval(day), PublishedBasis.Given) : new Publication(null, PublishedBasis.Unknown));

    /// <summary>Every example of the YAML files in <paramref name="resources"/>, file by file.</summary>
    /// <exception cref="ResourceException">A file or an example is not as docs/resources.md says.</exception>
    public static IReadOnlyList<ResourceExample> ReadAll(string resources)
    {
        var arabic = Path.Combine(resources, "ar");
        var result = new List<ResourceExample>();
        foreach (var path in LanguagePack.Files(arabic).Where(path => path.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            var name = Path.GetRelativePath(arabic, path).Replace('\\', '/');
            var (kind, _, entries) = ResourceEntry.Read(path, name);
            foreach (var entry in entries)
            {
                result.AddRange(entry.Children("examples").Select(example => new ResourceExample(kind, name, entry.Id, example)));
            }
        }
        return result;
    }
}
