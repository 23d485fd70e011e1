using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Isnad.Conventions.Tests;

/// <summary>What the documents say of the tests holds.</summary>
public sealed partial class DocsTests
{
    private const string Column = "held by";

    private static readonly ILookup<string, string> Methods = Tree.Code("tests")
        .SelectMany(file => Method().Matches(Tree.Read(file)).Select(match => (Class: Path.GetFileNameWithoutExtension(file), Name: match.Groups[1].Value)))
        .ToLookup(method => method.Class, method => method.Name);

    [Theory]
    [InlineData("docs/robustness.md", 20)]
    [InlineData("docs/feeds.md", 20)]
    public void Every_row_names_tests_that_there_are(string document, int fewest)
    {
        var rows = Rows(document).ToList();
        rows.Count.ShouldBeGreaterThan(fewest);
        rows.Where(row => row.Tests.Length == 0).Select(row => row.Line).ShouldBeEmpty("every row names the test that holds it");
        rows.SelectMany(row => Missing(row.Tests)).ShouldBeEmpty();
    }

    [Fact]
    public void A_test_that_there_is_not_is_seen() =>
        Missing(["DocsTests.A_test_that_there_is_not_is_seen", "Of_no_class", "DocsTests.No_such_test"]).ShouldBe(["DocsTests.Of_no_class", "DocsTests.No_such_test"]);

    /// <summary>Names without a class are of the class named before.</summary>
    private static IEnumerable<string> Missing(IEnumerable<string> tests)
    {
        var inClass = "";
        foreach (var test in tests)
        {
            var parts = test.Split('.');
            inClass = parts.Length > 1 ? parts[0] : inClass;
            if (!Methods[inClass].Contains(parts[^1]))
            {
                yield return $"{inClass}.{parts[^1]}";
            }
        }
    }

    /// <summary>Rows of the tables whose last column names tests.</summary>
    private static IEnumerable<(string Line, string[] Tests)> Rows(string document)
    {
        var within = false;
        foreach (var line in Tree.Read(document).Split('\n'))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            within = line.StartsWith('|') && (within || cells[^2] == Column);
            if (within && cells[^2] != Column && !cells[^2].StartsWith("---", StringComparison.Ordinal))
            {
                yield return (line, [.. Quoted().Matches(cells[^2]).Select(match => match.Groups[1].Value)]);
            }
        }
    }

    [GeneratedRegex(@"public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
