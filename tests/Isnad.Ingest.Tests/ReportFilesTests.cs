using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests;

public sealed class ReportFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_read_in_ordinal_order_with_its_folders_and_without_what_is_no_report()
    {
        foreach (var name in new[] { "b.txt", "a/2.json", "a/10.jsonl.gz", "c.ndjson", "Z.txt.gz", "notes.md", "a/2.expected.json", ".hidden/x.txt", ".y.txt" })
        {
            _folder.Write(name, "{}");
        }
        Names(_folder.Root).ShouldBe(["Z.txt.gz", "a/10.jsonl.gz", "a/2.json", "b.txt", "c.ndjson"]);
    }

    [Fact]
    public void Arguments_keep_their_order_and_a_file_named_twice_is_read_once()
    {
        var first = _folder.Write("b.txt", "x");
        _folder.Write("a.txt", "x");
        Names(first, _folder.Root, _folder.Path("./b.txt")).ShouldBe(["b.txt", "a.txt"]);
    }

    [Theory]
    [InlineData("*.txt", new[] { "a.txt", "b.txt" })]
    [InlineData("?.txt", new[] { "a.txt", "b.txt" })]
    [InlineData("20*/*.jsonl", new[] { "2018/x.jsonl", "2019/y.jsonl" })]
    [InlineData("**/*.jsonl", new[] { "2018/deep/z.jsonl", "2018/x.jsonl", "2019/y.jsonl" })]
    [InlineData("201?", new[] { "2018/deep/z.jsonl", "2018/x.jsonl", "2019/y.jsonl" })]
    public void Patterns_are_expanded(string pattern, string[] expected)
    {
        foreach (var name in new[] { "a.txt", "b.txt", "c.md", "2018/x.jsonl", "2018/deep/z.jsonl", "2019/y.jsonl" })
        {
            _folder.Write(name, "x");
        }
        Names(_folder.Path(pattern)).Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_with_a_star_in_it_is_itself_where_it_exists()
    {
        _folder.Write("a.txt", "x");
        _folder.Write("*.txt", "x");
        Names(_folder.Path("*.txt")).ShouldBe(["*.txt"]);
    }

    [Fact]
    public void A_link_to_a_folder_above_does_not_go_round_for_ever()
    {
        _folder.Write("in/a.txt", "x");
        Directory.CreateSymbolicLink(_folder.Path("in/loop"), _folder.Root);
        Names(_folder.Root).ShouldBe(["in/a.txt"]);
        Names(_folder.Path("**/*.txt")).ShouldBe(["in/a.txt"]);
    }

    [Theory]
    [InlineData("none.txt", "no such file")]
    [InlineData("notes.pdf", "ending")]
    [InlineData("empty", "no report files")]
    [InlineData("*.nothing", "fits no report file")]
    [InlineData("no-folder/*.txt", "fits no report file")]
    public void What_cannot_be_read_is_one_problem_and_the_rest_is_read(string name, string reason)
    {
        Directory.CreateDirectory(_folder.Path("empty"));
        _folder.Write("notes.pdf", "x");
        var good = _folder.Write("good.txt", "x");
        var found = ReportFiles.Expand([_folder.Path(name), good]).ToList();
        found.Count.ShouldBe(2);
        found[0].Problem!.Reason.ShouldContain(reason);
        found[0].Problem!.File.ShouldBe(_folder.Path(name));
        found[1].File!.Path.ShouldBe(good);
    }

    [Fact]
    public void A_folder_without_permission_is_a_problem()
    {
        var good = _folder.Write("good.txt", "x");
        _folder.Write("locked/a.txt", "x");
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        File.SetUnixFileMode(_folder.Path("locked"), UnixFileMode.None);
        try
        {
            var found = ReportFiles.Expand([_folder.Root]).ToList();
            found.ShouldContain(item => item.File != null && item.File.Path == good);
            // The superuser may read everything.
            found.Exists(item => item.Problem is { } problem && problem.Reason.Contains("cannot be read", StringComparison.Ordinal)).ShouldBe(!Environment.IsPrivilegedProcess);
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path("locked"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_dash_is_standard_input() => ReportFiles.Expand(["-"]).Single().File.ShouldBeSameAs(InputFile.StandardInput);

    private List<string> Names(params string[] paths) => [.. ReportFiles.Expand(paths).Select(found => Path.GetRelativePath(_folder.Root, found.File!.Path).Replace('\\', '/'))];
}
