using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;

namespace Isnad.Cli.Tests;

/// <summary>Starting the desk from the command line.</summary>
public sealed class UpCommandTests
{
    [Fact]
    public void An_address_that_is_taken_is_told_in_one_line_with_what_to_do()
    {
        using var folder = new TempFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var run = CliRun.Of("up", "--no-browser", "--data", folder.Root, "--address", address);
        run.Code.ShouldNotBe(ExitCode.Success);
        run.Output.ShouldBeEmpty();
        var line = run.Error.Trim().Split('\n').ShouldHaveSingleItem();
        line.ShouldContain($"{address}: cannot be listened at");
        line.ShouldContain("--address");
    }

    [Theory]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:7878/desk")]
    [InlineData("7878")]
    public void What_is_no_address_is_refused(string typed)
    {
        using var folder = new TempFolder();
        CliRun.Of("up", "--no-browser", "--data", folder.Root, "--address", typed).Error.ShouldContain("is no address to listen at");
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("127")]
    [InlineData("127.0.0.1/8")]
    public void What_is_no_address_of_one_proxy_is_refused(string typed)
    {
        using var folder = new TempFolder();
        CliRun.Of("up", "--no-browser", "--data", folder.Root, "--proxy", typed).Error.ShouldContain("is no address of one proxy");
    }

    [Fact]
    public void The_first_start_says_where_the_desk_is_who_comes_in_and_how_to_try_it()
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        using var said = new UntilSaid("isnad up --demo\n", stop);
        var run = CliRun.With(new CliSetting(Output: said) { Stop = stop.Token }, "up", "--no-browser", "--data", folder.Root, "--address", "http://127.0.0.1:0", "--proxy", "::1");
        run.Error.ShouldBeEmpty();
        run.Code.ShouldBe(ExitCode.Success);
        var lines = Encoding.UTF8.GetString(said.ToArray()).Trim().Split('\n');
        lines[0].ShouldMatch("^isnad: the desk is at http://127[.]0[.]0[.]1:[0-9]+/ [(]Ctrl-C ends it[)]$");
        lines[1].ShouldMatch("once: http://127[.]0[.]0[.]1:[0-9]+/welcome/");
        lines.Length.ShouldBe(3);
    }

    /// <summary>Ends the run when words were written.</summary>
    private sealed class UntilSaid(string words, CancellationTokenSource stop) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            Look();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            Look();
        }

        private void Look()
        {
            if (Encoding.UTF8.GetString(ToArray()).Contains(words, StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        }
    }
}
