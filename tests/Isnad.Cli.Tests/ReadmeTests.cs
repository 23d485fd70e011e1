using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

/// <summary>What README.md shows of the first sample is what <c>read</c> prints.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Root = Path.GetDirectoryName(Engine.FindResources())!;

    [Fact]
    public void The_sample_shown_is_what_is_printed()
    {
        var shown = Block().Match(File.ReadAllText(Path.Combine(Root, "README.md"))).Groups[1].Value.TrimEnd('\n').Split('\n');
        var file = Path.Combine(Root, "samples", "01-agency.txt");
        var printed = Isolates().Replace(CliRun.Of("read", file, "--format", "table").Output, "").Split('\n').Select(line => line.TrimEnd()).ToList();
        var first = printed.FindIndex(line => line.StartsWith("  e1 ", StringComparison.Ordinal));
        var second = printed.FindIndex(line => line.StartsWith("  e2 ", StringComparison.Ordinal));
        // The head holds the path, which is longer here.
        var head = string.Join(' ', printed.Take(first).Select(line => line.Trim())).Replace(file, "samples/01-agency.txt", StringComparison.Ordinal);
        shown.ShouldBe([head, .. printed[first..second]], "run 'tools/readme-sample', which writes it anew");
    }

    [GeneratedRegex("## What it shows\n\n```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("[\u2066-\u2069]")]
    private static partial Regex Isolates();
}
