namespace Isnad.Conventions.Tests;

/// <summary>The files of the tree, without what is built.</summary>
internal static class Tree
{
    private static readonly string[] LeftOut = [".git", "node_modules", "bin", "obj", "artifacts", ".vs", "BenchmarkDotNet.Artifacts", "TestResults"];
    private static readonly string[] Text = [".cs", ".csproj", ".props", ".slnx", ".yaml", ".yml", ".tsv", ".md", ".json", ".jsonl", ".txt", ".py", ".sh", ".cmd", ".html", ".css", ".js", ".sql", ".editorconfig", ".gitignore", ""];

    /// <summary>Its root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file, as a path from the root with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    /// <summary>Files of text.</summary>
    public static IEnumerable<string> Texts => Files.Where(file => Text.Contains(Path.GetExtension(file)));

    /// <summary>C# files below a folder.</summary>
    public static IEnumerable<string> Code(params string[] folders) => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && folders.Any(folder => file.StartsWith(folder + "/", StringComparison.Ordinal)));

    /// <summary>Content of a file.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Each line for which something holds, as "file:line: text".</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> files, Func<string, bool> holds) => files.SelectMany(file =>
        File.ReadLines(Path.Combine(Root, file)).Select((line, index) => (line, index)).Where(pair => holds(pair.line)).Select(pair => $"{file}:{pair.index + 1}: {pair.line.Trim()}"));

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (var item in folder.EnumerateFileSystemInfos())
        {
            if (item is DirectoryInfo inner)
            {
                foreach (var file in LeftOut.Contains(inner.Name) ? [] : Walk(inner))
                {
                    yield return file;
                }
            }
            else
            {
                yield return Path.GetRelativePath(Root, item.FullName).Replace('\\', '/');
            }
        }
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
}
