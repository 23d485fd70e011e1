using Isnad.Language;

namespace Isnad.Analysis.Examples;

/// <summary>Runs the examples of page furniture: each line of the text is asked for by itself.</summary>
internal static class FurnitureCheck
{
    /// <summary>What the reader answers instead, or null where a line of just the words that are asked for is furniture of the kind.</summary>
    public static string? Missing(ResourceExample example, FurnitureWords furniture)
    {
        var found = Lines(example.Text, furniture).ToList();
        return example.Expect.All(pair => found.Exists(line => line.Text == pair.Value && line.Match.Kind.Name() == pair.Key)) ? null
            : string.Join("; ", found.Select(line => $"{line.Match.Kind.Name()}: {line.Text}")) is { Length: > 0 } list ? list : "nothing";
    }

    /// <summary>The line that was taken by the entry, or null where the boundary holds.</summary>
    public static string? Taken(ResourceExample example, FurnitureWords furniture) =>
        Lines(example.Text, furniture).Where(line => line.Match.Entry.Id == example.Entry).Select(line => $"takes {line.Text}").FirstOrDefault();

    private static IEnumerable<(string Text, FurnitureLine Match)> Lines(string text, FurnitureWords furniture) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => (line, Match: furniture.Match(line))).Where(line => line.Match is not null).Select(line => (line.line, line.Match!));
}
