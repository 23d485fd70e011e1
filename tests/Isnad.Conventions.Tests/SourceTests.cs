using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Isnad.Conventions.Tests;

/// <summary>What must not stand in a file.</summary>
public sealed partial class SourceTests
{
    private const int LongestCode = 420, LongestYaml = 400;
    private static readonly string[] Pure = ["src/Isnad.Text", "src/Isnad.Model", "src/Isnad.Language", "src/Isnad.Analysis", "src/Isnad.Fusion", "src/Isnad.Publishing"];

    [Fact]
    public void The_tree_is_found()
    {
        Tree.Code("src").Count().ShouldBeGreaterThan(50);
        Tree.Files.Count(file => file.StartsWith("resources/", StringComparison.Ordinal)).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Arabic_stands_in_the_resources_and_not_in_the_code() => Tree.Lines(
        Tree.Code("src").Where(file => file != "src/Isnad.Text/ArabicLetters.cs").Concat(Tree.Files.Where(file => file.StartsWith("src/Isnad.Web/", StringComparison.Ordinal) && !file.StartsWith("src/Isnad.Web/Assets/", StringComparison.Ordinal) && Path.GetExtension(file) is ".razor" or ".js")), Arabic().IsMatch).ShouldBeEmpty();

    [Fact]
    public void The_reader_knows_no_clock_and_no_console() => Tree.Lines(Tree.Code(Pure), ClockOrConsole().IsMatch).ShouldBeEmpty();

    [Fact]
    public void No_code_file_is_too_long() => TooLong(".cs", LongestCode).ShouldBeEmpty();

    [Fact]
    public void No_resource_file_is_too_long() => TooLong(".yaml", LongestYaml).ShouldBeEmpty();

    [Fact]
    public void No_file_holds_a_path_of_one_machine() => Tree.Lines(Tree.Texts, line => Machine().IsMatch(line)).ShouldBeEmpty();

    [Fact]
    public void Resource_files_are_normalised_and_hold_no_bidi_controls() => Tree.Files.Where(file => file.StartsWith("resources/ar/", StringComparison.Ordinal) && file.EndsWith(".yaml", StringComparison.Ordinal))
        .Where(file => Tree.Read(file) is var text && (Bidi().IsMatch(text) || text.Contains('\r') || text.StartsWith('\uFEFF'))).ShouldBeEmpty();

    [Fact]
    public void Entry_ids_are_ascii() => Tree.Lines(Tree.Files.Where(file => file.StartsWith("resources/ar/", StringComparison.Ordinal) && file.EndsWith(".yaml", StringComparison.Ordinal)),
        line => line.StartsWith("- id:", StringComparison.Ordinal) && !AsciiId().IsMatch(line)).ShouldBeEmpty();

    [Theory]
    [InlineData("var x = \"\u0642\u0635\u0641\";", true)]
    [InlineData("// \uFEFB", true)]
    [InlineData("var x = '\\u0642';", false)]
    public void Arabic_is_seen(string line, bool seen) => Arabic().IsMatch(line).ShouldBe(seen);

    [Theory]
    [InlineData("see /" + "work/main/x.txt", true)]
    [InlineData("path=/" + "tmp/out", true)]
    [InlineData("C:\\" + "Users\\a\\x", true)]
    [InlineData("/" + "home/me/x", true)]
    [InlineData("https://example.org/" + "work/x", false)]
    [InlineData("../" + "tmp/x", false)]
    [InlineData("src/Isnad.Text/Token.cs", false)]
    public void A_machines_path_is_seen(string line, bool seen) => Machine().IsMatch(line).ShouldBe(seen);

    private static IEnumerable<string> TooLong(string extension, int most) => Tree.Files.Where(file => file.EndsWith(extension, StringComparison.Ordinal))
        .Select(file => (file, lines: File.ReadLines(Path.Combine(Tree.Root, file)).Count())).Where(pair => pair.lines > most).Select(pair => $"{pair.file}: {pair.lines} lines, at most {most}");

    [GeneratedRegex(@"[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"DateTime(Offset)?\.(Now|UtcNow|Today)|TimeProvider|Stopwatch|\bConsole\.|HttpClient|Random\.Shared")]
    private static partial Regex ClockOrConsole();

    // The first folder of a path on a machine, where nothing before it makes it a part of a longer path or an address.
    [GeneratedRegex(@"(?<![\w.\-/~:])/(work|tmp|home|root|Users|mnt|opt)/\w|\b[A-Za-z]:\\Users\\")]
    private static partial Regex Machine();

    [GeneratedRegex("[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex Bidi();

    [GeneratedRegex(@"^- id: ""?[A-Za-z0-9.:\-_]+""?( *#.*)?$")]
    private static partial Regex AsciiId();
}
