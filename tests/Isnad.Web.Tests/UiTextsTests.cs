using System.Text.RegularExpressions;

namespace Isnad.Web.Tests;

/// <summary>The interface's words are all there, in both languages, and none too many.</summary>
public sealed partial class UiTextsTests
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(DeskHost.Resources, "..", "src", "Isnad.Web"));

    private static readonly HashSet<string> Keys = [.. Directory.EnumerateFiles(Path.Combine(DeskHost.Resources, "ui"), "*.tsv").SelectMany(file => File.ReadLines(file).Skip(1)).Select(line => line.Split('\t')[0])];

    private static readonly string[] Sources = [.. Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".razor" or ".cs" && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("node_modules", StringComparison.Ordinal)).Select(File.ReadAllText)];

    [Fact]
    public void Every_key_that_is_used_has_words() =>
        Sources.SelectMany(source => Used().Matches(source)).Select(match => match.Groups[1].Value).Where(key => !Keys.Contains(key)).Distinct().ShouldBeEmpty();

    [Fact]
    public void Every_key_is_used()
    {
        var all = string.Join('\n', Sources);
        // Of a list of labels the first part is named in the code, the rest is data.
        Keys.Where(key => !all.Contains($"\"{key}\"", StringComparison.Ordinal) && !all.Contains($"\"{key.Split('.')[0]}.{{", StringComparison.Ordinal) && !all.Contains($"Label(\"{key.Split('.')[0]}\"", StringComparison.Ordinal)
            && !all.Contains($"List(\"{key.Split('.')[0]}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Arabic_words_are_Arabic_and_English_ones_are_not() => Directory.EnumerateFiles(Path.Combine(DeskHost.Resources, "ui"), "*.tsv").SelectMany(file => File.ReadLines(file).Skip(1)).Select(line => line.Split('\t'))
        .Where(cells => cells[0] != "other-language" && (!Arabic().IsMatch(cells[1]) || Arabic().IsMatch(cells[2]))).Select(cells => cells[0]).ShouldBeEmpty();

    [GeneratedRegex("(?:Ui\\[|Ui\\.Format\\()\"([\\w.-]+)\"")]
    private static partial Regex Used();

    [GeneratedRegex("\\p{IsArabic}")]
    private static partial Regex Arabic();
}
