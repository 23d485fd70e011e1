using System.Text;
using Shouldly;
using Xunit;

namespace Isnad.Ingest.Tests;

/// <summary>Input that is no input: pictures, loops, files that go away, names that attack a terminal. What stands beside it is read.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const string Words = "عاد الهدوء إلى البلدة بعد ليلة من القصف.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static byte[] Picture()
    {
        var noise = new byte[50_000];
        new Random(7).NextBytes(noise);
        return [0xFF, 0xD8, 0xFF, 0xE0, .. noise];
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.jsonl")]
    [InlineData("a.json")]
    [InlineData("a.html")]
    public void A_picture_under_another_name_is_one_line(string name)
    {
        var path = _folder.Write(name, Picture());
        var good = _folder.Write("good.txt", Words);
        var reading = Reading.Of(path, good);
        reading.Ids.ShouldBe([good]);
        reading.Problems.Single().ToString().ShouldBe($"{path}: is an image, no text; correct its name, or give the text that it holds.");
    }

    [Theory]
    [InlineData("PK\u0003\u0004", "a ZIP archive or office document")]
    [InlineData("%PDF-1.4\n", "a PDF document")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "an office document")]
    public void An_archive_under_a_texts_name_is_one_line(string head, string what)
    {
        var path = _folder.Write("a.txt", [.. Encoding.Latin1.GetBytes(head), .. Encoding.UTF8.GetBytes(Words)]);
        var good = _folder.Write("good.txt", Words);
        var reading = Reading.Of(path, good);
        reading.Ids.ShouldBe([good]);
        reading.Problems.Single().ToString().ShouldBe($"{path}: is {what}, no text; correct its name, or give the text that it holds.");
    }

    [Theory]
    [InlineData("a.txt", 0)]
    [InlineData("a.jsonl", 1)]
    public void Bytes_without_a_name_are_told_from_text(string name, int first)
    {
        var noise = new byte[9000];
        new Random(11).NextBytes(noise);
        Reading.Of(_folder.Write(name, noise[first..])).Problems.Single().Reason.ShouldBe("is binary, no text");
        Reading.Of(_folder.Write(name, new byte[500])).Problems.Single().Reason.ShouldBe("is binary, no text");
    }

    [Fact]
    public void A_stray_nul_is_text()
    {
        var text = string.Concat(Enumerable.Repeat(Words, 10));
        Reading.Of(_folder.Write("a.txt", text + "\0" + text)).Texts.ShouldBe([text + "\0" + text]);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF \u00A0\n")]
    public void A_mark_alone_is_no_text(string text)
    {
        var path = _folder.Write("a.txt", text);
        Reading.Of(path).Problems.Single().ToString().ShouldBe($"{path}: is empty; give a file with text in it.");
    }

    [Fact]
    public void Latin_text_is_a_report_like_any_other() => Reading.Of(_folder.Write("a.txt", "A bomb went off near the market.")).Problems.ShouldBeEmpty();

    [Fact]
    public void A_file_that_vanishes_is_named_and_the_rest_is_read()
    {
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
        {
            _folder.Write(name, Words);
        }
        var parser = new RecordParser(null);
        List<string> ids = [];
        List<InputProblem> problems = [];
        foreach (var parsed in new ReportReader([_folder.Root], Stream.Null).Records().Select(parser.Parse))
        {
            ids.AddRange(parsed.Reports.Select(report => Path.GetFileName(report.Id)));
            problems.AddRange(parsed.Problems);
            File.Delete(_folder.Path("b.txt"));
        }
        ids.ShouldBe(["a.txt", "c.txt"]);
        problems.Single().ToString().ShouldStartWith($"{_folder.Path("b.txt")}: cannot be opened (");
    }

    [Theory]
    [InlineData("", "x/a.txt")]
    [InlineData("/x/loop", "x/loop/a.txt")]
    [InlineData("/**/*.txt", "x/a.txt")]
    public void A_loop_of_folders_ends(string path, string expected)
    {
        _folder.Write("x/a.txt", Words);
        Directory.CreateSymbolicLink(_folder.Path("x/loop"), _folder.Path("x"));
        Directory.CreateSymbolicLink(_folder.Path("x/up"), _folder.Root);
        var reading = Reading.Of(_folder.Root + path);
        reading.Problems.ShouldBeEmpty();
        reading.Ids.ShouldBe([_folder.Path(expected)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/*.txt")]
    public void A_pipe_among_files_is_named_and_not_waited_for(string pattern)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_folder.Path("a.txt")]))
        {
            made.WaitForExit();
            made.ExitCode.ShouldBe(0);
        }
        File.CreateSymbolicLink(_folder.Path("b.txt"), _folder.Path("a.txt"));
        _folder.Write("c.txt", Words);
        Reading? reading = null;
        var thread = new Thread(() => reading = Reading.Of(_folder.Root + pattern)) { IsBackground = true };
        thread.Start();
        thread.Join(TimeSpan.FromSeconds(30)).ShouldBeTrue("it waits for a writer");
        reading!.Ids.ShouldBe([_folder.Path("c.txt")]);
        reading.Problems.Select(problem => $"{problem.File} {problem.Reason}").ShouldBe([_folder.Path("a.txt") + " is empty or no regular file", _folder.Path("b.txt") + " is empty or no regular file"]);
    }

    [Fact]
    public void A_report_too_long_is_left_out_and_the_next_is_read()
    {
        var edge = _folder.Write("a.txt", new string('x', RecordParser.MaxReportLength));
        var beyond = _folder.Write("b.txt", new string('x', RecordParser.MaxReportLength + 1));
        var good = _folder.Write("c.txt", Words);
        var reading = Reading.Of(edge, beyond, good);
        reading.Ids.ShouldBe([edge, good]);
        reading.Problems.Single().ToString().ShouldContain("is longer than 8388608 characters; split it");
    }

    [Fact]
    public void A_file_that_links_to_itself_is_named()
    {
        File.CreateSymbolicLink(_folder.Path("a.txt"), _folder.Path("a.txt"));
        _folder.Write("b.txt", Words);
        var reading = Reading.Of(_folder.Root);
        reading.Ids.ShouldBe([_folder.Path("b.txt")]);
        reading.Problems.Single().ToString().ShouldStartWith($"{_folder.Path("a.txt")}: cannot be opened (");
    }

    [Theory]
    [InlineData("a\nb.txt", "a b.txt")]
    [InlineData("a\u001b[2Jb.txt", "a\\u001B[2Jb.txt")]
    [InlineData("\u202Etxt.gpj.txt", "\\u202Etxt.gpj.txt")]
    [InlineData("a \u2067b\u2069.txt", "a \\u2067b\\u2069.txt")]
    [InlineData("\uD83D\uDE00.txt", "\uD83D\uDE00.txt")]
    [InlineData("تقرير 1.txt", "تقرير 1.txt")]
    public void A_name_can_neither_break_a_message_nor_steer_a_terminal(string name, string shown)
    {
        var path = _folder.Write(name, "");
        Reading.Of(path).Problems.Single().ToString().ShouldBe($"{_folder.Path(shown)}: is empty; give a file with text in it.");
        Reading.Of(_folder.Write("good/" + name, Words)).Ids.Single().ShouldEndWith(name);
    }

    [Fact]
    public void A_value_in_a_message_is_held_short_and_clean()
    {
        var id = "\u202E" + new string('x', 100_000);
        var line = $$"""{"id":"{{id}}","text":"{{Words}}"}""";
        var message = Reading.Of(_folder.Write("a.jsonl", line + "\n" + line)).Problems.Single().ToString();
        message.Length.ShouldBeLessThan(1400);
        message.ShouldNotContain('\u202E');
        message.ShouldContain("was given before");
    }

    [Fact]
    public void Json_nested_without_end_is_a_problem_of_its_line()
    {
        var deep = new StringBuilder().Append("{\"text\":\"x\",\"a\":").Append('[', 200_000).Append(']', 200_000).Append('}');
        var path = _folder.Write("a.jsonl", $"{deep}\n{{\"id\":\"b\",\"text\":\"{Words}\"}}\n");
        var reading = Reading.Of(path);
        reading.Ids.ShouldBe(["b"]);
        reading.Problems.Single().ToString().ShouldStartWith($"{path}:1: broken JSON at byte ");
    }
}
