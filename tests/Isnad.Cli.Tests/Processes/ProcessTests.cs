using System.Runtime.Versioning;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests.Processes;

/// <summary>What the system does to a command: permissions, pipes, signals, full disks.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ProcessTests : IDisposable
{
    private const string Words = "شنت مقاتلات غارتين على معسكر شرق البلدة ظهر الأربعاء، وفق ما ذكر مصدر محلي.";

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        CliProcess.Open(_folder.Root);
        _folder.Dispose();
    }

    private string Many(int count) => _folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, count).Select(i => $$"""{"id":"d{{i}}","text":"{{Words}} {{Words}}"}""" + "\n")));

    private ProcessResult Read(string arguments)
    {
        CliProcess.Open(_folder.Root);
        return CliProcess.Shell($"{CliProcess.Command} read {arguments}");
    }

    [Fact]
    public void Commands_run_without_privileges()
    {
        var secret = _folder.Write("a.txt", Words);
        CliProcess.Open(_folder.Root);
        File.SetUnixFileMode(secret, UnixFileMode.None);
        var run = CliProcess.Shell($"id -u; cat '{secret}'");
        run.Output.Trim().ShouldMatch("^[1-9][0-9]*$");
        run.Code.ShouldNotBe(0, "root reads what nobody may read, so that permissions would not be tried");
    }

    [Fact]
    public void A_file_and_a_folder_that_may_not_be_read_are_named_and_the_rest_is_read()
    {
        Directory.CreateDirectory(_folder.Path("closed"));
        _folder.Write("closed/a.txt", Words);
        _folder.Write("b.txt", Words);
        _folder.Write("good.txt", Words);
        CliProcess.Open(_folder.Root);
        File.SetUnixFileMode(_folder.Path("closed"), UnixFileMode.None);
        File.SetUnixFileMode(_folder.Path("b.txt"), UnixFileMode.None);
        foreach (var path in new[] { $"'{_folder.Root}'", $"'{_folder.Root}/**/*.txt'" })
        {
            var run = CliProcess.Shell($"{CliProcess.Command} read {path} --format csv");
            run.Code.ShouldBe(ExitCode.SomeFailed, run.Error);
            run.Output.ShouldContain(_folder.Path("good.txt"));
            run.ErrorLines.Length.ShouldBe(2, run.Error);
            run.ErrorLines.Single(line => line.StartsWith($"isnad: {_folder.Path("b.txt")}: cannot be opened (", StringComparison.Ordinal)).ShouldContain("permissions");
            run.ErrorLines.Single(line => line.StartsWith($"isnad: {_folder.Path("closed")}: the folder cannot be read (", StringComparison.Ordinal)).ShouldContain("permissions");
        }
    }

    [Fact]
    public void A_reader_that_closes_the_pipe_ends_it_without_a_word()
    {
        var path = Many(3000);
        CliProcess.Open(_folder.Root);
        var run = CliProcess.Shell($"set -o pipefail; {CliProcess.Command} read '{path}' --format jsonl | head -1");
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("\"d0\"");
        run.Error.ShouldBeEmpty();
        run.Code.ShouldBe(ExitCode.ClosedPipe);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_signal_ends_it_and_leaves_no_file(string signal)
    {
        CliProcess.Open(_folder.Root);
        // Input that never ends, so that only the signal can end it; the file beside shows that it writes. Without 'set -m' the shell has SIGINT ignored.
        var command = $"set -m; (while echo '{{\"text\":\"{Words}\"}}' 2>/dev/null; do sleep 0.01; done) | {CliProcess.Command} read - --out '{_folder.Path("out.jsonl")}' & "
            + $"pid=$!; for i in $(seq 600); do compgen -G '{_folder.Root}/out.jsonl.*.part' >/dev/null && break; sleep 0.1; done; sleep 1; kill -{signal} $pid; wait $pid";
        var run = CliProcess.Shell(command);
        run.Code.ShouldBe(ExitCode.Interrupted, run.Error);
        Directory.GetFileSystemEntries(_folder.Root).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--out /dev/full", "isnad: /dev/full: cannot be written (")]
    [InlineData("> /dev/full", "isnad: standard output cannot be written: ")]
    [InlineData("--out /nowhere/at/all.csv", "isnad: /nowhere/at/all.csv: cannot be written (")]
    public void A_full_disk_is_one_line(string output, string message)
    {
        var run = Read($"'{Many(50)}' {output}");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.ErrorLines.ShouldHaveSingleItem().ShouldStartWith(message);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_to_is_named()
    {
        var input = Many(2);
        CliProcess.Open(_folder.Root);
        Directory.CreateDirectory(_folder.Path("closed"));
        File.SetUnixFileMode(_folder.Path("closed"), (UnixFileMode)365);
        var run = CliProcess.Shell($"{CliProcess.Command} read '{input}' --out '{_folder.Path("closed/o.csv")}'");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.ErrorLines.ShouldHaveSingleItem().ShouldStartWith($"isnad: {_folder.Path("closed/o.csv")}: cannot be written (");
    }

    [Fact]
    public void Bad_among_good_in_one_run()
    {
        File.WriteAllBytes(_folder.Path("a.txt"), [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2]);
        _folder.Write("b.txt", "");
        _folder.Write("c.jsonl", $$"""{"id":"c1","text":"{{Words}}"}""" + "\n{\"id\":\"c2\"\n" + $$"""{"id":"c1","text":"{{Words}}"}""");
        File.WriteAllBytes(_folder.Path("d.txt.gz"), [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2]);
        File.WriteAllBytes(_folder.Path("e.txt"), Isnad.Ingest.Encodings.EncodingNames.Find("windows-1256")!.GetBytes(Words));
        var run = Read($"'{_folder.Root}' --format csv");
        run.Code.ShouldBe(ExitCode.SomeFailed);
        run.ErrorLines.Length.ShouldBe(6, run.Error);
        run.ErrorLines.ShouldAllBe(line => line.StartsWith($"isnad: {_folder.Root}/", StringComparison.Ordinal));
        run.Output.ShouldContain("c1,");
        run.Output.ShouldContain(_folder.Path("e.txt"));
    }

    [Theory]
    [InlineData("--encoding klingon", "windows-1256")]
    [InlineData("--encoding utf-7", "windows-1256")]
    public void A_wrong_encoding_is_wrong_usage_and_lists_names(string option, string named)
    {
        var run = CliRun.Of(["read", _folder.Write("a.txt", Words), .. option.Split(' ')]);
        run.Code.ShouldBe(ExitCode.WrongUsage);
        run.Error.ShouldContain(named);
    }

    [Fact]
    public void An_encoding_given_is_taken()
    {
        File.WriteAllBytes(_folder.Path("a.txt"), Isnad.Ingest.Encodings.EncodingNames.Find("windows-1256")!.GetBytes(Words));
        var run = CliRun.Of("read", _folder.Path("a.txt"), "--encoding", "windows-1256", "--format", "json", "--with-text");
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain(Words);
        CliRun.Of("explain", _folder.Path("a.txt"), "--encoding", "windows-1256").Error.ShouldBeEmpty();
    }
}
