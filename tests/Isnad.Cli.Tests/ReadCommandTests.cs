using System.Text.Json;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

public sealed class ReadCommandTests : IDisposable
{
    private const string Words = "شنت مقاتلات غارتين على معسكر شرق البلدة ظهر الأربعاء، وفق ما ذكر مصدر محلي.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Many(int count) => _folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, count).Select(i =>
        $$"""{"id":"d{{i}}","outlet":"صوت الجبل","published":"2016-03-02","text":"{{string.Join(' ', Enumerable.Repeat(Words, 1 + (i * 7 % 11)))}}"}""" + "\n")));

    private static List<string> Ids(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    [Fact]
    public void Json_is_one_array_in_the_order_of_the_input()
    {
        var run = CliRun.Of("read", Many(700), "--format", "json");
        run.Code.ShouldBe(ExitCode.Success);
        run.Error.ShouldBeEmpty();
        Ids(run.Output).ShouldBe(Enumerable.Range(0, 700).Select(i => $"d{i}"));
        var first = JsonDocument.Parse(run.Output).RootElement[0];
        first.GetProperty("published").GetProperty("from").GetString().ShouldBe("2016-03-02");
        first.GetProperty("published").GetProperty("basis").GetString().ShouldBe("metadata");
        first.GetProperty("events").ValueKind.ShouldBe(JsonValueKind.Array);
        first.TryGetProperty("text", out _).ShouldBeFalse();
        run.Output.ShouldContain("صوت الجبل");
    }

    [Fact]
    public void A_document_in_another_language_is_named_and_fails_nothing()
    {
        var run = CliRun.Of("read", _folder.Write("fa.txt", "نیروهای دولتی پس از دو روز درگیری کنترل شهر را به دست گرفتند"), "--format", "json");
        run.Code.ShouldBe(ExitCode.Success);
        run.Error.TrimEnd().ShouldMatch(@"^.*fa\.txt: warning: the document '.*fa\.txt' is written in Persian; isnad reads Arabic [^\n]*$");
        JsonDocument.Parse(run.Output).RootElement[0].GetProperty("events").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Jsonl_is_a_document_a_line_and_carries_the_text_on_demand()
    {
        var run = CliRun.Of("read", Many(30), "--format", "jsonl", "--with-text");
        var lines = run.Output.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(30);
        JsonDocument.Parse(lines[0]).RootElement.GetProperty("text").GetString().ShouldBe(Words);
        lines[0].ShouldContain(Words);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes()
    {
        var path = Many(300);
        CliRun.Of("read", path).Bytes.ShouldBe(CliRun.Of("read", path).Bytes);
    }

    [Theory]
    [InlineData(true, null, "table")]
    [InlineData(false, null, "json")]
    [InlineData(true, "x.json", "json")]
    [InlineData(true, "x.csv", "csv")]
    [InlineData(false, "x.jsonl", "jsonl")]
    [InlineData(false, "x.txt", "table")]
    public void The_format_follows_from_where_the_output_goes(bool terminal, string? name, string expected)
    {
        var run = CliRun.With(new(Terminal: terminal), name is null ? ["read", Many(2)] : ["read", Many(2), "--out", _folder.Path(name)]);
        run.Code.ShouldBe(ExitCode.Success);
        var output = name is null ? run.Output : File.ReadAllText(_folder.Path(name));
        (output[0] switch { '[' => "json", '{' => "jsonl", 'd' => output.StartsWith("document_id,", StringComparison.Ordinal) ? "csv" : "table", _ => "?" }).ShouldBe(expected);
        (name is null ? output.Length : run.Output.Length).ShouldBe(name is null ? output.Length : 0);
    }

    [Fact]
    public void The_table_has_a_head_a_document()
    {
        var run = CliRun.With(new(Terminal: true), "read", Many(2));
        run.Output.ShouldContain("d0 · \u2068صوت الجبل\u2069 · published 2016-03-02 (metadata) · ");
        run.Output.ShouldContain("d1 · ");
    }

    [Fact]
    public void A_problem_is_one_line_and_the_exit_code_is_1()
    {
        var path = _folder.Write("a.jsonl", $$"""
            {"id":"a","text":"{{Words}}"}
            {"id":"b"}
            {"id":"c","text":"{{Words}}"}
            """);
        var run = CliRun.Of("read", path, _folder.Path("none.txt"));
        run.Code.ShouldBe(ExitCode.SomeFailed);
        Ids(run.Output).ShouldBe(["a", "c"]);
        var lines = run.Error.TrimEnd().Split('\n', StringSplitOptions.TrimEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith($"isnad: {path}:2: the record has no text; ");
        lines[1].ShouldStartWith($"isnad: {_folder.Path("none.txt")}: no such file");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.txt")]
    public void A_report_is_not_replaced_by_its_records(string input)
    {
        var path = _folder.Write("a.txt", Words);

        var run = CliRun.Of("read", input.Length == 0 ? Path.GetDirectoryName(path)! : path, "--out", path);

        run.Code.ShouldBe(ExitCode.WrongUsage);
        run.Error.ShouldBe($"isnad: --out {path} is one of the reports that are read, or stands in a folder that is read; give another file\n");
        File.ReadAllText(path).ShouldBe(Words);
    }

    [Fact]
    public void A_second_document_with_an_id_is_left_out()
    {
        var run = CliRun.Of("read", _folder.Write("a.json", $$"""[{"id":"a","text":"{{Words}}"},{"id":"a","text":"{{Words}}"}]"""));
        run.Code.ShouldBe(ExitCode.SomeFailed);
        Ids(run.Output).ShouldBe(["a"]);
        run.Error.ShouldContain("'a' was given before");
    }

    [Fact]
    public void Standard_input_is_read_with_the_day_given()
    {
        var run = CliRun.With(new(Words), "read", "-", "--published", "2016-03-02");
        var document = JsonDocument.Parse(run.Output).RootElement[0];
        document.GetProperty("id").GetString().ShouldBe("stdin");
        document.GetProperty("published").GetProperty("basis").GetString().ShouldBe("given");
    }

    [Fact]
    public void Nothing_read_is_still_valid_json()
    {
        var run = CliRun.Of("read", _folder.Path("none.txt"), "--format", "json");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        JsonDocument.Parse(run.Output).RootElement.GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("read", "a.txt", "--format", "xml")]
    [InlineData("read", "a.txt", "--published", "yesterday")]
    [InlineData("read", "a.txt", "--nonsense")]
    [InlineData("nonsense")]
    public void Wrong_usage_is_2(params string[] args)
    {
        var run = CliRun.Of(args);
        run.Code.ShouldBe(ExitCode.WrongUsage);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("isnad: ");
    }

    [Fact]
    public void An_output_file_appears_only_whole()
    {
        var path = Many(40);
        var kept = _folder.Path("records.jsonl");
        CliRun.Of("read", path, "--out", kept).Code.ShouldBe(ExitCode.Success);
        File.ReadLines(kept).Count().ShouldBe(40);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var before = File.ReadAllText(kept);
        CliRun.With(new() { Stop = stop.Token }, "read", path, "--out", kept).Code.ShouldBe(ExitCode.Interrupted);
        File.ReadAllText(kept).ShouldBe(before);
        Directory.GetFiles(_folder.Root).ShouldBe([path, kept], ignoreOrder: true);
    }

    [Fact]
    public void A_reader_that_goes_away_ends_it_quietly()
    {
        using var gone = new GoneStream(20_000);
        var run = CliRun.With(new(Output: gone), "read", Many(2000));
        run.Code.ShouldBe(ExitCode.ClosedPipe);
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Input_is_read_no_further_ahead_than_the_queues_allow()
    {
        using var gone = new GoneStream(20_000);
        using var endless = new EndlessStream(System.Text.Encoding.UTF8.GetBytes($$"""{"text":"{{string.Join(' ', Enumerable.Repeat(Words, 100))}}"}""" + "\n"));
        CliRun.With(new(Output: gone) { Bytes = endless }, "read", "-", "--format", "jsonl").Code.ShouldBe(ExitCode.ClosedPipe);
        endless.Given.ShouldBeLessThan(100 << 20);
    }

    private sealed class EndlessStream(byte[] item) : MemoryStream
    {
        private long _at;

        public long Given => Interlocked.Read(ref _at);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var part = item.AsSpan((int)(_at % item.Length));
            var count = Math.Min(part.Length, buffer.Length);
            part[..count].CopyTo(buffer);
            Interlocked.Add(ref _at, count);
            return count;
        }
    }

    private sealed class GoneStream(int after) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            if (Length > after)
            {
                throw new ClosedPipeException();
            }
        }
    }
}
